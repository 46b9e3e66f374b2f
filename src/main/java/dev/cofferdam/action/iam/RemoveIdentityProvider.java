package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Eventually;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Irreversible;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.caselog.Json;
import java.io.ByteArrayInputStream;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Source: IAM API Reference, DeleteSAMLProvider, DeleteOpenIDConnectProvider; IAM User Guide, "Identity providers and
 * federation".
 */
public final class RemoveIdentityProvider
        implements Irreversible<RemoveIdentityProvider.In, RemoveIdentityProvider.Out> {
    private static final String DOCUMENT = "SAMLMetadataDocument";

    public record In(
            @Input(type = ValueType.AWS_ARN, value = "The SAML or OpenID Connect provider.")
            String provider) {}

    public record Out(
            @Output("Whether the provider is there.") boolean exists) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.remove-identity-provider",
                "Remove an identity provider",
                """
                Deletes a SAML or OpenID Connect provider from IAM: an attacker adds one to sign in as whomever they \
                like. What it was, its metadata document included, is kept as evidence first.

                - **Everybody who signs in by it is locked out**, and roles that let it in let nobody in by it any more; \
                the plan names them. Sessions that were issued before go on: `iam.revoke-role-sessions`.
                - When only some role is at fault, `iam.restrict-role-trust` takes the provider out of that role alone, \
                and can be taken back.
                - It can be made again from the document under the same ARN; a SAML provider's private keys are lost.
                - The provider of IAM Identity Center (`AWSSSO_…_DO_NOT_DELETE`) is refused: without it nobody signs in \
                by Identity Center.
                """,
                Kind.ERADICATE,
                Risk.DESTRUCTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.SAML_PROVIDER, "iam:GetSAMLProvider"),
                        Permission.on(Patterns.SAML_PROVIDER, "iam:DeleteSAMLProvider"),
                        Permission.on(Patterns.OIDC_PROVIDER, "iam:GetOpenIDConnectProvider"),
                        Permission.on(Patterns.OIDC_PROVIDER, "iam:DeleteOpenIDConnectProvider"),
                        Permission.of("iam:ListRoles")),
                "None: what it was is kept as evidence, from which it can be made again by hand.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var provider = Provider.of(in.provider());
        if (provider.isOfIdentityCenter())
            throw new ActionException(
                    "UnmodifiableEntity",
                    "%s belongs to IAM Identity Center: without it nobody signs in by Identity Center. Remove assignments, or revoke permission sets, there."
                            .formatted(in.provider()));
        var present = provider.read(iam);
        if (present.isEmpty())
            return Plan.of("There is no identity provider %s".formatted(in.provider()), List.of(), in.provider());
        var brief = present.get();
        brief.remove(DOCUMENT);
        var roles = provider.trustedBy(iam);
        return Plan.of(
                        "Delete the identity provider %s".formatted(in.provider()),
                        List.of(new Change(in.provider(), "IdentityProvider", brief, NullNode.getInstance())),
                        in.provider())
                .warning(List.of(
                        "Everybody who signs in by it is locked out.",
                        roles.isEmpty()
                                ? "No role's trust policy lets it in."
                                : "These roles let it in, and nobody assumes them by it any more: %s. Sessions of them go on: revoke them as well."
                                        .formatted(String.join(", ", roles))));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var provider = Provider.of(in.provider());
        provider.read(iam).ifPresent(present -> {
            keep(in, present, aws);
            provider.delete(iam);
        });
        return Eventually.shown(
                "that %s is gone".formatted(in.provider()), () -> verify(in, aws), now -> !now.exists(), aws);
    }

    private static void keep(In in, ObjectNode present, ActionContext aws) {
        var evidence = Json.object();
        evidence.put("captured_at", aws.clock().instant().toString());
        evidence.put("arn", in.provider());
        evidence.setAll(present);
        var bytes = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(evidence);
        var name = "iam-%s.json".formatted(in.provider().replaceAll("^.*:", "").replaceAll("[^A-Za-z0-9._-]+", "-"));
        aws.keep(name, "application/json", new ByteArrayInputStream(bytes));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(
                Provider.of(in.provider()).read(aws.client(IamClient.class)).isPresent());
    }
}
