package dev.cofferdam.action.offers;

import dev.cofferdam.aws.ClientSource;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;

/** Source: AWS KMS API Reference, ListKeys, ListAliases: an alias has no key where AWS made it before its first use. */
final class KmsOffers {
    private static final int PAGE = 100;

    private KmsOffers() {}

    /** With their aliases, which are all that tells one from the other. */
    static Stream<Offer> keys(ClientSource clients, String region) {
        var kms = clients.client(KmsClient.class, region);
        var aliases = kms.listAliasesPaginator(r -> r.limit(PAGE)).aliases().stream()
                .limit(ResourceOffers.MOST)
                .filter(alias -> alias.targetKeyId() != null)
                .collect(Collectors.groupingBy(
                        AliasListEntry::targetKeyId,
                        Collectors.mapping(AliasListEntry::aliasName, Collectors.joining(", "))));
        return kms.listKeysPaginator(r -> r.limit(PAGE)).keys().stream()
                .map(key -> Offer.of(key.keyId(), aliases.get(key.keyId())));
    }
}
