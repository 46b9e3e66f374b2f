package dev.cofferdam.action.iam;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.JsonNode;

/**
 * Something of a principal that is changed, and put back, as a whole. JSON null stands for: is not there. What all
 * reversible actions on principals share; a plan's change names it, so that the log alone is enough to undo it.
 */
sealed interface Attribute permits InlinePolicy, TrustPolicy, PermissionsBoundary {
    /** As a {@link Change} has it: {@code InlinePolicy/NAME}. */
    String id();

    /** Of the former value: why it cannot be written any more; empty where it can. */
    default Optional<String> lost(IamClient iam, JsonNode former) {
        return Optional.empty();
    }

    JsonNode read(IamClient iam, Principal principal);

    /** Safe to repeat. */
    void write(IamClient iam, Principal principal, JsonNode value);

    static Attribute of(Change change) {
        var parts = change.attribute().split("/", 2);
        return switch (parts[0]) {
            case InlinePolicy.PREFIX -> new InlinePolicy(parts[1]);
            case TrustPolicy.ID -> new TrustPolicy();
            case PermissionsBoundary.ID -> new PermissionsBoundary();
            default -> throw new IllegalArgumentException("not an attribute of IAM: " + change.attribute());
        };
    }

    /** From what is there to {@code wanted}; empty when they are the same. */
    default Optional<Change> change(IamClient iam, String arn, JsonNode wanted) {
        var present = read(iam, Principal.of(arn));
        return present.equals(wanted) ? Optional.empty() : Optional.of(new Change(arn, id(), present, wanted));
    }

    static void apply(IamClient iam, Plan plan) {
        plan.changes().forEach(c -> of(c).write(iam, Principal.of(c.resource()), c.after()));
    }
}
