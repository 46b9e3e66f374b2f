package dev.cofferdam.action.sfn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.sfn.StopExecution.In;
import dev.cofferdam.action.sfn.StopExecution.Out;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

class StopExecutionTest extends OnAnAccount {
    private static final String OF = "arn:aws:states:us-east-1:111122223333:execution:copy-out:";
    private static final In RUNS = new In(OF + "one");
    private static final In ENDED = new In(OF + "two");

    private final StopExecution action = new StopExecution();
    private final Out aborted = new Out("ABORTED");

    @Override
    protected SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, world -> {
            var executions = world.putObject("workflows").putArray("executions");
            executions
                    .addObject()
                    .put("id", RUNS.execution())
                    .put("machine", "arn:aws:states:us-east-1:111122223333:stateMachine:copy-out")
                    .put("started", "2026-11-23T20:00:00Z");
            executions
                    .addObject()
                    .put("id", ENDED.execution())
                    .put("machine", "arn:aws:states:us-east-1:111122223333:stateMachine:copy-out")
                    .put("status", "SUCCEEDED")
                    .put("started", "2026-11-23T19:00:00Z")
                    .put("stopped", "2026-11-23T19:05:00Z");
        });
        opened.client(SfnClient.class).describeExecution(r -> r.executionArn(RUNS.execution())); // writes defaults out
        return opened;
    }

    @Override
    protected Object state(SimulatedAccount of) {
        return of.world().get("workflows");
    }

    @Test
    void stopsItAndRedrivesIt() {
        var plan = thereAndBack(action, RUNS, aborted);

        assertThat(plan.changes()).containsExactly(Change.of(RUNS.execution(), "Status", "RUNNING", "ABORTED"));
        assertThat(plan.warnings()).hasSize(2).anyMatch(w -> w.startsWith("Whoever may start copy-out"));
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action, RUNS, a -> assertThat(action.verify(RUNS, a.aws)).isEqualTo(aborted));
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void isDoneWhereItHasEnded() {
            var plan = action.plan(ENDED, account.aws);

            assertThat(plan.changes()).isEmpty();
            assertThat(plan.summary()).isEqualTo("Execution two has ended: SUCCEEDED");
        }

        @Test
        void refusesAnExpressWorkflow() {
            refuses(
                    () -> action.plan(
                            new In("arn:aws:states:us-east-1:111122223333:express:fast:one:0a0b"), account.aws),
                    "ExpressWorkflow",
                    "cannot be stopped");
        }

        @Test
        void tellsOfAnExecutionThatIsNotThere() {
            refuses(() -> action.plan(new In(OF + "none"), account.aws), "NoSuchExecution", "Check its ARN");
        }
    }

    @Nested
    class TakenBack {
        @Test
        void warnsThatAStepRunsTwice() {
            assertThat(undoOf(action, run(action, RUNS)).warnings())
                    .containsExactly("The step at which it was stopped runs again from its beginning, with what it did"
                            + " already.");
        }

        @Test
        void saysThatItIsTooLate() {
            var plan = run(action, RUNS);
            account.pass(Duration.ofDays(15));

            var undo = undoOf(action, plan);

            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings())
                    .singleElement()
                    .asString()
                    .contains("cannot be restored", "exceeded the redrivable period", "Start another execution");
        }
    }
}
