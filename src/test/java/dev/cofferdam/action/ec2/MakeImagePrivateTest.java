package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ec2.MakeImagePrivate.In;
import dev.cofferdam.action.ec2.MakeImagePrivate.Out;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.LaunchPermission;

class MakeImagePrivateTest extends OnTheRange {
    private static final String STRANGER = "999988887777";
    private static final String ORGANIZATION = "arn:aws:organizations::123456789012:organization/o-123example";
    private static final String UNIT = "arn:aws:organizations::123456789012:ou/o-123example/ou-1234-5example";
    private static final List<String> EVERY_KIND = List.of(STRANGER, "all", ORGANIZATION, UNIT);

    private final MakeImagePrivate action = new MakeImagePrivate();
    private In in = new In("");

    private static String exposed(Ec2Client ec2) {
        var image = ec2.createImage(r -> r.instanceId(PENTEST).name("golden").noReboot(true))
                .imageId();
        share(
                ec2,
                image,
                LaunchPermission.builder().userId(STRANGER).build(),
                LaunchPermission.builder().group("all").build(),
                LaunchPermission.builder().organizationArn(ORGANIZATION).build(),
                LaunchPermission.builder().organizationalUnitArn(UNIT).build());
        return image;
    }

    private static void share(Ec2Client ec2, String image, LaunchPermission... with) {
        ec2.modifyImageAttribute(r -> r.imageId(image).launchPermission(p -> p.add(with)));
    }

    @BeforeEach
    void expose() {
        in = new In(exposed(client(Ec2Client.class)));
    }

    @Nested
    class ASharedImage {
        @Test
        void isMadePrivateAndSharedAgainWithEveryKindOfGrantee() {
            var plan = thereAndBack(action, in, () -> action.verify(in, aws));

            assertThat(plan.changes()).singleElement().satisfies(c -> {
                assertThat(c.resource()).isEqualTo("arn:aws:ec2:us-east-1::image/" + in.image());
                assertThat(c.after()).hasToString("[]");
            });
            assertThat(plan.warnings())
                    .anyMatch(w -> w.startsWith("Every AWS account loses"))
                    .anyMatch(w -> w.startsWith("Account " + STRANGER))
                    .anyMatch(w -> w.startsWith("Every account of " + UNIT));
            assertThat(action.verify(in, aws).sharedWith()).containsExactlyInAnyOrderElementsOf(EVERY_KIND);
            callsWhatItDeclares(action);
        }

        @Test
        void isMadePrivateByOneCall() {
            action.apply(in, action.plan(in, aws), aws);

            assertThat(aws.changesMade()).isEqualTo(1);
            assertThat(action.verify(in, aws)).isEqualTo(new Out(true, List.of()));
            assertThat(action.plan(in, aws).changes()).isEmpty();
        }

        @Test
        void survivesEveryBrokenConnection() {
            try (var probe = SimulatedAccount.open(folder.resolve("probe"))) {
                var same = new In(exposed(probe.client(Ec2Client.class)));
                interruptEverywhere(
                        action,
                        same,
                        account -> exposed(account.client(Ec2Client.class)),
                        account -> action.verify(same, account.aws),
                        account -> assertThat(action.verify(same, account.aws).isPrivate())
                                .isTrue());
            }
        }
    }

    @Nested
    class TakingItBack {
        @Test
        void saysWhatSomebodyChangedSinceAndWhoReadsItAgain() {
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);
            share(
                    client(Ec2Client.class),
                    in.image(),
                    LaunchPermission.builder().userId("777766665555").build());

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.warnings())
                    .anyMatch(w -> w.contains("Somebody changed the launch permissions"))
                    .anyMatch(w -> w.startsWith("Every AWS account can read all"));
        }

        @Test
        void findsNothingToDoWhereTheImageIsGone() {
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);
            client(Ec2Client.class).deregisterImage(r -> r.imageId(in.image()));

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("is gone");
        }

        @Test
        void isRefusedByAwsWhilePublicImagesAreBlocked() {
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);
            var block = new BlockPublicSnapshots();
            var everything = new BlockPublicSnapshots.In(null);
            block.apply(everything, block.plan(everything, aws), aws);

            var undo = action.planUndo(action.undo(plan), aws);
            fails(() -> action.applyUndo(undo, aws), "OperationNotPermitted");
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isAnUnknownImage() {
            refuses(() -> action.plan(new In("ami-0123456789abcdef0"), aws), "ResourceGone", "is gone");
        }
    }
}
