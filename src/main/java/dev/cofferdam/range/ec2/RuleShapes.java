package dev.cofferdam.range.ec2;

import dev.cofferdam.range.world.Ids;
import dev.cofferdam.range.world.SecurityGroup.Rule;
import dev.cofferdam.range.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** One rule has one peer; a permission gathers the peers of the same protocol and ports. */
final class RuleShapes {
    private record Traffic(
            String protocol,
            @Nullable Integer from,
            @Nullable Integer to) {}

    private RuleShapes() {}

    static List<IpPermission> permissions(World world, List<Rule> rules) {
        var byTraffic = new LinkedHashMap<Traffic, List<Rule>>();
        for (var rule : rules) {
            byTraffic
                    .computeIfAbsent(
                            new Traffic(rule.protocol(), rule.fromPort(), rule.toPort()), _ -> new ArrayList<>())
                    .add(rule);
        }
        return byTraffic.entrySet().stream()
                .map(e -> IpPermission.builder()
                        .ipProtocol(e.getKey().protocol())
                        .fromPort(e.getKey().from())
                        .toPort(e.getKey().to())
                        .ipRanges(each(e.getValue(), RuleShapes::range))
                        .ipv6Ranges(each(e.getValue(), RuleShapes::range6))
                        .userIdGroupPairs(each(e.getValue(), r -> pair(world, r)))
                        .prefixListIds(List.of())
                        .build())
                .toList();
    }

    /** The rules that a request's permissions stand for. */
    static List<Rule> rules(List<IpPermission> permissions, boolean egress, Ids ids) {
        return permissions.stream().flatMap(p -> rules(p, egress, ids)).toList();
    }

    private static Stream<Rule> rules(IpPermission p, boolean egress, Ids ids) {
        if (p.ipProtocol() == null) throw Errors.missing("ipProtocol");
        var protocol = protocol(p.ipProtocol());
        var all = protocol.equals("-1");
        if (!all
                && (protocol.equals("tcp") || protocol.equals("udp"))
                && (p.fromPort() == null || p.toPort() == null)) {
            throw Errors.invalid("Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
        }
        var from = all ? null : p.fromPort();
        var to = all ? null : p.toPort();
        Supplier<String> id = () -> ids.resource("sgr");
        var rules = Stream.of(
                        p.ipRanges().stream()
                                .map(r -> new Rule(
                                        id.get(),
                                        egress,
                                        protocol,
                                        from,
                                        to,
                                        cidr(r.cidrIp()),
                                        null,
                                        null,
                                        r.description())),
                        p.ipv6Ranges().stream()
                                .map(r -> new Rule(
                                        id.get(),
                                        egress,
                                        protocol,
                                        from,
                                        to,
                                        null,
                                        r.cidrIpv6(),
                                        null,
                                        r.description())),
                        p.userIdGroupPairs().stream()
                                .map(r -> new Rule(
                                        id.get(),
                                        egress,
                                        protocol,
                                        from,
                                        to,
                                        null,
                                        null,
                                        r.groupId(),
                                        r.description())))
                .flatMap(s -> s)
                .toList();
        if (rules.isEmpty()) throw Errors.missing("ipRanges, ipv6Ranges, prefixListIds or groups");
        return rules.stream();
    }

    /** As in the service's messages: {@code peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW}. */
    static String describe(Rule rule) {
        var peer = Stream.of(rule.cidr(), rule.cidr6(), rule.group())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        var traffic = switch (rule.protocol()) {
            case "-1" -> "ALL";
            case "tcp", "udp" ->
                "%s, from port: %d, to port: %d"
                        .formatted(rule.protocol().toUpperCase(Locale.ROOT), rule.fromPort(), rule.toPort());
            default -> "protocol: " + rule.protocol();
        };
        return "peer: %s, %s, ALLOW".formatted(peer, traffic);
    }

    private static String protocol(String given) {
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "6" -> "tcp";
            case "17" -> "udp";
            case "1" -> "icmp";
            case "all" -> "-1";
            default -> given.toLowerCase(Locale.ROOT);
        };
    }

    private static String cidr(String cidr) {
        if (cidr.matches("(\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}")) return cidr;
        throw Errors.invalid("CIDR block %s is malformed".formatted(cidr));
    }

    private static <T> List<T> each(List<Rule> rules, java.util.function.Function<Rule, @Nullable T> shape) {
        return rules.stream()
                .map(shape)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static @Nullable IpRange range(Rule rule) {
        if (rule.cidr() == null) return null;
        return IpRange.builder()
                .cidrIp(rule.cidr())
                .description(rule.description())
                .build();
    }

    private static @Nullable Ipv6Range range6(Rule rule) {
        if (rule.cidr6() == null) return null;
        return Ipv6Range.builder()
                .cidrIpv6(rule.cidr6())
                .description(rule.description())
                .build();
    }

    private static @Nullable UserIdGroupPair pair(World world, Rule rule) {
        if (rule.group() == null) return null;
        return UserIdGroupPair.builder()
                .groupId(rule.group())
                .userId(world.id())
                .description(rule.description())
                .build();
    }
}
