package dev.cofferdam.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ec2.CaptureConsoleOutput;
import dev.cofferdam.action.ec2.CollectMetadata;
import dev.cofferdam.action.ec2.DescribeInstance;
import dev.cofferdam.caselog.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How the actions are tried that read an instance. */
final class Ec2ReadCases {
    private Ec2ReadCases() {}

    static List<Case> all() {
        return List.of(
                new ReadCase<>(
                        new DescribeInstance(),
                        server -> new DescribeInstance.In(server.account().instance()),
                        Ec2ReadCases::describesTheInstance),
                new ReadCase<>(
                        new CollectMetadata(),
                        server -> new CollectMetadata.In(server.account().instance()),
                        Ec2ReadCases::collectsTheInstance),
                new ReadCase<>(
                        new CaptureConsoleOutput(),
                        server -> new CaptureConsoleOutput.In(server.account().instance()),
                        Ec2ReadCases::capturesTheConsole));
    }

    private static void describesTheInstance(DescribeInstance.Out out, Server server) {
        var instance = instance(server);
        assertThat(out.state()).isEqualTo(instance.at("/State/Name").asString());
        assertThat(out.instanceType()).isEqualTo(instance.path("InstanceType").asString());
        assertThat(out.privateIp()).isEqualTo(instance.path("PrivateIpAddress").asString());
        assertThat(out.publicIp()).isEqualTo(instance.path("PublicIpAddress").asString(""));
        assertThat(out.vpcId()).isEqualTo(instance.path("VpcId").asString());
        assertThat(out.subnetId()).isEqualTo(instance.path("SubnetId").asString());
        assertThat(out.networkInterfaceIds())
                .containsExactlyInAnyOrderElementsOf(Reads.texts(instance, "NetworkInterfaces", "/NetworkInterfaceId"));
        assertThat(out.volumeIds())
                .containsExactlyInAnyOrderElementsOf(Reads.texts(instance, "BlockDeviceMappings", "/Ebs/VolumeId"))
                .first()
                .isEqualTo(server.account().rootVolume());
        assertThat(out.instanceProfileArn())
                .isEqualTo(instance.at("/IamInstanceProfile/Arn").asString());
        assertThat(out.roleName()).isEqualTo(server.account().role());
        assertThat(out.tags().keySet()).containsExactlyInAnyOrderElementsOf(Reads.texts(instance, "Tags", "/Key"));
        assertThat(out.imdsV2Required())
                .isEqualTo(instance.at("/MetadataOptions/HttpTokens").asString().equals("required"));
    }

    private static void collectsTheInstance(CollectMetadata.Out out, Server server) {
        var instance = instance(server);
        var document = Json.MAPPER.readTree(server.kept());
        assertThat(out.size()).isPositive();
        for (var id : Reads.texts(instance, "NetworkInterfaces", "/NetworkInterfaceId"))
            assertThat(document.toString()).contains(id);
        for (var id : Reads.texts(instance, "BlockDeviceMappings", "/Ebs/VolumeId"))
            assertThat(document.toString()).contains(id);
        assertThat(document.toString())
                .contains(instance.path("SubnetId").asString(), server.account().role());
    }

    private static void capturesTheConsole(CaptureConsoleOutput.Out out, Server server) {
        var answer = server.reads()
                .answer(new Read(
                        "ec2",
                        "GetConsoleOutput",
                        "InstanceId",
                        server.account().instance()));
        var output = answer.path("Output").asString();
        var kept = server.kept();
        assertThat(out.size()).isPositive();
        assertThat(kept).isEqualTo(output);
    }

    private static JsonNode instance(Server server) {
        return server.reads()
                .answer(Ec2Cases.instances(server.account().instance()))
                .at("/Reservations/0/Instances/0");
    }
}
