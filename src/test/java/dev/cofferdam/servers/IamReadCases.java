package dev.cofferdam.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.iam.AuthorizationDetails;
import dev.cofferdam.action.iam.CredentialReport;
import dev.cofferdam.action.iam.DescribePrincipal;
import dev.cofferdam.action.sts.IdentifyCaller;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.IamClient;

/** How the actions are tried that read who there is, and what they may do. */
final class IamReadCases {
    private static final String TRUST_ANOTHER_ACCOUNT = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999988887777:root"},\
        "Action":"sts:AssumeRole"}]}\
        """;

    private IamReadCases() {}

    static List<Case> all() {
        return List.of(
                new ReadCase<>(new DescribePrincipal(), IamReadCases::aUser, IamReadCases::describesTheUser),
                new ReadCase<>(new AuthorizationDetails(), IamReadCases::anAccount, IamReadCases::keepsAllPermissions),
                new ReadCase<>(new CredentialReport(), IamReadCases::aPerson, IamReadCases::keepsTheReport),
                new ReadCase<>(new IdentifyCaller(), _ -> new IdentifyCaller.In(), IamReadCases::identifiesTheCaller));
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
                .containsExactlyInAnyOrderElementsOf(Reads.texts(
                        reads.answer(new Read("iam", "ListAccessKeys", "UserName", user)),
                        "AccessKeyMetadata",
                        "/AccessKeyId"));
        assertThat(out.inlinePolicies())
                .containsExactlyInAnyOrderElementsOf(Reads.texts(
                        reads.answer(new Read("iam", "ListUserPolicies", "UserName", user)), "PolicyNames", ""));
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
        var lines = server.kept().lines().map(Json.MAPPER::readTree).toList();
        assertThat(lines).hasSize((int) (out.users() + out.groups() + out.roles() + out.policies()));
        assertThat(lines)
                .filteredOn(line -> line.path("Kind").asString().equals("user"))
                .extracting(line -> line.path("UserName").asString())
                .containsExactlyInAnyOrderElementsOf(Reads.texts(details, "UserDetailList", "/UserName"));
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
        var users = Reads.texts(reads.answer(new Read("iam", "ListUsers", Map.of())), "Users", "/UserName");
        assertThat(out.users()).isEqualTo(users.size());
        assertThat(out.activeKeys())
                .containsExactlyElementsOf(users.stream()
                        .filter(user -> Reads.texts(
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
        assertThat(server.kept()).startsWith("user,arn,user_creation_time").contains(users);
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
}
