package dev.cofferdam.action.organizations;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import java.util.TreeMap;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import tools.jackson.databind.node.ObjectNode;

/** A step in the management account of an organization, and what its tests have in common. */
abstract class OnTheRange extends OnAnAccount {
    static final String MANAGEMENT = "111122223333";
    static final String MEMBER = "222233334444";
    static final String ARN = "arn:aws:organizations::111122223333:account/o-harbour1234/" + MEMBER;
    static final String ROOT = "r-ab12";
    static final String WORKLOADS = "ou-ab12-workload1";
    static final String QUARANTINE = "ou-ab12-quarant1";

    private static final String GUARDRAIL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"iam:*\",\"Resource\":\"*\"}]}";

    @Override
    protected final SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, world -> {
            var organization = world.putObject("organization")
                    .put("id", "o-harbour1234")
                    .put("management", MANAGEMENT)
                    .put("root", ROOT);
            organization.putArray("policy_types").add("SERVICE_CONTROL_POLICY");
            unit(organization, WORKLOADS, "Workloads");
            unit(organization, QUARANTINE, "Quarantine");
            account(organization, MANAGEMENT, "harbour-root", ROOT);
            account(organization, MEMBER, "harbour-shop", WORKLOADS);
        });
        // so that what was left out is there, and states can be compared
        opened.client(OrganizationsClient.class).describeOrganization();
        return opened;
    }

    private static void unit(ObjectNode organization, String id, String name) {
        organization
                .withArray("units")
                .addObject()
                .put("id", id)
                .put("name", name)
                .put("parent", ROOT);
    }

    private static void account(ObjectNode organization, String id, String name, String parent) {
        organization
                .withArray("accounts")
                .addObject()
                .put("id", id)
                .put("name", name)
                .put("parent", parent);
    }

    /** Somebody else, whose calls are not the step's. */
    OrganizationsClient somebody() {
        return account.client(OrganizationsClient.class);
    }

    String made(String name) {
        return somebody()
                .createPolicy(r -> r.name(name)
                        .description("guardrail")
                        .type("SERVICE_CONTROL_POLICY")
                        .content(GUARDRAIL))
                .policy()
                .policySummary()
                .id();
    }

    void attach(String policy, String target) {
        somebody().attachPolicy(r -> r.policyId(policy).targetId(target));
    }

    /** The organization, policies by name: one that is made again has another id. */
    @Override
    protected final Object state(SimulatedAccount of) {
        var organization = (ObjectNode) of.world().get("organization");
        var policies = new TreeMap<String, String>();
        for (var policy : organization.withArray("policies"))
            policies.put(policy.path("name").asString(), policy.path("content").asString() + policy.path("targets"));
        organization.remove("policies");
        return organization + policies.toString();
    }
}
