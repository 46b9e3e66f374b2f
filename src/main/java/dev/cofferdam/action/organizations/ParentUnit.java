package dev.cofferdam.action.organizations;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ChildNotFoundException;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnitNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Where in the organization an account is: the id of a unit or of the root. */
record ParentUnit() implements Setting {
    @Override
    public String attribute() {
        return "Parent";
    }

    @Override
    public String title() {
        return "place";
    }

    @Override
    public String owner(String account) {
        return "account " + MemberAccount.id(account);
    }

    @Override
    public Optional<JsonNode> read(String account, ActionContext aws) {
        try {
            return Optional.of(StringNode.valueOf(of(MemberAccount.id(account), aws)));
        } catch (ChildNotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> lost(String account, JsonNode former, ActionContext aws) {
        var unit = former.asString();
        if (unit.startsWith("r-")) return Optional.empty();
        try {
            aws.client(OrganizationsClient.class).describeOrganizationalUnit(r -> r.organizationalUnitId(unit));
            return Optional.empty();
        } catch (OrganizationalUnitNotFoundException _) {
            return Optional.of(
                    "its former unit %s is gone. Move it by hand to the one that took its place.".formatted(unit));
        }
    }

    /** Organizations wants to be told where the account is now. */
    @Override
    public void write(String account, JsonNode parent, ActionContext aws) {
        var id = MemberAccount.id(account);
        var present = of(id, aws);
        if (present.equals(parent.asString())) return;
        aws.client(OrganizationsClient.class)
                .moveAccount(r -> r.accountId(id).sourceParentId(present).destinationParentId(parent.asString()));
    }

    static String of(String account, ActionContext aws) {
        return aws.client(OrganizationsClient.class)
                .listParents(r -> r.childId(account))
                .parents()
                .getFirst()
                .id();
    }
}
