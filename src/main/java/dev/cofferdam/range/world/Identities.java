package dev.cofferdam.range.world;

/**
 * What IAM has beside users, groups, roles and their policies.
 *
 * @param reports one row at most: the last credential report
 */
public record Identities(Table<CredentialReport> reports, Table<IdentityProvider> providers)
        implements State<Identities> {
    public Identities {
        reports = Given.or(reports, new Table<>());
        providers = Given.or(providers, new Table<>());
    }

    static Identities none() {
        return new Identities(new Table<>(), new Table<>());
    }

    @Override
    public Identities copy() {
        return Remade.copy(this);
    }
}
