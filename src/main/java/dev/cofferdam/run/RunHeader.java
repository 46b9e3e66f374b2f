package dev.cofferdam.run;

import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.caselog.PlaybookRef;
import dev.cofferdam.playbook.Playbook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run is, from its first record.
 *
 * @param account the 12 digits of the account that it acts on
 */
record RunHeader(String runId, Playbook playbook, String target, String account, ObjectNode inputs, boolean dryRun) {
    static PlaybookRef ref(Playbook playbook) {
        return new PlaybookRef(playbook.id(), playbook.version(), playbook.sha256());
    }

    Origin origin(Actor actor, Mode mode) {
        return Origin.of(actor, mode).inRun(runId, ref(playbook));
    }

    Frame top() {
        return Frame.top(playbook, inputs);
    }

    Map<String, JsonNode> inputsByName() {
        var all = new LinkedHashMap<String, JsonNode>();
        inputs.forEachEntry(all::put);
        return all;
    }

    /** The body of {@code run.started}. */
    ObjectNode body() {
        var body = Json.object().put("target", target).put("account", account).put("dry_run", dryRun);
        body.set("inputs", inputs);
        body.set("playbooks", PinnedPlaybooks.of(playbook));
        return body;
    }

    /** @param playbook as it was read from the record's own text */
    static RunHeader of(LogRecord started, Playbook playbook) {
        var body = started.content().body();
        return new RunHeader(
                Objects.requireNonNull(started.content().origin().runId()),
                playbook,
                body.path("target").asString(),
                body.path("account").asString(),
                (ObjectNode) body.path("inputs"),
                body.path("dry_run").asBoolean());
    }
}
