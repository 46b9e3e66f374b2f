package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Group;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Whether a user is in a group, by the group's name; the value is {@code member}. */
record Membership(String group) implements Attribute {
    static final String PREFIX = "Group";

    @Override
    public String attribute() {
        return PREFIX + "/" + group;
    }

    @Override
    public String title() {
        return "membership in group " + group;
    }

    @Override
    public Optional<String> lost(String resource, JsonNode former, ActionContext aws) {
        return former.isNull() || Principal.group(group).exists(aws.client(IamClient.class))
                ? Optional.empty()
                : Optional.of("there is no group %s. Make it again, with its policies.".formatted(group));
    }

    @Override
    public JsonNode read(IamClient iam, Principal user) {
        return of(iam, user).anyMatch(group::equals) ? StringNode.valueOf("member") : NullNode.getInstance();
    }

    @Override
    public void write(IamClient iam, Principal user, JsonNode value) {
        if (!value.isNull()) iam.addUserToGroup(r -> r.groupName(group).userName(user.name()));
        else if (!read(iam, user).isNull())
            iam.removeUserFromGroup(r -> r.groupName(group).userName(user.name()));
    }

    /** The groups that a user is in, sorted. */
    static Stream<String> of(IamClient iam, Principal user) {
        return iam.listGroupsForUserPaginator(r -> r.userName(user.name())).groups().stream()
                .map(Group::groupName)
                .sorted();
    }
}
