package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Permission;
import dev.cofferdam.caselog.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AuthorizationDetailsTest extends OnTheRange {
    private static final AuthorizationDetails.In IN = new AuthorizationDetails.In(false);

    private final AuthorizationDetails action = new AuthorizationDetails();

    /** More than fits on a page, and roles that let in whom one looks for. */
    @Override
    void prepare(ObjectNode world) {
        for (var i = 0; i < 230; i++) role(world, "app-" + i, "{\"Service\":\"lambda.amazonaws.com\"}");
        role(world, "own", "{\"AWS\":\"arn:aws:iam::111122223333:root\"}");
        role(world, "open", "\"*\"");
        role(world, "number", "{\"AWS\":[\"111122223333\",\"999988887777\"]}");
    }

    private static void role(ObjectNode world, String name, String principal) {
        var role = row(world, "roles", "pen-test").deepCopy();
        role.put("name", name).put("role_id", "AROA" + name).put("trust", """
            {"Version": "2012-10-17",
             "Statement": {"Effect": "Allow", "Principal": %s, "Action": "sts:AssumeRole"}}
            """.formatted(principal));
        world.withArray("roles").add(role);
    }

    @Test
    void keepsEverythingALineEach() {
        var out = action.read(IN, account.aws);

        assertThat(out.users()).isEqualTo(3);
        assertThat(out.groups()).isEqualTo(1);
        assertThat(out.roles()).isEqualTo(236);
        assertThat(out.policies()).isZero();
        var lines = evidence();
        assertThat(lines).hasSize(240);
        assertThat(lines).extracting(l -> l.path("Kind").asString()).containsOnly("user", "group", "role");
        assertThat(lines)
                .filteredOn(l -> l.path("RoleName").asString("").equals("pen-test"))
                .singleElement()
                .satisfies(role -> {
                    assertThat(role.at("/AssumeRolePolicyDocument/Statement/0/Principal/AWS")
                                    .asString())
                            .isEqualTo("arn:aws:iam::777788889999:root");
                    assertThat(role.at("/AttachedManagedPolicies/0/PolicyName").asString())
                            .isEqualTo("SecurityAudit");
                });
        assertThat(lines)
                .filteredOn(l -> l.path("UserName").asString("").equals("svc-backup"))
                .singleElement()
                .satisfies(user -> assertThat(user.at("/UserPolicyList/0/PolicyDocument/Statement/0/Effect")
                                .asString())
                        .isEqualTo("Allow"));
    }

    @Test
    void namesTheRolesThatLetInOthers() {
        assertThat(action.read(IN, account.aws).rolesTrustingOthers())
                .containsExactly("IncidentResponder", "number", "open", "pen-test");
    }

    @Test
    void readsTheOwnPoliciesOfAwsOnlyWhenAsked() {
        var out = action.read(new AuthorizationDetails.In(true), account.aws);

        assertThat(out.policies()).isPositive();
        assertThat(evidence())
                .anyMatch(l -> l.path("Kind").asString().equals("policy")
                        && l.at("/PolicyVersionList/0/Document/Statement").isArray());
    }

    @Test
    void asksForAPageAtATime() {
        action.read(IN, account.aws);

        assertThat(account.aws.log.records).hasSizeGreaterThan(2);
        assertThat(account.aws.changesMade()).isZero();
        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(account.aws.callsMade());
    }

    private List<JsonNode> evidence() {
        return account.aws
                .evidence("iam-authorization-details-111122223333.jsonl")
                .lines()
                .map(Json.MAPPER::readTree)
                .toList();
    }
}
