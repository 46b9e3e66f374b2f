package dev.cofferdam.cli;

import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.Step;
import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.playbook.Suggestion;
import dev.cofferdam.run.StepKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Answers that were written down beforehand. A step is named by its key ({@code snapshot#0}, {@code cap/memory}), or by
 * its bare id for all its rounds; the key goes first.
 */
final class Answers {
    private static final long LIMIT = 1 << 20;
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final String source;
    private final Map<String, JsonNode> byStep;

    private Answers(String source, Map<String, JsonNode> byStep) {
        this.source = source;
        this.byStep = byStep;
    }

    /** Nobody wrote anything down. */
    static Answers none() {
        return new Answers("an --answers file", Map.of());
    }

    static Answers read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw Refusal.invalid("no such file: " + file);
        if (Files.size(file) > LIMIT) throw Refusal.invalid(file + " is larger than 1 MiB, which no answers are");
        return parse(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    /** @throws Refusal when it is not YAML, or not a map from steps to maps */
    static Answers parse(String source, String text) {
        var byStep = new LinkedHashMap<String, JsonNode>();
        if (text.isBlank()) return new Answers(source, byStep);
        try {
            var root = YAML.readTree(text);
            if (root.isNull() || root.isMissingNode()) return new Answers(source, byStep);
            if (!root.isObject()) throw Refusal.invalid(source + ": a map from step ids to answers is needed");
            root.forEachEntry((step, answers) -> {
                if (!answers.isObject()) {
                    throw Refusal.invalid(source + ": " + step + " needs a map, as in {question: value}");
                }
                byStep.put(step, answers);
            });
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw Refusal.invalid(source + (at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr()) + ": "
                    + e.getOriginalMessage());
        }
        return new Answers(source, byStep);
    }

    /** @throws Refusal when a step is named that the playbook does not have: a misspelt answer must not go unseen */
    void checkAgainst(Playbook playbook) {
        var ids = new TreeSet<String>();
        collect(playbook.steps(), ids);
        for (var name : byStep.keySet()) {
            var id = name.substring(name.lastIndexOf('/') + 1).replaceAll("#.*", "");
            if (!ids.contains(id)) {
                throw Refusal.invalid(
                        source + ": " + playbook.id() + " has no step " + name + Suggestion.among(name, ids));
            }
        }
    }

    Optional<JsonNode> of(StepKey key) {
        var path = key.path();
        var names = Stream.of(
                path,
                path.replaceAll("#[0-9]+", ""),
                path.replaceAll("#[0-9]+", "").replaceAll(".*/", ""));
        return names.flatMap(name -> Optional.ofNullable(byStep.get(name)).stream())
                .findFirst();
    }

    /** A scalar as a person would have typed it. */
    Optional<String> text(StepKey key, String name) {
        return of(key).map(answers -> answers.get(name)).map(value -> scalar(key.path() + "." + name, value));
    }

    String scalar(String where, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) return value.asString();
        throw Refusal.attention(source + ": " + where + " needs a single value, not " + value);
    }

    String source() {
        return source;
    }

    private static void collect(Collection<Step> steps, Collection<String> ids) {
        for (var step : steps) {
            ids.add(step.id());
            collect(step.children(), ids);
            if (step.body() instanceof StepBody.Call call)
                collect(List.copyOf(call.playbook().steps()), ids);
        }
    }
}
