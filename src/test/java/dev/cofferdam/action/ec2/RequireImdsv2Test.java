package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ec2.RequireImdsv2.In;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;

class RequireImdsv2Test extends OnTheRange {
    private final RequireImdsv2 action = new RequireImdsv2();
    private final In web1 = new In(WEB_1);
    private final In stopped = new In(STOPPED);

    private InstanceMetadataOptionsResponse options(String instance) {
        return client(Ec2Client.class)
                .describeInstances(r -> r.instanceIds(instance))
                .reservations()
                .getFirst()
                .instances()
                .getFirst()
                .metadataOptions();
    }

    private void turnMetadataOff() {
        client(Ec2Client.class)
                .modifyInstanceMetadataOptions(r -> r.instanceId(WEB_1).httpEndpoint("disabled"));
    }

    @Nested
    class AnInstanceThatAnswersWithoutAToken {
        @Test
        void wantsOneAndNoneAgain() {
            var plan = thereAndBack(action, web1, () -> options(WEB_1).httpTokensAsString());

            assertThat(plan.changes())
                    .containsExactly(
                            Change.of(arn("instance/" + WEB_1), "MetadataOptions/HttpTokens", "optional", "required"));
        }

        @Test
        void survivesABrokenConnectionAnywhere() {
            var tried = new Interruptions<>(
                            action,
                            web1,
                            SimulatedAccount::open,
                            SimulatedAccount::world,
                            account -> account.pass(Duration.ofSeconds(10)))
                    .everywhere(
                            folder.resolve("broken"),
                            account -> assertThat(
                                            action.verify(web1, account.aws).required())
                                    .isTrue());

            assertThat(tried).isGreaterThan(3);
        }

        @Test
        void keepsItsHopLimit() {
            client(Ec2Client.class)
                    .modifyInstanceMetadataOptions(r -> r.instanceId(WEB_1).httpPutResponseHopLimit(3));
            action.apply(web1, action.plan(web1, aws), aws);

            assertThat(options(WEB_1).httpPutResponseHopLimit()).isEqualTo(3);
        }

        @Test
        void isWaitedForUntilItIsInForce() {
            var out = action.apply(web1, action.plan(web1, aws), aws);
            assertThat(out).isEqualTo(new RequireImdsv2.Out(true, false));
            assertThat(action.progress("applied", web1, out, aws))
                    .isEqualTo(new ChangeAction.Progress(false, WEB_1 + " running, metadata options pending"));

            pass(Duration.ofSeconds(5));
            assertThat(action.progress("applied", web1, out, aws).reached()).isTrue();
            assertThat(action.verify(web1, aws)).isEqualTo(new RequireImdsv2.Out(true, true));
        }
    }

    @Nested
    class AStoppedInstance {
        @Test
        void appliesItWhenItStarts() {
            var out = action.apply(stopped, action.plan(stopped, aws), aws);
            pass(Duration.ofMinutes(5));
            assertThat(action.verify(stopped, aws)).isEqualTo(new RequireImdsv2.Out(true, false));
            assertThat(action.progress("applied", stopped, out, aws).reached()).isTrue();

            client(Ec2Client.class).startInstances(r -> r.instanceIds(STOPPED));
            pass(Duration.ofMinutes(1));
            assertThat(action.verify(stopped, aws).applied()).isTrue();
        }
    }

    @Nested
    class WhereTheGoalHolds {
        @Test
        void nothingIsChanged() {
            assertThat(action.plan(new In(BASTION), aws).changes()).isEmpty();
            assertThat(action.verify(new In(BASTION), aws).required()).isTrue();
        }

        @Test
        void metadataThatIsTurnedOffIsNotTurnedOn() {
            turnMetadataOff();

            var plan = action.plan(web1, aws);
            assertThat(plan.changes()).isEmpty();
            assertThat(plan.summary()).contains("turned off");
            assertThat(action.verify(web1, aws).required()).isTrue();
        }
    }

    @Nested
    class TheWarnings {
        @Test
        void sayWhatStopsAndWhatGoesOn() {
            assertThat(action.plan(web1, aws).warnings())
                    .satisfiesExactly(
                            software -> assertThat(software).contains("MetadataNoToken"),
                            stolen -> assertThat(stolen).contains("iam.revoke-role-sessions"));
        }

        @Test
        void sayNothingOfCredentialsWithoutARole() {
            assertThat(action.plan(new In(PENTEST), aws).warnings()).hasSize(1);
        }

        @Test
        void sayWhatContainersGet() {
            client(Ec2Client.class)
                    .modifyInstanceMetadataOptions(r -> r.instanceId(WEB_1).httpPutResponseHopLimit(1));

            assertThat(action.plan(web1, aws).warnings()).anyMatch(w -> w.contains("hop limit"));
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isATerminatedInstance() {
            client(Ec2Client.class).terminateInstances(r -> r.instanceIds(PENTEST));

            refuses(() -> action.plan(new In(PENTEST), aws), "IncorrectInstanceState", "is shutting-down");
        }

        @Test
        void isAnUnknownInstance() {
            fails(() -> action.plan(new In(NOBODY), aws), "InvalidInstanceID.NotFound");
        }

        @Test
        void isWhatThePermissionsDoNotAllow() {
            deny("ec2:ModifyInstanceMetadataOptions");
            var plan = action.plan(web1, aws);

            fails(() -> action.apply(web1, plan, aws), "UnauthorizedOperation");
            assertThat(action.verify(web1, aws).required()).isFalse();
        }
    }

    @Nested
    class TakingItBack {
        @Test
        void saysWhatItOpens() {
            var plan = action.plan(web1, aws);
            action.apply(web1, plan, aws);

            assertThat(action.planUndo(action.undo(plan), aws).warnings())
                    .singleElement()
                    .asString()
                    .contains("gets its role's credentials again");
        }

        @Test
        void findsNothingToDoWhereTheInstanceIsGone() {
            var pentest = new In(PENTEST);
            var plan = action.plan(pentest, aws);
            action.apply(pentest, plan, aws);
            client(Ec2Client.class).terminateInstances(r -> r.instanceIds(PENTEST));

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("is gone");
        }
    }
}
