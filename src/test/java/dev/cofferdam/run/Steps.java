package dev.cofferdam.run;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.Defaults;
import dev.cofferdam.playbook.Expression;
import dev.cofferdam.playbook.InputSpec;
import dev.cofferdam.playbook.OnError;
import dev.cofferdam.playbook.Phase;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.Position;
import dev.cofferdam.playbook.Scope;
import dev.cofferdam.playbook.Step;
import dev.cofferdam.playbook.StepBody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Playbooks, steps and plans for tests, each made in one line. */
public final class Steps {
    public static final StepState READY = new StepState.Ready();
    public static final StepState WAITING = new StepState.Waiting();
    public static final StepState PLANNED = new StepState.Planned();
    public static final StepState APPROVAL = new StepState.AwaitingApproval();
    public static final StepState DONE = new StepState.Done();
    public static final StepState UNDONE = new StepState.Undone();
    public static final StepState RUNNING = new StepState.Running(Instant.parse("2026-11-23T10:00:00Z"), "");

    private Steps() {}

    public static Playbook playbook(String id, String title, List<String> findings, InputSpec... inputs) {
        var byName = new LinkedHashMap<String, InputSpec>();
        Arrays.stream(inputs).forEach(input -> byName.put(input.name(), input));
        return new Playbook(
                id,
                "1.0.0",
                title,
                "high",
                List.of(),
                findings,
                List.of(),
                List.of(),
                byName,
                new Defaults(Duration.ofMinutes(10), OnError.ASK, Step.Where.TARGET),
                List.of(),
                "",
                "0".repeat(64),
                id + ".yaml");
    }

    /** A changing step: {@code iam.quarantine-user}. */
    public static StepView changing(String id, StepState state) {
        return view(id, state, new StepBody.Act("iam.quarantine-user", Map.of()), Phase.CONTAIN);
    }

    /** A reading step: {@code iam.describe-principal}. */
    public static StepView reading(String id, StepState state) {
        return view(id, state, new StepBody.Act("iam.describe-principal", Map.of()), Phase.ANALYZE);
    }

    public static StepView manual(String id, StepState state, InputSpec... questions) {
        var byName = new LinkedHashMap<String, InputSpec>();
        Arrays.stream(questions).forEach(question -> byName.put(question.name(), question));
        return view(id, state, new StepBody.Manual(byName), Phase.ANALYZE);
    }

    /** A changing step that goes over a list, several rounds at the same time; and its rounds, in these states. */
    public static List<StepView> loop(String id, String action, int atOnce, StepState... rounds) {
        var body = new StepBody.Act(action, Map.of());
        var step = step(id, body, Phase.CONTAIN, new Step.ForEach(new Listed(), "item", atOnce));
        var views = new ArrayList<StepView>();
        views.add(view(new StepKey(id), step, READY));
        for (var i = 0; i < rounds.length; i++) views.add(nested(view(new StepKey(id + "#" + i), step, rounds[i]), 1));
        return views;
    }

    /** What a loop goes over; nobody evaluates it here. */
    private record Listed() implements Expression {
        @Override
        public String source() {
            return "inputs.items";
        }

        @Override
        public Position at() {
            return new Position(1, 1);
        }

        @Override
        public Set<String> references() {
            return Set.of();
        }

        @Override
        public JsonNode evaluate(Scope scope) {
            throw new AssertionError("nobody asks for it");
        }
    }

    public static StepView approval(String id, StepState state) {
        return view(id, state, new StepBody.Approve("approver", true), Phase.CONTAIN);
    }

    public static StepView parallel(String id, StepState state) {
        return view(id, state, new StepBody.Parallel(List.of()), Phase.CONTAIN);
    }

    public static StepView view(String id, StepState state, StepBody body, @Nullable Phase phase) {
        return view(new StepKey(id), step(id, body, phase, null), state);
    }

    private static Step step(String id, StepBody body, @Nullable Phase phase, Step.@Nullable ForEach loop) {
        return new Step(
                id,
                phase,
                id,
                null,
                null,
                List.of(),
                loop,
                Step.Retry.NEVER,
                Duration.ofMinutes(10),
                OnError.ASK,
                null,
                Step.Where.TARGET,
                null,
                null,
                null,
                body,
                new Position(1, 1));
    }

    /** @param key the step's id, with a round's number behind it where it has rounds */
    public static StepView of(Step step, String key, StepState state) {
        return view(new StepKey(key), step, state);
    }

