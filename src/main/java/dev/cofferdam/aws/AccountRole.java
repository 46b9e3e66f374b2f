package dev.cofferdam.aws;

/**
 * A role in another account, by which that account is entered.
 *
 * @param account 12 digits
 * @param role its name, with its path where it has one: {@code incident/Responder}
 */
public record AccountRole(String account, String role) {
    String arn(String partition) {
        return "arn:%s:iam::%s:role/%s".formatted(partition, account, role);
    }

    @Override
    public String toString() {
        return role + " in " + account;
    }
}
