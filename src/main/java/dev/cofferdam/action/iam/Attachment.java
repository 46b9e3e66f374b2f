package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Whether a managed policy is attached, by its ARN; the value is {@code attached}. */
record Attachment(String arn) implements Attribute {
    static final String PREFIX = "AttachedPolicy";

    @Override
    public String attribute() {
        return PREFIX + "/" + arn;
    }

    @Override
    public Optional<String> lost(String resource, JsonNode former, ActionContext aws) {
        return former.isNull() ? Optional.empty() : ManagedPolicy.missing(aws.client(IamClient.class), arn);
    }

    @Override
    public JsonNode read(IamClient iam, Principal principal) {
        return attached(iam, principal).anyMatch(a -> arn.equals(a.policyArn()))
                ? StringNode.valueOf("attached")
                : NullNode.getInstance();
    }

    @Override
    public void write(IamClient iam, Principal principal, JsonNode value) {
        var name = principal.name();
        if (!value.isNull()) {
            switch (principal.kind()) {
                case USER -> iam.attachUserPolicy(r -> r.userName(name).policyArn(arn));
                case ROLE -> iam.attachRolePolicy(r -> r.roleName(name).policyArn(arn));
                case GROUP -> iam.attachGroupPolicy(r -> r.groupName(name).policyArn(arn));
            }
        } else if (!read(iam, principal).isNull()) {
            switch (principal.kind()) {
                case USER -> iam.detachUserPolicy(r -> r.userName(name).policyArn(arn));
                case ROLE -> iam.detachRolePolicy(r -> r.roleName(name).policyArn(arn));
                case GROUP -> iam.detachGroupPolicy(r -> r.groupName(name).policyArn(arn));
            }
        }
    }

    private static Stream<AttachedPolicy> attached(IamClient iam, Principal principal) {
        var name = principal.name();
        return switch (principal.kind()) {
            case USER -> iam.listAttachedUserPoliciesPaginator(r -> r.userName(name)).attachedPolicies().stream();
            case ROLE -> iam.listAttachedRolePoliciesPaginator(r -> r.roleName(name)).attachedPolicies().stream();
            case GROUP -> iam.listAttachedGroupPoliciesPaginator(r -> r.groupName(name)).attachedPolicies().stream();
        };
    }

    @Override
    public String title() {
        return "attached policy " + arn;
    }
}
