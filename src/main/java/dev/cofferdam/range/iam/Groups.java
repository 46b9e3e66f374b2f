package dev.cofferdam.range.iam;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.Group;
import dev.cofferdam.range.world.World;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AddUserToGroupResponse;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetGroupRequest;
import software.amazon.awssdk.services.iam.model.GetGroupResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesResponse;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupRequest;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupResponse;

/** Groups and their policies. */
final class Groups extends IamPart {
    Groups(Call call) {
        super(call);
    }

    @Override
    public GetGroupResponse getGroup(GetGroupRequest request) {
        var group = group(request.groupName());
        var page = page(
                world.users().stream()
                        .filter(u -> u.groups().contains(group.name()))
                        .toList(),
                request.maxItems(),
                request.marker());
        return GetGroupResponse.builder()
                .group(shape(world, group))
                .users(page.items().stream().map(u -> Users.shape(world, u)).toList())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    /** Who is in it already stays so. */
    @Override
    public AddUserToGroupResponse addUserToGroup(AddUserToGroupRequest request) {
        var group = group(request.groupName());
        var user = user(request.userName());
        world.users()
                .put(user.withGroups(Stream.concat(user.groups().stream(), Stream.of(group.name()))
                        .distinct()
                        .toList()));
        return AddUserToGroupResponse.builder().build();
    }

    @Override
    public RemoveUserFromGroupResponse removeUserFromGroup(RemoveUserFromGroupRequest request) {
        var group = group(request.groupName());
        var user = user(request.userName());
        if (!user.groups().contains(group.name())) {
            throw noSuch("The user with name %s is not in group " + group.name() + ".", user.name());
        }
        world.users()
                .put(user.withGroups(user.groups().stream()
                        .filter(g -> !g.equals(group.name()))
                        .toList()));
        return RemoveUserFromGroupResponse.builder().build();
    }

    @Override
    public ListGroupPoliciesResponse listGroupPolicies(ListGroupPoliciesRequest request) {
        var page = page(inlineNames(group(request.groupName()).policies()), request.maxItems(), request.marker());
        return ListGroupPoliciesResponse.builder()
                .policyNames(page.items())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    @Override
    public GetGroupPolicyResponse getGroupPolicy(GetGroupPolicyRequest request) {
        var group = group(request.groupName());
        var document = group.policies().inline().get(request.policyName());
        if (document == null) {
            throw noSuch("The group policy with name %s cannot be found.", request.policyName());
        }
        return GetGroupPolicyResponse.builder()
                .groupName(group.name())
                .policyName(request.policyName())
                .policyDocument(Documents.encoded(document))
                .build();
    }

    @Override
    public ListAttachedGroupPoliciesResponse listAttachedGroupPolicies(ListAttachedGroupPoliciesRequest request) {
        var page =
                page(attached(group(request.groupName()).policies().attached()), request.maxItems(), request.marker());
        return ListAttachedGroupPoliciesResponse.builder()
                .attachedPolicies(page.items())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    static software.amazon.awssdk.services.iam.model.Group shape(World world, Group group) {
        return software.amazon.awssdk.services.iam.model.Group.builder()
                .groupName(group.name())
                .groupId(group.groupId())
                .path("/")
                .arn(world.globalArn("iam", "group/" + group.name()))
                .createDate(group.created())
                .build();
    }
}
