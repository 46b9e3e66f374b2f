package dev.cofferdam.action.organizations;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.io.ByteArrayInputStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountState;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;
import software.amazon.awssdk.services.organizations.model.ParentNotFoundException;

/**
 * Source: Organizations API Reference, ListAccounts, ListAccountsForParent, ListOrganizationalUnitsForParent; Account,
 * whose {@code State} took the place of {@code Status} in September 2026.
 */
public final class ListAccounts implements ReadAction<ListAccounts.In, ListAccounts.Out> {
    public record In(
            @Input(
                    value = "A unit by its id (ou-…), or the root (r-…): only what is in it and below it.",
                    optional = true)
            @Nullable
            String unit,

            @Input(type = ValueType.AWS_ACCOUNT_ID, value = "Accounts to leave out.", optional = true) @Nullable
            List<String> except) {
        public In {
            except = except == null ? null : List.copyOf(except);
        }
    }

    public record Out(
            @Output(type = ValueType.AWS_ACCOUNT_ID, value = "The active accounts, by number.")
            List<String> accounts,

            @Output(
                    type = ValueType.AWS_ACCOUNT_ID,
                    value = "The others: suspended, being closed, or not set up yet. No role is to be had in them.")
            List<String> inactive,

            @Output(type = ValueType.AWS_ACCOUNT_ID, value = "The management account, wherever it is.")
            String managementAccount,

            @Output("The evidence: the accounts as Organizations gave them.")
            String evidenceSha256) {
        public Out {
            accounts = List.copyOf(accounts);
            inactive = List.copyOf(inactive);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "organizations.list-accounts",
                "List the accounts of the organization",
                """
                Lists the accounts of the organization, or of one unit and all below it: what a `for_each` with `account` \
                and `assume_role` goes over.

                - Only the management account and delegated administrators may ask.
                - **The management account is among them**, unless it is left out: service control policies do not bind \
                it, and the roles that Organizations makes in new accounts are not there.
                - An account that was invited has no `OrganizationAccountAccessRole` unless somebody made one.
                - The addresses of the root users are in the evidence, not in the outputs.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.of("organizations:DescribeOrganization"),
                        Permission.of("organizations:ListAccounts"),
                        new Permission("organizations:ListAccountsForParent", List.of(Patterns.UNIT, Patterns.ROOT)),
                        new Permission(
                                "organizations:ListOrganizationalUnitsForParent",
                                List.of(Patterns.UNIT, Patterns.ROOT))),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var organizations = aws.client(OrganizationsClient.class);
        var management = MemberAccount.organization(aws).masterAccountId();
        var all = (in.unit() == null
                        ? organizations.listAccountsPaginator().stream().flatMap(page -> page.accounts().stream())
                        : below(in.unit(), organizations, aws))
                .filter(account -> in.except() == null || !in.except().contains(account.id()))
                .sorted(Comparator.comparing(Account::id))
                .toList();
        return new Out(
                ids(all.stream().filter(ListAccounts::isActive)),
                ids(all.stream().filter(account -> !isActive(account))),
                management,
                kept(all, aws));
    }

    private static Stream<Account> below(String unit, OrganizationsClient organizations, ActionContext aws) {
        try {
            aws.progress("Accounts of " + unit);
            var own = organizations.listAccountsForParentPaginator(r -> r.parentId(unit)).stream()
                    .flatMap(page -> page.accounts().stream())
                    .toList();
            var units = organizations.listOrganizationalUnitsForParentPaginator(r -> r.parentId(unit)).stream()
                    .flatMap(page -> page.organizationalUnits().stream())
                    .map(OrganizationalUnit::id)
                    .toList();
            return Stream.concat(own.stream(), units.stream().flatMap(u -> below(u, organizations, aws)));
        } catch (ParentNotFoundException e) {
            throw new ActionException(
                    "UnitNotFound",
                    "There is no unit %s in the organization of account %s. Check the id."
                            .formatted(unit, aws.account()),
                    e);
        }
    }

    /** An AWS, or a server like it, that does not tell the state yet tells the status. */
    private static boolean isActive(Account account) {
        return account.state() == null
                ? "ACTIVE".equals(account.statusAsString())
                : account.state() == AccountState.ACTIVE;
    }

    private static List<String> ids(Stream<Account> accounts) {
        return accounts.map(Account::id).toList();
    }

    private static String kept(List<Account> all, ActionContext aws) {
        var document = Json.object();
        var accounts = document.putArray("Accounts");
        // the model calls names sensitive; they are what people know an account by, and no secret
        all.forEach(account -> accounts.add(SdkJson.of(account).put("Name", account.name())));
        return aws.keep(
                        "organizations-accounts.json",
                        "application/json",
                        new ByteArrayInputStream(
                                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document)))
                .sha256();
    }
}
