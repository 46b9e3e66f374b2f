package dev.cofferdam.action.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.model.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** A role's trust policy. Source: IAM User Guide, "AWS JSON policy elements: Principal". */
record TrustDocument(JsonNode json) {
    static TrustDocument of(Role role) {
        var document = role.assumeRolePolicyDocument();
        return new TrustDocument(document == null ? NullNode.getInstance() : PolicyJson.parse(document));
    }

    /** Whom an allowing statement names, as it names them, sorted: ARNs, accounts, services, {@code *}. */
    List<String> allowed() {
        var names = new TreeSet<String>();
        for (var statement : statements()) {
            if (!isAllow(statement)) continue;
            names.addAll(namesIn(statement.path("Principal")));
            if (statement.has("NotPrincipal")) names.add("everybody but " + namesIn(statement.path("NotPrincipal")));
        }
        return List.copyOf(names);
    }

    /** A single statement may stand without a list. */
    List<JsonNode> statements() {
        return items(json.path("Statement"));
    }

    static boolean isAllow(JsonNode statement) {
        return statement.path("Effect").asString("").equals("Allow");
    }

    /** {@code "*"}, or names by their kind, one or a list of them. */
    static List<String> namesIn(JsonNode principal) {
        if (principal.isString()) return List.of(principal.asString());
        var names = new ArrayList<String>();
        principal.forEach(kind -> items(kind).forEach(name -> names.add(name.asString(""))));
        return names;
    }

    static List<JsonNode> items(JsonNode oneOrMany) {
        if (oneOrMany.isMissingNode()) return List.of();
        if (!oneOrMany.isArray()) return List.of(oneOrMany);
        var items = new ArrayList<JsonNode>();
        oneOrMany.forEach(items::add);
        return items;
    }
}
