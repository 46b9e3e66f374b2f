package dev.cofferdam.cli;

import dev.cofferdam.caselog.CaseFacts;
import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.caselog.Json;
import tools.jackson.databind.node.ObjectNode;

/** A case in {@code --json}. */
final class CaseJson {
    private CaseJson() {}

    static ObjectNode of(CaseSummary summary) {
        var json = Json.object();
        json.put("case_id", summary.id());
        json.put("title", summary.title());
        if (summary.severity() != null) json.put("severity", summary.severity());
        if (summary.assignee() != null) json.put("assignee", summary.assignee());
        json.put("mode", Words.of(summary.mode()));
        json.put("opened_at", summary.openedAt().toString());
        json.put("updated_at", summary.updatedAt().toString());
        json.put("records", summary.records());
        json.put("folder", summary.folder().toString());
        return json;
    }

    /** With what a list has no place for. */
    static ObjectNode of(CaseSummary summary, CaseFacts facts) {
        var json = of(summary);
        if (facts.detectedAt() != null)
            json.put("detected_at", facts.detectedAt().toString());
        if (facts.summary() != null) json.put("summary", facts.summary());
        return json;
    }
}
