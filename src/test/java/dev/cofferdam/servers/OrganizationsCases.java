package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.organizations.ListAccounts;
import dev.cofferdam.action.organizations.MoveAccount;
import dev.cofferdam.action.organizations.QuarantineAccount;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** How the actions of {@code action.organizations} are tried. */
final class OrganizationsCases {
    private static final String SERVICE_CONTROL = "SERVICE_CONTROL_POLICY";

    private OrganizationsCases() {}

    static List<Case> all() {
        return List.of(
                new ReadCase<>(
                        new ListAccounts(),
                        server -> {
                            server.account().memberAccount();
                            return new ListAccounts.In(null, null);
                        },
                        OrganizationsCases::agrees),
                new ChangeCase<>(new QuarantineAccount(), OrganizationsCases::quarantineAccount),
                new ChangeCase<>(new MoveAccount(), OrganizationsCases::moveAccount));
    }

    private static void agrees(ListAccounts.Out out, Server server) {
        var accounts = server.reads()
                .answer(new Read("organizations", "ListAccounts", Map.of()))
                .path("Accounts");
        assertThat(out.accounts())
                .contains(server.account().memberAccount())
                .containsExactlyElementsOf(accounts.valueStream()
                        .map(account -> account.path("Id").asString())
                        .sorted()
                        .toList());
    }

    private static Situation<QuarantineAccount.In, QuarantineAccount.Out> quarantineAccount(Server server) {
        var account = server.account().memberAccount();
        var policy = "CofferdamQuarantine-" + account;
        return new Situation<>(
                new QuarantineAccount.In(account, List.of("IncidentResponder")),
                List.of(
                        that("policies of the account", policiesOf(account), each("/Policies", "/Name"))
                                .becomes(before -> with(before, policy)),
                        that(
                                        "policies of the organization",
                                        new Read("organizations", "ListPolicies", "Filter", SERVICE_CONTROL),
                                        each("/Policies", "/Name"))
                                .becomes(before -> with(before, policy))),
                out -> assertThat(out.quarantined()).isTrue());
    }

    private static Situation<MoveAccount.In, MoveAccount.Out> moveAccount(Server server) {
        var account = server.account().memberAccount();
        var unit = server.account().quarantineUnit();
        return new Situation<>(
                new MoveAccount.In(account, unit),
                List.of(
                        that(
                                        "where it is",
                                        new Read("organizations", "ListParents", "ChildId", account),
                                        at("/Parents/0/Id"))
                                .becomes(unit),
                        that("policies of the account", policiesOf(account), each("/Policies", "/Name"))),
                out -> assertThat(out.parent()).isEqualTo(unit));
    }

    private static Read policiesOf(String target) {
        return new Read(
                "organizations", "ListPoliciesForTarget", Map.of("TargetId", target, "Filter", SERVICE_CONTROL));
    }

    private static JsonNode with(JsonNode names, String another) {
        return Fact.json(Stream.concat(names.valueStream().map(JsonNode::asString), Stream.of(another))
                .sorted()
                .toList());
    }
}
