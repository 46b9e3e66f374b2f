package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.ec2.EnableTerminationProtection.In;
import dev.cofferdam.range.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import tools.jackson.databind.node.BooleanNode;

class EnableTerminationProtectionTest extends OnTheRange {
    private final EnableTerminationProtection action = new EnableTerminationProtection();
    private final In web1 = new In(WEB_1);

    private boolean isProtected() {
        return action.verify(web1, aws).enabled();
    }

    @Nested
    class AnUnprotectedInstance {
        @Test
        void isProtectedAndTakenBack() {
            var plan = thereAndBack(action, web1, EnableTerminationProtectionTest.this::isProtected);

            assertThat(plan.changes())
                    .containsExactly(new Change(
                            arn("instance/" + WEB_1), "DisableApiTermination", BooleanNode.FALSE, BooleanNode.TRUE));
        }

        @Test
        void isProtectedOnceWhenTheConnectionBreaks() {
            survives(
                    Fault.Kind.RESET_BEFORE,
                    "ec2:ModifyInstanceAttribute",
                    action,
                    web1,
                    EnableTerminationProtectionTest.this::isProtected);
        }

        @Test
        void isProtectedOnceWhenTheAnswerIsLost() {
            survives(
                    Fault.Kind.RESET_AFTER,
                    "ec2:ModifyInstanceAttribute",
                    action,
                    web1,
                    EnableTerminationProtectionTest.this::isProtected);
        }

        @Test
        void cannotBeTerminatedAnyMore() {
            action.apply(web1, action.plan(web1, aws), aws);

            fails(() -> client(Ec2Client.class).terminateInstances(r -> r.instanceIds(WEB_1)), "OperationNotPermitted");
        }
    }

    @Nested
    class TheWarnings {
        @Test
        void sayThatAutoScalingIgnoresIt() {
            assertThat(action.plan(web1, aws).warnings())
                    .singleElement()
                    .asString()
                    .contains("web-asg ignores termination protection", "autoscaling.enter-standby");
        }

        @Test
        void areNoneInStandby() {
            client(AutoScalingClient.class)
                    .enterStandby(r ->
                            r.autoScalingGroupName("web-asg").instanceIds(WEB_1).shouldDecrementDesiredCapacity(true));
            pass(Duration.ofMinutes(1));

            assertThat(action.plan(web1, aws).warnings()).isEmpty();
        }

        @Test
        void sayWhenNobodyMayKnowWhetherThereIsAGroup() {
            deny("autoscaling:DescribeAutoScalingInstances");

            assertThat(action.plan(web1, aws).warnings())
                    .singleElement()
                    .asString()
                    .contains("Not known: whether instance " + WEB_1 + " is in an auto scaling group");
        }

        @Test
        void sayThatAShutdownFromInsideEndsIt() {
            client(Ec2Client.class)
                    .modifyInstanceAttribute(
                            r -> r.instanceId(PENTEST).instanceInitiatedShutdownBehavior(b -> b.value("terminate")));

            assertThat(action.plan(new In(PENTEST), aws).warnings())
                    .singleElement()
                    .asString()
                    .contains("its shutdown behavior is terminate");
        }
    }

    @Nested
    class AProtectedInstance {
        @Test
        void isLeftAsItIs() {
            var plan = action.plan(new In(BASTION), aws);

            assertThat(plan.changes()).isEmpty();
            assertThat(plan.resources()).containsExactly(arn("instance/" + BASTION));
            assertThat(action.undo(plan).restore()).isEmpty();
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isASpotInstance() {
            refuses(() -> action.plan(new In(SPOT), aws), "UnsupportedOperation", SPOT + " is a spot instance");
        }

        @Test
        void isATerminatedInstance() {
            client(Ec2Client.class).terminateInstances(r -> r.instanceIds(PENTEST));
            pass(Duration.ofMinutes(1));

            refuses(() -> action.plan(new In(PENTEST), aws), "IncorrectInstanceState", "is terminated");
        }

        @Test
        void isAnUnknownInstance() {
            fails(() -> action.plan(new In(NOBODY), aws), "InvalidInstanceID.NotFound");
        }

        @Test
        void isWhatThePermissionsDoNotAllow() {
            deny("ec2:ModifyInstanceAttribute");
            var plan = action.plan(web1, aws);

            fails(() -> action.apply(web1, plan, aws), "UnauthorizedOperation");
            assertThat(isProtected()).isFalse();
        }
    }

    @Nested
    class TakingItBack {
        @Test
        void findsNothingToDoWhereTheInstanceIsGone() {
            var in = new In(PENTEST);
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);
            action.applyUndo(action.planUndo(action.undo(plan), aws), aws);
            client(Ec2Client.class).terminateInstances(r -> r.instanceIds(PENTEST));

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("is gone");
            pass(Duration.ofHours(2));
            assertThat(action.planUndo(action.undo(plan), aws)).isEqualTo(undo);
        }
    }
}
