package dev.cofferdam.servers;

import static dev.cofferdam.servers.Ec2Cases.filtered;
import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ec2.BlockPublicSnapshots;
import dev.cofferdam.action.ec2.CopySnapshot;
import dev.cofferdam.action.ec2.CreateImage;
import dev.cofferdam.action.ec2.LockSnapshot;
import dev.cofferdam.action.ec2.MakeImagePrivate;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.LaunchPermission;

/** How the actions of {@code action.ec2} on images and kept snapshots are tried. */
final class ImageCases {
    private static final String PARTNER = "444455556666";

    private ImageCases() {}

    static List<Case> all() {
        return List.of(
                new ChangeCase<>(new BlockPublicSnapshots(), ImageCases::blockPublic),
                new ChangeCase<>(new CopySnapshot(), ImageCases::copySnapshot),
                new ChangeCase<>(new CreateImage(), ImageCases::createImage),
                new ChangeCase<>(new LockSnapshot(), ImageCases::lockSnapshot),
                new ChangeCase<>(new MakeImagePrivate(), ImageCases::makeImagePrivate));
    }

    private static Situation<BlockPublicSnapshots.In, BlockPublicSnapshots.Out> blockPublic(Server server) {
        return new Situation<>(
                new BlockPublicSnapshots.In(null),
                List.of(
                        that(
                                        "the block for snapshots",
                                        new Read("ec2", "GetSnapshotBlockPublicAccessState", Map.of()),
                                        at("/State"))
                                .becomes("block-all-sharing"),
                        that(
                                        "the block for images",
                                        new Read("ec2", "GetImageBlockPublicAccessState", Map.of()),
                                        at("/ImageBlockPublicAccessState"))
                                .becomes("block-new-sharing")),
                out -> {
                    assertThat(out.snapshots()).isEqualTo("block-all-sharing");
                    assertThat(out.images()).isEqualTo("block-new-sharing");
                });
    }

    private static Situation<CopySnapshot.In, CopySnapshot.Out> copySnapshot(Server server) {
        var snapshot = Ec2Cases.snapshot(server);
        return new Situation<>(
                new CopySnapshot.In(snapshot, null, null),
                List.of(
                        that(
                                        "copies of it",
                                        filtered("DescribeSnapshots", "tag:cofferdam:source", snapshot),
                                        each("/Snapshots", "/State", "/Encrypted"))
                                .becomes(List.of("completed true")),
                        that(
                                "the snapshot",
                                new Read("ec2", "DescribeSnapshots", "SnapshotIds", List.of(snapshot)),
                                each("/Snapshots", "/State", "/Description"))),
                out -> assertThat(out.state()).isEqualTo("completed"));
    }

    private static Situation<CreateImage.In, CreateImage.Out> createImage(Server server) {
        var instance = server.account().instance();
        var images = new Read(
                "ec2",
                "DescribeImages",
                Map.of(
                        "Owners",
                        List.of("self"),
                        "Filters",
                        List.of(Map.of("Name", "source-instance-id", "Values", List.of(instance)))));
        return new Situation<>(
                new CreateImage.In(instance),
                List.of(
                        that("images of the instance", images, each("/Images", "/State"))
                                .becomes(List.of("available")),
                        that("their tags", images, each("/Images/0/Tags", "/Key", "/Value"))
                                .becomes(List.of("cofferdam:case case", "cofferdam:step step")),
                        that(
                                        "snapshots of the step",
                                        filtered("DescribeSnapshots", "tag:cofferdam:step", "step"),
                                        each("/Snapshots", "/State"))
                                .becomes(List.of("completed", "completed")),
                        Ec2Cases.state(instance)),
                out -> {
                    assertThat(out.state()).isEqualTo("available");
                    assertThat(out.snapshotIds()).hasSize(2);
                });
    }

    private static Situation<LockSnapshot.In, LockSnapshot.Out> lockSnapshot(Server server) {
        var snapshot = Ec2Cases.snapshot(server);
        return new Situation<>(
                new LockSnapshot.In(snapshot, "governance", 30, 0),
                List.of(that(
                                "its lock",
                                new Read("ec2", "DescribeLockedSnapshots", "SnapshotIds", List.of(snapshot)),
                                each("/Snapshots", "/LockState", "/LockDuration"))
                        .becomes(List.of("governance 30"))),
                out -> assertThat(out.locked()).isTrue());
    }

    private static Situation<MakeImagePrivate.In, MakeImagePrivate.Out> makeImagePrivate(Server server) {
        var instance = server.account().instance();
        var ec2 = server.client(Ec2Client.class);
        var image = ec2.createImage(r -> r.instanceId(instance).name("golden").noReboot(true))
                .imageId();
        server.settle();
        ec2.modifyImageAttribute(r -> r.imageId(image)
                .launchPermission(
                        p -> p.add(LaunchPermission.builder().userId(PARTNER).build())));
        return new Situation<>(
                new MakeImagePrivate.In(image),
                List.of(that(
                                "who may launch it",
                                new Read(
                                        "ec2",
                                        "DescribeImageAttribute",
                                        Map.of("ImageId", image, "Attribute", "launchPermission")),
                                each("/LaunchPermissions", "/Group", "/UserId"))
                        .becomes(List.of())),
                out -> assertThat(out.isPrivate()).isTrue());
    }
}
