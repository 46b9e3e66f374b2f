package dev.cofferdam.action.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.backup.StartJob.In;
import java.time.Duration;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StartJobTest extends OnTheRange {
    private static final String VOLUME = "arn:aws:ec2:us-east-1:111122223333:volume/vol-0aaaaaaaaaaaaaaa1";
    private static final String SINCE = "2026-11-23T20:00:00Z";
    private static final int OTHERS = 3;
    private static final In IN = new In(VOLUME, VAULT, SINCE, null, 365);

    private final StartJob action = new StartJob();

    private static int jobs(SimulatedAccount of) {
        return of.world().at("/backups/jobs").size() - OTHERS;
    }

    @Test
    void beginsOneAndKeepsIt() {
        var plan = run(action, IN);

        assertThat(plan.changes())
                .singleElement()
                .satisfies(c -> assertThat(c.resource()).isEqualTo(VOLUME));
        assertThat(action.plan(IN, account.aws).changes()).isEmpty();
        var job = account.world().at("/backups/jobs/" + OTHERS);
        assertThat(job.path("role").asString())
                .isEqualTo("arn:aws:iam::111122223333:role/service-role/AWSBackupDefaultServiceRole");
        assertThat(job.path("kept_days").asInt()).isEqualTo(365);
        takeBack(action, plan);
        assertThat(jobs(account)).isEqualTo(1);
    }

    @Test
    void beginsOneWhereverItIsInterrupted() {
        interruptForGood(action, IN, a -> assertThat(jobs(a)).isEqualTo(1));
    }

    @Test
    void isReachedWhenItIsCompleted() {
        run(action, IN);
        var out = action.verify(IN, account.aws);
        assertThat(out.state()).isEqualTo("CREATED");
        assertThat(action.progress("completed", IN, out, account.aws).reached()).isFalse();

        account.pass(Duration.ofMinutes(10));

        assertThat(action.progress("completed", IN, out, account.aws).reached()).isTrue();
        assertThat(action.verify(IN, account.aws).recoveryPoint()).contains(":recovery-point:");
    }

    @Test
    void callsWhatItDeclaresAndPassesTheRole() {
        run(action, IN);

        var needed = new TreeSet<>(account.aws.callsMade());
        needed.add("iam:PassRole");
        needed.add("backup:TagResource");
        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(needed);
    }

    @Nested
    class WhereThereAreOthers {
        private In of(String resource) {
            return new In("arn:aws:ec2:us-east-1:111122223333:volume/" + resource, VAULT, SINCE, null, 0);
        }

        @Test
        void takesOneThatSomebodyBeganSince() {
            var plan = action.plan(of("vol-begun"), account.aws);

            assertThat(plan.changes()).isEmpty();
            assertThat(plan.summary()).contains("begun 2026-11-23T21:00:00Z, is COMPLETED");
        }

        @Test
        void beginsAnotherWhereOneIsTooOld() {
            assertThat(action.plan(of("vol-old"), account.aws).changes()).hasSize(1);
        }

        @Test
        void beginsAnotherWhereOneHasFailedAndSaysWhy() {
            var in = of("vol-failed");
            refuses(
                    () -> action.progress("completed", in, action.verify(in, account.aws), account.aws),
                    "BackupFailed",
                    "The role may not do it.");

            var plan = run(action, in);

            assertThat(plan.warnings()).anyMatch(w -> w.contains("is FAILED: The role may not do it."));
            assertThat(action.verify(in, account.aws).state()).isEqualTo("CREATED");
        }
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void warnsThatTheVaultIsNotLocked() {
            assertThat(action.plan(IN, account.aws).warnings())
                    .singleElement()
                    .asString()
                    .contains("is not locked");
        }

        @Test
        void refusesAVaultThatIsNotThere() {
            refuses(
                    () -> action.plan(new In(VOLUME, "nobodys", SINCE, null, 0), account.aws),
                    "NoSuchVault",
                    "or you may not see it");
        }

        @Test
        void refusesTimesThatAreNone() {
            refuses(
                    () -> action.plan(new In(VOLUME, VAULT, SINCE, null, -1), account.aws),
                    "InvalidInput",
                    "keep_days");
        }
    }
}
