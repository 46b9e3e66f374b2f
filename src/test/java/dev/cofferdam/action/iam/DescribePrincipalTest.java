package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.caselog.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

class DescribePrincipalTest {
    private final FakeIam iam = new FakeIam();
    private final FakeActionContext aws = new FakeActionContext(Map.of(IamClient.class, iam));
    private final DescribePrincipal action = new DescribePrincipal();

    @Test
    void tellsAUserAndKeepsEverythingAsOneDocument() {
        iam.keys.putAll(Map.of("AKIAAAAAAAAAAAAAAAAA", "Active", "AKIABBBBBBBBBBBBBBBB", "Inactive"));
        iam.policies.put("user/own", "{\"Statement\":[]}");

        var out = action.read(new DescribePrincipal.In("deploy", null), aws);

        assertThat(out.kind()).isEqualTo("user");
        assertThat(out.arn()).isEqualTo(FakeIam.USER_ARN);
        assertThat(out.accessKeyIds()).containsExactly("AKIAAAAAAAAAAAAAAAAA", "AKIABBBBBBBBBBBBBBBB");
        assertThat(out.activeAccessKeyIds()).containsExactly("AKIAAAAAAAAAAAAAAAAA");
        assertThat(out.attachedPolicies()).containsExactly("arn:aws:iam::aws:policy/ReadOnlyAccess");
        assertThat(out.inlinePolicies()).containsExactly("own");
        assertThat(out.groups()).containsExactly("dev", "ops");
        assertThat(out.consoleAccess()).isFalse();
        assertThat(out.mfa()).isTrue();

        var evidence = Json.MAPPER.readTree(aws.evidence("iam-user-deploy.json"));
        assertThat(evidence.at("/user/UserId").asString()).isEqualTo("AIDAEXAMPLE");
        assertThat(evidence.at("/access_keys/0/LastUsed/ServiceName").asString())
                .isEqualTo("ec2");
        assertThat(evidence.at("/inline_policies/own/Statement").isArray()).isTrue();
        assertThat(aws.changesMade()).isZero();
    }

    @Test
    void tellsARoleWithItsTrustPolicy() {
        var out = action.read(new DescribePrincipal.In("", "web"), aws);

        assertThat(out.kind()).isEqualTo("role");
        assertThat(out.arn()).isEqualTo(FakeIam.ROLE_ARN);
        assertThat(out.attachedPolicies()).containsExactly("arn:aws:iam::aws:policy/AdministratorAccess");
        var evidence = Json.MAPPER.readTree(aws.evidence("iam-role-web.json"));
        assertThat(evidence.at("/trust_policy/Statement/0/Sid").asString()).isEqualTo("trust me");
        assertThat(evidence.at("/instance_profiles/0/InstanceProfileName").asString())
                .isEqualTo("web");
    }

    @Test
    void takesExactlyOneOfThem() {
        assertThatThrownBy(() -> action.read(new DescribePrincipal.In("deploy", "web"), aws))
                .isInstanceOf(ActionException.class);
        assertThatThrownBy(() -> action.read(new DescribePrincipal.In(null, ""), aws))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("exactly one");
    }
}
