package dev.cofferdam.run;

import dev.cofferdam.caselog.Approval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run that does what a test has told it. Every intent is noted as one line ({@code run isolate abc}); what it leads
 * to is what {@link #when} said of that line, and an intent that nothing was said of is refused.
 */
public final class ScriptedRun implements Run {
    private final Map<String, Supplier<?>> script = new HashMap<>();
    private final Map<String, String> guidance = new HashMap<>();
    private final Map<String, Map<String, JsonNode>> inputs = new HashMap<>();
    private final List<Consumer<RunSnapshot>> listeners = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile RunSnapshot now;
    private volatile boolean closed;

    public ScriptedRun(RunSnapshot start) {
        now = start;
    }

    /** What was asked of it so far, in order. */
    public List<String> asked() {
        return asked;
    }

    public boolean isClosed() {
        return closed;
    }

    public int listeners() {
        return listeners.size();
    }

    /** Tells what an intent leads to: its answer, and, in the supplier, what changes. */
    public ScriptedRun when(String intent, Supplier<?> effect) {
        script.put(intent, effect);
        return this;
    }

    public ScriptedRun guides(String key, String markdown) {
        guidance.put(key, markdown);
        return this;
    }

    public ScriptedRun takes(String key, Map<String, JsonNode> values) {
        inputs.put(key, values);
        return this;
    }

    /** The step as {@code changed} has it takes the place of the one with its key, and all listeners hear of it. */
    public void becomes(StepView changed) {
        tell(Steps.with(now, changed));
    }

    public void becomes(RunStatus status) {
        tell(new RunSnapshot(
                now.runId(),
                now.playbook(),
                now.target(),
                now.inputs(),
                now.dryRun(),
                status,
                now.steps(),
                status instanceof RunStatus.Ended ? List.of() : now.next()));
    }

    private void tell(RunSnapshot changed) {
        now = changed;
        listeners.forEach(listener -> listener.accept(changed));
    }

    private Object did(String intent) {
        asked.add(intent);
        var effect = script.get(intent);
        if (effect == null) throw new IntentException("Not now: " + intent);
        return effect.get();
    }

    @Override
    public String id() {
        return now.runId();
    }

    @Override
    public RunSnapshot snapshot() {
        return now;
    }

    @Override
    public AutoCloseable onChange(Consumer<RunSnapshot> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public String guidance(StepKey step) {
        return guidance.getOrDefault(step.path(), "");
    }

    @Override
    public Map<String, JsonNode> inputs(StepKey step) {
        return inputs.getOrDefault(step.path(), Map.of());
    }

    @Override
    public ShownPlan plan(StepKey step) {
        return (ShownPlan) did("plan " + step);
    }

    @Override
    public StepOutcome run(StepKey step, @Nullable String planHash, @Nullable String confirmation) {
        var intent = new ArrayList<>(List.of("run", step.path()));
        if (planHash != null) intent.add(planHash);
        if (confirmation != null) intent.add("'" + confirmation + "'");
        return (StepOutcome) did(String.join(" ", intent));
    }

    @Override
    public RoundsPlan planRounds(StepKey loop) {
        return (RoundsPlan) did("plan rounds " + loop);
    }

    @Override
    public void runRounds(StepKey loop, @Nullable String planHash, @Nullable String confirmation) {
        var intent = new ArrayList<>(List.of("run rounds", loop.path()));
        if (planHash != null) intent.add(planHash);
        if (confirmation != null) intent.add("'" + confirmation + "'");
        did(String.join(" ", intent));
    }

    @Override
    public void cancelRounds(StepKey loop) {
        did("cancel rounds " + loop);
    }

    @Override
    public void retryRounds(StepKey loop) {
        did("retry rounds " + loop);
    }

    @Override
    public RoundsPlan planUndoRounds(StepKey loop) {
        return (RoundsPlan) did("plan undo rounds " + loop);
    }

    @Override
    public void undoRounds(StepKey loop, String planHash) {
        did("undo rounds " + loop + " " + planHash);
    }

    @Override
    public void answer(StepKey step, Map<String, String> answers) {
        did("answer " + step + " " + answers);
    }

    /** What {@code lets through KEY} was said to lead to; nothing where nothing was said. */
    @Override
    @SuppressWarnings("unchecked")
    public List<StepKey> letsThrough(StepKey approval) {
        var said = script.get("lets through " + approval);
        return said == null ? List.of() : (List<StepKey>) said.get();
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Preview> preview(StepKey approval) {
        return (List<Preview>) did("preview " + approval);
    }

    @Override
    public void approve(StepKey step, Approval.Decision decision, String by, @Nullable String reason) {
        did("approve " + step + " " + decision + " by '" + by + "' because " + reason);
    }

    @Override
    public void skip(StepKey step, String reason) {
        did("skip " + step + " because " + reason);
    }

    @Override
    public void override(StepKey step, String reason) {
        did("override " + step + " because " + reason);
    }

    @Override
    public void retry(StepKey step) {
        did("retry " + step);
    }

    @Override
    public void settle(StepKey step) {
        did("settle " + step);
    }

    @Override
    public void cancel(StepKey step) {
        did("cancel " + step);
    }

    /** Every step that can be undone, the last of the list first. */
    @Override
    public List<StepKey> undoable() {
        return now.steps().reversed().stream()
                .filter(StepView::canUndo)
                .map(StepView::key)
                .toList();
    }

    @Override
    public ShownPlan planUndo(StepKey step) {
        return (ShownPlan) did("planUndo " + step);
    }

    @Override
    public StepOutcome undo(StepKey step, String planHash) {
        return (StepOutcome) did("undo " + step + " " + planHash);
    }

    @Override
    public void pause(String why) {
        did("pause because " + why);
    }

    @Override
    public void resume() {
        did("resume");
    }

    @Override
    public void close() {
        closed = true;
    }

    /** For {@link #when}: the step takes on a state, and the intent ends in it. */
    public Supplier<StepOutcome> endsIn(String key, StepState state) {
        return () -> {
            becomes(Steps.in(step(key), state));
            return new StepOutcome.Ended(state);
        };
    }

    /** For {@link #when}: the plan is shown for the step. */
    public Supplier<ShownPlan> shows(String key, ShownPlan plan) {
        return () -> {
            becomes(Steps.planned(step(key), plan));
            return plan;
        };
    }

    public StepView step(String key) {
        return now.step(new StepKey(key)).orElseThrow();
    }
}
