package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.json;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ec2.CreateSnapshot;
import dev.cofferdam.action.ec2.EnableTerminationProtection;
import dev.cofferdam.action.ec2.IsolateInstance;
import dev.cofferdam.action.ec2.MakeSnapshotPrivate;
import dev.cofferdam.action.ec2.RequireImdsv2;
import dev.cofferdam.action.ec2.RevokeIngress;
import dev.cofferdam.action.ec2.SetShutdownBehaviourStop;
import dev.cofferdam.action.ec2.ShareSnapshot;
import dev.cofferdam.action.ec2.StartInstance;
import dev.cofferdam.action.ec2.StopInstance;
import dev.cofferdam.action.ec2.TagResource;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;
import software.amazon.awssdk.services.ec2.model.Tag;
import tools.jackson.databind.JsonNode;

/** How the changing actions of {@code action.ec2} are tried. */
final class Ec2Cases {
    private static final String EVIDENCE_ACCOUNT = "444455556666";

    private Ec2Cases() {}

    static List<Case> all() {
        return List.of(
                new ChangeCase<>(new CreateSnapshot(), Ec2Cases::createSnapshot),
                new ChangeCase<>(new EnableTerminationProtection(), Ec2Cases::enableTerminationProtection),
                new ChangeCase<>(new IsolateInstance(), Ec2Cases::isolateInstance),
                new ChangeCase<>(new MakeSnapshotPrivate(), Ec2Cases::makeSnapshotPrivate),
                new ChangeCase<>(new RequireImdsv2(), Ec2Cases::requireImdsv2),
                new ChangeCase<>(new RevokeIngress(), Ec2Cases::revokeIngress),
                new ChangeCase<>(new SetShutdownBehaviourStop(), Ec2Cases::setShutdownBehaviourStop),
                new ChangeCase<>(new ShareSnapshot(), Ec2Cases::shareSnapshot),
                new ChangeCase<>(new StartInstance(), Ec2Cases::startInstance),
                new ChangeCase<>(new StopInstance(), Ec2Cases::stopInstance),
                new ChangeCase<>(new TagResource(), Ec2Cases::tag));
    }

    private static Situation<CreateSnapshot.In, CreateSnapshot.Out> createSnapshot(Server server) {
        var volume = server.account().rootVolume();
        var ofVolume = filtered("DescribeSnapshots", "volume-id", volume);
        return new Situation<>(
                new CreateSnapshot.In(volume, null, true),
                List.of(
                        that("snapshots of the volume", ofVolume, each("/Snapshots", "/State"))
                                .becomes(List.of("completed")),
                        that("their tags", ofVolume, each("/Snapshots/0/Tags", "/Key", "/Value"))
                                .becomes(List.of("cofferdam:case case", "cofferdam:step step")),
                        volume(volume)),
                out -> assertThat(out.volumeIds()).containsExactly(volume));
    }

    private static Situation<EnableTerminationProtection.In, EnableTerminationProtection.Out>
            enableTerminationProtection(Server server) {
        var instance = server.account().instance();
        return new Situation<>(
                new EnableTerminationProtection.In(instance),
                List.of(
                        attribute(instance, "disableApiTermination", "/DisableApiTermination/Value")
                                .becomes(true),
                        attribute(instance, "disableApiStop", "/DisableApiStop/Value"),
                        state(instance)),
                out -> assertThat(out.enabled()).isTrue());
    }

    private static Situation<IsolateInstance.In, IsolateInstance.Out> isolateInstance(Server server) {
        var instance = server.account().instance();
        var interfaces = filtered("DescribeNetworkInterfaces", "attachment.instance-id", instance);
        return new Situation<>(
                new IsolateInstance.In(instance, false),
                List.of(
                        that("groups of its interfaces", interfaces, Ec2Cases::groupNames)
                                .becomes(groups -> json(groups.valueStream()
                                        .map(_ -> "[cofferdam-isolation]")
                                        .toList())),
                        that(
                                        "the group without rules",
                                        filtered("DescribeSecurityGroups", "group-name", "cofferdam-isolation"),
                                        each("/SecurityGroups", "/IpPermissions/0", "/IpPermissionsEgress/0"))
                                .becomes(List.of("- -")),
                        state(instance)),
                out -> assertThat(out.reachable()).isFalse());
    }

    private static Situation<MakeSnapshotPrivate.In, MakeSnapshotPrivate.Out> makeSnapshotPrivate(Server server) {
        var snapshot = snapshot(server);
        server.client(Ec2Client.class)
                .modifySnapshotAttribute(r -> r.snapshotId(snapshot)
                        .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                        .operationType("add")
                        .userIds(EVIDENCE_ACCOUNT));
        return new Situation<>(
                new MakeSnapshotPrivate.In(snapshot),
                List.of(grants(snapshot).becomes(List.of())),
                out -> assertThat(out.isPrivate()).isTrue());
    }

    private static Situation<RequireImdsv2.In, RequireImdsv2.Out> requireImdsv2(Server server) {
        var instance = server.account().instance();
        return new Situation<>(
                new RequireImdsv2.In(instance),
                List.of(
                        described("HttpTokens", instance, "/MetadataOptions/HttpTokens")
                                .becomes("required"),
                        described("HttpEndpoint", instance, "/MetadataOptions/HttpEndpoint"),
                        described("hop limit", instance, "/MetadataOptions/HttpPutResponseHopLimit"),
                        state(instance)),
                out -> assertThat(out.required()).isTrue());
    }

