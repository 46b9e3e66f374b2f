package dev.cofferdam.range.world;

import java.time.Instant;

/**
 * A SAML or OpenID Connect provider.
 *
 * @param document the metadata of SAML; the address of OpenID Connect
 */
public record IdentityProvider(String arn, Instant created, String document) implements Resource {
    public IdentityProvider {
        arn = Given.required(arn, "arn");
        created = Given.required(created, "created");
        document = Given.required(document, "document");
    }

    @Override
    public String id() {
        return arn;
    }
}
