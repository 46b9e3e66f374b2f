package dev.cofferdam.run;

import dev.cofferdam.caselog.Approval;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One run of a playbook in a case, and every intent that a responder can have. Each intent blocks until its records are
 * on disk, may be called on any thread but a screen's, and several steps may run at once on several threads.
 *
 * <p>Intents that do not fit the present state throw {@link IntentException} with a message for the user, and change
 * nothing. A log that cannot be written throws {@link dev.cofferdam.caselog.CaseLogException} and stops the run.
 */
public interface Run extends AutoCloseable {
    String id();

    /** The present state; cheap. */
    RunSnapshot snapshot();

    /** Calls {@code listener} after each change, on the thread that made it; it must not block. */
    AutoCloseable onChange(Consumer<RunSnapshot> listener);

    /** The step's guidance as Markdown, with what is known filled in; empty where the playbook has none. */
    String guidance(StepKey step);

    /** The inputs of an action step as they would be now, by name; empty where they cannot be told yet. */
    Map<String, JsonNode> inputs(StepKey step);

    /** Reads the account and records what a changing step would do. Reading steps have nothing to plan. */
    ShownPlan plan(StepKey step);

    /**
     * Runs an action step to its end, waits and verification included.
     *
     * @param planHash the plan that was agreed to; null for a reading step
     * @param confirmation what was typed, for a destructive step: the name of the resource
     */
    StepOutcome run(StepKey step, @Nullable String planHash, @Nullable String confirmation);

    /**
     * Plans all rounds of a loop over one changing action whose turn it is, several at a time. A round that cannot be
     * planned fails by itself, and is not in the plan.
     *
     * @param loop the key of the step that has {@code for_each}
     */
    RoundsPlan planRounds(StepKey loop);

    /**
     * Runs all rounds of a loop, as many at a time as its {@code max_parallel} says, and returns when they have ended.
     * A round that fails does so by itself. What was agreed to for a round holds for a part of it too, because rounds
     * may find done what they have in common.
     *
     * @param planHash of the plan that was agreed to; null for a reading action
     * @param confirmation what was typed, for a destructive action: how many resources are changed
     */
    void runRounds(StepKey loop, @Nullable String planHash, @Nullable String confirmation);

    /** Begins no further round, and asks those under way to stop at the next safe place. */
    void cancelRounds(StepKey loop);

    /** Makes the failed rounds of a loop ready again. */
    void retryRounds(StepKey loop);

    /** Completes a manual step; values as a person typed them, by question. */
    void answer(StepKey step, Map<String, String> answers);

    /**
     * The changing steps that an approval lets through: those behind it, up to the next approval, of which can be told
     * already that they will run and on what.
     */
    List<StepKey> letsThrough(StepKey approval);

    /**
     * Reads the account and records what those steps would change, for whoever decides. The decision then holds for
     * these changes and for no other of these steps.
     *
     * @return without those that cannot be planned before others have run
     */
    List<Preview> preview(StepKey approval);

    /**
     * Decides an approval step. {@code by} is the name of who decided. The decision is bound to what was shown with
     * {@link #preview}, where anything was.
     */
    void approve(StepKey step, Approval.Decision decision, String by, @Nullable String reason);

    void skip(StepKey step, String reason);

    /** Lifts what the step's warnings hold against running it now. The reason is logged. */
    void override(StepKey step, String reason);

    /** Makes a failed step ready again; an approval whose step has not run yet is asked for again. */
    void retry(StepKey step);

    /** Looks at the account and settles a step in doubt: done, or what is missing planned anew. */
    void settle(StepKey step);

    /** Asks a running step to stop at the next safe place. */
    void cancel(StepKey step);

    /** What can be taken back, the latest change first. */
    List<StepKey> undoable();

    ShownPlan planUndo(StepKey step);

    StepOutcome undo(StepKey step, String planHash);

    /**
     * Plans the taking back of all rounds of a loop that can be taken back, several at a time. A round of which cannot
     * be told is not in the plan.
     */
    RoundsPlan planUndoRounds(StepKey loop);

    /**
     * Takes back all rounds whose plans were shown, the latest first, as many at a time as the loop runs. A round that
     * fails does so by itself, and one whose plan does not hold any more is shown anew.
     */
    void undoRounds(StepKey loop, String planHash);

    void pause(String why);

    void resume();

    /** Lets running steps stop at the next safe place; the run can be opened again. */
    @Override
    void close();
}
