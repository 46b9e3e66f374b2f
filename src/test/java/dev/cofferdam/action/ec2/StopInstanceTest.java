package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.action.ec2.StopInstance.In;
import dev.cofferdam.range.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

class StopInstanceTest extends OnTheRange {
    private final StopInstance action = new StopInstance();
    private final In pentest = new In(PENTEST);
    private final In web1 = new In(WEB_1);

    private String state() {
        return action.verify(pentest, aws).state();
    }

    /** Whether it is up or on its way there: what a stop ends and a start brings back. */
    private boolean isUp() {
        return state().equals("running") || state().equals("pending");
    }

    private StopInstance.Out stop(In in) {
        return action.apply(in, action.plan(in, aws), aws);
    }

    @Nested
    class ARunningInstance {
        @Test
        void isStoppedAndStartedAgain() {
            var plan = thereAndBack(action, pentest, StopInstanceTest.this::isUp);

            assertThat(plan.changes())
                    .containsExactly(Change.of(arn("instance/" + PENTEST), "State", "running", "stopped"));
            pass(Duration.ofMinutes(1));
            assertThat(state()).isEqualTo("running");
        }

        @Test
        void isStoppedOnceWhenTheConnectionBreaks() {
            survives(Fault.Kind.RESET_BEFORE, "ec2:StopInstances", action, pentest, StopInstanceTest.this::isUp);
        }

        @Test
        void isStoppedOnceWhenTheAnswerIsLost() {
            survives(Fault.Kind.RESET_AFTER, "ec2:StopInstances", action, pentest, StopInstanceTest.this::isUp);
        }

        @Test
        void isWaitedForUntilItHasStopped() {
            var out = stop(pentest);
            assertThat(out.state()).isEqualTo("stopping");
            assertThat(action.progress("stopped", pentest, out, aws))
                    .isEqualTo(new ChangeAction.Progress(false, PENTEST + " stopping"));
            pass(Duration.ofMinutes(1));
            assertThat(action.progress("stopped", pentest, out, aws).reached()).isTrue();
        }

        @Test
        void isNotWaitedForOnceSomebodyTerminatedIt() {
            var out = stop(pentest);
            client(Ec2Client.class).terminateInstances(r -> r.instanceIds(PENTEST));

            refuses(() -> action.progress("stopped", pentest, out, aws), "IncorrectInstanceState", "is shutting-down");
        }
    }

    @Nested
    class TheWarnings {
        @Test
        void sayThatMemoryAndALentAddressAreLost() {
            assertThat(action.plan(pentest, aws).warnings())
                    .containsExactly(
                            "What is in the memory of instance " + PENTEST + " is lost: capture it first.",
                            "Its public address 198.51.100.66 is given back, and a start gets another one.");
        }

        @Test
        void sayNothingOfAnAddressThatStays() {
            assertThat(action.plan(new In(BASTION), aws).warnings())
                    .containsExactly("What is in the memory of instance " + BASTION + " is lost: capture it first.");
        }

        @Test
        void sayThatDisksOfTheHostLoseEverything() {
            assertThat(action.plan(new In(SPOT), aws).warnings())
                    .anyMatch(w -> w.contains("instance store volumes of " + SPOT + " (i3.large)"))
                    .anyMatch(w -> w.contains("is a spot instance"));
        }

        @Test
        void sayThatTheGroupTerminatesWhatStops() {
            assertThat(action.plan(web1, aws).warnings())
                    .anyMatch(w -> w.contains("Auto scaling group web-asg takes a stopped instance for unhealthy"));
        }

        @Test
        void areRight() {
            stop(web1);
            pass(Duration.ofMinutes(5));

            assertThat(action.verify(web1, aws).state()).isEqualTo("terminated");
        }

        @ParameterizedTest
        @ValueSource(strings = {"HealthCheck", "ReplaceUnhealthy", "Terminate"})
        void sayNothingOfAGroupThatMayNotReplace(String process) {
            client(AutoScalingClient.class)
                    .suspendProcesses(r -> r.autoScalingGroupName("web-asg").scalingProcesses(process));

            assertThat(action.plan(web1, aws).warnings()).noneMatch(w -> w.contains("web-asg"));
            stop(web1);
            pass(Duration.ofMinutes(5));
            assertThat(action.verify(web1, aws).state()).isEqualTo("stopped");
        }

