package dev.cofferdam.aws;

import org.jspecify.annotations.Nullable;

/**
 * A role in another account, by which that account is entered.
 *
 * @param account 12 digits
 * @param role its name, with its path where it has one: {@code incident/Responder}
 * @param externalId that the role's trust policy asks for; null: none
 */
public record AccountRole(
        String account, String role, @Nullable String externalId) {
    /** A role that asks for no external id. */
    public AccountRole(String account, String role) {
        this(account, role, null);
    }

    String arn(String partition) {
        return "arn:%s:iam::%s:role/%s".formatted(partition, account, role);
    }

    @Override
    public String toString() {
        return role + " in " + account;
    }
}
