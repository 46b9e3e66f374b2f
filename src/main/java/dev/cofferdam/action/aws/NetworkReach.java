package dev.cofferdam.action.aws;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Cidr;
import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Kind;
import dev.cofferdam.action.SideReads;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/**
 * Draws whom security groups let in, and where they let out. Routes, network ACLs and firewalls are not weighed.
 * Source: Amazon VPC User Guide, "Control traffic to your AWS resources using security groups".
 */
final class NetworkReach {
    /** Values that a filter takes at most. Source: EC2 User Guide, "Filtering". */
    private static final int VALUES = 200;

    private final ActionContext aws;
    private final Drawing drawing;
    private final Map<String, SecurityGroup> all = new TreeMap<>();
    private final Set<String> related = new TreeSet<>();

    private NetworkReach(ActionContext aws, Drawing drawing) {
        this.aws = aws;
        this.drawing = drawing;
    }

    /** Reads all security groups of the region. */
    static NetworkReach read(ActionContext aws, Drawing drawing) {
        var reach = new NetworkReach(aws, drawing);
        aws.client(Ec2Client.class).describeSecurityGroupsPaginator(r -> {}).securityGroups().stream()
                .forEach(g -> reach.all.put(g.groupId(), g));
        return reach;
    }

    /** The interfaces in a group, sorted. */
    static List<NetworkInterface> members(ActionContext aws, String group) {
        var in = Filter.builder().name("group-id").values(group).build();
        return aws
                .client(Ec2Client.class)
                .describeNetworkInterfacesPaginator(r -> r.filters(in))
                .networkInterfaces()
                .stream()
                .sorted(Comparator.comparing(NetworkInterface::networkInterfaceId))
                .toList();
    }

    Map<String, String> facts(String group) {
        var known = all.get(group);
        return known == null
                ? Facts.of("id", group).told()
                : Facts.of("id", group)
                        .and("VPC", known.vpcId())
                        .and("description", known.description())
                        .told();
    }

    /** @throws ActionException when there is none */
    String nameOf(String group) {
        if (all.containsKey(group)) return name(group);
        throw new ActionException(
                "NoSuchGroup",
                "There is no security group %s in %s. Look whether it is another region or account, or was deleted."
                        .formatted(group, aws.region()));
    }

    private String name(String group) {
        var known = all.get(group);
        return known == null ? group : known.groupName();
    }

    /**
     * @param anchor the id of the node that is in the groups, or is the group
     * @param addresses of its interfaces
     */
    void draw(String anchor, Collection<String> groups, Collection<String> addresses, SideReads reads) {
        var own = groups.stream().map(all::get).filter(g -> g != null).toList();
        own.forEach(group -> draw(anchor, group));
        for (var group : own) inbound(anchor, group);
        for (var group : own) outbound(anchor, group);
        for (var other : all.values()) {
            if (groups.contains(other.groupId())) continue;
            sends(anchor, other, own);
            reaches(anchor, other, own, addresses);
        }
        within(anchor, own);
        reads.run("who is in the security groups", this::members);
    }

    private void draw(String anchor, SecurityGroup group) {
        related.add(group.groupId());
        drawing.reached(group.groupId(), Kind.SECURITY_GROUP, group.groupName(), facts(group.groupId()));
        drawing.edge(anchor, group.groupId(), "is in");
    }

    /** Who is let in: groups, and blocks of addresses. */
    private void inbound(String anchor, SecurityGroup group) {
        for (var permission : group.ipPermissions()) {
            var rule = Rule.of(permission);
            for (var block : rule.blocks()) {
                drawing.dependent(block, Kind.NETWORK, network(block), Map.of());
                drawing.edge(block, anchor, "connects by " + rule.words(), Certainty.CERTAIN, by(group));
            }
            for (var other : rule.groups()) {
                if (other.equals(group.groupId())) continue;
                related.add(other);
                drawing.edge(
                        dependent(other), anchor, "connects by " + rule.words(), certainty(group, other), by(group));
            }
        }
    }

    private void outbound(String anchor, SecurityGroup group) {
        for (var permission : group.ipPermissionsEgress()) {
            var rule = Rule.of(permission);
            for (var block : rule.blocks()) {
                // the same block lets in: it stands on one side only
                var id = drawing.has(block) ? "to " + block : block;
                drawing.reached(id, Kind.NETWORK, network(block), Map.of());
                drawing.edge(anchor, id, "reaches by " + rule.words(), Certainty.CERTAIN, by(group));
            }
        }
    }

