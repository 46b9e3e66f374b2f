package dev.cofferdam.action.kms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DisableKeyTest extends OnTheRange {
    private static final DisableKey.In IN = new DisableKey.In(ALIAS);

    private final DisableKey action = new DisableKey();
    private final DisableKey.Out disabled = new DisableKey.Out("Disabled");

    @Test
    void disablesAndEnablesAgain() {
        var plan = thereAndBack(action, IN, disabled);

        assertThat(plan.changes()).containsExactly(Change.of(KEY, "KeyState", "Enabled", "Disabled"));
        assertThat(plan.warnings()).anyMatch(w -> w.contains("evidence too"));
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action, IN, a -> assertThat(action.verify(IN, a.aws)).isEqualTo(disabled));
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void isDoneForAKeyThatIsToBeDeleted() {
            somebody().scheduleKeyDeletion(r -> r.keyId(ID));

            assertThat(action.plan(IN, account.aws).changes()).isEmpty();
        }

        @Test
        void refusesAKeyOfAws() {
            refuses(() -> action.plan(new DisableKey.In(OF_AWS), account.aws), "AwsManagedKey", "managed by AWS");
        }

        @Test
        void refusesAKeyThatIsNotThere() {
            refuses(
                    () -> action.plan(new DisableKey.In("alias/none"), account.aws),
                    "NoSuchKey",
                    "Check the id and the region");
        }
    }

    @Nested
    class TakenBack {
        @Test
        void callsOffADeletionThatSomebodyScheduledSince() {
            var plan = run(action, IN);
            somebody().scheduleKeyDeletion(r -> r.keyId(ID));

            var undo = undoOf(action, plan);

            assertThat(undo.warnings()).first().asString().startsWith("Somebody changed the state of the key");
            action.applyUndo(undo, account.aws);
            assertThat(action.verify(IN, account.aws).keyState()).isEqualTo("Enabled");
        }
    }
}
