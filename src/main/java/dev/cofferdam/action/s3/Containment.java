package dev.cofferdam.action.s3;

import dev.cofferdam.caselog.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bucket policy that denies everything to everybody but some.
 *
 * <p>{@code aws:PrincipalArn} of a role session is the role's ARN, with its path; requests of AWS services and
 * anonymous ones have none, and a negated condition holds for a key that is not there. {@code aws:PrincipalServiceName}
 * is there for AWS services only. Source: IAM User Guide, "AWS global condition context keys", "IAM JSON policy
 * elements: Condition operators"; AWS Security Blog, "How to restrict Amazon S3 bucket access to a specific IAM role".
 *
 * @param principals as {@link Exemption#patterns} has them
 * @param services as {@code cloudtrail.amazonaws.com}
 */
record Containment(List<String> principals, List<String> services) {
    static final String SID = "CofferdamContainBucket";

    Containment {
        principals = List.copyOf(new TreeSet<>(principals));
        services = List.copyOf(new TreeSet<>(services));
    }

    /**
     * What is there, but for statements that let in everybody: they would do nothing any more, and with one of them S3
     * refuses the document where public policies are blocked.
     */
    JsonNode of(JsonNode present, String bucketArn) {
        var contained = Json.object().put("Version", "2012-10-17");
        if (present.has("Id")) contained.set("Id", present.get("Id"));
        var statements = contained.putArray("Statement");
        statements(present).filter(s -> !isPublic(s) && !isOurs(s)).forEach(statements::add);
        statements.add(denial(bucketArn));
        return contained;
    }

    static boolean isIn(JsonNode policy) {
        return statements(policy).anyMatch(Containment::isOurs);
    }

    /** Those statements of a policy that deny, ours not counted: they bind the responder as well. */
    static List<String> otherDenials(JsonNode policy) {
        return statements(policy)
                .filter(s -> s.path("Effect").asString("").equals("Deny") && !isOurs(s))
                .map(s -> s.path("Sid").asString("without a name"))
                .toList();
    }

    /** AWS services that an allowing statement names. */
    static List<String> servicesIn(JsonNode policy) {
        return statements(policy)
                .filter(s -> s.path("Effect").asString("").equals("Allow"))
                .flatMap(s -> texts(s.at("/Principal/Service")))
                .distinct()
                .sorted()
                .toList();
    }

    private ObjectNode denial(String bucketArn) {
        var denial = Json.object()
                .put("Sid", SID)
                .put("Effect", "Deny")
                .put("Principal", "*")
                .put("Action", "s3:*");
        denial.putArray("Resource").add(bucketArn).add(bucketArn + "/*");
        var condition = denial.putObject("Condition");
        principals.forEach(condition.putObject("ArnNotLike").putArray("aws:PrincipalArn")::add);
        if (!services.isEmpty())
            services.forEach(condition.putObject("StringNotEquals").putArray("aws:PrincipalServiceName")::add);
        return denial;
    }

    private static boolean isOurs(JsonNode statement) {
        return statement.path("Sid").asString("").equals(SID);
    }

    private static boolean isPublic(JsonNode statement) {
        return statement.path("Effect").asString("").equals("Allow")
                && (statement.has("NotPrincipal")
                        || statement.path("Principal").asString("").equals("*")
                        || texts(statement.at("/Principal/AWS")).anyMatch("*"::equals));
    }

    private static Stream<JsonNode> statements(JsonNode policy) {
        return items(policy.path("Statement"));
    }

    private static Stream<String> texts(JsonNode oneOrMany) {
        return items(oneOrMany).map(item -> item.asString(""));
    }

    private static Stream<JsonNode> items(JsonNode oneOrMany) {
        if (oneOrMany.isMissingNode()) return Stream.of();
        if (!oneOrMany.isArray()) return Stream.of(oneOrMany);
        var items = new ArrayList<JsonNode>();
        oneOrMany.forEach(items::add);
        return items.stream();
    }
}
