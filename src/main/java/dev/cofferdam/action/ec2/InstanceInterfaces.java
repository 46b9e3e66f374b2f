package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Change;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Network interfaces and the security groups that they are in. */
final class InstanceInterfaces {
    static final String GROUPS = "Groups";

    private final Ec2Client ec2;
    private final ActionContext aws;

    InstanceInterfaces(ActionContext aws) {
        this.ec2 = aws.client(Ec2Client.class);
        this.aws = aws;
    }

    /** By their device index. */
    List<NetworkInterface> of(String instance) {
        return described("attachment.instance-id", List.of(instance))
                .sorted(Comparator.comparing(
                                (NetworkInterface n) -> n.attachment().deviceIndex())
                        .thenComparing(NetworkInterface::networkInterfaceId))
                .toList();
    }

    Optional<NetworkInterface> find(String id) {
        return described("network-interface-id", List.of(id)).findFirst();
    }

    /** The ids of all interfaces in a group. */
    Set<String> in(String group) {
        return described("group-id", List.of(group))
                .map(NetworkInterface::networkInterfaceId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void move(String id, List<String> groups) {
        ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(id).groups(groups));
    }

    /** Those of the groups that are still there. */
    Set<String> existing(Collection<String> groups) {
        return groups(groups).map(SecurityGroup::groupId).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of the interfaces that some rule still lets talk; a group that cannot be seen counts as having rules. */
    List<NetworkInterface> reachable(List<NetworkInterface> interfaces) {
        var all = interfaces.stream().flatMap(n -> ids(n).stream()).collect(Collectors.toCollection(TreeSet::new));
        var withoutRules = groups(all)
                .filter(g ->
                        g.ipPermissions().isEmpty() && g.ipPermissionsEgress().isEmpty())
                .map(SecurityGroup::groupId)
                .collect(Collectors.toSet());
        return interfaces.stream()
                .filter(n -> !withoutRules.containsAll(ids(n)))
                .toList();
    }

    String arn(NetworkInterface networkInterface) {
        return ResourceArns.of(networkInterface.networkInterfaceId(), aws);
    }

    static String idOf(Change change) {
        return ResourceArns.id(change.resource());
    }

    /** Sorted: AWS keeps no order. */
    static Set<String> ids(NetworkInterface networkInterface) {
        return networkInterface.groups().stream()
                .map(GroupIdentifier::groupId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean isIn(NetworkInterface networkInterface, IsolationGroup kind) {
        return networkInterface.groups().stream().anyMatch(g -> kind.groupName().equals(g.groupName()));
    }

    /** Neither a service's own interface nor one of an instance that a service operates. */
    static boolean canBeChanged(NetworkInterface n) {
        var operated = n.operator() != null && Boolean.TRUE.equals(n.operator().managed());
        return !Boolean.TRUE.equals(n.requesterManaged()) && !operated;
    }

    static ArrayNode json(Collection<String> groups) {
        var array = JsonNodeFactory.instance.arrayNode();
        groups.forEach(array::add);
        return array;
    }

    static Set<String> groups(JsonNode json) {
        return json.valueStream().map(JsonNode::stringValue).collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<SecurityGroup> groups(Collection<String> ids) {
        if (ids.isEmpty()) return Stream.empty();
        return ec2.describeSecurityGroupsPaginator(r -> r.filters(filter("group-id", ids))).securityGroups().stream();
    }

    private Stream<NetworkInterface> described(String filter, List<String> values) {
        return ec2
                .describeNetworkInterfacesPaginator(r -> r.filters(filter(filter, values)))
                .networkInterfaces()
                .stream();
    }

    private static Filter filter(String name, Collection<String> values) {
        return Filter.builder().name(name).values(values).build();
    }
}
