package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Json;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class RemoveIdentityProviderTest extends OnTheRange {
    private static final String SAML = "arn:aws:iam::111122223333:saml-provider/backdoor";
    private static final String OIDC = "arn:aws:iam::111122223333:oidc-provider/token.example.com";
    private static final String SSO = "arn:aws:iam::111122223333:saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE";

    private final RemoveIdentityProvider action = new RemoveIdentityProvider();
    private final RemoveIdentityProvider.Out removed = new RemoveIdentityProvider.Out(false);

    @Override
    void prepare(ObjectNode world) {
        var providers = world.withObject("identities").withArray("providers");
        for (var arn : List.of(SAML, OIDC, SSO))
            providers
                    .addObject()
                    .put("arn", arn)
                    .put("created", "2026-11-23T16:00:00Z")
                    .put(
                            "document",
                            arn.equals(OIDC) ? "token.example.com" : "<EntityDescriptor>evil</EntityDescriptor>");
        var trusting = row(world, "roles", "pen-test").deepCopy();
        trusting.put("name", "sso-admin").put("role_id", "AROASSO").put("trust", """
            {"Version": "2012-10-17",
             "Statement": {"Effect": "Allow", "Principal": {"Federated": "%s"}, "Action": "sts:AssumeRoleWithSAML"}}
            """.formatted(SAML));
        world.withArray("roles").add(trusting);
    }

    private static RemoveIdentityProvider.In in(String provider) {
        return new RemoveIdentityProvider.In(provider);
    }

    @ParameterizedTest
    @ValueSource(strings = {SAML, OIDC})
    void removesItAndLogsWhatItWas(String provider) {
        var plan = thereForGood(action, in(provider), removed);

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.resource()).isEqualTo(provider);
            assertThat(change.before().path("CreateDate").asString()).isEqualTo("2026-11-23T16:00:00Z");
            assertThat(change.before().has("SAMLMetadataDocument")).isFalse();
            assertThat(change.after().isNull()).isTrue();
        });
    }

    @Test
    void keepsTheDocumentFirst() {
        run(action, in(SAML));

        var evidence = Json.MAPPER.readTree(account.aws.evidence("iam-saml-provider-backdoor.json"));
        assertThat(evidence.path("arn").asString()).isEqualTo(SAML);
        assertThat(evidence.path("SAMLMetadataDocument").asString()).contains("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {SAML, OIDC})
    void survivesEveryInterruption(String provider) {
        interruptForGood(
                action,
                in(provider),
                a -> assertThat(action.verify(in(provider), a.aws)).isEqualTo(removed));
    }

    @Test
    void callsWhatItDeclares() {
        run(action, in(SAML));
        run(action, in(OIDC));

        callsOnlyWhatItDeclares(action);
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void namesTheRolesThatLetItIn() {
            assertThat(action.plan(in(SAML), account.aws).warnings())
                    .anyMatch(w -> w.contains("by it any more: sso-admin."));
            assertThat(action.plan(in(OIDC), account.aws).warnings()).contains("No role's trust policy lets it in.");
        }

        @Test
        void refusesTheOneOfIdentityCenter() {
            refuses(() -> action.plan(in(SSO), account.aws), "UnmodifiableEntity", "Identity Center");
        }

        @Test
        void refusesWhatIsNoProvider() {
            refuses(
                    () -> action.plan(in("arn:aws:iam::111122223333:user/jmartin"), account.aws),
                    "InvalidInput",
                    "saml-provider/");
        }
    }
}
