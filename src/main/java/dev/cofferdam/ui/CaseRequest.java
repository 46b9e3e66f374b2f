package dev.cofferdam.ui;

import dev.cofferdam.aws.Target;
import dev.cofferdam.playbook.Playbook;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which case to open, or to make. */
public sealed interface CaseRequest {
    record Existing(String caseId) implements CaseRequest {}

    /** @param finding as it was given */
    record Fresh(
            String title,
            @Nullable String severity,
            @Nullable JsonNode finding,
            NewRun run) implements CaseRequest {}

    /** @param breakGlass why the account's break-glass role is needed; null: it is not */
    record NewRun(
            Playbook playbook,
            Target target,
            Map<String, JsonNode> inputs,
            boolean dryRun,
            @Nullable String breakGlass) {

        public NewRun(Playbook playbook, Target target, Map<String, JsonNode> inputs, boolean dryRun) {
            this(playbook, target, inputs, dryRun, null);
        }
    }
}
