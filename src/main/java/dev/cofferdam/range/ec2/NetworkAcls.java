package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Subnet;
import dev.cofferdam.range.world.Vpc;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/**
 * Every VPC's default network ACL, which is all that its subnets have until somebody makes another. Source: Amazon VPC
 * User Guide, "Default network ACL for a VPC".
 */
final class NetworkAcls extends Ec2Part {
    /** The entry behind all others, which cannot be changed. */
    private static final int LAST = 32_767;

    NetworkAcls(Call call) {
        super(call);
    }

    @Override
    public DescribeNetworkAclsResponse describeNetworkAcls(DescribeNetworkAclsRequest request) {
        var filters = new Filters<Vpc>()
                .on("vpc-id", Vpc::id)
                .on("network-acl-id", NetworkAcls::id)
                .on("default", _ -> "true")
                .onEach("association.subnet-id", v -> subnets(v).map(Subnet::id));
        var ids = request.networkAclIds();
        for (var id : ids) {
            if (world.vpcs().stream().noneMatch(v -> id(v).equals(id))) {
                throw new ServiceError(
                        "InvalidNetworkAclID.NotFound", "The networkAcl ID '%s' does not exist".formatted(id));
            }
        }
        var page = Errors.page(
                filters.apply(
                        world.vpcs().stream().filter(v -> ids.isEmpty() || ids.contains(id(v))), request.filters()),
                request.maxResults(),
                request.nextToken(),
                "networkAclIdSet",
                ids);
        return DescribeNetworkAclsResponse.builder()
                .networkAcls(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    private static String id(Vpc vpc) {
        return "acl-" + vpc.id().substring("vpc-".length());
    }

    private Stream<Subnet> subnets(Vpc vpc) {
        return world.subnets().stream().filter(s -> s.vpc().equals(vpc.id()));
    }

    private NetworkAcl shape(Vpc vpc) {
        return NetworkAcl.builder()
                .networkAclId(id(vpc))
                .vpcId(vpc.id())
                .ownerId(world.id())
                .isDefault(true)
                .associations(subnets(vpc)
                        .map(s -> NetworkAclAssociation.builder()
                                .networkAclAssociationId("aclassoc-" + s.id().substring("subnet-".length()))
                                .networkAclId(id(vpc))
                                .subnetId(s.id())
                                .build())
                        .toList())
                .entries(Stream.of(true, false)
                        .flatMap(egress ->
                                Stream.of(entry(egress, 100, RuleAction.ALLOW), entry(egress, LAST, RuleAction.DENY)))
                        .toList())
                .tags(List.of())
                .build();
    }

    private static NetworkAclEntry entry(boolean egress, int number, RuleAction action) {
        return NetworkAclEntry.builder()
                .egress(egress)
                .ruleNumber(number)
                .protocol("-1")
                .ruleAction(action)
                .cidrBlock("0.0.0.0/0")
                .build();
    }
}
