package dev.cofferdam.action.rds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.rds.RdsClient;

class CreateSnapshotTest extends OnTheRange {
    private static final CreateSnapshot.In ORDERS_DB = new CreateSnapshot.In(ORDERS, false);
    private static final CreateSnapshot.In LEDGER = new CreateSnapshot.In(CLUSTER, true);

    private final CreateSnapshot action = new CreateSnapshot();

    static List<CreateSnapshot.In> both() {
        return List.of(ORDERS_DB, LEDGER);
    }

    private static long made(SimulatedAccount account) {
        return account.world()
                .at("/databases/snapshots")
                .valueStream()
                .filter(s -> s.path("name").asString().startsWith("cofferdam-"))
                .count();
    }

    @ParameterizedTest
    @MethodSource("both")
    void takesOneAndKeepsIt(CreateSnapshot.In in) {
        var plan = run(action, in);

        assertThat(plan.changes()).hasSize(1);
        var out = action.verify(in, account.aws);
        assertThat(out.snapshot())
                .startsWith("cofferdam-" + in.database() + "-")
                .hasSizeLessThan(80);
        assertThat(out.snapshotArn()).endsWith("snapshot:" + out.snapshot());
        assertThat(out.snapshotStatus()).isEqualTo("creating");
        assertThat(action.plan(in, account.aws).changes()).isEmpty();
        takeBack(action, plan);
        assertThat(made(account)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("both")
    void survivesEveryInterruptionAndTakesOne(CreateSnapshot.In in) {
        interruptForGood(action, in, a -> assertThat(made(a)).isEqualTo(1));
    }

    @Test
    void callsWhatItDeclaresAndTagsWhatItMakes() {
        both().forEach(in -> run(action, in));

        var needed = new TreeSet<>(account.aws.callsMade());
        needed.add("rds:AddTagsToResource");
        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(needed);
        var name = action.verify(ORDERS_DB, account.aws).snapshot();
        assertThat(account.client(RdsClient.class)
                        .describeDBSnapshots(r -> r.dbSnapshotIdentifier(name))
                        .dbSnapshots()
                        .getFirst()
                        .tagList())
                .extracting(t -> t.key() + "=" + t.value())
                .containsExactlyInAnyOrder("cofferdam:case=case", "cofferdam:step=step");
    }

    @Test
    void isReachedWhenItIsAvailable() {
        run(action, ORDERS_DB);
        var out = action.verify(ORDERS_DB, account.aws);
        assertThat(action.progress("available", ORDERS_DB, out, account.aws).reached())
                .isFalse();

        account.pass(LONG);

        assertThat(action.progress("available", ORDERS_DB, out, account.aws).reached())
                .isTrue();
    }

    @Test
    void takesAnotherForAnotherStep() {
        run(action, ORDERS_DB);
        account.pass(LONG);
        var other = account.aws.step("later");

        action.apply(ORDERS_DB, action.plan(ORDERS_DB, other), other);

        assertThat(made(account)).isEqualTo(2);
    }

    @Nested
    class WhenTheDatabaseIsBusy {
        @Test
        void waitsForWhatIsUnderWay() {
            somebody().modifyDBInstance(r -> r.dbInstanceIdentifier(ORDERS).publiclyAccessible(false));
            var begun = account.session.clock().instant();

            run(action, ORDERS_DB);

            assertThat(Duration.between(begun, account.session.clock().instant()))
                    .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90));
            assertThat(made(account)).isEqualTo(1);
        }

        @Test
        void refusesOneThatIsStopped() {
            somebody().stopDBInstance(r -> r.dbInstanceIdentifier(ORDERS));
            account.pass(LONG);

            refuses(() -> action.plan(ORDERS_DB, account.aws), "InvalidDBInstanceState", "start it, isolated");
        }
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void refusesAnInstanceOfACluster() {
            refuses(
                    () -> action.plan(new CreateSnapshot.In(MEMBER, false), account.aws),
                    "MemberOfCluster",
                    "name ledger, with cluster: true");
        }

        @Test
        void refusesANameThatSomebodyElseUsed() {
            var name = action.plan(ORDERS_DB, account.aws)
                    .changes()
                    .getFirst()
                    .after()
                    .asString();
            somebody().createDBSnapshot(r -> r.dbInstanceIdentifier(ORDERS).dbSnapshotIdentifier(name));

            refuses(() -> action.plan(ORDERS_DB, account.aws), "NotOurSnapshot", name);
        }

        @Test
        void warnsThatADatabaseInOneZoneStandsStill() {
            assertThat(action.plan(ORDERS_DB, account.aws).warnings())
                    .singleElement()
                    .asString()
                    .contains("stand still for seconds");
            assertThat(action.plan(LEDGER, account.aws).warnings()).isEmpty();
        }
    }
}
