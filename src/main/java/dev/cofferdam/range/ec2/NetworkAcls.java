package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.NetworkAcl;
import dev.cofferdam.range.world.NetworkAcl.Entry;
import dev.cofferdam.range.world.Subnet;
import dev.cofferdam.range.world.Vpc;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
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

    /** Source: Amazon VPC User Guide, "Amazon VPC quotas": rules per network ACL, in each direction. */
    private static final int MOST = 20;

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

    @Override
    public CreateNetworkAclEntryResponse createNetworkAclEntry(CreateNetworkAclEntryRequest request) {
        var acl = get(request.networkAclId());
        var entry = entry(request);
        if (acl.has(entry.egress(), entry.number())) {
            throw new ServiceError(
                    "NetworkAclEntryAlreadyExists",
                    "The network acl entry identified by %d already exists.".formatted(entry.number()));
        }
        var inDirection =
                acl.entries().stream().filter(e -> e.egress() == entry.egress()).count();
        if (inDirection + builtIn(acl) >= MOST) {
            throw new ServiceError(
                    "NetworkAclEntryLimitExceeded", "The maximum number of network acl entries has been reached.");
        }
        world.ec2().networkAcls().put(acl.with(entry));
        return CreateNetworkAclEntryResponse.builder().build();
    }

    @Override
    public DeleteNetworkAclEntryResponse deleteNetworkAclEntry(DeleteNetworkAclEntryRequest request) {
        var acl = get(request.networkAclId());
        var egress = Boolean.TRUE.equals(request.egress());
        if (!acl.has(egress, request.ruleNumber())) {
            throw new ServiceError(
                    "InvalidNetworkAclEntry.NotFound",
                    "The network acl entry identified by %d does not exist.".formatted(request.ruleNumber()));
        }
        world.ec2().networkAcls().put(acl.without(egress, request.ruleNumber()));
        return DeleteNetworkAclEntryResponse.builder().build();
    }

    private static Entry entry(CreateNetworkAclEntryRequest request) {
        if (request.ruleNumber() == null) throw Errors.missing("RuleNumber");
        if (request.egress() == null) throw Errors.missing("Egress");
        if (request.protocol() == null) throw Errors.missing("Protocol");
        if (request.ruleNumber() < 1 || request.ruleNumber() >= LAST) {
            throw Errors.invalid("Invalid value '%d' for ruleNumber".formatted(request.ruleNumber()));
        }
        var cidr = request.cidrBlock() == null ? request.ipv6CidrBlock() : request.cidrBlock();
        if (cidr == null) throw Errors.missing("CidrBlock");
        var ports = request.portRange();
        return new Entry(
                request.egress(),
                request.ruleNumber(),
                request.protocol(),
                request.ruleAction() == RuleAction.ALLOW,
                cidr,
                ports == null ? null : ports.from(),
                ports == null ? null : ports.to());
    }

    private NetworkAcl get(@Nullable String id) {
        if (id == null) throw Errors.missing("NetworkAclId");
        return world.vpcs().stream()
                .filter(v -> id(v).equals(id))
                .map(this::of)
                .findFirst()
                .orElseThrow(() -> new ServiceError(
                        "InvalidNetworkAclID.NotFound", "The networkAcl ID '%s' does not exist".formatted(id)));
    }

    /** As it is now; until somebody changes it, everything goes through. */
    private NetworkAcl of(Vpc vpc) {
        return world.ec2()
                .networkAcls()
                .find(id(vpc))
                .orElseGet(() -> new NetworkAcl(
                        id(vpc),
                        vpc.id(),
                        Stream.of(true, false)
                                .map(egress -> new Entry(egress, 100, "-1", true, "0.0.0.0/0", null, null))
                                .toList()));
    }

    /** The last entries count as well: one, and one more with IPv6. */
    private int builtIn(NetworkAcl acl) {
        return world.vpcs().get(acl.vpc()).cidr6() == null ? 1 : 2;
    }

    private static String id(Vpc vpc) {
        return "acl-" + vpc.id().substring("vpc-".length());
    }

    private Stream<Subnet> subnets(Vpc vpc) {
        return world.subnets().stream().filter(s -> s.vpc().equals(vpc.id()));
    }

    private software.amazon.awssdk.services.ec2.model.NetworkAcl shape(Vpc vpc) {
        return software.amazon.awssdk.services.ec2.model.NetworkAcl.builder()
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
                .entries(Stream.concat(
                                of(vpc).entries().stream(),
                                Stream.of(true, false)
                                        .map(egress -> new Entry(egress, LAST, "-1", false, "0.0.0.0/0", null, null)))
                        .map(NetworkAcls::shape)
                        .toList())
                .tags(List.of())
                .build();
    }

    private static NetworkAclEntry shape(Entry entry) {
        var shape = NetworkAclEntry.builder()
                .egress(entry.egress())
                .ruleNumber(entry.number())
                .protocol(entry.protocol())
                .ruleAction(entry.allow() ? RuleAction.ALLOW : RuleAction.DENY);
        if (entry.isIpv6()) shape.ipv6CidrBlock(entry.cidr());
        else shape.cidrBlock(entry.cidr());
        if (entry.fromPort() != null)
            shape.portRange(p -> p.from(entry.fromPort()).to(entry.toPort()));
        return shape.build();
    }
}
