package dev.cofferdam.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.cloudtrail.FindPrincipalActivity;
import dev.cofferdam.action.cloudtrail.ListResourcesOf;
import dev.cofferdam.action.cloudtrail.LookupEvents;
import dev.cofferdam.action.ec2.CaptureConsoleOutput;
import dev.cofferdam.action.ec2.CollectMetadata;
import dev.cofferdam.action.ec2.DescribeInstance;
import dev.cofferdam.action.guardduty.GetFinding;
import dev.cofferdam.action.iam.AuthorizationDetails;
import dev.cofferdam.action.iam.CredentialReport;
import dev.cofferdam.action.iam.DescribePrincipal;
import dev.cofferdam.action.resources.FindResources;
import dev.cofferdam.action.sts.IdentifyCaller;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.JsonNode;

/** How the reading actions are tried. */
final class ReadCases {
    /** Made by a call of the case itself, so that there is an event on any server. */
    private static final String MARK = "ir:looked-up";

    private static final String TRUST_ANOTHER_ACCOUNT = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999988887777:root"},\
        "Action":"sts:AssumeRole"}]}\
        """;

    private ReadCases() {}

    static List<Case> all() {
        return List.of(
                new ReadCase<>(
                        new DescribeInstance(),
                        server -> new DescribeInstance.In(server.account().instance()),
                        ReadCases::describesTheInstance),
                new ReadCase<>(
                        new CollectMetadata(),
                        server -> new CollectMetadata.In(server.account().instance()),
                        ReadCases::collectsTheInstance),
                new ReadCase<>(
                        new CaptureConsoleOutput(),
                        server -> new CaptureConsoleOutput.In(server.account().instance()),
                        ReadCases::capturesTheConsole),
                new ReadCase<>(new FindResources(), ReadCases::aMark, ReadCases::findsWhatIsMarked),
                new ReadCase<>(new DescribePrincipal(), ReadCases::aUser, ReadCases::describesTheUser),
                new ReadCase<>(new AuthorizationDetails(), ReadCases::anAccount, ReadCases::keepsAllPermissions),
                new ReadCase<>(new CredentialReport(), ReadCases::aPerson, ReadCases::keepsTheReport),
                new ReadCase<>(new FindPrincipalActivity(), ReadCases::anActiveUser, ReadCases::findsTheirEvents),
                new ReadCase<>(new ListResourcesOf(), ReadCases::anOwner, ReadCases::listsTheirs),
                new ReadCase<>(new LookupEvents(), ReadCases::anEvent, ReadCases::findsTheEvent),
                new ReadCase<>(new GetFinding(), ReadCases::aFinding, ReadCases::readsTheFinding),
                new ReadCase<>(new IdentifyCaller(), _ -> new IdentifyCaller.In(), ReadCases::identifiesTheCaller));
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
                .containsExactlyInAnyOrderElementsOf(texts(instance, "NetworkInterfaces", "/NetworkInterfaceId"));
        assertThat(out.volumeIds())
                .containsExactlyInAnyOrderElementsOf(texts(instance, "BlockDeviceMappings", "/Ebs/VolumeId"))
                .first()
                .isEqualTo(server.account().rootVolume());
        assertThat(out.instanceProfileArn())
                .isEqualTo(instance.at("/IamInstanceProfile/Arn").asString());
        assertThat(out.roleName()).isEqualTo(server.account().role());
        assertThat(out.tags().keySet()).containsExactlyInAnyOrderElementsOf(texts(instance, "Tags", "/Key"));
        assertThat(out.imdsV2Required())
                .isEqualTo(instance.at("/MetadataOptions/HttpTokens").asString().equals("required"));
    }

    private static void collectsTheInstance(CollectMetadata.Out out, Server server) {
        var instance = instance(server);
        var document =
                Json.MAPPER.readTree(server.aws().evidence.values().iterator().next());
        assertThat(out.size()).isPositive();
        for (var id : texts(instance, "NetworkInterfaces", "/NetworkInterfaceId"))
            assertThat(document.toString()).contains(id);
        for (var id : texts(instance, "BlockDeviceMappings", "/Ebs/VolumeId"))
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
        var kept = server.aws().evidence.values().iterator().next();
        assertThat(out.size()).isPositive();
        assertThat(kept).isEqualTo(output);
    }

    private static FindResources.In aMark(Server server) {
        for (var marked : List.of(server.account().instance(), server.account().rootVolume()))
            server.client(Ec2Client.class)
                    .createTags(r -> r.resources(marked)
                            .tags(Tag.builder().key(MARK).value("yes").build()));
        return new FindResources.In(List.of(MARK + "=yes"), List.of("ec2:instance"), null, null, null);
    }

    private static void findsWhatIsMarked(FindResources.Out out, Server server) {
        var answer = server.reads()
                .answer(new Read(
                        "resourcegroupstaggingapi",
                        "GetResources",
                        Map.of(
                                "TagFilters",
                                List.of(Map.of("Key", MARK, "Values", List.of("yes"))),
                                "ResourceTypeFilters",
                                List.of("ec2:instance"))));
        assertThat(out.ids()).containsExactly(server.account().instance());
        assertThat(out.arns()).isEqualTo(texts(answer, "ResourceTagMappingList", "/ResourceARN"));
        assertThat(out.truncated()).isFalse();
    }

