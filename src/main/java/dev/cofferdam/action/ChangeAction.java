package dev.cofferdam.action;

import java.util.List;

/**
 * Changes an account, after showing what it would change, safe to run twice and able to take it back.
 *
 * <p>The engine plans, shows, logs the intent, plans once more (a plan that no longer holds is shown anew), applies,
 * verifies. After a crash it only plans again: what is still missing is what the new plan changes.
 */
public non-sealed interface ChangeAction<I extends Record, O extends Record> extends Action<I, O> {
    /**
     * Reads the present state; calls nothing that changes.
     *
     * @return no changes when the goal already holds
     * @throws ActionException when it cannot be done, with a message for the responder
     */
    Plan plan(I in, ActionContext aws);

    /**
     * Makes the plan's changes, in an order that is safe to be interrupted and repeated.
     *
     * @return what it did, as far as only the doing could tell; {@link #verify} has the last word
     */
    O apply(I in, Plan plan, ActionContext aws);

    /**
     * Reads the state again and tells what it saw. Also called, without an apply before it, when the goal already held.
     */
    O verify(I in, ActionContext aws);

    /** Every change backwards, unless the action knows better. */
    default Undo undo(Plan plan) {
        return new Undo(plan.changes().reversed().stream().map(Change::inverse).toList());
    }

    /**
     * Reads the present state and tells what taking it back would change: present → former.
     *
     * @return no changes when the former state holds again; warnings where somebody changed it since
     */
    Plan planUndo(Undo undo, ActionContext aws);

    /** Makes the changes of {@link #planUndo}; safe to repeat. */
    void applyUndo(Plan undoPlan, ActionContext aws);

    /** What this action can be waited for, as {@code wait.until} writes it; empty: nothing. */
    default List<String> waitStates() {
        return List.of();
    }

    /**
     * Reads how far a thing is that was applied.
     *
     * @param until one of {@link #waitStates}
     * @throws ActionException when it can never get there
     */
    default Progress progress(String until, I in, O out, ActionContext aws) {
        throw new UnsupportedOperationException(spec().id() + " has nothing to wait for");
    }

    /**
     * @param reached whether the wait is over
     * @param detail one line: {@code snap-… 40 %}
     */
    record Progress(boolean reached, String detail) {}
}
