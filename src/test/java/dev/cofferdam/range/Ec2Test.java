package dev.cofferdam.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class Ec2Test {
    static final String WEB_GROUP = "sg-0beb0000000000001";
    static final String PRIMARY = "eni-0c0ffee0000000001";

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

    static void fails(ThrowingCallable call, String code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.awsErrorDetails().errorMessage()).contains(message);
        });
    }

    static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private Instance instance(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id))
                .reservations()
                .getFirst()
                .instances()
                .getFirst();
    }

    @Nested
    class AnInstance {
        @Test
        void isDescribedWithItsVolumesInterfacesAndProfile() {
            var web1 = instance(Range.WEB_1);
            assertThat(web1.instanceTypeAsString()).isEqualTo("m6i.large");
            assertThat(web1.iamInstanceProfile().arn())
                    .isEqualTo("arn:aws:iam::111122223333:instance-profile/web-app-profile");
            assertThat(web1.blockDeviceMappings())
                    .extracting(m -> m.ebs().volumeId())
                    .containsExactly("vol-0aaaaaaaaaaaaaaa1", "vol-0aaaaaaaaaaaaaaa2");
            assertThat(web1.networkInterfaces())
                    .extracting(n -> n.attachment().deviceIndex())
                    .containsExactly(0, 1);
            assertThat(web1.securityGroups()).extracting(g -> g.groupId()).containsExactly(WEB_GROUP);
            assertThat(web1.vpcId()).isEqualTo(Range.VPC);
        }

        @Test
        void isFoundByFiltersWithWildcards() {
            var found = ec2.describeInstances(
                    r -> r.filters(filter("tag:Name", "web-*"), filter("instance-state-name", "running")));
            assertThat(found.reservations()).hasSize(3);
            assertThat(ec2.describeInstances(r -> r.filters(filter("tag:Name", "web-\\*")))
                            .reservations())
                    .isEmpty();
            fails(
                    () -> ec2.describeInstances(r -> r.filters(filter("colour", "red"))),
                    "InvalidParameterValue",
                    "The filter 'colour' is invalid");
        }

        @Test
        void thatDoesNotExistIsToldFromOneThatCannot() {
            fails(
                    () -> ec2.describeInstances(r -> r.instanceIds("i-0123456789abcdef0")),
                    "InvalidInstanceID.NotFound",
                    "The instance ID 'i-0123456789abcdef0' does not exist");
            fails(
                    () -> ec2.describeInstances(r -> r.instanceIds("i-web")),
                    "InvalidInstanceID.Malformed",
                    "Invalid id: \"i-web\"");
        }

        @Test
        void stopsInTime() {
            var change = ec2.stopInstances(r -> r.instanceIds("i-0bed00000000000aa"))
                    .stoppingInstances()
                    .getFirst();
            assertThat(change.previousState().nameAsString()).isEqualTo("running");
            assertThat(change.currentState().nameAsString()).isEqualTo("stopping");
            fails(
                    () -> ec2.startInstances(r -> r.instanceIds("i-0bed00000000000aa")),
                    "IncorrectInstanceState",
                    "is not in a state from which it can be started");
            range.pass(Duration.ofMinutes(1));
            assertThat(instance("i-0bed00000000000aa").state().nameAsString()).isEqualTo("stopped");
            ec2.startInstances(r -> r.instanceIds("i-0bed00000000000aa"));
            range.pass(Duration.ofMinutes(1));
            assertThat(instance("i-0bed00000000000aa").state().nameAsString()).isEqualTo("running");
        }

        @Test
        void isNotTerminatedWhileProtected() {
            ec2.modifyInstanceAttribute(
                    r -> r.instanceId("i-0bed00000000000aa").disableApiTermination(a -> a.value(true)));
            assertThat(ec2.describeInstanceAttribute(
                                    r -> r.instanceId("i-0bed00000000000aa").attribute("disableApiTermination"))
                            .disableApiTermination()
                            .value())
                    .isTrue();
            fails(
                    () -> ec2.terminateInstances(r -> r.instanceIds("i-0bed00000000000aa")),
                    "OperationNotPermitted",
                    "Modify its 'disableApiTermination' instance attribute");
            ec2.modifyInstanceAttribute(
                    r -> r.instanceId("i-0bed00000000000aa").disableApiTermination(a -> a.value(false)));
            ec2.terminateInstances(r -> r.instanceIds("i-0bed00000000000aa"));
            range.pass(Duration.ofMinutes(1));
            assertThat(instance("i-0bed00000000000aa").state().nameAsString()).isEqualTo("terminated");
            assertThat(ec2.describeVolumes(r -> r.filters(filter("volume-id", "vol-0bed00000000000a1")))
                            .volumes())
                    .isEmpty();
        }

        @Test
        void showsWhatItWroteOnItsConsole() {
            var output = ec2.getConsoleOutput(r -> r.instanceId(Range.WEB_1)).output();
            assertThat(new String(Base64.getDecoder().decode(output), StandardCharsets.UTF_8))
                    .contains("XMRig");
        }

        @Test
        void losesItsProfileAndGetsItBack() {
            var association = ec2.describeIamInstanceProfileAssociations(
                            r -> r.filters(filter("instance-id", Range.WEB_1)))
                    .iamInstanceProfileAssociations()
                    .getFirst();
            fails(
                    () -> ec2.associateIamInstanceProfile(
                            r -> r.instanceId(Range.WEB_1).iamInstanceProfile(p -> p.name("web-app-profile"))),
                    "IncorrectState",
                    "There is an existing association for instance");
            ec2.disassociateIamInstanceProfile(r -> r.associationId(association.associationId()));
            assertThat(instance(Range.WEB_1).iamInstanceProfile()).isNull();
            assertThat(associationStates()).containsExactly("disassociating");
            fails(
                    () -> ec2.associateIamInstanceProfile(
                            r -> r.instanceId(Range.WEB_1).iamInstanceProfile(p -> p.name("web-app-profile"))),
                    "IncorrectState",
                    "There is an existing association for instance");
            range.pass(Duration.ofSeconds(10));
            assertThat(associationStates()).isEmpty();
            var again = ec2.associateIamInstanceProfile(
                    r -> r.instanceId(Range.WEB_1).iamInstanceProfile(p -> p.name("web-app-profile")));
            assertThat(again.iamInstanceProfileAssociation().associationId()).isNotEqualTo(association.associationId());
        }

        private List<String> associationStates() {
            return ec2
                    .describeIamInstanceProfileAssociations(r -> r.filters(filter("instance-id", Range.WEB_1)))
                    .iamInstanceProfileAssociations()
                    .stream()
                    .map(a -> a.stateAsString())
                    .toList();
        }

        @Test
        void withTwoInterfacesWantsOneNamed() {
            fails(
                    () -> ec2.modifyInstanceAttribute(
                            r -> r.instanceId(Range.WEB_1).groups(WEB_GROUP)),
                    "InvalidInstanceID",
                    "There are multiple interfaces attached to instance");
        }
    }

    @Nested
    class ASecurityGroup {
        private String create(String name) {
            return ec2.createSecurityGroup(r -> r.groupName(name)
                            .description("Isolation")
                            .vpcId(Range.VPC)
                            .tagSpecifications(TagSpecification.builder()
                                    .resourceType(ResourceType.SECURITY_GROUP)
                                    .tags(Tag.builder()
                                            .key("cofferdam:case")
                                            .value("c1")
                                            .build())
                                    .build()))
                    .groupId();
        }

        @Test
        void isMadeOnceForEachVpcAndLetsEverythingOut() {
            var id = create("quarantine");
            var group = ec2.describeSecurityGroups(r -> r.filters(filter("tag:cofferdam:case", "c1")))
                    .securityGroups()
                    .getFirst();
            assertThat(group.groupId()).isEqualTo(id);
            assertThat(group.ipPermissions()).isEmpty();
            assertThat(group.ipPermissionsEgress()).hasSize(1);
            fails(() -> create("quarantine"), "InvalidGroup.Duplicate", "already exists for VPC '" + Range.VPC + "'");
        }

        @Test
        void isNotDeletedWhileSomethingIsInIt() {
            var id = create("quarantine");
            ec2.modifyNetworkInterfaceAttribute(
                    r -> r.networkInterfaceId(PRIMARY).groups(id));
            fails(() -> ec2.deleteSecurityGroup(r -> r.groupId(id)), "DependencyViolation", id);
            fails(() -> ec2.deleteSecurityGroup(r -> r.groupId("sg-0a1b0000000000001")), "DependencyViolation", "");
            ec2.modifyNetworkInterfaceAttribute(
                    r -> r.networkInterfaceId(PRIMARY).groups(WEB_GROUP));
            ec2.deleteSecurityGroup(r -> r.groupId(id));
            fails(
                    () -> ec2.describeSecurityGroups(r -> r.groupIds(id)),
                    "InvalidGroup.NotFound",
                    "The security group '" + id + "' does not exist");
        }

        @Test
        void takesARuleOnceAndGivesItBackOnce() {
            var ssh = IpPermission.builder()
                    .ipProtocol("tcp")
                    .fromPort(22)
                    .toPort(22)
                    .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                    .build();
            ec2.authorizeSecurityGroupIngress(r -> r.groupId(WEB_GROUP).ipPermissions(ssh));
            fails(
                    () -> ec2.authorizeSecurityGroupIngress(
                            r -> r.groupId(WEB_GROUP).ipPermissions(ssh)),
                    "InvalidPermission.Duplicate",
                    "the specified rule \"peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW\" already exists");
            ec2.revokeSecurityGroupIngress(r -> r.groupId(WEB_GROUP).ipPermissions(ssh));
            fails(
                    () -> ec2.revokeSecurityGroupIngress(
                            r -> r.groupId(WEB_GROUP).ipPermissions(ssh)),
                    "InvalidPermission.NotFound",
                    "The specified rule does not exist in this security group.");
        }

        @Test
        void givesBackARuleById() {
            ec2.revokeSecurityGroupIngress(r -> r.groupId(WEB_GROUP).securityGroupRuleIds("sgr-0beb0000000000bad"));
            assertThat(ec2.describeSecurityGroupRules(r -> r.filters(filter("group-id", WEB_GROUP)))
                            .securityGroupRules())
                    .extracting(r -> r.cidrIpv4())
                    .doesNotContain("203.0.113.0/24");
        }

        @Test
        void ofAnotherVpcOrNoneAtAllIsRefusedForAnInterface() {
            fails(
                    () -> ec2.modifyNetworkInterfaceAttribute(
                            r -> r.networkInterfaceId(PRIMARY).groups("sg-0def00000000000df")),
                    "InvalidGroup.NotFound",
                    "You have specified two resources that belong to different networks.");
            fails(
                    () -> ec2.modifyNetworkInterfaceAttribute(
                            r -> r.networkInterfaceId(PRIMARY).groups(List.of())),
                    "MissingParameter",
                    "SecurityGroupId");
        }

        @Test
        void isUnchangedWhenOneOfTwoRulesIsRefused() {
            var before = ec2.describeSecurityGroups(r -> r.groupIds(WEB_GROUP)).securityGroups();
            var fresh = IpRange.builder().cidrIp("198.51.100.0/24").build();
            var known = IpRange.builder().cidrIp("203.0.113.0/24").build();
            fails(
                    () -> ec2.authorizeSecurityGroupIngress(r -> r.groupId(WEB_GROUP)
                            .ipPermissions(IpPermission.builder()
                                    .ipProtocol("tcp")
                                    .fromPort(22)
                                    .toPort(22)
                                    .ipRanges(fresh, known)
                                    .build())),
                    "InvalidPermission.Duplicate",
                    "203.0.113.0/24");
            assertThat(ec2.describeSecurityGroups(r -> r.groupIds(WEB_GROUP)).securityGroups())
                    .isEqualTo(before);
        }

        @Test
        void isOnlyTriedWithDryRun() {
            fails(
                    () -> ec2.createSecurityGroup(r -> r.groupName("dry")
                            .description("dry")
                            .vpcId(Range.VPC)
                            .dryRun(true)),
                    "DryRunOperation",
                    "Request would have succeeded");
            assertThat(ec2.describeSecurityGroups(r -> r.filters(filter("group-name", "dry")))
                            .securityGroups())
                    .isEmpty();
        }
    }

    @Nested
    class ASnapshot {
        @Test
        void takesMinutesAndIsEncryptedLikeItsVolume() {
            var created =
                    ec2.createSnapshot(r -> r.volumeId("vol-0aaaaaaaaaaaaaaa2").description("Evidence"));
            assertThat(created.stateAsString()).isEqualTo("pending");
            assertThat(created.encrypted()).isTrue();
            range.pass(Duration.ofMinutes(3));
            assertThat(snapshot(created.snapshotId()).progress()).matches("[1-9][0-9]%");
            range.pass(Duration.ofMinutes(5));
            assertThat(snapshot(created.snapshotId()).stateAsString()).isEqualTo("completed");
            assertThat(snapshot(created.snapshotId()).progress()).isEqualTo("100%");
        }

        @Test
        void isRefusedTooSoonAfterTheLastOfTheVolume() {
            ec2.createSnapshot(r -> r.volumeId("vol-0aaaaaaaaaaaaaaa1"));
            fails(
                    () -> ec2.createSnapshot(r -> r.volumeId("vol-0aaaaaaaaaaaaaaa1")),
                    "SnapshotCreationPerVolumeRateExceeded",
                    "Use an increasing or variable sleep interval");
            range.pass(Duration.ofSeconds(15));
            ec2.createSnapshot(r -> r.volumeId("vol-0aaaaaaaaaaaaaaa1"));
        }

        @Test
        void isDeletedOnce() {
            var id =
                    ec2.createSnapshot(r -> r.volumeId("vol-0aaaaaaaaaaaaaaa1")).snapshotId();
            ec2.deleteSnapshot(r -> r.snapshotId(id));
            fails(
                    () -> ec2.deleteSnapshot(r -> r.snapshotId(id)),
                    "InvalidSnapshot.NotFound",
                    "The snapshot '" + id + "' does not exist.");
        }

        private Snapshot snapshot(String id) {
            return ec2.describeSnapshots(r -> r.snapshotIds(id).ownerIds())
                    .snapshots()
                    .getFirst();
        }
    }

    @Nested
    class ATag {
        @Test
        void isSetChangedAndRemoved() {
            var tag = Tag.builder().key("status").value("compromised").build();
            ec2.createTags(r -> r.resources(Range.WEB_1, PRIMARY).tags(tag));
            assertThat(instance(Range.WEB_1).tags()).contains(tag);
            assertThat(ec2.describeTags(r -> r.filters(filter("key", "status"))).tags())
                    .extracting(t -> t.resourceTypeAsString())
                    .containsExactlyInAnyOrder("instance", "network-interface");
            ec2.deleteTags(r -> r.resources(Range.WEB_1)
                    .tags(Tag.builder().key("status").value("clean").build()));
            assertThat(instance(Range.WEB_1).tags()).contains(tag);
            ec2.deleteTags(r ->
                    r.resources(Range.WEB_1).tags(Tag.builder().key("status").build()));
            assertThat(instance(Range.WEB_1).tags()).doesNotContain(tag);
        }

        @Test
        void isSetOnAllResourcesOrNone() {
            fails(
                    () -> ec2.createTags(r -> r.resources(Range.WEB_1, "vol-0123456789abcdef0")
                            .tags(Tag.builder().key("status").value("x").build())),
                    "InvalidVolume.NotFound",
                    "vol-0123456789abcdef0");
            assertThat(ec2.describeTags(r -> r.filters(filter("key", "status"))).tags())
                    .isEmpty();
        }
    }
}
