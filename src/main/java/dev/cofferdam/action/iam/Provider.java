package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.aws.SdkJson;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import tools.jackson.databind.node.ObjectNode;

/** An identity provider, by its ARN. Source: IAM User Guide, "IAM identifiers". */
record Provider(String arn) {
    /** @throws ActionException when the ARN is of something else */
    static Provider of(String arn) {
        var provider = new Provider(arn);
        if (!provider.isSaml() && !provider.isOidc())
            throw new ActionException(
                    "InvalidInput",
                    "%s is no identity provider of IAM: its ARN has saml-provider/ or oidc-provider/ in it."
                            .formatted(arn));
        return provider;
    }

    boolean isSaml() {
        return arn.contains(":saml-provider/");
    }

    private boolean isOidc() {
        return arn.contains(":oidc-provider/");
    }

    /** Source: IAM Identity Center User Guide, "Considerations for deleting the SAML provider". */
    boolean isOfIdentityCenter() {
        return arn.contains(":saml-provider/AWSSSO_") && arn.endsWith("_DO_NOT_DELETE");
    }

    /** As IAM describes it, its metadata document included; empty when there is no such provider. */
    Optional<ObjectNode> read(IamClient iam) {
        try {
            var described = isSaml()
                    ? SdkJson.of(iam.getSAMLProvider(r -> r.samlProviderArn(arn)))
                    : SdkJson.of(iam.getOpenIDConnectProvider(r -> r.openIDConnectProviderArn(arn)));
            return Optional.of(described);
        } catch (NoSuchEntityException _) {
            return Optional.empty();
        }
    }

    void delete(IamClient iam) {
        if (isSaml()) iam.deleteSAMLProvider(r -> r.samlProviderArn(arn));
        else iam.deleteOpenIDConnectProvider(r -> r.openIDConnectProviderArn(arn));
    }

    /** The roles whose trust policy lets in who signs in by it, sorted. */
    List<String> trustedBy(IamClient iam) {
        return iam.listRolesPaginator().roles().stream()
                .filter(role -> TrustDocument.of(role).allowed().contains(arn))
                .map(Role::roleName)
                .sorted()
                .toList();
    }
}