    private static DescribePrincipal.In aUser(Server server) {
        server.account().accessKey();
        return new DescribePrincipal.In(server.account().user(), null);
    }

    private static void describesTheUser(DescribePrincipal.Out out, Server server) {
        var user = server.account().user();
        var reads = server.reads();
        assertThat(out.kind()).isEqualTo("user");
        assertThat(out.arn())
                .isEqualTo(reads.answer(new Read("iam", "GetUser", "UserName", user))
                        .at("/User/Arn")
                        .asString());
        assertThat(out.accessKeyIds())
                .containsExactlyInAnyOrderElementsOf(texts(
                        reads.answer(new Read("iam", "ListAccessKeys", "UserName", user)),
                        "AccessKeyMetadata",
                        "/AccessKeyId"));
        assertThat(out.inlinePolicies())
                .containsExactlyInAnyOrderElementsOf(
                        texts(reads.answer(new Read("iam", "ListUserPolicies", "UserName", user)), "PolicyNames", ""));
        assertThat(out.consoleAccess())
                .isEqualTo(reads.answer(new Read("iam", "GetLoginProfile", "UserName", user))
                        .has("LoginProfile"));
    }

    private static AuthorizationDetails.In anAccount(Server server) {
        server.account().person();
        server.account().user();
        server.client(IamClient.class)
                .updateAssumeRolePolicy(r -> r.roleName(server.account().role()).policyDocument(TRUST_ANOTHER_ACCOUNT));
        return new AuthorizationDetails.In(false);
    }

    private static void keepsAllPermissions(AuthorizationDetails.Out out, Server server) {
        var details = server.reads()
                .answer(new Read(
                        "iam",
                        "GetAccountAuthorizationDetails",
                        "Filter",
                        List.of("User", "Group", "Role", "LocalManagedPolicy")));
        assertThat(out.users()).isEqualTo(details.path("UserDetailList").size()).isPositive();
        assertThat(out.groups())
                .isEqualTo(details.path("GroupDetailList").size())
                .isPositive();
        assertThat(out.roles()).isEqualTo(details.path("RoleDetailList").size()).isPositive();
        assertThat(out.policies()).isEqualTo(details.path("Policies").size());
        assertThat(out.rolesTrustingOthers()).contains(server.account().role());
        var lines = kept(server).lines().map(Json.MAPPER::readTree).toList();
        assertThat(lines).hasSize((int) (out.users() + out.groups() + out.roles() + out.policies()));
        assertThat(lines)
                .filteredOn(line -> line.path("Kind").asString().equals("user"))
                .extracting(line -> line.path("UserName").asString())
                .containsExactlyInAnyOrderElementsOf(texts(details, "UserDetailList", "/UserName"));
        assertThat(lines)
                .filteredOn(line -> line.path("RoleName")
                        .asString("")
                        .equals(server.account().role()))
                .singleElement()
                .extracting(line -> line.at("/AssumeRolePolicyDocument/Statement/0/Principal/AWS")
                        .asString())
                .isEqualTo("arn:aws:iam::999988887777:root");
    }

    private static CredentialReport.In aPerson(Server server) {
        server.account().person();
        server.account().accessKey();
        return new CredentialReport.In(null);
    }

    private static void keepsTheReport(CredentialReport.Out out, Server server) {
        var reads = server.reads();
        var users = texts(reads.answer(new Read("iam", "ListUsers", Map.of())), "Users", "/UserName");
        assertThat(out.users()).isEqualTo(users.size());
        assertThat(out.activeKeys())
                .containsExactlyElementsOf(users.stream()
                        .filter(user -> texts(
                                        reads.answer(new Read("iam", "ListAccessKeys", "UserName", user)),
                                        "AccessKeyMetadata",
                                        "/Status")
                                .contains("Active"))
                        .sorted()
                        .toList());
        assertThat(out.passwordWithoutMfa())
                .containsExactlyElementsOf(users.stream()
                        .filter(user -> reads.answer(new Read("iam", "GetLoginProfile", "UserName", user))
                                .has("LoginProfile"))
                        .filter(user -> reads.answer(new Read("iam", "ListMFADevices", "UserName", user))
                                .path("MFADevices")
                                .isEmpty())
                        .sorted()
                        .toList());
        assertThat(kept(server)).startsWith("user,arn,user_creation_time").contains(users);
    }

    private static FindPrincipalActivity.In anActiveUser(Server server) {
        return new FindPrincipalActivity.In(server.account().user(), null, null, "1d", null, null);
    }

