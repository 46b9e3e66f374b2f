package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ec2.CancelSpotRequests;
import dev.cofferdam.action.ec2.CaptureScreenshot;
import dev.cofferdam.action.ec2.ScanRegions;
import dev.cofferdam.action.ec2.TerminateInstance;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SpotInstanceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import tools.jackson.databind.JsonNode;

/** How the actions of {@code action.ec2} are tried that look for instances, look at them, and end them. */
final class InstanceCases {
    private static final String IMAGE = "ami-0abcdef1234567890";

    private InstanceCases() {}

    static List<Case> all() {
        return List.of(
                new ChangeCase<>(new CancelSpotRequests(), InstanceCases::cancelSpotRequest),
                new ChangeCase<>(new TerminateInstance(), InstanceCases::terminate),
                new ReadCase<>(
                        new CaptureScreenshot(),
                        server -> new CaptureScreenshot.In(server.account().instance()),
                        InstanceCases::capturesTheScreen),
                new ReadCase<>(new ScanRegions(), InstanceCases::aNewInstance, InstanceCases::findsIt));
    }

    private static Situation<CancelSpotRequests.In, CancelSpotRequests.Out> cancelSpotRequest(Server server) {
        var request = server.client(Ec2Client.class)
                .requestSpotInstances(r -> r.instanceCount(1)
                        .type(SpotInstanceType.PERSISTENT)
                        .launchSpecification(l -> l.imageId(IMAGE).instanceType(InstanceType.M5_LARGE)))
                .spotInstanceRequests()
                .getFirst()
                .spotInstanceRequestId();
        return new Situation<>(
                new CancelSpotRequests.In(request),
                List.of(that(
                                "its state",
                                new Read(
                                        "ec2",
                                        "DescribeSpotInstanceRequests",
                                        "SpotInstanceRequestIds",
                                        List.of(request)),
                                each("/SpotInstanceRequests", "/Type", "/State"))
                        .becomes(List.of("persistent cancelled"))),
                out -> assertThat(out.cancelled()).isTrue());
    }

    private static Situation<TerminateInstance.In, TerminateInstance.Out> terminate(Server server) {
        var instance = server.account().loneInstance();
        keepVolumes(server, instance);
        return new Situation<>(
                new TerminateInstance.In(instance),
                List.of(
                        Ec2Cases.state(instance).becomes("terminated"),
                        that(
                                "what is kept of it",
                                Ec2Cases.filtered("DescribeSnapshots", "tag:cofferdam:case", "case"),
                                each("/Snapshots", "/VolumeId", "/State"))),
                out -> assertThat(out.state()).isEqualTo("terminated"));
    }

    /** As {@code ec2.create-snapshot} of another step of the case. */
    private static void keepVolumes(Server server, String instance) {
        var ec2 = server.client(Ec2Client.class);
        var ofCase = TagSpecification.builder()
                .resourceType(ResourceType.SNAPSHOT)
                .tags(
                        Tag.builder().key("cofferdam:case").value("case").build(),
                        Tag.builder().key("cofferdam:step").value("preserve").build())
                .build();
        ec2.describeInstances(r -> r.instanceIds(instance))
                .reservations()
                .getFirst()
                .instances()
                .getFirst()
                .blockDeviceMappings()
                .forEach(d ->
                        ec2.createSnapshot(r -> r.volumeId(d.ebs().volumeId()).tagSpecifications(ofCase)));
        server.settle();
    }

    private static void capturesTheScreen(CaptureScreenshot.Out out, Server server) {
        var picture = server.reads()
                .answer(new Read(
                        "ec2",
                        "GetConsoleScreenshot",
                        "InstanceId",
                        server.account().instance()))
                .path("ImageData")
                .asString();
        var bytes = Base64.getMimeDecoder().decode(picture);
        assertThat(out.size()).isPositive().isEqualTo(bytes.length);
        assertThat(out.evidenceSha256()).isEqualTo(sha256(bytes));
    }

    private static ScanRegions.In aNewInstance(Server server) {
        server.account().instance();
        return new ScanRegions.In("14d");
    }

    private static void findsIt(ScanRegions.Out out, Server server) {
        var regions = server.reads()
                .answer(new Read("ec2", "DescribeRegions", Map.of()))
                .path("Regions")
                .valueStream()
                .map(r -> r.path("RegionName").asString())
                .toList();
        assertThat(out.scannedRegions()).containsExactlyInAnyOrderElementsOf(regions);
        assertThat(out.unknown()).isEmpty();

        var region = server.aws().region();
        var since = server.aws().clock().instant().minus(Duration.ofDays(14)).toString();
        var there = server.reads()
                .answer(Ec2Cases.filtered("DescribeInstances", "instance-state-name", "running"))
                .path("Reservations")
                .valueStream()
                .flatMap(r -> r.path("Instances").valueStream())
                .filter(i -> isSince(i, since))
                .map(i -> region + "/" + i.path("InstanceId").asString())
                .toList();
        assertThat(out.instanceIds())
                .contains(region + "/" + server.account().instance())
                .containsExactlyInAnyOrderElementsOf(there);
        assertThat(out.activeRegions()).containsExactly(region);
    }

    /** By the seconds, which both SDKs write first. */
    private static boolean isSince(JsonNode instance, String since) {
        var launched = instance.path("LaunchTime").asString().replace(' ', 'T');
        return launched.substring(0, 19).compareTo(since.substring(0, 19)) >= 0;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
