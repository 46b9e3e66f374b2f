package dev.cofferdam.range;

import static dev.cofferdam.range.Ec2Test.fails;
import static dev.cofferdam.range.Ec2Test.filter;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** What instances are made of, how they were bought, and all their volumes at once. */
class MachinesTest {
    private static final String SPOT = "i-0ba7c0000000000d1";
    private static final String ROOT = "vol-0aaaaaaaaaaaaaaa1";
    private static final String DATA = "vol-0aaaaaaaaaaaaaaa2";

    @TempDir
    Path folder;

    Range range;
    Ec2Client ec2;

    @BeforeEach
    void open() {
        range = new Range(folder);
        ec2 = range.client(Ec2Client.class);
    }

    @AfterEach
    void close() {
        range.close();
    }

    @Nested
    class AnInstanceType {
        @Test
        void tellsItsHypervisorAndItsDisks() {
            var types = ec2.describeInstanceTypes(r -> r.instanceTypesWithStrings("i3.large", "m6i.large"))
                    .instanceTypes();
            assertThat(types).extracting(t -> t.hypervisorAsString()).containsExactly("xen", "nitro");
            assertThat(types).extracting(t -> t.instanceStorageSupported()).containsExactly(true, false);
            assertThat(types.getFirst().instanceStorageInfo().totalSizeInGB()).isEqualTo(475);
        }

        @Test
        void thatDoesNotExistIsRefused() {
            fails(
                    () -> ec2.describeInstanceTypes(r -> r.instanceTypesWithStrings("m6i.tiny")),
                    "InvalidInstanceType",
                    "The following supplied instance types do not exist: [m6i.tiny]");
        }

        @Test
        void withoutNitroShowsNoLatestConsoleOutput() {
            fails(
                    () -> ec2.getConsoleOutput(r -> r.instanceId(SPOT).latest(true)),
                    "UnsupportedOperation",
                    "does not support retrieving the latest console logs");
            assertThat(ec2.getConsoleOutput(r -> r.instanceId(SPOT)).output()).isNotEmpty();
            assertThat(ec2.getConsoleOutput(r -> r.instanceId(Range.WEB_1).latest(true))
                            .output())
                    .isNotEmpty();
        }
    }

    @Nested
    class ASpotInstance {
        @Test
        void isDescribedAsOne() {
            assertThat(ec2.describeInstances(r -> r.instanceIds(SPOT))
                            .reservations()
                            .getFirst()
                            .instances())
                    .extracting(i -> i.instanceLifecycleAsString())
                    .containsExactly("spot");
        }

        @Test
        void cannotBeProtectedNorStopped() {
            fails(
                    () -> ec2.modifyInstanceAttribute(
                            r -> r.instanceId(SPOT).disableApiTermination(a -> a.value(true))),
                    "UnsupportedOperation",
                    "Modifying 'disableApiTermination' is not supported for spot instances.");
            fails(
                    () -> ec2.stopInstances(r -> r.instanceIds(SPOT)),
                    "UnsupportedOperation",
                    "associated with a one-time Spot Instance request");
        }
    }

    @Nested
    class SnapshotsOfAnInstance {
        @Test
        void areTakenOfAllVolumesAtOnceWithTheSameTags() {
            var made = ec2.createSnapshots(r -> r.instanceSpecification(i -> i.instanceId(Range.WEB_1))
                            .tagSpecifications(TagSpecification.builder()
                                    .resourceType(ResourceType.SNAPSHOT)
                                    .tags(Tag.builder().key("set").value("1").build())
                                    .build()))
                    .snapshots();
            assertThat(made).extracting(s -> s.volumeId()).containsExactly(ROOT, DATA);
            assertThat(made).extracting(s -> s.startTime()).containsOnly(Range.START);
            assertThat(ec2.describeSnapshots(r -> r.filters(filter("tag:set", "1")))
                            .snapshots())
                    .extracting(s -> s.stateAsString())
                    .containsExactly("pending", "pending");
        }

        @Test
        void leaveOutWhatTheyAreTold() {
            assertThat(ec2.createSnapshots(r -> r.instanceSpecification(
                                    i -> i.instanceId(Range.WEB_1).excludeBootVolume(true)))
                            .snapshots())
                    .extracting(s -> s.volumeId())
                    .containsExactly(DATA);
            range.pass(Duration.ofMinutes(1));
            assertThat(ec2.createSnapshots(r -> r.instanceSpecification(
                                    i -> i.instanceId(Range.WEB_1).excludeDataVolumeIds(DATA)))
                            .snapshots())
                    .extracting(s -> s.volumeId())
                    .containsExactly(ROOT);
        }

        @Test
        void areMadeOfAllVolumesOrOfNone() {
            ec2.createSnapshot(r -> r.volumeId(DATA));
            fails(
                    () -> ec2.createSnapshots(r -> r.instanceSpecification(i -> i.instanceId(Range.WEB_1))),
                    "SnapshotCreationPerVolumeRateExceeded",
                    "exceeded");
            assertThat(ec2.describeSnapshots(r -> r.filters(filter("volume-id", ROOT)))
                            .snapshots())
                    .isEmpty();
        }
    }

    @Nested
    class ASubnet {
        @Test
        void hasItsVpcsDefaultNetworkAcl() {
            var acls = ec2.describeNetworkAcls(
                            r -> r.filters(filter("association.subnet-id", "subnet-0a1fa000000000001")))
                    .networkAcls();
            assertThat(acls).singleElement().satisfies(acl -> {
                assertThat(acl.vpcId()).isEqualTo(Range.VPC);
                assertThat(acl.isDefault()).isTrue();
                assertThat(acl.entries())
                        .extracting(e -> e.egress() + " " + e.ruleNumber() + " " + e.ruleActionAsString())
                        .containsExactlyInAnyOrder(
                                "true 100 allow", "true 32767 deny", "false 100 allow", "false 32767 deny");
            });
            fails(
                    () -> ec2.describeNetworkAcls(r -> r.networkAclIds("acl-0123456789abcdef0")),
                    "InvalidNetworkAclID.NotFound",
                    "The networkAcl ID 'acl-0123456789abcdef0' does not exist");
        }
    }
}
