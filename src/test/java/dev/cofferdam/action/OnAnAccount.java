package dev.cofferdam.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A step on the simulated account, and what the tests of all actions have in common. */
public abstract class OnAnAccount {
    @TempDir
    protected Path folder;

    protected SimulatedAccount account;

    @BeforeEach
    protected void open() {
        account = openIn(folder.resolve("case"));
    }

    @AfterEach
    protected void close() {
        account.close();
    }

    /** The scenario's account, with what the tests need besides. */
    protected abstract SimulatedAccount openIn(Path place);

    /** What has to be after undo as it was before. */
    protected abstract Object state(SimulatedAccount of);

    protected final <I extends Record> Plan run(ChangeAction<I, ?> action, I in) {
        var plan = action.plan(in, account.aws);
        action.apply(in, plan, account.aws);
        return plan;
    }

    protected final void takeBack(ChangeAction<?, ?> action, Plan plan) {
        action.applyUndo(undoOf(action, plan), account.aws);
    }

    protected final Plan undoOf(ChangeAction<?, ?> action, Plan plan) {
        return action.planUndo(action.undo(plan), account.aws);
    }

    /** Plan, apply, verify, plan again: nothing; undo twice, and all is as it was. */
    protected final <I extends Record, O extends Record> Plan thereAndBack(ChangeAction<I, O> action, I in, O done) {
        var before = state(account);
        var plan = done(action, in, done);

        var undo = undoOf(action, plan);
        assertThat(undo.changes()).hasSameSizeAs(plan.changes());
        action.applyUndo(undo, account.aws);
        action.applyUndo(undo, account.aws);
        assertThat(undoOf(action, plan).changes()).isEmpty();
        assertThat(state(account)).isEqualTo(before);
        return plan;
    }

    /** Plan, apply, verify, plan again: nothing; apply again all the same, and nothing that could be taken back. */
    protected final <I extends Record, O extends Record> Plan thereForGood(ChangeAction<I, O> action, I in, O done) {
        var plan = done(action, in, done);
        assertThat(action.apply(in, plan, account.aws)).isEqualTo(done);
        assertThat(action.undo(plan).restore()).isEmpty();
        return plan;
    }

    private <I extends Record, O extends Record> Plan done(ChangeAction<I, O> action, I in, O done) {
        assertThat(action.verify(in, account.aws)).isNotEqualTo(done);
        var plan = action.plan(in, account.aws);
        assertThat(plan.changes()).isNotEmpty();
        assertThat(action.plan(in, account.aws)).isEqualTo(plan);
        assertThat(account.aws.changesMade()).isZero();

        assertThat(action.apply(in, plan, account.aws)).isEqualTo(done);
        assertThat(action.verify(in, account.aws)).isEqualTo(done);
        assertThat(action.plan(in, account.aws).changes()).isEmpty();
        return plan;
    }

    /** After every action that was tried in the test. */
    protected final void callsOnlyWhatItDeclares(Action<?, ?> action) {
        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(account.aws.callsMade());
    }

    protected final <I extends Record> void interruptEverywhere(
            ChangeAction<I, ?> action, I in, Consumer<SimulatedAccount> once) {
        assertThat(interruptions(action, in).everywhere(folder.resolve("interrupted"), once))
                .isPositive();
    }

    /** As {@link #interruptEverywhere}, for what cannot be taken back. */
    protected final <I extends Record> void interruptForGood(
            ChangeAction<I, ?> action, I in, Consumer<SimulatedAccount> once) {
        assertThat(interruptions(action, in).forwardOnly(folder.resolve("interrupted"), once))
                .isPositive();
    }

    private <I extends Record> Interruptions<I> interruptions(ChangeAction<I, ?> action, I in) {
        return new Interruptions<>(action, in, this::openIn, this::state, _ -> {});
    }

    protected static void refuses(ThrowingCallable call, String code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ActionException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(message);
        });
    }
}