        @Test
        void sayNothingOfTheGroupInStandby() {
            client(AutoScalingClient.class)
                    .enterStandby(r ->
                            r.autoScalingGroupName("web-asg").instanceIds(WEB_1).shouldDecrementDesiredCapacity(true));
            pass(Duration.ofMinutes(1));

            assertThat(action.plan(web1, aws).warnings()).noneMatch(w -> w.contains("web-asg"));
        }

        @Test
        void sayWhatNobodyMayKnow() {
            deny("autoscaling:DescribeAutoScalingGroups");
            deny("ec2:DescribeInstanceTypes");

            assertThat(action.plan(web1, aws).warnings())
                    .anyMatch(w -> w.contains("takes a stopped instance for unhealthy"))
                    .anyMatch(w -> w.contains("Not known: which processes of auto scaling group web-asg"))
                    .anyMatch(w -> w.contains("Not known: whether type m6i.large has an instance store"));
        }
    }

    @Nested
    class AnInstanceThatIsDown {
        @Test
        void isLeftAsItIs() {
            assertThat(action.plan(new In(STOPPED), aws).changes()).isEmpty();
        }

        @Test
        void isNotStartedByTakingBackWhatWasNeverDone() {
            var plan = action.plan(new In(STOPPED), aws);

            assertThat(action.planUndo(action.undo(plan), aws).changes()).isEmpty();
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isAnInstanceWithStopProtection() {
            client(Ec2Client.class)
                    .modifyInstanceAttribute(r -> r.instanceId(PENTEST).disableApiStop(a -> a.value(true)));

            refuses(() -> action.plan(pentest, aws), "OperationNotPermitted", PENTEST + " has stop protection");
        }

        @Test
        void isAnInstanceOnAnInstanceStore() {
            var onInstanceStore = new FakeActionContext(Map.of(Ec2Client.class, new OneInstanceWithoutVolumes()));

            refuses(() -> action.plan(web1, onInstanceStore), "UnsupportedOperation", "Isolate it instead");
        }

        @Test
        void isATerminatedInstance() {
            client(Ec2Client.class).terminateInstances(r -> r.instanceIds(PENTEST));

            refuses(() -> action.plan(pentest, aws), "IncorrectInstanceState", "is shutting-down");
        }

        @Test
        void isASpotInstanceOfAOneTimeRequest() {
            fails(() -> stop(new In(SPOT)), "UnsupportedOperation");
        }

        @Test
        void isAnUnknownInstance() {
            fails(() -> action.plan(new In(NOBODY), aws), "InvalidInstanceID.NotFound");
        }

        @Test
        void isWhatAwsRefuses() {
            on(Fault.of(Fault.Kind.THROTTLE, "ec2:StopInstances").onCall(1));
            fails(() -> stop(pentest), "RequestLimitExceeded");
            deny("ec2:StopInstances");
            fails(() -> stop(pentest), "UnauthorizedOperation");
            assertThat(state()).isEqualTo("running");
        }
    }

    @Nested
    class TakingItBack {
        @Test
        void waitsForTheStopFirst() {
            var plan = action.plan(pentest, aws);
            action.apply(pentest, plan, aws);
            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.changes())
                    .containsExactly(Change.of(arn("instance/" + PENTEST), "State", "stopping", "running"));
            assertThat(undo.warnings()).singleElement().asString().contains("isolate it before");

            action.applyUndo(undo, aws);
            assertThat(state()).isEqualTo("pending");
        }

        @Test
        void findsNothingToDoWhereSomebodyStartedItSince() {
            var plan = action.plan(pentest, aws);
            action.apply(pentest, plan, aws);
            pass(Duration.ofMinutes(1));
            client(Ec2Client.class).startInstances(r -> r.instanceIds(PENTEST));

            assertThat(action.planUndo(action.undo(plan), aws).changes()).isEmpty();
        }

        @Test
        void findsNothingToDoWhereTheInstanceIsGone() {
            var plan = action.plan(pentest, aws);
            action.apply(pentest, plan, aws);
            client(Ec2Client.class).terminateInstances(r -> r.instanceIds(PENTEST));

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("cannot be started again");
        }
    }
}
