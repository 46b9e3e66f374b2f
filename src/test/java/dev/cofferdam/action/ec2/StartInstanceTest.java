package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ec2.StartInstance.In;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;

class StartInstanceTest extends OnTheRange {
    private final StartInstance action = new StartInstance();
    private final In stopped = new In(STOPPED);
    private final In pentest = new In(PENTEST);

    private String state(In in) {
        return action.verify(in, aws).state();
    }

    private boolean isUp() {
        return state(stopped).equals("running") || state(stopped).equals("pending");
    }

    @Nested
    class AStoppedInstance {
        @Test
        void isStartedAndStoppedAgain() {
            var plan = thereAndBack(action, stopped, StartInstanceTest.this::isUp);

            assertThat(plan.changes())
                    .containsExactly(Change.of(arn("instance/" + STOPPED), "State", "stopped", "running"));
            assertThat(plan.warnings()).singleElement().asString().contains("isolate it before");
            pass(Duration.ofMinutes(1));
            assertThat(state(stopped)).isEqualTo("stopped");
        }

        @Test
        void survivesABrokenConnectionAnywhere() {
            var tried = new Interruptions<>(
                            action,
                            stopped,
                            SimulatedAccount::open,
                            account -> action.verify(stopped, account.aws).state(),
                            account -> account.pass(Duration.ofMinutes(1)))
                    .everywhere(
                            folder.resolve("broken"),
                            account -> assertThat(
                                            action.verify(stopped, account.aws).state())
                                    .isIn("pending", "running"));

            assertThat(tried).isGreaterThan(3);
        }

        @Test
        void isWaitedForUntilItRuns() {
            var out = action.apply(stopped, action.plan(stopped, aws), aws);
            assertThat(action.progress("running", stopped, out, aws))
                    .isEqualTo(new ChangeAction.Progress(false, STOPPED + " pending"));

            pass(Duration.ofMinutes(1));
            assertThat(action.progress("running", stopped, out, aws).reached()).isTrue();
        }
    }

    @Nested
    class AnInstanceThatIsStopping {
        @Test
        void isStartedWhenItHasStopped() {
            client(Ec2Client.class).stopInstances(r -> r.instanceIds(PENTEST));
            var plan = action.plan(pentest, aws);
            assertThat(plan.changes())
                    .containsExactly(Change.of(arn("instance/" + PENTEST), "State", "stopping", "running"));

            assertThat(action.apply(pentest, plan, aws).state()).isEqualTo("pending");
        }
    }

    @Nested
    class AnInstanceThatIsUp {
        @Test
        void isLeftAsItIs() {
            var plan = action.plan(pentest, aws);

            assertThat(plan.changes()).isEmpty();
            assertThat(action.planUndo(action.undo(plan), aws).changes()).isEmpty();
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isATerminatedInstance() {
            client(Ec2Client.class).terminateInstances(r -> r.instanceIds(PENTEST));

            refuses(() -> action.plan(pentest, aws), "IncorrectInstanceState", "is shutting-down");
        }

        @Test
        void isAnUnknownInstance() {
            fails(() -> action.plan(new In(NOBODY), aws), "InvalidInstanceID.NotFound");
        }

        @Test
        void isWhatThePermissionsDoNotAllow() {
            deny("ec2:StartInstances");
            var plan = action.plan(stopped, aws);

            fails(() -> action.apply(stopped, plan, aws), "UnauthorizedOperation");
            assertThat(state(stopped)).isEqualTo("stopped");
        }
    }

    @Nested
    class TakingItBack {
        @Test
        void saysThatMemoryIsLost() {
            var plan = action.plan(stopped, aws);
            action.apply(stopped, plan, aws);

            assertThat(action.planUndo(action.undo(plan), aws).warnings())
                    .singleElement()
                    .asString()
                    .contains("memory of instance " + STOPPED + " is lost");
        }

        @Test
        void waitsForTheStartFirst() {
            var plan = action.plan(stopped, aws);
            action.apply(stopped, plan, aws);
            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.changes())
                    .containsExactly(Change.of(arn("instance/" + STOPPED), "State", "pending", "stopped"));

            var before = aws.clock().instant();
            action.applyUndo(undo, aws);
            assertThat(Duration.between(before, aws.clock().instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(25));
            assertThat(state(stopped)).isEqualTo("stopping");
        }

        @Test
        void findsNothingToDoWhereTheInstanceIsGone() {
            var plan = action.plan(stopped, aws);
            action.apply(stopped, plan, aws);
            client(Ec2Client.class).terminateInstances(r -> r.instanceIds(STOPPED));

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("cannot be stopped any more");
        }
    }
}
