package dev.cofferdam.action.offers;

import dev.cofferdam.aws.ClientSource;
import java.util.stream.Stream;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/**
 * Source: AWS Organizations API Reference, ListAccounts: the management account and delegated administrators may, and
 * nobody else.
 */
final class OrganizationOffers {
    private OrganizationOffers() {}

    static Stream<Offer> accounts(ClientSource clients, String region) {
        return clients.client(OrganizationsClient.class, region).listAccountsPaginator().stream()
                .flatMap(page -> page.accounts().stream())
                .map(account -> Offer.of(account.id(), account.name(), account.email(), account.statusAsString()));
    }
}
