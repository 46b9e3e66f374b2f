package dev.cofferdam.action.identitycenter;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignment;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;
import software.amazon.awssdk.services.ssoadmin.model.TargetType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Whether somebody gets into an account with a permission set. Source: IAM Identity Center API Reference. */
record Assignment(String account, PrincipalType type, String principal) implements Setting {
    static final JsonNode ASSIGNED = StringNode.valueOf("assigned");
    private static final String PREFIX = "Assignment";

    /** @param attribute {@code Assignment/ACCOUNT/TYPE/PRINCIPAL} */
    static Assignment of(String attribute) {
        var parts = attribute.split("/", 4);
        return new Assignment(parts[1], PrincipalType.fromValue(parts[2]), parts[3]);
    }

    @Override
    public String attribute() {
        return String.join("/", PREFIX, account, type.toString(), principal);
    }

    @Override
    public String title() {
        return "assignment of %s %s to account %s".formatted(type, principal, account);
    }

    @Override
    public String owner(String set) {
        return new PermissionSetRef(set).toString();
    }

    @Override
    public Optional<JsonNode> read(String arn, ActionContext aws) {
        var set = new PermissionSetRef(arn);
        if (set.find(aws).isEmpty()) return Optional.empty();
        return Optional.of(all(set, account, aws).stream().anyMatch(this::isThis) ? ASSIGNED : NullNode.getInstance());
    }

    /** Everybody who gets into the account with the permission set. */
    static List<AccountAssignment> all(PermissionSetRef set, String account, ActionContext aws) {
        return aws
                .client(SsoAdminClient.class)
                .listAccountAssignmentsPaginator(r -> r.instanceArn(set.instance())
                        .permissionSetArn(set.arn())
                        .accountId(account))
                .accountAssignments()
                .stream()
                .toList();
    }

    private boolean isThis(AccountAssignment assignment) {
        return assignment.principalType() == type && assignment.principalId().equals(principal);
    }

    @Override
    public void write(String arn, JsonNode value, ActionContext aws) {
        var present = read(arn, aws).orElse(NullNode.getInstance());
        if (present.equals(value)) return;
        if (value.isNull()) delete(new PermissionSetRef(arn), aws);
        else create(new PermissionSetRef(arn), aws);
    }

    private void delete(PermissionSetRef set, ActionContext aws) {
        var sso = aws.client(SsoAdminClient.class);
        Request.through(
                "remove the " + title(),
                () -> Request.of(sso.deleteAccountAssignment(r -> r.instanceArn(set.instance())
                                .permissionSetArn(set.arn())
                                .targetType(TargetType.AWS_ACCOUNT)
                                .targetId(account)
                                .principalType(type)
                                .principalId(principal))
                        .accountAssignmentDeletionStatus()),
                id -> Request.of(sso.describeAccountAssignmentDeletionStatus(
                                r -> r.instanceArn(set.instance()).accountAssignmentDeletionRequestId(id))
                        .accountAssignmentDeletionStatus()),
                aws);
    }

    private void create(PermissionSetRef set, ActionContext aws) {
        var sso = aws.client(SsoAdminClient.class);
        Request.through(
                "make the " + title(),
                () -> Request.of(sso.createAccountAssignment(r -> r.instanceArn(set.instance())
                                .permissionSetArn(set.arn())
                                .targetType(TargetType.AWS_ACCOUNT)
                                .targetId(account)
                                .principalType(type)
                                .principalId(principal))
                        .accountAssignmentCreationStatus()),
                id -> Request.of(sso.describeAccountAssignmentCreationStatus(
                                r -> r.instanceArn(set.instance()).accountAssignmentCreationRequestId(id))
                        .accountAssignmentCreationStatus()),
                aws);
    }
}
