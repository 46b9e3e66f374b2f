package dev.cofferdam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.iam.IamActions;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.PlaybookReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a playbook needs to be permitted, as a policy of IAM. */
class PolicyDocumentTest {
    private static final ActionRegistry ACTIONS = new ActionRegistry(IamActions.all());

    private final PolicyDocument policy = new PolicyDocument(ACTIONS, "aws", "*", "*");

    private static Playbook playbook(String defaults, String where) {
        var text = """
            format: 1
            playbook: test
            version: 1.0.0
            title: Test
            defaults: {%s}
            inputs:
              role: {type: string, prompt: "Which role"}
            steps:
              - id: look
                phase: analyze
                action: iam.describe-principal
                with: {user: mallory}
              - id: stop
                phase: contain
                action: iam.deactivate-access-key
                with: {user: mallory, access_key_id: AKIAIOSFODNN7EXAMPLE}
                %s
            """.formatted(defaults, where);
        return new PlaybookReader(ACTIONS)
                .read("test.yaml", text.getBytes(StandardCharsets.UTF_8), _ -> Optional.empty());
    }

    private static JsonNode statement(JsonNode policy, String sid) {
        return policy.path("Statement")
                .valueStream()
                .filter(statement -> statement.path("Sid").asString().startsWith(sid))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allowsInEachPhaseWhatItsStepsCall() {
        var of = policy.of(playbook("", ""));

        assertThat(statement(of, "Contain").path("Action").toString())
                .contains("iam:UpdateAccessKey", "iam:ListAccessKeys")
                .doesNotContain("sts:");
        assertThat(statement(of, "Contain").path("Resource").toString()).isEqualTo("[\"arn:aws:iam::*:user/*\"]");
        assertThat(of.path("Statement").valueStream().map(s -> s.path("Effect").asString()))
                .containsOnly("Allow");
    }

    @Test
    void allowsToEnterTheAccountsThatStepsNameByTheirRoleAlone() {
        var of = policy.of(playbook("assume_role: incident/Responder", "account: \"444455556666\""));

        assertThat(statement(of, "Entering").path("Action").toString())
                .isEqualTo("[\"sts:AssumeRole\",\"sts:SetSourceIdentity\",\"sts:TagSession\"]");
        assertThat(statement(of, "Entering").path("Resource").toString())
                .isEqualTo("[\"arn:aws:iam::*:role/incident/Responder\"]");
    }

    @Test
    void knowsNoNameOfARoleThatIsComputed() {
        var of = policy.of(playbook("assume_role: \"${{ inputs.role }}\"", "account: \"444455556666\""));

        assertThat(statement(of, "Entering").path("Resource").toString()).isEqualTo("[\"arn:aws:iam::*:role/*\"]");
    }

    @Test
    void allowsTheRolesInOtherAccountsWhatIsDoneThere() {
        var there = policy.elsewhere(playbook("assume_role: Responder", "account: \"444455556666\""));

        assertThat(there.path("Statement").toString())
                .contains("iam:UpdateAccessKey")
                .doesNotContain("iam:ListGroupsForUser", "sts:");
        assertThat(policy.elsewhere(playbook("", "")).path("Statement")).isEmpty();
    }
}
