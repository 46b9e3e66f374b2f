package dev.cofferdam.action.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.backup.LockVault.In;
import dev.cofferdam.action.backup.LockVault.Out;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LockVaultTest extends OnTheRange {
    private static final In GOVERNED = new In(VAULT, "governance", 30, 0);
    private static final In FINAL = new In(VAULT, "compliance", 30, 5);

    private final LockVault action = new LockVault();
    private final Out governed = new Out(true, "governance", 30, "");
    private final Out compliant = new Out(true, "compliance", 30, "2026-11-28T22:00:00Z");

    static List<In> both() {
        return List.of(GOVERNED, FINAL);
    }

    @Test
    void governsAndUnlocksAgain() {
        var plan = thereAndBack(action, GOVERNED, governed);

        assertThat(plan.changes()).singleElement().satisfies(c -> {
            assertThat(c.resource()).isEqualTo(ARN);
            assertThat(c.before().isNull()).isTrue();
        });
        assertThat(plan.warnings()).anyMatch(w -> w.contains("can unlock vault evidence again"));
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void becomesFinalAndUnlocksAsLongAsItIsNot() {
        var plan = thereAndBack(action, FINAL, compliant);

        assertThat(plan.changes().getFirst().after().path("ChangeableForDays").asInt())
                .isEqualTo(5);
        assertThat(plan.warnings()).anyMatch(w -> w.contains("not even AWS"));
    }

    @ParameterizedTest
    @MethodSource("both")
    void survivesEveryInterruption(In in) {
        interruptEverywhere(
                action, in, a -> assertThat(action.verify(in, a.aws).locked()).isTrue());
    }

    @Nested
    class ALockThatIsFinal {
        @Test
        void isNotTakenBackAndUndoSaysSo() {
            var plan = run(action, FINAL);
            account.pass(Duration.ofDays(5));

            var undo = undoOf(action, plan);

            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("final since 2026-11-28T22:00:00Z");
        }

        @Test
        void isNotMadeStricter() {
            run(action, FINAL);
            account.pass(Duration.ofDays(5));

            assertThat(action.plan(FINAL, account.aws).changes()).isEmpty();
            refuses(
                    () -> action.plan(new In(VAULT, "compliance", 60, 0), account.aws),
                    "LockIsFinal",
                    "Use another vault");
        }
    }

    @Nested
    class ALockThatIsThere {
        @Test
        void keepsItsLongerTimeAndItsLongestTime() {
            somebody()
                    .putBackupVaultLockConfiguration(
                            r -> r.backupVaultName(VAULT).minRetentionDays(90L).maxRetentionDays(400L));

            assertThat(action.plan(GOVERNED, account.aws).changes()).isEmpty();
            assertThat(action.plan(FINAL, account.aws)
                            .changes()
                            .getFirst()
                            .after()
                            .toString())
                    .contains("\"MinRetentionDays\":90", "\"MaxRetentionDays\":400");
        }

        @Test
        void thatIsToBecomeFinalIsNotSetBackAsItWas() {
            run(action, FINAL);
            var plan = run(action, new In(VAULT, "governance", 60, 0));
            assertThat(action.verify(GOVERNED, account.aws).mode()).isEqualTo("compliance");

            var undo = undoOf(action, plan);

            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("cannot be set again");
        }

        @Test
        void thatSomebodyChangedSinceIsTold() {
            var plan = run(action, GOVERNED);
            somebody()
                    .putBackupVaultLockConfiguration(
                            r -> r.backupVaultName(VAULT).minRetentionDays(10L));

            assertThat(undoOf(action, plan).warnings())
                    .first()
                    .asString()
                    .startsWith("Somebody changed the lock of the backup vault evidence since");
        }
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void refusesDaysThatAwsDoesNotTake() {
            refuses(() -> action.plan(new In(VAULT, "compliance", 30, 2), account.aws), "InvalidInput", "three days");
            refuses(() -> action.plan(new In(VAULT, "governance", 0, 0), account.aws), "InvalidInput", "1 to 36500");
        }

        @Test
        void refusesAVaultThatIsNotThere() {
            refuses(() -> action.plan(new In("nobodys", "governance", 30, 0), account.aws), "NoSuchVault", "nobodys");
        }
    }
}
