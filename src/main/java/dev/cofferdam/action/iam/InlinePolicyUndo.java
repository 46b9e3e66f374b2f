package dev.cofferdam.action.iam;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Undo;
import java.util.ArrayList;
import java.util.function.BiPredicate;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.JsonNode;

/** Puts an inline policy back as it was, or takes away the one that we made. */
final class InlinePolicyUndo {
    private static final String ATTRIBUTE = "InlinePolicy/";

    private final InlinePolicies policies;
    private final BiPredicate<JsonNode, JsonNode> ours;

    /** @param ours whether a present document is still the one that a plan announced */
    InlinePolicyUndo(IamClient iam, BiPredicate<JsonNode, JsonNode> ours) {
        this.policies = new InlinePolicies(iam);
        this.ours = ours;
    }

    static String attribute(String policy) {
        return ATTRIBUTE + policy;
    }

    Plan plan(Undo undo) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        for (var restore : undo.restore()) {
            var principal = Principal.of(restore.resource());
            var policy = policyOf(restore);
            if (!policies.exists(principal)) {
                warnings.add("The %s is gone: there is nothing to restore.".formatted(principal));
                continue;
            }
            var present = policies.read(principal, policy);
            if (present.equals(restore.after())) continue;
            if (!ours.test(present, restore.before()))
                warnings.add("Somebody changed the inline policy %s of the %s since; that is lost by this undo."
                        .formatted(policy, principal));
            changes.add(new Change(restore.resource(), restore.attribute(), present, restore.after()));
        }
        return new Plan(
                changes.isEmpty() ? "Nothing to take back" : "Restore the former inline policies",
                changes,
                warnings,
                undo.restore().stream().map(Change::resource).distinct().toList());
    }

    void apply(Plan plan) {
        plan.changes().forEach(c -> policies.write(Principal.of(c.resource()), policyOf(c), c.after()));
    }

    private static String policyOf(Change change) {
        return change.attribute().substring(ATTRIBUTE.length());
    }
}
