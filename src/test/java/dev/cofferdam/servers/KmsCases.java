package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.kms.CancelDeletion;
import dev.cofferdam.action.kms.DisableKey;
import dev.cofferdam.action.kms.RevokeGrant;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GrantOperation;

/** How the changing actions of {@code action.kms} are tried. */
final class KmsCases {
    private KmsCases() {}

    static List<Case> all() {
        return List.of(
                new ChangeCase<>(new CancelDeletion(), KmsCases::cancelDeletion),
                new ChangeCase<>(new DisableKey(), KmsCases::disableKey),
                new ChangeCase<>(new RevokeGrant(), KmsCases::revokeGrant));
    }

    private static Situation<CancelDeletion.In, CancelDeletion.Out> cancelDeletion(Server server) {
        var key = server.account().key();
        server.client(KmsClient.class).scheduleKeyDeletion(r -> r.keyId(key).pendingWindowInDays(7));
        return new Situation<>(
                new CancelDeletion.In(key, false),
                List.of(
                        state(key).becomes("Disabled"),
                        that(
                                        "whether it is due for deletion",
                                        describeKey(key),
                                        answer -> Fact.json(
                                                answer.path("KeyMetadata").has("DeletionDate")))
                                .becomes(false)),
                out -> assertThat(out.keyState()).isEqualTo("Disabled"));
    }

    private static Situation<DisableKey.In, DisableKey.Out> disableKey(Server server) {
        var key = server.account().key();
        return new Situation<>(
                new DisableKey.In(key),
                List.of(
                        state(key).becomes("Disabled"),
                        that("whether it is usable", describeKey(key), at("/KeyMetadata/Enabled"))
                                .becomes(false)),
                out -> assertThat(out.keyState()).isEqualTo("Disabled"));
    }

    private static Situation<RevokeGrant.In, RevokeGrant.Out> revokeGrant(Server server) {
        var key = server.account().key();
        var stranger = "arn:aws:iam::999988887777:root";
        server.client(KmsClient.class)
                .createGrant(r -> r.keyId(key)
                        .name("partner")
                        .granteePrincipal(stranger)
                        .operations(GrantOperation.DECRYPT)
                        .constraints(c -> c.encryptionContextSubset(Map.of("department", "orders"))));
        return new Situation<>(
                new RevokeGrant.In(key, null, stranger),
                List.of(that(
                                "its grants",
                                new Read("kms", "ListGrants", "KeyId", key),
                                each(
                                        "/Grants",
                                        "/GranteePrincipal",
                                        "/Name",
                                        "/Operations/0",
                                        "/Constraints/EncryptionContextSubset/department"))
                        .becomes(List.of())),
                out -> assertThat(out.revoked()).isTrue());
    }

    private static Fact state(String key) {
        return that("its state", describeKey(key), at("/KeyMetadata/KeyState"));
    }

    private static Read describeKey(String key) {
        return new Read("kms", "DescribeKey", "KeyId", key);
    }
}