    /** A rule that is made again has another id. */
    private static Situation<RevokeIngress.In, RevokeIngress.Out> revokeIngress(Server server) {
        var group = server.account().securityGroup();
        var rule = server.account().inboundRule();
        return new Situation<>(
                new RevokeIngress.In(group, rule),
                List.of(that(
                                "rules of the group",
                                filtered("DescribeSecurityGroupRules", "group-id", group),
                                each(
                                        "/SecurityGroupRules",
                                        "/IsEgress",
                                        "/IpProtocol",
                                        "/FromPort",
                                        "/ToPort",
                                        "/CidrIpv4",
                                        "/ReferencedGroupInfo/GroupId",
                                        "/Description"))
                        .becomes(rules -> json(rules.valueStream()
                                .filter(r -> !r.asString().endsWith("203.0.113.0/24 - backup sync"))
                                .toList()))),
                out -> assertThat(out.revoked()).isTrue());
    }

    private static Situation<SetShutdownBehaviourStop.In, SetShutdownBehaviourStop.Out> setShutdownBehaviourStop(
            Server server) {
        var instance = server.account().instance();
        server.client(Ec2Client.class)
                .modifyInstanceAttribute(
                        r -> r.instanceId(instance).instanceInitiatedShutdownBehavior(b -> b.value("terminate")));
        return new Situation<>(
                new SetShutdownBehaviourStop.In(instance),
                List.of(
                        attribute(
                                        instance,
                                        "instanceInitiatedShutdownBehavior",
                                        "/InstanceInitiatedShutdownBehavior/Value")
                                .becomes("stop"),
                        state(instance)),
                out -> assertThat(out.behavior()).isEqualTo("stop"));
    }

    /** Completed. */
    static String snapshot(Server server) {
        var volume = server.account().rootVolume();
        var snapshot = server.client(Ec2Client.class)
                .createSnapshot(r -> r.volumeId(volume).description("Weekly backup"))
                .snapshotId();
        server.settle();
        return snapshot;
    }

    private static Situation<ShareSnapshot.In, ShareSnapshot.Out> shareSnapshot(Server server) {
        var snapshot = snapshot(server);
        return new Situation<>(
                new ShareSnapshot.In(snapshot, EVIDENCE_ACCOUNT),
                List.of(grants(snapshot).becomes(List.of("- " + EVIDENCE_ACCOUNT))),
                out -> assertThat(out.sharedWith()).containsExactly(EVIDENCE_ACCOUNT));
    }

    private static Situation<StartInstance.In, StartInstance.Out> startInstance(Server server) {
        var instance = server.account().loneInstance();
        server.client(Ec2Client.class).stopInstances(r -> r.instanceIds(instance));
        server.settle();
        return new Situation<>(
                new StartInstance.In(instance),
                List.of(state(instance).becomes("running"), groups(instance)),
                out -> assertThat(out.state()).isEqualTo("running"));
    }

    private static Situation<StopInstance.In, StopInstance.Out> stopInstance(Server server) {
        var instance = server.account().loneInstance();
        return new Situation<>(
                new StopInstance.In(instance),
                List.of(state(instance).becomes("stopped"), groups(instance)),
                out -> assertThat(out.state()).isEqualTo("stopped"));
    }

    private static Situation<TagResource.In, TagResource.Out> tag(Server server) {
        var instance = server.account().instance();
        server.client(Ec2Client.class)
                .createTags(r -> r.resources(instance)
                        .tags(Tag.builder().key("ir:status").value("clean").build()));
        return new Situation<>(
                new TagResource.In(instance, "ir:status", "under investigation"),
                List.of(that(
                                "its tags",
                                instances(instance),
                                each("/Reservations/0/Instances/0/Tags", "/Key", "/Value"))
                        .becomes(tags -> json(tags.valueStream()
                                .map(t -> t.asString().equals("ir:status clean")
                                        ? "ir:status under investigation"
                                        : t.asString())
                                .toList()))),
                out -> assertThat(out.value()).isEqualTo("under investigation"));
    }

    /** Of each interface. */
    private static JsonNode groupNames(JsonNode interfaces) {
        return json(interfaces
                .path("NetworkInterfaces")
                .valueStream()
                .map(i -> i.path("Groups")
                        .valueStream()
                        .map(g -> g.path("GroupName").asString())
                        .sorted()
                        .toList()
                        .toString())
                .sorted()
                .toList());
    }

    static Read instances(String instance) {
        return new Read("ec2", "DescribeInstances", "InstanceIds", List.of(instance));
    }

    static Fact described(String name, String instance, String pointer) {
        return that(name, instances(instance), at("/Reservations/0/Instances/0" + pointer));
    }

    static Fact state(String instance) {
        return described("its state", instance, "/State/Name");
    }

    private static Fact groups(String instance) {
        return that(
                "its security groups",
                instances(instance),
                each("/Reservations/0/Instances/0/SecurityGroups", "/GroupId"));
    }

    private static Fact attribute(String instance, String attribute, String pointer) {
        return that(
                attribute,
                new Read("ec2", "DescribeInstanceAttribute", Map.of("InstanceId", instance, "Attribute", attribute)),
                at(pointer));
    }

    private static Fact grants(String snapshot) {
        return that(
                "who may use the snapshot",
                new Read(
                        "ec2",
                        "DescribeSnapshotAttribute",
                        Map.of("SnapshotId", snapshot, "Attribute", "createVolumePermission")),
                each("/CreateVolumePermissions", "/Group", "/UserId"));
    }

    private static Fact volume(String volume) {
        return that(
                "the volume",
                new Read("ec2", "DescribeVolumes", "VolumeIds", List.of(volume)),
                each("/Volumes", "/State", "/Attachments/0/InstanceId"));
    }

    static Read filtered(String operation, String filter, String value) {
        return new Read("ec2", operation, "Filters", List.of(Map.of("Name", filter, "Values", List.of(value))));
    }
}