    /** Groups that name one of ours as where they may send to: what is behind them uses us. */
    private void sends(String anchor, SecurityGroup other, List<SecurityGroup> own) {
        var ours = own.stream().map(SecurityGroup::groupId).collect(Collectors.toSet());
        for (var permission : other.ipPermissionsEgress()) {
            var rule = Rule.of(permission);
            if (rule.groups().stream().noneMatch(ours::contains)) continue;
            related.add(other.groupId());
            drawing.edge(dependent(other.groupId()), anchor, "sends to it by " + rule.words());
        }
    }

    /** Groups that let us in, as far as ours let us out. */
    private void reaches(String anchor, SecurityGroup other, List<SecurityGroup> own, Collection<String> addresses) {
        for (var permission : other.ipPermissions()) {
            var rule = Rule.of(permission);
            for (var group : own) {
                var named = rule.groups().contains(group.groupId());
                var lets = named || rule.blocks().stream().anyMatch(b -> holds(b, addresses));
                var out = out(group, other, rule);
                if (!lets || out == Answer.NO) continue;
                related.add(other.groupId());
                drawing.reached(other.groupId(), Kind.SECURITY_GROUP, other.groupName(), facts(other.groupId()));
                var near = other.vpcId() == null || other.vpcId().equals(group.vpcId());
                drawing.edge(
                        anchor,
                        other.groupId(),
                        "reaches by " + rule.words(),
                        out.and(near ? Answer.YES : Answer.MAYBE).certainty(),
                        near ? "" : "in another VPC, so that it takes a peering or a gateway");
            }
        }
    }

    /** Whether the group lets out what the rule of another lets in. */
    private static Answer out(SecurityGroup group, SecurityGroup to, Rule in) {
        return group.ipPermissionsEgress().stream()
                .map(Rule::of)
                .filter(in::meets)
                .map(out -> {
                    if (out.groups().contains(to.groupId())) return Answer.YES;
                    if (out.blocks().stream().anyMatch(NetworkReach::isEverywhere)) return Answer.YES;
                    return out.blocks().isEmpty() ? Answer.NO : Answer.MAYBE;
                })
                .reduce(Answer.NO, Answer::or);
    }

    /** A rule that names its own group lets the members at each other. */
    private void within(String anchor, List<SecurityGroup> own) {
        for (var group : own)
            for (var permission : group.ipPermissions())
                if (Rule.of(permission).groups().contains(group.groupId()))
                    drawing.edge(
                            anchor,
                            group.groupId(),
                            "reaches the others in it by " + Rule.of(permission).words());
    }

    /** The groups that were drawn say who is in them. */
    private void members() {
        var drawn = related.stream().filter(drawing::has).toList();
        if (drawn.isEmpty()) return;
        var byGroup = new TreeMap<String, TreeSet<String>>();
        for (var at = 0; at < drawn.size(); at += VALUES) {
            var some = Filter.builder()
                    .name("group-id")
                    .values(drawn.subList(at, Math.min(drawn.size(), at + VALUES)))
                    .build();
            aws.client(Ec2Client.class)
                    .describeNetworkInterfacesPaginator(r -> r.filters(some))
                    .networkInterfaces()
                    .forEach(n -> n.groups()
                            .forEach(g -> byGroup.computeIfAbsent(g.groupId(), _ -> new TreeSet<>())
                                    .add(member(n))));
        }
        byGroup.forEach((group, members) -> drawing.fact(group, "in it", Facts.some(List.copyOf(members))));
    }

    static String member(NetworkInterface networkInterface) {
        var attached = networkInterface.attachment();
        if (attached != null && attached.instanceId() != null) return attached.instanceId();
        var told = networkInterface.description();
        return told == null || told.isEmpty() ? networkInterface.networkInterfaceId() : told;
    }

    private String dependent(String group) {
        drawing.dependent(group, Kind.SECURITY_GROUP, name(group), facts(group));
        return group;
    }

    /** One that is not there belongs to a peered VPC of another account, or is deleted. */
    private Certainty certainty(SecurityGroup group, String other) {
        var known = all.get(other);
        return known != null && group.vpcId() != null && group.vpcId().equals(known.vpcId())
                ? Certainty.CERTAIN
                : Certainty.POSSIBLE;
    }

    private static String network(String block) {
        return isEverywhere(block) ? "everywhere (%s)".formatted(block) : block;
    }

    private static boolean isEverywhere(String block) {
        return addresses(block).filter(b -> b.prefix() == 0).isPresent();
    }

    private static boolean holds(String block, Collection<String> addresses) {
        return addresses(block)
                .filter(b -> addresses.stream().map(Cidr::ofAddress).anyMatch(b::covers))
                .isPresent();
    }

    /** None, of a prefix list. */
    private static Optional<Cidr> addresses(String block) {
        return block.startsWith("pl-") ? Optional.empty() : Optional.of(Cidr.of(block));
    }

    private static String by(SecurityGroup group) {
        return "by %s (%s)".formatted(group.groupName(), group.groupId());
    }
}
