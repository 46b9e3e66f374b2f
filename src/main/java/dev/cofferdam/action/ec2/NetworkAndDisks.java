package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.Vpc;

/**
 * What EC2 itself knows around an instance. All is asked for by filter, not by id: what was deleted meanwhile is then
 * missing instead of failing the rest.
 */
final class NetworkAndDisks {
    private final Ec2Client ec2;
    private final Instance instance;

    NetworkAndDisks(ActionContext aws, Instance instance) {
        this.ec2 = aws.client(Ec2Client.class);
        this.instance = instance;
    }

    List<Volume> volumes() {
        return ec2.describeVolumesPaginator(r -> r.filters(filter("attachment.instance-id", id()))).volumes().stream()
                .toList();
    }

    List<NetworkInterface> interfaces() {
        return ec2
                .describeNetworkInterfacesPaginator(r -> r.filters(filter("attachment.instance-id", id())))
                .networkInterfaces()
                .stream()
                .toList();
    }

    List<Address> addresses() {
        return ec2.describeAddresses(r -> r.filters(filter("instance-id", id())))
                .addresses();
    }

    List<SecurityGroup> securityGroups() {
        return ec2
                .describeSecurityGroupsPaginator(r -> r.filters(filter("group-id", groups())))
                .securityGroups()
                .stream()
                .toList();
    }

    /** Unlike the groups, the rules tell their ids and their tags. */
    List<SecurityGroupRule> securityGroupRules() {
        return ec2
                .describeSecurityGroupRulesPaginator(r -> r.filters(filter("group-id", groups())))
                .securityGroupRules()
                .stream()
                .toList();
    }

    List<Vpc> vpcs() {
        return ec2.describeVpcsPaginator(r -> r.filters(filter("vpc-id", vpcIds()))).vpcs().stream()
                .toList();
    }

    List<Subnet> subnets() {
        return ec2.describeSubnetsPaginator(r -> r.filters(filter("subnet-id", subnetIds()))).subnets().stream()
                .toList();
    }

    List<NetworkAcl> networkAcls() {
        return ec2
                .describeNetworkAclsPaginator(r -> r.filters(filter("association.subnet-id", subnetIds())))
                .networkAcls()
                .stream()
                .toList();
    }

    /** Those of the subnets, and the main one, which applies to a subnet that has none of its own. */
    List<RouteTable> routeTables() {
        var subnets = List.of(subnetIds());
        return ec2.describeRouteTablesPaginator(r -> r.filters(filter("vpc-id", vpcIds()))).routeTables().stream()
                .filter(t -> t.associations().stream().anyMatch(a -> applies(a, subnets)))
                .toList();
    }

    /** A table that is associated with a gateway names no subnet. */
    private static boolean applies(RouteTableAssociation association, List<String> subnets) {
        return Boolean.TRUE.equals(association.main())
                || (association.subnetId() != null && subnets.contains(association.subnetId()));
    }

    private String id() {
        return instance.instanceId();
    }

    private String[] groups() {
        return each(n -> n.groups().stream().map(GroupIdentifier::groupId));
    }

    private String[] subnetIds() {
        return each(n -> Stream.of(n.subnetId()));
    }

    private String[] vpcIds() {
        return each(n -> Stream.of(n.vpcId()));
    }

    private String[] each(Function<InstanceNetworkInterface, Stream<String>> ids) {
        return instance.networkInterfaces().stream()
                .flatMap(ids)
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }

    /** EC2 refuses a filter without values, which a terminated instance has; one that nothing has matches nothing. */
    private static Filter filter(String name, String... values) {
        return Filter.builder()
                .name(name)
                .values(values.length == 0 ? new String[] {"none"} : values)
                .build();
    }
}
