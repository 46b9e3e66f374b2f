package dev.cofferdam.action.iam;

import dev.cofferdam.caselog.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** A role's trust policy. Source: IAM User Guide, "AWS JSON policy elements: Principal". */
record TrustDocument(JsonNode json) {
    private static final Pattern DELETED = Pattern.compile("(AIDA|AROA)[A-Z0-9]+");

    private static final String EVERYBODY_BUT = "everybody but ";

    /** A document needs a statement; nobody is let in whom none allows. */
    private static final JsonNode NOBODY = Json.MAPPER.readTree("""
        {"Sid": "CofferdamTrustNobody", "Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}
        """);

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
            if (statement.has("NotPrincipal")) names.add(EVERYBODY_BUT + namesIn(statement.path("NotPrincipal")));
        }
        return List.copyOf(names);
    }

    /** Those of {@link #allowed} whom {@link #keeping} can keep. */
    List<String> keepable() {
        return allowed().stream()
                .filter(name -> !isDeleted(name) && !name.startsWith(EVERYBODY_BUT))
                .toList();
    }

    /**
     * What is left when only some are still let in, each under the conditions that it had. Denials stay. Nothing that
     * allows everybody but some is left, as it would let in whom nobody named.
     */
    TrustDocument keeping(Collection<String> names) {
        var left = Json.object().put("Version", json.path("Version").asString("2012-10-17"));
        var statements = left.putArray("Statement");
        for (var statement : statements()) {
            var allow = isAllow(statement);
            if (allow && !statement.has("Principal")) continue;
            reduced(statement, name -> allow ? names.contains(name) : !isDeleted(name))
                    .ifPresent(statements::add);
        }
        if (statements.isEmpty()) statements.add(NOBODY.deepCopy());
        return new TrustDocument(left);
    }

    /**
     * Named users and roles that were deleted: only their ids are left, and IAM refuses a document with them. Source:
     * IAM User Guide, "AWS JSON policy elements: Principal"; re:Post, "Why is there an unknown principal format in my
     * IAM resource-based policy?"
     */
    List<String> deleted() {
        return statements().stream()
                .flatMap(s ->
                        Stream.concat(namesIn(s.path("Principal")).stream(), namesIn(s.path("NotPrincipal")).stream()))
                .filter(TrustDocument::isDeleted)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isDeleted(String name) {
        return DELETED.matcher(name).matches();
    }

    /** The statement with those of its principals that pass; as it is, where all do. */
    private static Optional<JsonNode> reduced(JsonNode statement, Predicate<String> pass) {
        var principal = statement.path("Principal");
        if (principal.isMissingNode() || namesIn(principal).stream().allMatch(pass)) return Optional.of(statement);
        if (!(principal instanceof ObjectNode kinds)) return Optional.empty();
        var left = Json.object();
        kinds.properties().forEach(kind -> {
            var names = items(kind.getValue()).stream()
                    .filter(name -> pass.test(name.asString("")))
                    .toList();
            if (names.size() == 1) left.set(kind.getKey(), names.getFirst());
            else if (!names.isEmpty()) left.putArray(kind.getKey()).addAll(names);
        });
        if (left.isEmpty()) return Optional.empty();
        return Optional.of(((ObjectNode) statement.deepCopy()).set("Principal", left));
    }

    /** A single statement may stand without a list. */
    private List<JsonNode> statements() {
        return items(json.path("Statement"));
    }

    private static boolean isAllow(JsonNode statement) {
        return statement.path("Effect").asString("").equals("Allow");
    }

    /** {@code "*"}, or names by their kind, one or a list of them. */
    private static List<String> namesIn(JsonNode principal) {
        if (principal.isString()) return List.of(principal.asString());
        var names = new ArrayList<String>();
        principal.forEach(kind -> items(kind).forEach(name -> names.add(name.asString(""))));
        return names;
    }

    private static List<JsonNode> items(JsonNode oneOrMany) {
        if (oneOrMany.isMissingNode()) return List.of();
        if (!oneOrMany.isArray()) return List.of(oneOrMany);
        var items = new ArrayList<JsonNode>();
        oneOrMany.forEach(items::add);
        return items;
    }
}
