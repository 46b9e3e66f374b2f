package dev.cofferdam.action.identitycenter;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.PolicyText;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.caselog.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A step in the account of IAM Identity Center, and what its tests have in common. */
abstract class OnTheRange extends OnAnAccount {
    static final String INSTANCE = "arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6";
    static final String ADMINS = "arn:aws:sso:::permissionSet/ssoins-7223a1b2c3d4e5f6/ps-aaaaaaaaaaaaaaaa";
    static final String READERS = "arn:aws:sso:::permissionSet/ssoins-7223a1b2c3d4e5f6/ps-bbbbbbbbbbbbbbbb";
    static final String SHOP = "222233334444";
    static final String DATA = "333344445555";
    static final String USER = "9067012345-aaaabbbb-cccc-dddd-eeee-ffff00001111";
    static final String GROUP = "9067012345-11112222-cccc-dddd-eeee-ffff00001111";
    static final String POLICY = """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}\
        """;

    @Override
    protected final SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, world -> {
            var center = world.putObject("identity_center").put("instance", INSTANCE);
            var sets = center.putArray("permission_sets");
            set(sets, ADMINS, "Administrators").put("policy", POLICY);
            set(sets, READERS, "Readers");
        });
        // so that what was left out is there, and states can be compared
        opened.client(SsoAdminClient.class).listInstances(r -> {});
        return opened;
    }

    private static ObjectNode set(ArrayNode sets, String arn, String name) {
        var set = sets.addObject().put("arn", arn).put("name", name);
        var provisioned = set.putObject("provisioned");
        for (var account : new String[] {SHOP, DATA})
            provisioned.putObject(account).put("version", 0);
        var assignments = set.putArray("assignments");
        assignments.addObject().put("account", SHOP).put("type", "USER").put("principal", USER);
        if (arn.equals(ADMINS))
            assignments.addObject().put("account", SHOP).put("type", "GROUP").put("principal", GROUP);
        return set;
    }

    /** Somebody else, whose calls are not the step's. */
    SsoAdminClient somebody() {
        return account.client(SsoAdminClient.class);
    }

    /** Policies as JSON, who gets in, and which accounts are behind, once all that is under way is done. */
    @Override
    protected final Object state(SimulatedAccount of) {
        of.pass(Duration.ofMinutes(1));
        var sets = new TreeMap<String, String>();
        for (var set : of.world().at("/identity_center/permission_sets")) {
            var assigned = new TreeSet<String>();
            for (var assignment : set.path("assignments"))
                if (!assignment.hasNonNull("until"))
                    assigned.add(assignment.path("account")
                            + assignment.path("principal").asString());
            var behind = new TreeSet<String>();
            set.path("provisioned").forEachEntry((account, there) -> {
                if (!there.path("version").equals(set.path("version"))) behind.add(account);
            });
            var policy = set.hasNonNull("policy")
                    ? PolicyText.parse(set.path("policy").asString()).toString()
                    : "";
            sets.put(set.path("name").asString(), Json.MAPPER.writeValueAsString(new Object[] {policy, assigned, behind
            }));
        }
        return sets;
    }
}
