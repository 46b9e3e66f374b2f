package dev.cofferdam.action.s3;

import dev.cofferdam.action.FormerModel;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A bucket's own access control list; the value has its owner and its grants. */
record BucketAcl() implements BucketSetting {
    static final String ID = "Acl";

    /** Writes access logs. Source: Amazon S3 User Guide, "Access control list (ACL) overview". */
    static final String LOG_DELIVERY = "http://acs.amazonaws.com/groups/s3/LogDelivery";

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public JsonNode read(S3Client s3, String bucket) {
        return SdkJson.of(s3.getBucketAcl(r -> r.bucket(bucket)));
    }

    @Override
    public void write(S3Client s3, String bucket, JsonNode acl) {
        var former = FormerModel.read(acl, AccessControlPolicy.builder());
        s3.putBucketAcl(r -> r.bucket(bucket).accessControlPolicy(former.build()));
    }

    @Override
    public String title() {
        return "ACL";
    }

    /** Whom it lets in besides the owner: groups by their address, accounts by their canonical id. */
    static List<String> others(JsonNode acl) {
        return grants(acl)
                .map(BucketAcl::grantee)
                .filter(grantee -> !grantee.equals(owner(acl)))
                .distinct()
                .sorted()
                .toList();
    }

    /** What is left for the owner and some others. */
    static JsonNode keeping(JsonNode acl, Collection<String> some) {
        var left = (ObjectNode) acl.deepCopy();
        var grants = Json.MAPPER.createArrayNode();
        grants(acl)
                .filter(grant -> grantee(grant).equals(owner(acl)) || some.contains(grantee(grant)))
                .forEach(grants::add);
        return left.set("Grants", grants);
    }

    private static Stream<JsonNode> grants(JsonNode acl) {
        return StreamSupport.stream(acl.path("Grants").spliterator(), false);
    }

    private static String grantee(JsonNode grant) {
        var grantee = grant.path("Grantee");
        return grantee.has("URI")
                ? grantee.path("URI").asString("")
                : grantee.path("ID").asString("");
    }

    private static String owner(JsonNode acl) {
        return acl.at("/Owner/ID").asString("");
    }
}
