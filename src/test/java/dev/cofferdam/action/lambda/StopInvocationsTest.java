package dev.cofferdam.action.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.range.Fault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NullNode;

class StopInvocationsTest extends OnTheRange {
    private static final StopInvocations.In IN = new StopInvocations.In(ORDERS);

    private final StopInvocations action = new StopInvocations();
    private final StopInvocations.Out stopped = new StopInvocations.Out(true);

    @Test
    void reservesNothingAndTakesTheReservationAway() {
        var plan = thereAndBack(action, IN, stopped);

        assertThat(plan.changes())
                .containsExactly(
                        new Change(ARN, "ReservedConcurrentExecutions", NullNode.getInstance(), IntNode.valueOf(0)));
        assertThat(plan.warnings()).anyMatch(w -> w.contains("goes on for up to 300 s"));
    }

    @Test
    void givesAFormerReservationBack() {
        somebody().putFunctionConcurrency(r -> r.functionName(ORDERS).reservedConcurrentExecutions(12));

        var plan = thereAndBack(action, IN, stopped);

        assertThat(plan.changes()).singleElement().extracting(Change::before).isEqualTo(IntNode.valueOf(12));
        assertThat(somebody()
                        .getFunctionConcurrency(r -> r.functionName(ORDERS))
                        .reservedConcurrentExecutions())
                .isEqualTo(12);
    }

    @Test
    void callsOnlyWhatItDeclares() {
        takeBack(action, run(action, IN));
        run(action, IN);

        callsOnlyWhatItDeclares(action);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action, IN, a -> assertThat(action.verify(IN, a.aws)).isEqualTo(stopped));
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void isDoneWhereNothingIsReserved() {
            somebody().putFunctionConcurrency(r -> r.functionName(ORDERS).reservedConcurrentExecutions(0));

            assertThat(action.plan(IN, account.aws).changes()).isEmpty();
        }

        @Test
        void plansWithoutKnowingOfProvisionedConcurrencyAndSaysSo() {
            account.fails(Fault.of(Fault.Kind.DENY, "lambda:ListProvisionedConcurrencyConfigs"));

            assertThat(action.plan(IN, account.aws).warnings())
                    .anyMatch(w -> w.startsWith("Not known: provisioned concurrency."));
        }

        @Test
        void tellsOfAFunctionThatIsNotThere() {
            refuses(
                    () -> action.plan(new StopInvocations.In("nobodys"), account.aws),
                    "NoSuchFunction",
                    "Check its name and its region");
        }
    }

    @Nested
    class TakenBack {
        @Test
        void saysThatSomebodyReservedOtherwiseSince() {
            var plan = run(action, IN);
            somebody().putFunctionConcurrency(r -> r.functionName(ORDERS).reservedConcurrentExecutions(3));

            assertThat(undoOf(action, plan).warnings())
                    .first()
                    .asString()
                    .startsWith("Somebody changed the reserved concurrency of the function orders-import since");
        }
    }
}
