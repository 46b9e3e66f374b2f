package dev.cofferdam.action.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What a bucket's document says about who reaches it. Source: Amazon S3 User Guide, "Blocking public access to your
 * Amazon S3 storage", "Access control list (ACL) overview".
 */
record Exposure(JsonNode document) {
    static final String ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers";
    static final String AUTHENTICATED = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";

    /** Why everybody reaches it, a sentence each; empty: nobody does, as far as could be read. */
    List<String> publicBecause() {
        var reasons = new ArrayList<String>();
        if (document.at("/policy_status/IsPublic").asBoolean(false) && !blocks("RestrictPublicBuckets"))
            reasons.add("The bucket policy lets in everybody.");
        if (hasPublicAcl() && !blocks("IgnorePublicAcls")) reasons.add("The bucket's ACL lets in everybody.");
        return reasons;
    }

    /** Whether everything public is blocked, by the bucket or the account. */
    boolean blocksAll() {
        return Stream.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
                .allMatch(this::blocks);
    }

    /** Groups by their address, accounts by their canonical id: whom the ACL lets in besides the owner. */
    List<String> grantees() {
        var owner = document.at("/acl/Owner/ID").asString("");
        return each(document.at("/acl/Grants"))
                .map(grant -> grant.path("Grantee"))
                .map(g ->
                        g.has("URI") ? g.path("URI").asString("") : g.path("ID").asString(""))
                .filter(grantee -> !grantee.equals(owner))
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether ACLs count at all. */
    boolean aclsEnabled() {
        return each(document.at("/ownership_controls/Rules"))
                .noneMatch(r -> r.path("ObjectOwnership").asString("").equals("BucketOwnerEnforced"));
    }

    /** {@code Off} where it never was on. */
    String versioning() {
        return document.at("/versioning/Status").asString("Off");
    }

    List<String> expiringRules() {
        return each(document.at("/lifecycle/Rules"))
                .filter(r -> r.path("Status").asString("").equals("Enabled"))
                .filter(r -> r.has("Expiration") || r.has("NoncurrentVersionExpiration"))
                .map(r -> r.path("ID").asString(""))
                .toList();
    }

    List<String> replicatesTo() {
        return each(document.at("/replication/Rules"))
                .filter(r -> r.path("Status").asString("").equals("Enabled"))
                .map(r -> r.at("/Destination/Bucket").asString(""))
                .distinct()
                .sorted()
                .toList();
    }

    List<String> notifies() {
        return Stream.of("QueueArn", "TopicArn", "LambdaFunctionArn")
                .flatMap(arn -> document.path("notifications").findValuesAsString(arn).stream())
                .distinct()
                .sorted()
                .toList();
    }

    List<String> accessPoints() {
        return each(document.path(BucketDocument.ACCESS_POINTS))
                .map(p -> p.path("Name").asString(""))
                .toList();
    }

    private boolean hasPublicAcl() {
        return grantees().stream().anyMatch(g -> g.equals(ALL_USERS) || g.equals(AUTHENTICATED));
    }

    /** The stricter of both holds. */
    private boolean blocks(String what) {
        return document.path(BucketDocument.BLOCK).path(what).asBoolean(false)
                || document.path(BucketDocument.ACCOUNT_BLOCK).path(what).asBoolean(false);
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