    private static StepView view(StepKey key, Step step, StepState state) {
        return new StepView(
                key, step, 0, "Step " + key, state, null, null, Json.object(), false, null, List.of(), List.of());
    }

    public static RunSnapshot run(StepView... steps) {
        return new RunSnapshot(
                "run-1",
                playbook("test", "A test", List.of()),
                "range:test",
                Map.of(),
                false,
                new RunStatus.Active(),
                List.of(steps),
                next(List.of(steps)));
    }

    public static RunSnapshot dry(RunSnapshot run) {
        return new RunSnapshot(
                run.runId(), run.playbook(), run.target(), run.inputs(), true, run.status(), run.steps(), run.next());
    }

    public static RunSnapshot with(RunSnapshot run, StepView changed) {
        var steps = run.steps().stream()
                .map(step -> step.key().equals(changed.key()) ? changed : step)
                .toList();
        return new RunSnapshot(
                run.runId(),
                run.playbook(),
                run.target(),
                run.inputs(),
                run.dryRun(),
                run.status(),
                steps,
                next(steps));
    }

    public static StepView in(StepView view, StepState state) {
        var copy = new Copy(view);
        copy.state = state;
        return copy.made();
    }

    public static StepView planned(StepView view, ShownPlan plan) {
        var copy = new Copy(view);
        copy.state = PLANNED;
        copy.plan = plan;
        return copy.made();
    }

    public static StepView undoable(StepView view, @Nullable ShownPlan undoPlan) {
        var copy = new Copy(view);
        copy.undoPlan = undoPlan;
        copy.canUndo = true;
        return copy.made();
    }

    public static StepView previewing(StepView view, Preview... previews) {
        var copy = new Copy(view);
        copy.previews = List.of(previews);
        return copy.made();
    }

    /** Whose newest record was written then. */
    public static StepView at(StepView view, Instant when) {
        var copy = new Copy(view);
        copy.last = new StepView.Last(1, when, "Ada");
        return copy.made();
    }

    public static StepView warned(StepView view, String... warnings) {
        var copy = new Copy(view);
        copy.warnings = List.of(warnings);
        return copy.made();
    }

    public static StepView nested(StepView view, int depth) {
        var copy = new Copy(view);
        copy.depth = depth;
        return copy.made();
    }

    public static StepView yielding(StepView view, ObjectNode outputs) {
        var copy = new Copy(view);
        copy.outputs = outputs;
        return copy.made();
    }

    /** One change of one resource, under this hash. */
    public static ShownPlan plan(String hash, String... warnings) {
        return new ShownPlan(
                Plan.of(
                                "Quarantine the user mallory",
                                List.of(Change.of("mallory", "Policy", null, "deny all")),
                                "mallory")
                        .warning(List.of(warnings)),
                hash);
    }

    public static ShownPlan nothingToDo(String hash) {
        return new ShownPlan(Plan.of("mallory is quarantined", List.of(), "mallory"), hash);
    }

    private static List<StepKey> next(List<StepView> steps) {
        return steps.stream()
                .filter(step -> step.step().forEach() == null || step.key().iteration() != null)
                .filter(step -> switch (step.state()) {
                    case StepState.Ready _,
                            StepState.Planned _,
                            StepState.AwaitingApproval _,
                            StepState.Failed _,
                            StepState.InDoubt _ -> true;
                    case StepState.Waiting _,
                            StepState.Running _,
                            StepState.Done _,
                            StepState.AlreadyDone _,
                            StepState.Skipped _,
                            StepState.Undone _ -> false;
                })
                .map(StepView::key)
                .toList();
    }

    /** A view that differs from another in what is set. */
    private static final class Copy {
        private final StepView from;
        private int depth;
        private StepState state;
        private @Nullable ShownPlan plan;
        private @Nullable ShownPlan undoPlan;
        private ObjectNode outputs;
        private boolean canUndo;
        private StepView.@Nullable Last last;
        private List<Preview> previews;
        private List<String> warnings;

        Copy(StepView from) {
            this.from = from;
            this.depth = from.depth();
            this.state = from.state();
            this.plan = from.plan();
            this.undoPlan = from.undoPlan();
            this.outputs = from.outputs();
            this.canUndo = from.canUndo();
            this.last = from.last();
            this.previews = from.previews();
            this.warnings = from.warnings();
        }

        StepView made() {
            return new StepView(
                    from.key(),
                    from.step(),
                    depth,
                    from.title(),
                    state,
                    plan,
                    undoPlan,
                    outputs,
                    canUndo,
                    last,
                    previews,
                    warnings);
        }
    }
}
