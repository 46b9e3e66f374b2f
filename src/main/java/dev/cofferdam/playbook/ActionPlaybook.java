package dev.cofferdam.playbook;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Parameter;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.caselog.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A playbook of one step that runs one action, for an action that somebody runs by itself: planned, agreed to, recorded
 * and taken back as any step is. Immutable.
 *
 * @param until what is waited for when it is done, one of the action's; empty: nothing
 * @param loop in which places and on which things it runs; empty: once, where the run's target is
 */
public record ActionPlaybook(Action<?, ?> action, Optional<String> until, Optional<Loop> loop) {
    /** The input that holds the rounds of a loop. */
    public static final String TARGETS = "targets";

    private static final String ITEM = "target";
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build());

    /**
     * @param inputs those that have another value in each round; the others are the same in all of them
     * @param maxParallel how many rounds at the same time
     */
    public record Loop(Set<String> inputs, int maxParallel) {
        public Loop {
            inputs = Set.copyOf(inputs);
        }
    }

    /**
     * One round of a loop.
     *
     * @param account empty: the run's own; {@code role} is empty then, too
     * @param role the role by which the account is entered
     * @param region empty: the session's own
     * @param inputs the values of the loop's inputs
     */
    public record Round(String account, String role, String region, Map<String, JsonNode> inputs) {
        public Round {
            inputs = Map.copyOf(inputs);
        }
    }

    /** Once, where the run's target is, and without waiting for anything. */
    public static ActionPlaybook of(Action<?, ?> action) {
        return new ActionPlaybook(action, Optional.empty(), Optional.empty());
    }

    /**
     * @throws PlaybookException when the action's inputs do not go into a playbook, which a test keeps from happening
     */
    public Playbook read(PlaybookReader reader) {
        return reader.read(id() + ".yaml", text().getBytes(StandardCharsets.UTF_8), PlaybookTexts.none());
    }

    /**
     * What the playbook is started with.
     *
     * @param values by the action's inputs, without those of the loop
     * @param rounds none where there is no loop
     */
    public Map<String, JsonNode> inputs(Map<String, JsonNode> values, List<Round> rounds) {
        var inputs = new java.util.LinkedHashMap<String, JsonNode>();
        values.forEach((name, value) -> inputs.put(nameOf(name), value));
        if (loop.isPresent()) {
            var targets = Json.MAPPER.createArrayNode();
            rounds.forEach(round -> targets.add(target(round)));
            inputs.put(TARGETS, targets);
        }
        return inputs;
    }

    private static ObjectNode target(Round round) {
        // what is different comes first, because a round is called by its values
        var target = Json.object();
        round.inputs().forEach((name, value) -> target.set(nameOf(name), value));
        return target.put("in_account", round.account())
                .put("in_region", round.region())
                .put("by_role", round.role());
    }

    String text() {
        var file = Json.object()
                .put("format", 1)
                .put("playbook", id())
                .put("version", "1.0.0")
                .put("title", spec().title());
        file.set("inputs", inputs());
        file.putArray("steps").add(step());
        return YAML.writeValueAsString(file);
    }

    private ActionSpec<?, ?> spec() {
        return action.spec();
    }

    String id() {
        return "action-" + spec().id().replace('.', '-');
    }

    private ObjectNode inputs() {
        var inputs = Json.object();
        for (var each : spec().inputs()) if (!isOfLoop(each)) inputs.set(nameOf(each.name()), input(each));
        if (loop.isPresent())
            inputs.putObject(TARGETS)
                    .put("type", ValueType.JSON.yamlName())
                    .put("prompt", "Where it runs, and on what: a round each.");
        return inputs;
    }

    /** A playbook's input is one value; a list or a map is one JSON value, whose items the action's step checks. */
    private static ObjectNode input(Parameter parameter) {
        var single = parameter.shape() == Parameter.Shape.SINGLE;
        var input = Json.object()
                .put("type", (single ? parameter.type() : ValueType.JSON).yamlName())
                .put("prompt", parameter.description());
        if (!parameter.required()) input.put("required", false);
        if (single && parameter.type() == ValueType.ENUM) parameter.values().forEach(input.withArray("values")::add);
        return input;
    }

    private ObjectNode step() {
        var step =
                Json.object().put("id", spec().id().replaceFirst("^.*\\.", "").replace('-', '_'));
        phase(spec().kind()).ifPresent(phase -> step.put("phase", phase.name().toLowerCase(Locale.ROOT)));
        step.put("title", spec().title());
        loop.ifPresent(rounds -> step.put("for_each", "inputs." + TARGETS)
                .put("as", ITEM)
                .put("max_parallel", rounds.maxParallel())
                .put("account", computed(ITEM + ".in_account"))
                .put("assume_role", computed(ITEM + ".by_role"))
                .put("region", computed(ITEM + ".in_region")));
        step.put("action", spec().id());
        if (!spec().inputs().isEmpty()) step.set("with", with());
        until.ifPresent(state -> step.putObject("wait").put("until", state));
        return step;
    }

    private ObjectNode with() {
        var with = Json.object();
        for (var each : spec().inputs()) {
            var name = nameOf(each.name());
            if (isOfLoop(each)) with.put(each.name(), computed(ITEM + "." + name));
            else if (each.required()) with.put(each.name(), computed("inputs." + name));
            else with.put(each.name(), computed("has(inputs.%s) ? dyn(inputs.%s) : dyn(null)".formatted(name, name)));
        }
        return with;
    }

    private boolean isOfLoop(Parameter parameter) {
        return loop.filter(rounds -> rounds.inputs().contains(parameter.name())).isPresent();
    }

    private static String computed(String expression) {
        return "${{ " + expression + " }}";
    }

    /** A word of the expression language can be an action's input, and no playbook's. */
    private static String nameOf(String input) {
        return Names.isReserved(input) || input.equals(TARGETS) ? input + "_" : input;
    }

    private static Optional<Phase> phase(Kind kind) {
        return switch (kind) {
            case READ -> Optional.of(Phase.ANALYZE);
            case PRESERVE -> Optional.of(Phase.PRESERVE);
            case CONTAIN -> Optional.of(Phase.CONTAIN);
            case ERADICATE -> Optional.of(Phase.ERADICATE);
            case RECOVER -> Optional.of(Phase.RECOVER);
            case NOTIFY, LOCAL -> Optional.empty();
        };
    }
}
