package dev.cofferdam.action.aws;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/**
 * A rule of a security group. Source: EC2 API Reference, IpPermission.
 *
 * @param groups ids of those that it names
 * @param blocks IPv4 and IPv6 blocks, and prefix lists by id
 */
record Rule(String protocol, int from, int to, List<String> groups, List<String> blocks) {
    private static final String ALL = "-1";
    private static final int LAST = 65_535;

    static Rule of(IpPermission permission) {
        var all = permission.ipProtocol().equals(ALL) || permission.fromPort() == null || permission.fromPort() == -1;
        return new Rule(
                permission.ipProtocol(),
                all ? 0 : permission.fromPort(),
                all || permission.toPort() == null ? LAST : permission.toPort(),
                permission.userIdGroupPairs().stream()
                        .map(UserIdGroupPair::groupId)
                        .sorted()
                        .toList(),
                Stream.of(
                                permission.ipRanges().stream().map(IpRange::cidrIp),
                                permission.ipv6Ranges().stream().map(Ipv6Range::cidrIpv6),
                                permission.prefixListIds().stream().map(PrefixListId::prefixListId))
                        .flatMap(s -> s)
                        .sorted()
                        .toList());
    }

    /** Whether something passes both. */
    boolean meets(Rule other) {
        var same = protocol.equals(ALL) || other.protocol.equals(ALL) || protocol.equals(other.protocol);
        return same && from <= other.to && other.from <= to;
    }

    /** {@code tcp 443}, {@code udp 1024-2048}, {@code all traffic}. */
    String words() {
        if (protocol.equals(ALL)) return "all traffic";
        if (from == 0 && to == LAST) return protocol;
        return from == to ? "%s %d".formatted(protocol, from) : "%s %d-%d".formatted(protocol, from, to);
    }
}
