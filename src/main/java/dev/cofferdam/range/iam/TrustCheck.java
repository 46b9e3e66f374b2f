package dev.cofferdam.range.iam;

import dev.cofferdam.range.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks roles' trust policies. Source: re:Post, "How do I resolve the IAM trust policy error 'Failed to update trust
 * policy. Invalid principal in policy'?"
 */
final class TrustCheck {
    /** Source: IAM User Guide, "IAM and AWS STS quotas", role trust policy length. */
    private static final int LIMIT = 2048;

    private final World world;

    TrustCheck(World world) {
        this.world = world;
    }

    String checked(@Nullable String document) {
        for (var statement : Documents.statements(document)) {
            if (statement.has("Resource") || statement.has("NotResource")) {
                throw Documents.malformed("Has prohibited field Resource");
            }
            var named = statement.has("Principal") ? statement.get("Principal") : statement.path("NotPrincipal");
            if (named.isMissingNode()) throw Documents.malformed("Missing required field Principal");
            for (var name : awsNames(named)) {
                if (!isThere(name)) {
                    throw Documents.malformed("Invalid principal in policy: \"AWS\":\"%s\"".formatted(name));
                }
            }
        }
        return Documents.within(LIMIT, String.valueOf(document), "Cannot exceed quota for ACLSizePerRole: %d");
    }

    private static List<String> awsNames(JsonNode named) {
        var names = new ArrayList<String>();
        var given = named.path("AWS");
        if (given.isString()) names.add(given.asString());
        else given.forEach(name -> names.add(name.asString("")));
        return names;
    }

    /** Ids of what was deleted, and users and roles of this account that it does not have, are not. */
    private boolean isThere(String name) {
        if (name.matches("(AIDA|AROA)[A-Z0-9]+")) return false;
        return notMissing(name, "user/", world.users()::has) && notMissing(name, "role/", world.roles()::has);
    }

    private boolean notMissing(String name, String kind, Predicate<String> known) {
        return !name.startsWith(world.globalArn("iam", kind)) || known.test(name.substring(name.lastIndexOf('/') + 1));
    }
}
