package dev.cofferdam.run;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.PlaybookReader;
import dev.cofferdam.playbook.PlaybookText;
import dev.cofferdam.playbook.StepBody;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the text of a run's playbook, and of those it calls, with the case: what was run can be read, and run on. */
final class PinnedPlaybooks {
    private PinnedPlaybooks() {}

    static ObjectNode of(Playbook playbook) {
        var texts = Json.object();
        add(playbook, texts);
        return texts;
    }

    private static void add(Playbook playbook, ObjectNode texts) {
        texts.putObject(playbook.id())
                .put("source", playbook.source())
                .put("sha256", playbook.sha256())
                .put("text", playbook.text());
        playbook.allSteps().forEach(step -> {
            if (step.body() instanceof StepBody.Call call
                    && !texts.has(call.playbook().id())) {
                add(call.playbook(), texts);
            }
        });
    }

    /** @throws dev.cofferdam.playbook.PlaybookException when this program cannot read it any more */
    static Playbook read(LogRecord started, PlaybookReader reader) {
        var texts = started.content().body().path("playbooks");
        var id = Objects.requireNonNull(started.content().origin().playbook()).id();
        return reader.read(
                texts.path(id).path("source").asString(id),
                bytes(texts.path(id)),
                called -> texts.has(called)
                        ? Optional.of(new PlaybookText(
                                texts.path(called).path("source").asString(called), bytes(texts.path(called))))
                        : Optional.empty());
    }

    private static byte[] bytes(JsonNode pinned) {
        return pinned.path("text").asString().getBytes(StandardCharsets.UTF_8);
    }
}