    private static void findsTheirEvents(FindPrincipalActivity.Out out, Server server) {
        var lookedUp = server.reads()
                .answer(new Read(
                        "cloudtrail",
                        "LookupEvents",
                        "LookupAttributes",
                        List.of(Map.of(
                                "AttributeKey",
                                "Username",
                                "AttributeValue",
                                server.account().user()))));
        assertThat(lookedUp.path("Events").size()).isPositive();
        assertThat(out.truncated()).isFalse();
        assertThat(out.eventNames()).containsAll(texts(lookedUp, "Events", "/EventName"));
        assertThat(kept(server)).contains(texts(lookedUp, "Events", "/EventId"));
    }

    /** Of the instance, by a tag; what they did is in the trail. */
    private static ListResourcesOf.In anOwner(Server server) {
        var user = server.account().user();
        var instance = server.account().instance();
        server.client(Ec2Client.class)
                .createTags(r -> r.resources(instance)
                        .tags(Tag.builder().key("owner").value(user).build()));
        return new ListResourcesOf.In(user, null, null, "1d", null, null, null);
    }

    private static void listsTheirs(ListResourcesOf.Out out, Server server) {
        var tagged = server.reads()
                .answer(new Read(
                        "ec2",
                        "DescribeTags",
                        "Filters",
                        List.of(
                                Map.of("Name", "key", "Values", List.of("owner")),
                                Map.of(
                                        "Name",
                                        "value",
                                        "Values",
                                        List.of(server.account().user())))));
        assertThat(out.tagged())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(texts(tagged, "Tags", "/ResourceId").stream()
                        .map(id -> server.aws().region() + "/" + id)
                        .toList());
        var events = server.reads()
                .answer(new Read(
                        "cloudtrail",
                        "LookupEvents",
                        "LookupAttributes",
                        List.of(Map.of(
                                "AttributeKey",
                                "Username",
                                "AttributeValue",
                                server.account().user()))));
        var named = events.path("Events")
                .valueStream()
                .filter(e -> e.path("ReadOnly").asString("").equals("false"))
                .flatMap(e -> e.path("Resources").valueStream())
                .map(r -> r.path("ResourceType").asString() + " "
                        + r.path("ResourceName").asString())
                .distinct()
                .toList();
        assertThat(Stream.of(out.made(), out.changed(), out.removed(), out.attempted())
                        .flatMap(List::stream))
                .isNotEmpty()
                .containsAll(named);
    }

    private static LookupEvents.In anEvent(Server server) {
        var instance = server.account().instance();
        server.client(Ec2Client.class)
                .createTags(r -> r.resources(instance)
                        .tags(Tag.builder().key(MARK).value("").build()));
        server.settle();
        return new LookupEvents.In("EventName", "CreateTags", "1h", null);
    }

    private static void findsTheEvent(LookupEvents.Out out, Server server) {
        var lookedUp = server.reads()
                .answer(new Read(
                        "cloudtrail",
                        "LookupEvents",
                        "LookupAttributes",
                        List.of(Map.of("AttributeKey", "EventName", "AttributeValue", "CreateTags"))));
        assertThat(out.count()).isPositive().isEqualTo(lookedUp.path("Events").size());
        assertThat(out.eventNames()).containsExactly("CreateTags");
        assertThat(server.aws().evidence.values().iterator().next()).contains(MARK);
    }

    private static GetFinding.In aFinding(Server server) {
        return new GetFinding.In(server.account().finding(), null);
    }

    private static void readsTheFinding(GetFinding.Out out, Server server) {
        var finding = server.reads()
                .answer(new Read(
                        "guardduty",
                        "GetFindings",
                        Map.of(
                                "DetectorId",
                                server.account().detector(),
                                "FindingIds",
                                List.of(server.account().finding()))))
                .at("/Findings/0");
        assertThat(out.type()).isEqualTo(finding.path("Type").asString());
        assertThat(out.severity()).isEqualTo(finding.path("Severity").asDouble());
        assertThat(out.title()).isEqualTo(finding.path("Title").asString());
        assertThat(out.count()).isEqualTo(finding.at("/Service/Count").asLong());
    }

    private static void identifiesTheCaller(IdentifyCaller.Out out, Server server) {
        var caller = server.reads().answer(new Read("sts", "GetCallerIdentity", Map.of()));
        assertThat(out.account()).isEqualTo(caller.path("Account").asString());
        assertThat(out.arn()).isEqualTo(caller.path("Arn").asString()).contains(out.name());
        assertThat(out.userId()).isEqualTo(caller.path("UserId").asString());
        assertThat(out.alias())
                .isEqualTo(server.reads()
                        .answer(new Read("iam", "ListAccountAliases", Map.of()))
                        .at("/AccountAliases/0")
                        .asString(""));
        assertThat(out.unknown()).isEmpty();
    }

    /** What the action kept as evidence. */
    static String kept(Server server) {
        return server.aws().evidence.values().iterator().next();
    }

    private static JsonNode instance(Server server) {
        return server.reads()
                .answer(Ec2Cases.instances(server.account().instance()))
                .at("/Reservations/0/Instances/0");
    }

    static List<String> texts(JsonNode answer, String list, String pointer) {
        return answer.path(list)
                .valueStream()
                .map(item -> item.at(pointer).asString(""))
                .toList();
    }
}
