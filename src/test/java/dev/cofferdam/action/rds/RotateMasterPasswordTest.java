package dev.cofferdam.action.rds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.rds.RotateMasterPassword.In;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RotateMasterPasswordTest extends OnTheRange {
    private static final String SINCE = "2026-11-23T21:00:00Z";
    private static final In BY_HAND = new In(ORDERS, false, SINCE);
    private static final In MANAGED = new In(REPORTS, false, SINCE);
    private static final In OF_CLUSTER = new In(CLUSTER, true, SINCE);

    private final RotateMasterPassword action = new RotateMasterPassword();

    static List<In> all() {
        return List.of(BY_HAND, MANAGED, OF_CLUSTER);
    }

    /** How often the passwords of all databases were changed. */
    private static int changes(SimulatedAccount of) {
        return of.world()
                .at("/databases/all")
                .valueStream()
                .mapToInt(d -> d.at("/master/passwords").asInt(0))
                .sum();
    }

    @ParameterizedTest
    @MethodSource("all")
    void makesANewOneForGood(In in) {
        var plan = run(action, in);

        assertThat(plan.changes()).singleElement().satisfies(c -> {
            assertThat(c.attribute()).isEqualTo("MasterUserPassword");
            assertThat(c.after().asString()).isEqualTo("in Secrets Manager, made after " + SINCE);
        });
        var out = action.verify(in, account.aws);
        assertThat(action.plan(in, account.aws).changes())
                .as("while it is under way")
                .isEmpty();
        account.pass(LONG);
        assertThat(action.progress("changed", in, out, account.aws).reached()).isTrue();
        assertThat(action.plan(in, account.aws).changes()).isEmpty();
        assertThat(action.undo(plan).restore()).isEmpty();
        action.apply(in, plan, account.aws);
        assertThat(changes(account)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void changesItOnceWhereverItIsInterrupted(In in) {
        interruptForGood(action, in, a -> assertThat(changes(a)).isEqualTo(1));
    }

    @Test
    void callsWhatItDeclaresAndWhatRdsCallsForIt() {
        all().forEach(in -> run(action, in));

        var needed = new TreeSet<>(account.aws.callsMade());
        needed.addAll(List.of(
                "secretsmanager:CreateSecret",
                "secretsmanager:TagResource",
                "secretsmanager:RotateSecret",
                "kms:DescribeKey"));
        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(needed);
    }

    @Nested
    class WhoSetIt {
        @Test
        void isTakenOverByRdsWhereSomebodyDidByHand() {
            var plan = run(action, BY_HAND);

            assertThat(plan.changes().getFirst().before().asString()).isEqualTo("set by hand");
            assertThat(plan.warnings()).anyMatch(w -> w.contains("told to read the new secret"));
            assertThat(action.verify(BY_HAND, account.aws).secret()).contains(":secret:rds!db-");
        }

        @Test
        void isAlreadyRdsWhichRotatesItsSecret() {
            run(action, MANAGED);
            assertThat(action.verify(MANAGED, account.aws).secretStatus()).isEqualTo("rotating");
            account.pass(LONG);

            var out = action.verify(MANAGED, account.aws);

            assertThat(out.secret()).isEqualTo(SECRET);
            assertThat(out.changedAt()).isEqualTo("2026-11-23T22:00:30Z");
        }

        @Test
        void isNewAlreadyWhereItWasMadeSince() {
            var in = new In(REPORTS, false, "2026-09-30T00:00:00+02:00");

            assertThat(action.plan(in, account.aws).changes()).isEmpty();
            assertThat(action.verify(in, account.aws).isNew()).isTrue();
        }
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void refusesAnInstanceOfACluster() {
            refuses(
                    () -> action.plan(new In(MEMBER, false, SINCE), account.aws),
                    "MemberOfCluster",
                    "name ledger, with cluster: true");
        }

        @Test
        void refusesADatabaseThatIsStopped() {
            somebody().stopDBInstance(r -> r.dbInstanceIdentifier(ORDERS));

            refuses(() -> action.plan(BY_HAND, account.aws), "InvalidDBInstanceState", "Isolate it, start it");
        }
    }

    /** The password is in no plan, no output and no record of the case, for it is never asked for. */
    @Test
    void neverAsksForThePassword() {
        all().forEach(in -> run(action, in));

        assertThat(account.aws.callsMade()).doesNotContain("secretsmanager:GetSecretValue");
        assertThat(account.aws.log.records)
                .noneMatch(r -> String.valueOf(r.content().body()).contains("\"MasterUserPassword\""));
    }
}
