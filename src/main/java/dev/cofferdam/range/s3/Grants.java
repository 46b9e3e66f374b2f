package dev.cofferdam.range.s3;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Bucket;
import dev.cofferdam.range.world.World;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketAclRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAclResponse;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.PutBucketAclRequest;
import software.amazon.awssdk.services.s3.model.PutBucketAclResponse;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsResponse;

/** ACLs, and whether they count. Source: Amazon S3 User Guide, "Controlling ownership of objects". */
final class Grants extends S3Part {
    private static final String ACL = "acl";
    private static final String OWNERSHIP = "ownership";

    Grants(Call call) {
        super(call);
    }

    /** The account's canonical user id, which hangs on nothing but its number here. */
    static String owner(World world) {
        return (world.id() + "0123456789abcdef").repeat(4).substring(0, 64);
    }

    @Override
    public GetBucketAclResponse getBucketAcl(GetBucketAclRequest request) {
        var bucket = bucket(request.bucket());
        var acl = bucket.setting(ACL)
                .filter(a -> !enforced(bucket))
                .map(json -> ModelJson.read(json, AccessControlPolicy.builder()).build())
                .orElseGet(this::ownersAlone);
        return GetBucketAclResponse.builder()
                .owner(acl.owner() == null ? ownersAlone().owner() : acl.owner())
                .grants(acl.grants())
                .build();
    }

    @Override
    public PutBucketAclResponse putBucketAcl(PutBucketAclRequest request) {
        var acl = request.accessControlPolicy();
        if (acl == null) throw invalid("only whole access control policies are simulated here");
        if (enforced(bucket(request.bucket())))
            throw new ServiceError("AccessControlListNotSupported", "The bucket does not allow ACLs");
        if (isPublic(acl) && PublicAccess.blocks(world, bucket(request.bucket()), "blockPublicAcls"))
            throw new ServiceError("AccessDenied", "Access Denied", 403);
        change(request.bucket(), b -> b.with(ACL, ModelJson.write(acl)));
        return PutBucketAclResponse.builder().build();
    }

    @Override
    public GetBucketOwnershipControlsResponse getBucketOwnershipControls(GetBucketOwnershipControlsRequest request) {
        var controls = setting(
                request.bucket(),
                OWNERSHIP,
                OwnershipControls.builder(),
                "OwnershipControlsNotFoundError",
                "The bucket ownership controls were not found");
        return GetBucketOwnershipControlsResponse.builder()
                .ownershipControls(controls.build())
                .build();
    }

    /** ACLs cannot be turned off while the bucket's own lets somebody else in. */
    @Override
    public PutBucketOwnershipControlsResponse putBucketOwnershipControls(PutBucketOwnershipControlsRequest request) {
        var bucket = bucket(request.bucket());
        var enforces = request.ownershipControls().rules().stream()
                .anyMatch(r -> r.objectOwnership() == ObjectOwnership.BUCKET_OWNER_ENFORCED);
        if (enforces && !enforced(bucket) && hasOthers(bucket))
            throw new ServiceError(
                    "InvalidBucketAclWithObjectOwnership",
                    "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
        change(request.bucket(), b -> b.with(OWNERSHIP, ModelJson.write(request.ownershipControls())));
        return PutBucketOwnershipControlsResponse.builder().build();
    }

    @Override
    public DeleteBucketOwnershipControlsResponse deleteBucketOwnershipControls(
            DeleteBucketOwnershipControlsRequest request) {
        change(request.bucket(), b -> b.without(OWNERSHIP));
        return DeleteBucketOwnershipControlsResponse.builder().build();
    }

    private AccessControlPolicy ownersAlone() {
        return AccessControlPolicy.builder()
                .owner(o -> o.id(owner(world)))
                .grants(Grant.builder()
                        .permission("FULL_CONTROL")
                        .grantee(e -> e.type("CanonicalUser").id(owner(world)))
                        .build())
                .build();
    }

    private boolean hasOthers(Bucket bucket) {
        return bucket
                .setting(ACL)
                .map(json -> ModelJson.read(json, AccessControlPolicy.builder()).build())
                .stream()
                .flatMap(acl -> acl.grants().stream())
                .anyMatch(g -> !owner(world).equals(g.grantee().id()));
    }

    private static boolean isPublic(AccessControlPolicy acl) {
        return acl.grants().stream().anyMatch(g -> isEverybody(g.grantee().uri()));
    }

    private static boolean isEverybody(@Nullable String group) {
        return group != null && (group.endsWith("/global/AllUsers") || group.endsWith("/global/AuthenticatedUsers"));
    }

    private static boolean enforced(Bucket bucket) {
        return bucket.setting(OWNERSHIP)
                .filter(json -> json.toString().contains("BucketOwnerEnforced"))
                .isPresent();
    }
}
