package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ec2.SetShutdownBehaviourStop.In;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;

class SetShutdownBehaviourStopTest extends OnTheRange {
    private final SetShutdownBehaviourStop action = new SetShutdownBehaviourStop();
    private final In pentest = new In(PENTEST);

    private static void terminatesOnShutdown(Ec2Client ec2, String instance) {
        ec2.modifyInstanceAttribute(
                r -> r.instanceId(instance).instanceInitiatedShutdownBehavior(b -> b.value("terminate")));
    }

    @Nested
    class AnInstanceThatAShutdownTerminates {
        @BeforeEach
        void set() {
            terminatesOnShutdown(client(Ec2Client.class), PENTEST);
        }

        @Test
        void isOnlyStoppedByItAndTerminatedAgain() {
            var plan = thereAndBack(action, pentest, () -> action.verify(pentest, aws));

            assertThat(plan.changes())
                    .containsExactly(Change.of(
                            arn("instance/" + PENTEST), "InstanceInitiatedShutdownBehavior", "terminate", "stop"));
            assertThat(plan.warnings()).isEmpty();
        }

        @Test
        void isLeftWhereAwsRefuses() {
            deny("ec2:ModifyInstanceAttribute");
            var plan = action.plan(pentest, aws);

            fails(() -> action.apply(pentest, plan, aws), "UnauthorizedOperation");
            assertThat(action.verify(pentest, aws).behavior()).isEqualTo("terminate");
        }

        @Test
        void cannotBeRestoredOnceItIsGone() {
            var plan = action.plan(pentest, aws);
            action.apply(pentest, plan, aws);
            client(Ec2Client.class).terminateInstances(r -> r.instanceIds(PENTEST));

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("is gone");
        }

        @Test
        void isShownWhatUndoOpens() {
            var plan = action.plan(pentest, aws);
            action.apply(pentest, plan, aws);

            assertThat(action.planUndo(action.undo(plan), aws).warnings())
                    .singleElement()
                    .asString()
                    .contains("by shutting it down again");
        }
    }

    @Nested
    class ABrokenConnection {
        @Test
        void leavesNoHarmAnywhere() {
            var tried = new Interruptions<>(
                            action,
                            pentest,
                            path -> {
                                var account = SimulatedAccount.open(path);
                                terminatesOnShutdown(account.client(Ec2Client.class), PENTEST);
                                return account;
                            },
                            SimulatedAccount::world,
                            _ -> {})
                    .everywhere(
                            folder.resolve("broken"),
                            account -> assertThat(
                                            action.verify(pentest, account.aws).behavior())
                                    .isEqualTo("stop"));

            assertThat(tried).isGreaterThan(3);
        }
    }

    @Nested
    class AMemberOfAGroup {
        @Test
        void isTerminatedByTheGroupAllTheSame() {
            terminatesOnShutdown(client(Ec2Client.class), WEB_1);

            assertThat(action.plan(new In(WEB_1), aws).warnings())
                    .singleElement()
                    .asString()
                    .contains("web-asg takes a stopped instance for unhealthy");
        }
    }

    @Nested
    class AnInstanceThatAShutdownStops {
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
    }
}
