package dev.cofferdam.action.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.rds.MakeSnapshotPrivate.In;
import dev.cofferdam.action.rds.MakeSnapshotPrivate.Out;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.RdsException;
import tools.jackson.databind.JsonNode;

class MakeSnapshotPrivateTest {
    private static final In PUBLIC = new In("orders-old", false);
    private static final In CLUSTER = new In("orders-old", true);

    private final MakeSnapshotPrivate action = new MakeSnapshotPrivate();
    private final Out done = new Out(true, List.of());

    @TempDir
    Path folder;

    private SimulatedAccount account;

    @BeforeEach
    void open() {
        account = openIn(folder.resolve("case"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private static SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, world -> {
            var snapshots = world.putObject("databases").putArray("snapshots");
            snapshots
                    .addObject()
                    .put("name", "orders-old")
                    .putArray("shared_with")
                    .add("all")
                    .add("444455556666");
            snapshots
                    .addObject()
                    .put("name", "orders-old")
                    .put("cluster", true)
                    .put("encrypted", true)
                    .putArray("shared_with")
                    .add("444455556666");
            snapshots.addObject().put("name", "mine");
        });
        opened.client(RdsClient.class).describeDBSnapshotAttributes(r -> r.dbSnapshotIdentifier("mine"));
        return opened;
    }

    /** Accounts are in no order. */
    private static Object sharing(SimulatedAccount of) {
        var all = new TreeSet<String>();
        for (var snapshot : of.world().at("/databases/snapshots"))
            for (JsonNode account : snapshot.path("shared_with"))
                all.add(snapshot.path("cluster") + snapshot.path("name").asString() + account.asString());
        return all;
    }

    static List<In> shared() {
        return List.of(PUBLIC, CLUSTER);
    }

    private Plan run(In in) {
        var plan = action.plan(in, account.aws);
        assertThat(action.apply(in, plan, account.aws)).isEqualTo(done);
        return plan;
    }

    private Plan undoOf(Plan plan) {
        return action.planUndo(action.undo(plan), account.aws);
    }

    @ParameterizedTest
    @MethodSource("shared")
    void takesItFromEverybodyAndGivesItBack(In in) {
        var before = sharing(account);
        var plan = run(in);

        assertThat(plan.changes())
                .singleElement()
                .satisfies(c -> assertThat(c.resource())
                        .isEqualTo("arn:aws:rds:us-east-1:111122223333:"
                                + (in.cluster() ? "cluster-snapshot" : "snapshot")
                                + ":orders-old"));
        assertThat(action.verify(in, account.aws)).isEqualTo(done);
        assertThat(action.plan(in, account.aws).changes()).isEmpty();

        var undo = undoOf(plan);
        assertThat(undo.warnings()).anyMatch(w -> w.startsWith("Account 444455556666 can read"));
        action.applyUndo(undo, account.aws);
        action.applyUndo(undo, account.aws);
        assertThat(undoOf(plan).changes()).isEmpty();
        assertThat(sharing(account)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("shared")
    void survivesEveryInterruption(In in) {
        var tried = new Interruptions<>(
                        action, in, MakeSnapshotPrivateTest::openIn, MakeSnapshotPrivateTest::sharing, a -> {})
                .everywhere(
                        folder.resolve("interrupted"),
                        a -> assertThat(action.verify(in, a.aws)).isEqualTo(done));
        assertThat(tried).isPositive();
    }

    @Test
    void warnsWhatEachKeeps() {
        assertThat(action.plan(PUBLIC, account.aws).warnings())
                .hasSize(2)
                .anyMatch(w -> w.startsWith("Account 444455556666 loses"))
                .anyMatch(w -> w.startsWith("Every AWS account loses"));
    }

    @Test
    void isDoneWhereItIsPrivate() {
        assertThat(action.plan(new In("mine", false), account.aws).changes()).isEmpty();
    }

    @Test
    void tellsOfASnapshotThatIsNotThere() {
        for (var in : List.of(new In("nobodys", false), new In("mine", true)))
            assertThatThrownBy(() -> action.plan(in, account.aws))
                    .isInstanceOfSatisfying(
                            ActionException.class,
                            e -> assertThat(e.getMessage())
                                    .contains(in.snapshot(), "us-east-1", "whether it is of a cluster"));
    }

    @Test
    void cannotShareAnEncryptedOneWithEverybody() {
        assertThatThrownBy(() -> account.client(RdsClient.class)
                        .modifyDBClusterSnapshotAttribute(r -> r.dbClusterSnapshotIdentifier("orders-old")
                                .attributeName("restore")
                                .valuesToAdd("all")))
                .isInstanceOf(RdsException.class);
    }

    @Test
    void callsWhatItDeclares() {
        for (var in : shared()) {
            var plan = run(in);
            action.applyUndo(undoOf(plan), account.aws);
        }

        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(account.aws.callsMade());
    }
}
