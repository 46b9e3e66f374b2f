package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.SecurityGroup;
import dev.cofferdam.range.world.SecurityGroup.Rule;
import dev.cofferdam.range.world.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** Security groups as wholes. */
final class SecurityGroups extends Ec2Part {
    SecurityGroups(Call call) {
        super(call);
    }

    @Override
    public DescribeSecurityGroupsResponse describeSecurityGroups(DescribeSecurityGroupsRequest request) {
        var chosen = request.groupIds().isEmpty()
                ? world.securityGroups().stream()
                : request.groupIds().stream().map(id -> Errors.group(world.securityGroups(), id));
        var found = filters().apply(chosen.filter(g -> named(g, request.groupNames())), request.filters());
        var page =
                Errors.page(found, request.maxResults(), request.nextToken(), "securityGroupIdSet", request.groupIds());
        return DescribeSecurityGroupsResponse.builder()
                .securityGroups(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public CreateSecurityGroupResponse createSecurityGroup(CreateSecurityGroupRequest request) {
        if (request.groupName() == null) throw Errors.missing("GroupName");
        if (request.description() == null) throw Errors.missing("GroupDescription");
        if (request.groupName().startsWith("sg-")) {
            throw Errors.invalid(
                    "Value (%s) for parameter GroupName is invalid. Group names may not be in the format sg-*."
                            .formatted(request.groupName()));
        }
        var vpc = vpc(request.vpcId());
        if (world.securityGroups().stream()
                .anyMatch(g -> g.vpc().equals(vpc.id()) && g.name().equals(request.groupName()))) {
            throw new ServiceError(
                    "InvalidGroup.Duplicate",
                    "The security group '%s' already exists for VPC '%s'".formatted(request.groupName(), vpc.id()));
        }
        var group = new SecurityGroup(
                call.ids().resource("sg"),
                request.groupName(),
                request.description(),
                vpc.id(),
                everythingOut(vpc),
                Shapes.tags(request.tagSpecifications(), ResourceType.SECURITY_GROUP));
        world.securityGroups().put(group);
        return CreateSecurityGroupResponse.builder()
                .groupId(group.id())
                .securityGroupArn(arn(group))
                .tags(Shapes.tags(group.tags()))
                .build();
    }

    @Override
    public DeleteSecurityGroupResponse deleteSecurityGroup(DeleteSecurityGroupRequest request) {
        var group = Errors.group(world.securityGroups(), request.groupId());
        if (group.name().equals("default")) {
            throw new ServiceError(
                    "CannotDelete",
                    "the specified group: \"%s\" name: \"default\" cannot be deleted by a user".formatted(group.id()));
        }
        if (isUsed(group)) {
            throw new ServiceError("DependencyViolation", "resource %s has a dependent object".formatted(group.id()));
        }
        world.securityGroups().remove(group.id());
        return DeleteSecurityGroupResponse.builder()
                .returnValue(true)
                .groupId(group.id())
                .build();
    }

    /** Source: VPC User Guide, "Default security groups": IPv6 too, where the VPC has it. */
    private List<Rule> everythingOut(Vpc vpc) {
        var rules = new ArrayList<Rule>();
        rules.add(new Rule(call.ids().resource("sgr"), true, "-1", null, null, "0.0.0.0/0", null, null, null));
        if (vpc.cidr6() != null) {
            rules.add(new Rule(call.ids().resource("sgr"), true, "-1", null, null, null, "::/0", null, null));
        }
        return rules;
    }

    private boolean isUsed(SecurityGroup group) {
        var worn = world.networkInterfaces().stream().anyMatch(n -> n.groups().contains(group.id()));
        var balanced = world.loadBalancers().stream().anyMatch(b -> b.groups().contains(group.id()));
        var referenced = world.securityGroups().stream()
                .filter(g -> !g.id().equals(group.id()))
                .flatMap(g -> g.rules().stream())
                .anyMatch(r -> group.id().equals(r.group()));
        return worn || balanced || referenced;
    }

    private Vpc vpc(@Nullable String id) {
        if (id != null) return Errors.vpc(world.vpcs(), id);
        return world.vpcs().stream()
                .filter(Vpc::isDefault)
                .findFirst()
                .orElseThrow(() -> new ServiceError("VPCIdNotSpecified", "No default VPC for this user"));
    }

    private static boolean named(SecurityGroup group, List<String> names) {
        return names.isEmpty() || names.contains(group.name());
    }

    private String arn(SecurityGroup group) {
        return world.arn("ec2", "security-group/" + group.id());
    }

    private software.amazon.awssdk.services.ec2.model.SecurityGroup shape(SecurityGroup group) {
        return software.amazon.awssdk.services.ec2.model.SecurityGroup.builder()
                .groupId(group.id())
                .groupName(group.name())
                .description(group.description())
                .ownerId(world.id())
                .vpcId(group.vpc())
                .securityGroupArn(arn(group))
                .ipPermissions(RuleShapes.permissions(
                        world, group.rules().stream().filter(r -> !r.egress()).toList()))
                .ipPermissionsEgress(RuleShapes.permissions(
                        world, group.rules().stream().filter(Rule::egress).toList()))
                .tags(Shapes.tags(group.tags()))
                .build();
    }

    private Filters<SecurityGroup> filters() {
        return Filters.<SecurityGroup>ofTagged("group-id")
                .on("group-name", SecurityGroup::name)
                .on("description", SecurityGroup::description)
                .on("vpc-id", SecurityGroup::vpc)
                .on("owner-id", _ -> world.id())
                .onEach(
                        "ip-permission.cidr",
                        g -> g.rules().stream().filter(r -> !r.egress()).flatMap(r -> Stream.ofNullable(r.cidr())))
                .onEach(
                        "ip-permission.group-id",
                        g -> g.rules().stream().filter(r -> !r.egress()).flatMap(r -> Stream.ofNullable(r.group())))
                .onEach(
                        "egress.ip-permission.cidr",
                        g -> g.rules().stream().filter(Rule::egress).flatMap(r -> Stream.ofNullable(r.cidr())));
    }
}
