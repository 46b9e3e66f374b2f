package dev.cofferdam.range.iam;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.IdentityProvider;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.DeleteSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.DeleteSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.GetSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.GetSamlProviderResponse;

/** SAML and OpenID Connect providers. Source: IAM API Reference, GetSAMLProvider, DeleteOpenIDConnectProvider. */
final class Providers extends IamPart {
    Providers(Call call) {
        super(call);
    }

    @Override
    public GetSamlProviderResponse getSAMLProvider(GetSamlProviderRequest request) {
        var provider = saml(request.samlProviderArn());
        return GetSamlProviderResponse.builder()
                .samlMetadataDocument(provider.document())
                .createDate(provider.created())
                .build();
    }

    @Override
    public DeleteSamlProviderResponse deleteSAMLProvider(DeleteSamlProviderRequest request) {
        world.identities().providers().remove(saml(request.samlProviderArn()).arn());
        return DeleteSamlProviderResponse.builder().build();
    }

    @Override
    public GetOpenIdConnectProviderResponse getOpenIDConnectProvider(GetOpenIdConnectProviderRequest request) {
        var provider = world.identities()
                .providers()
                .find(request.openIDConnectProviderArn())
                .orElseThrow(() ->
                        noSuch("OpenIDConnect Provider not found for arn %s", request.openIDConnectProviderArn()));
        return GetOpenIdConnectProviderResponse.builder()
                .url(provider.document())
                .createDate(provider.created())
                .build();
    }

    /** One that is not there is no error, AWS's reference says. */
    @Override
    public DeleteOpenIdConnectProviderResponse deleteOpenIDConnectProvider(DeleteOpenIdConnectProviderRequest request) {
        world.identities().providers().remove(request.openIDConnectProviderArn());
        return DeleteOpenIdConnectProviderResponse.builder().build();
    }

    private IdentityProvider saml(String arn) {
        return world.identities().providers().find(arn).orElseThrow(() -> noSuch("Manifest not found for arn %s", arn));
    }
}
