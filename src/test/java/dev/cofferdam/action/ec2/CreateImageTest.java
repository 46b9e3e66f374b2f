package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ec2.CreateImage.In;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Tag;

class CreateImageTest extends OnTheRange {
    private final CreateImage action = new CreateImage();
    private final In in = new In(WEB_1);

    private static List<Image> images(Ec2Client ec2) {
        return ec2.describeImages(r -> r.owners("self")).images();
    }

    @Nested
    class ARunningInstance {
        @Test
        void getsAnImageOfAllItsVolumesWithoutAReboot() {
            var plan = action.plan(in, aws);
            assertThat(action.plan(in, aws)).isEqualTo(plan);
            assertThat(plan.changes()).singleElement().satisfies(c -> {
                assertThat(c.resource()).isEqualTo(arn("instance/" + WEB_1));
                assertThat(c.before().isNull()).isTrue();
                assertThat(c.after().path("NoReboot").asBoolean()).isTrue();
            });
            assertThat(plan.warnings()).anyMatch(w -> w.contains("nor is its memory"));

            var out = action.apply(in, plan, aws);

            assertThat(out.imageId()).startsWith("ami-");
            assertThat(out.snapshotIds()).hasSize(2);
            assertThat(action.verify(in, aws)).isEqualTo(out);
            assertThat(action.plan(in, aws).changes()).isEmpty();
            callsWhatItDeclares(action, "ec2:CreateTags");
        }

        @Test
        void hasTheCaseAndTheStepOnImageAndSnapshots() {
            var out = action.apply(in, action.plan(in, aws), aws);

            var tags = List.of(
                    Tag.builder().key("cofferdam:case").value("case").build(),
                    Tag.builder().key("cofferdam:step").value("step").build());
            var ec2 = client(Ec2Client.class);
            assertThat(images(ec2))
                    .singleElement()
                    .satisfies(i -> assertThat(i.tags()).containsExactlyInAnyOrderElementsOf(tags));
            assertThat(ec2.describeSnapshots(r -> r.snapshotIds(out.snapshotIds()))
                            .snapshots())
                    .allSatisfy(s -> assertThat(s.tags()).containsExactlyInAnyOrderElementsOf(tags));
        }

        @Test
        void canBeWaitedForUntilTheImageIsAvailable() {
            var out = action.apply(in, action.plan(in, aws), aws);

            assertThat(action.progress("available", in, out, aws).reached()).isFalse();
            pass(Duration.ofHours(1));
            assertThat(action.progress("available", in, out, aws).reached()).isTrue();
        }

        @Test
        void getsNoSecondImageHoweverOftenTheConnectionBreaks() {
            interruptEverywhere(
                    action,
                    in,
                    _ -> {},
                    account -> account.client(Ec2Client.class)
                            .describeInstances(r -> r.instanceIds(WEB_1))
                            .reservations(),
                    account ->
                            assertThat(images(account.client(Ec2Client.class))).hasSize(1));
        }

        @Test
        void getsAnotherOneByAnotherStep() {
            action.apply(in, action.plan(in, aws), aws);
            var other = aws.step("again#0");

            action.apply(in, action.plan(in, other), other);

            assertThat(images(client(Ec2Client.class)))
                    .hasSize(2)
                    .allSatisfy(i ->
                            assertThat(i.name()).hasSizeLessThanOrEqualTo(128).contains(WEB_1));
        }
    }

    @Nested
    class TakingItBack {
        @Test
        void keepsTheImage() {
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.changes()).isEmpty();
            action.applyUndo(undo, aws);
            assertThat(images(client(Ec2Client.class))).hasSize(1);
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isWaitingForAnImageThatSomebodyDeregistered() {
            var out = action.apply(in, action.plan(in, aws), aws);
            var id = out.imageId();
            client(Ec2Client.class).deregisterImage(r -> r.imageId(id));

            fails(() -> action.progress("available", in, out, aws), "InvalidAMIID.NotFound");
        }

        @Test
        void isWithATerminatedInstance() {
            client(Ec2Client.class).terminateInstances(r -> r.instanceIds(PENTEST));

            refuses(() -> action.plan(new In(PENTEST), aws), "IncorrectInstanceState", "look for snapshots");
        }

        @Test
        void isWhatThePermissionsDoNotAllow() {
            deny("ec2:CreateImage");
            var plan = action.plan(in, aws);

            fails(() -> action.apply(in, plan, aws), "UnauthorizedOperation");
            assertThat(action.verify(in, aws).imageId()).isEmpty();
        }
    }

    /** For other tests. */
    static String imageOf(SimulatedAccount account, String instance) {
        return account.client(Ec2Client.class)
                .createImage(r -> r.instanceId(instance).name("golden").noReboot(true))
                .imageId();
    }
}
