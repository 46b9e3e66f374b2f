package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.identitycenter.RemoveAssignment;
import dev.cofferdam.action.identitycenter.RevokePermissionSetSessions;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.Map;

/** How the changing actions of {@code action.identitycenter} are tried. */
final class IdentityCenterCases {
    private IdentityCenterCases() {}

    static List<Case> all() {
        return List.of(
                new ChangeCase<>(new RevokePermissionSetSessions(), IdentityCenterCases::revokeSessions),
                new ChangeCase<>(new RemoveAssignment(), IdentityCenterCases::removeAssignment));
    }

    private static Situation<RevokePermissionSetSessions.In, RevokePermissionSetSessions.Out> revokeSessions(
            Server server) {
        var set = server.account().permissionSet();
        return new Situation<>(
                new RevokePermissionSetSessions.In(set, null),
                List.of(that(
                                "whether its inline policy denies by time",
                                new Read("sso-admin", "GetInlinePolicyForPermissionSet", ofSet(set)),
                                answer -> Fact.json(
                                        answer.path("InlinePolicy").toString().contains("aws:TokenIssueTime")))
                        .becomes(true)),
                out -> {
                    assertThat(out.revokedBefore()).isNotEmpty();
                    assertThat(out.outdated()).isEmpty();
                });
    }

    private static Situation<RemoveAssignment.In, RemoveAssignment.Out> removeAssignment(Server server) {
        var set = server.account().permissionSet();
        var account = server.account().assignedAccount();
        return new Situation<>(
                new RemoveAssignment.In(
                        "Administrators", account, "USER", server.account().assignee()),
                List.of(that(
                                "who gets in",
                                new Read(
                                        "sso-admin",
                                        "ListAccountAssignments",
                                        Map.of(
                                                "InstanceArn",
                                                instance(set),
                                                "PermissionSetArn",
                                                set,
                                                "AccountId",
                                                account)),
                                each("/AccountAssignments", "/PrincipalType", "/PrincipalId"))
                        .becomes(List.of())),
                out -> assertThat(out.assigned()).isFalse());
    }

    private static Map<String, Object> ofSet(String set) {
        return Map.of("InstanceArn", instance(set), "PermissionSetArn", set);
    }

    private static String instance(String set) {
        return set.substring(0, set.lastIndexOf('/')).replace("permissionSet/", "instance/");
    }
}
