package dev.cofferdam.action.kms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class CancelDeletionTest extends OnTheRange {
    private static final CancelDeletion.In LEFT_DISABLED = new CancelDeletion.In(ALIAS, false);
    private static final CancelDeletion.In ENABLED = new CancelDeletion.In(ID, true);

    private final CancelDeletion action = new CancelDeletion();

    @Override
    void prepare(ObjectNode key) {
        key.put("state", "pending_deletion").put("deletion", "2026-11-30T21:00:00Z");
    }

    private static CancelDeletion.Out state(String state) {
        return new CancelDeletion.Out(state);
    }

    @Test
    void callsItOffAndSchedulesItAgain() {
        var plan = run(action, LEFT_DISABLED);

        assertThat(plan.changes()).containsExactly(Change.of(KEY, "KeyState", "PendingDeletion", "Disabled"));
        assertThat(plan.warnings()).containsExactly("The key would be deleted at 2026-11-30T21:00:00Z.");
        assertThat(action.verify(LEFT_DISABLED, account.aws)).isEqualTo(state("Disabled"));

        var undo = undoOf(action, plan);
        assertThat(undo.warnings()).anyMatch(w -> w.contains("lost for good"));
        action.applyUndo(undo, account.aws);
        assertThat(somebody().describeKey(r -> r.keyId(ID)).keyMetadata().deletionDate())
                .isEqualTo("2026-12-23T22:00:00Z");
    }

    @Test
    void enablesTheKeyAsWellWhenAsked() {
        var plan = run(action, ENABLED);
        run(new DisableKey(), new DisableKey.In(ID));

        assertThat(plan.changes()).containsExactly(Change.of(KEY, "KeyState", "PendingDeletion", "Enabled"));
        var again = run(action, ENABLED);
        assertThat(action.verify(ENABLED, account.aws)).isEqualTo(state("Enabled"));
        action.applyUndo(undoOf(action, again), account.aws);
        action.applyUndo(undoOf(action, plan), account.aws);
        assertThat(action.verify(ENABLED, account.aws)).isEqualTo(state("PendingDeletion"));
        callsOnlyWhatItDeclares(action);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void survivesEveryInterruption(boolean enable) {
        var in = new CancelDeletion.In(ALIAS, enable);

        interruptEverywhere(
                action,
                in,
                a -> assertThat(action.verify(in, a.aws)).isEqualTo(state(enable ? "Enabled" : "Disabled")));
    }

    @Test
    void isDoneWhereNoDeletionIsPending() {
        somebody().cancelKeyDeletion(r -> r.keyId(ID));

        assertThat(action.plan(LEFT_DISABLED, account.aws).changes()).isEmpty();
    }
}
