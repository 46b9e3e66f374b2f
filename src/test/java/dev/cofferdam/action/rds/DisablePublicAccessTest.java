package dev.cofferdam.action.rds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.rds.DisablePublicAccess.In;
import dev.cofferdam.action.rds.DisablePublicAccess.Out;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.BooleanNode;

class DisablePublicAccessTest extends OnTheRange {
    private static final In ORDERS_DB = new In(ORDERS, false);
    private static final In LEDGER = new In(CLUSTER, true);

    private final DisablePublicAccess action = new DisablePublicAccess();
    private final Out done = new Out(true, List.of());

    static List<In> both() {
        return List.of(ORDERS_DB, LEDGER);
    }

    @Test
    void takesTheAddressOfAnInstanceAndGivesItBack() {
        var plan = thereAndBack(action, ORDERS_DB, done);

        assertThat(plan.changes())
                .containsExactly(
                        new Change(ARN + "db:orders", "PubliclyAccessible", BooleanNode.TRUE, BooleanNode.FALSE));
        assertThat(plan.warnings()).anyMatch(w -> w.contains("bites only once the name leads elsewhere"));
    }

    @Test
    void takesThoseOfAClustersInstancesThatHaveOne() {
        var plan = thereAndBack(action, LEDGER, done);

        assertThat(plan.changes()).extracting(Change::resource).containsExactly(ARN + "db:" + MEMBER);
        callsOnlyWhatItDeclares(action);
    }

    @ParameterizedTest
    @MethodSource("both")
    void survivesEveryInterruption(In in) {
        interruptEverywhere(
                action, in, a -> assertThat(action.verify(in, a.aws)).isEqualTo(done));
    }

    @Test
    void tellsWhichInstancesStillHaveOne() {
        assertThat(action.verify(LEDGER, account.aws)).isEqualTo(new Out(false, List.of(MEMBER)));
    }

    @Test
    void isDoneWhereThereIsNone() {
        assertThat(action.plan(new In(REPORTS, false), account.aws).changes()).isEmpty();
    }

    @Test
    void warnsWhomUndoLetsInAgain() {
        var plan = run(action, ORDERS_DB);

        assertThat(undoOf(action, plan).warnings())
                .singleElement()
                .asString()
                .contains("reaches the database orders from the internet again");
    }

    @Nested
    class WhereItCannotBe {
        @Test
        void refusesADatabaseThatIsStoppedAndSaysWhatToDo() {
            somebody().stopDBInstance(r -> r.dbInstanceIdentifier(ORDERS));
            account.pass(LONG);
            var plan = action.plan(ORDERS_DB, account.aws);

            refuses(() -> action.apply(ORDERS_DB, plan, account.aws), "InvalidDBInstanceState", "is stopped");
        }

        @Test
        void refusesADatabaseThatIsNotThere() {
            refuses(() -> action.plan(new In("nobodys", true), account.aws), "NoSuchDatabase", "nobodys");
        }
    }
}
