package dev.cofferdam.action.offers;

import dev.cofferdam.aws.ClientSource;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;

/** Source: IAM API Reference, ListUsers, ListRoles, ListAccessKeys. Lists do not tell tags. */
final class IamOffers {
    private static final int PAGE = 500;

    /** Keys are listed a user at a time, each a call that is recorded. */
    private static final int USERS = 100;

    private IamOffers() {}

    static Stream<Offer> users(ClientSource clients, String region) {
        return iam(clients, region).listUsersPaginator(r -> r.maxItems(PAGE)).users().stream()
                .map(user -> Offer.of(user.userName(), path(user.path()), "created " + user.createDate()));
    }

    static Stream<Offer> roles(ClientSource clients, String region) {
        return iam(clients, region).listRolesPaginator(r -> r.maxItems(PAGE)).roles().stream()
                .map(role -> Offer.of(role.roleName(), path(role.path()), role.description()));
    }

    /** Of the first hundred users. */
    static Stream<Offer> accessKeys(ClientSource clients, String region) {
        var iam = iam(clients, region);
        return iam.listUsersPaginator(r -> r.maxItems(USERS)).users().stream()
                .limit(USERS)
                .flatMap(user ->
                        iam.listAccessKeysPaginator(r -> r.userName(user.userName())).accessKeyMetadata().stream())
                .map(key -> Offer.of(
                        key.accessKeyId(),
                        "of " + key.userName(),
                        key.statusAsString(),
                        "created " + key.createDate()));
    }

    private static String path(String path) {
        return "/".equals(path) ? "" : path;
    }

    private static IamClient iam(ClientSource clients, String region) {
        return clients.client(IamClient.class, region);
    }
}
