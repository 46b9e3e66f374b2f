package dev.cofferdam.action.iam;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Undo;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.BiPredicate;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.JsonNode;

/** Puts attributes of principals back as they were. */
final class AttributeUndo {
    private final IamClient iam;
    private final BiPredicate<JsonNode, JsonNode> ours;

    AttributeUndo(IamClient iam) {
        this(iam, Objects::equals);
    }

    /** @param ours whether a present value is still the one that a plan announced */
    AttributeUndo(IamClient iam, BiPredicate<JsonNode, JsonNode> ours) {
        this.iam = iam;
        this.ours = ours;
    }

    Plan plan(Undo undo) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        for (var restore : undo.restore()) {
            var principal = Principal.of(restore.resource());
            var attribute = Attribute.of(restore);
            if (!principal.exists(iam)) {
                warnings.add("The %s is gone: there is nothing to restore.".formatted(principal));
                continue;
            }
            var present = attribute.read(iam, principal);
            if (present.equals(restore.after())) continue;
            var lost = attribute.lost(iam, restore.after());
            if (lost.isPresent()) {
                warnings.add("The %s of the %s cannot be restored: %s".formatted(attribute, principal, lost.get()));
                continue;
            }
            if (!ours.test(present, restore.before()))
                warnings.add("Somebody changed the %s of the %s since; that is lost by this undo."
                        .formatted(attribute, principal));
            changes.add(new Change(restore.resource(), restore.attribute(), present, restore.after()));
        }
        return new Plan(
                changes.isEmpty()
                        ? "Nothing to take back"
                        : "Restore what was changed of "
                                + String.join(
                                        ", ",
                                        changes.stream()
                                                .map(c -> Principal.of(c.resource())
                                                        .toString())
                                                .distinct()
                                                .toList()),
                changes,
                warnings,
                undo.restore().stream().map(Change::resource).distinct().toList());
    }
}
