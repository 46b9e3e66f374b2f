package dev.cofferdam.action.rds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.rds.StopInstance.In;
import dev.cofferdam.action.rds.StopInstance.Out;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StopInstanceTest extends OnTheRange {
    private static final In ORDERS_DB = new In(ORDERS, false);
    private static final In LEDGER = new In(CLUSTER, true);

    private final StopInstance action = new StopInstance();
    private final Out stopping = new Out("stopping", "");

    static List<In> both() {
        return List.of(ORDERS_DB, LEDGER);
    }

    @ParameterizedTest
    @MethodSource("both")
    void stopsItAndStartsItAgain(In in) {
        var plan = thereAndBack(action, in, stopping);

        assertThat(plan.changes())
                .containsExactly(Change.of(in.named().arn(account.aws), "Status", "available", "stopped"));
        assertThat(plan.warnings()).first().asString().contains("by itself in 7 days");
    }

    @ParameterizedTest
    @MethodSource("both")
    void survivesEveryInterruption(In in) {
        interruptEverywhere(
                action,
                in,
                a -> assertThat(action.verify(in, a.aws).databaseStatus()).startsWith("stop"));
    }

    @Test
    void callsOnlyWhatItDeclares() {
        both().forEach(in -> takeBack(action, run(action, in)));

        callsOnlyWhatItDeclares(action);
    }

    @Nested
    class Stopped {
        @Test
        void isReachedAndSaysWhenItStartsByItself() {
            run(action, ORDERS_DB);
            account.pass(Duration.ofMinutes(4));

            var out = action.verify(ORDERS_DB, account.aws);

            assertThat(action.progress("stopped", ORDERS_DB, out, account.aws).reached())
                    .isTrue();
            assertThat(out).isEqualTo(new Out("stopped", "2026-11-30T22:04:00Z"));
        }

        @Test
        void startsByItselfAfterSevenDays() {
            run(action, ORDERS_DB);

            account.pass(Duration.ofDays(7).plus(LONG));

            assertThat(action.verify(ORDERS_DB, account.aws)).isEqualTo(new Out("available", ""));
            assertThat(action.plan(ORDERS_DB, account.aws).changes()).hasSize(1);
        }

        @Test
        void takesTheInstancesOfAClusterWithIt() {
            run(action, LEDGER);
            account.pass(LONG);

            assertThat(action.verify(new In(MEMBER, false), account.aws).databaseStatus())
                    .isEqualTo("stopped");
        }
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void refusesAnInstanceOfACluster() {
            refuses(
                    () -> action.plan(new In(MEMBER, false), account.aws),
                    "MemberOfCluster",
                    "name ledger, with cluster: true");
        }

        @Test
        void refusesADatabaseWithAReplicaAndTheReplica() {
            for (var name : List.of(REPORTS, REPLICA))
                refuses(
                        () -> action.plan(new In(name, false), account.aws),
                        "InvalidParameterCombination",
                        "read replicas, or is one");
        }

        @Test
        void isDoneForOneThatIsStopped() {
            somebody().stopDBInstance(r -> r.dbInstanceIdentifier(ORDERS));

            assertThat(action.plan(ORDERS_DB, account.aws).changes()).isEmpty();
        }
    }
}
