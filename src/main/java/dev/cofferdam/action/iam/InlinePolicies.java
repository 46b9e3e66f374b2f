package dev.cofferdam.action.iam;

import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The inline policies of users and roles; JSON null stands for one that is not there. */
final class InlinePolicies {
    private final IamClient iam;

    InlinePolicies(IamClient iam) {
        this.iam = iam;
    }

    /** As IAM tells it now; the ARN's path matters, so it is asked for and not made up. */
    static String arnOfUser(IamClient iam, String name) {
        return iam.getUser(r -> r.userName(name)).user().arn();
    }

    boolean exists(Principal principal) {
        try {
            if (principal.isRole()) {
                iam.getRole(r -> r.roleName(principal.name()));
            } else {
                iam.getUser(r -> r.userName(principal.name()));
            }
            return true;
        } catch (NoSuchEntityException _) {
            return false;
        }
    }

    JsonNode read(Principal principal, String policy) {
        return document(principal, policy).map(PolicyJson::parse).orElse(NullNode.getInstance());
    }

    /** Safe to repeat. */
    void write(Principal principal, String policy, JsonNode document) {
        if (document.isNull()) {
            delete(principal, policy);
        } else if (principal.isRole()) {
            iam.putRolePolicy(
                    r -> r.roleName(principal.name()).policyName(policy).policyDocument(PolicyJson.text(document)));
        } else {
            iam.putUserPolicy(
                    r -> r.userName(principal.name()).policyName(policy).policyDocument(PolicyJson.text(document)));
        }
    }

    private Optional<String> document(Principal principal, String policy) {
        try {
            return Optional.of(
                    principal.isRole()
                            ? iam.getRolePolicy(
                                            r -> r.roleName(principal.name()).policyName(policy))
                                    .policyDocument()
                            : iam.getUserPolicy(
                                            r -> r.userName(principal.name()).policyName(policy))
                                    .policyDocument());
        } catch (NoSuchEntityException _) {
            return Optional.empty();
        }
    }

    private void delete(Principal principal, String policy) {
        if (read(principal, policy).isNull()) return;
        if (principal.isRole()) {
            iam.deleteRolePolicy(r -> r.roleName(principal.name()).policyName(policy));
        } else {
            iam.deleteUserPolicy(r -> r.userName(principal.name()).policyName(policy));
        }
    }
}
