package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/** Source: Amazon S3 User Guide, "Access control list (ACL) overview", "Controlling ownership of objects". */
public final class RemoveAclGrants implements ChangesBuckets<RemoveAclGrants.In, RemoveAclGrants.Out> {
    public record In(
            @Input(type = ValueType.S3_BUCKET, value = "The bucket.")
            String bucket,

            @Input(
                    value = "Who keeps what the ACL gives: groups by address, accounts by canonical id. The log"
                            + " delivery group keeps it always, unless ACLs are disabled.",
                    optional = true)
            @Nullable
            List<String> keep,

            @Input(
                    value = "Whether ACLs no longer count at all, the objects' own neither; nobody is kept then.",
                    optional = true)
            boolean disableAcls) {
        public In {
            keep = keep == null ? List.of() : List.copyOf(keep);
        }

        List<String> kept() {
            if (disableAcls) return List.of();
            var kept = new ArrayList<>(List.of(BucketAcl.LOG_DELIVERY));
            if (keep != null) kept.addAll(keep);
            return kept;
        }
    }

    public record Out(
            @Output("Whom the bucket's ACL still lets in besides the owner.")
            List<String> grantees,

            @Output("Whether ACLs count at all.") boolean aclsEnabled) {
        public Out {
            grantees = List.copyOf(grantees);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "s3.remove-acl-grants",
                "Take grants out of a bucket's ACL",
                """
                Takes everybody out of the bucket's ACL but its owner and those in `keep`. With `disable_acls` it also \
                sets the ownership to `BucketOwnerEnforced`, so that no ACL counts any more.

                - **Objects have ACLs of their own**, which may be public and stay so; `disable_acls` is what ends \
                them all at once, and what AWS advises.
                - With ACLs disabled, objects that another account wrote belong to the bucket's owner, and who writes \
                with an ACL other than `bucket-owner-full-control` is refused.
                - The log delivery group writes access logs of other buckets: without it, they stop, unless the policy \
                lets `logging.s3.amazonaws.com` write. CloudFront's older logs come from an account in the ACL.
                - The policy is another way in.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.BUCKET, "s3:GetBucketAcl"),
                        Permission.on(Patterns.BUCKET, "s3:PutBucketAcl"),
                        Permission.on(Patterns.BUCKET, "s3:GetBucketOwnershipControls"),
                        Permission.on(Patterns.BUCKET, "s3:PutBucketOwnershipControls")),
                "Restores the former ownership, then the former ACL. S3 refuses a public ACL while those are blocked:"
                        + " take that back first.",
                null);
    }

    /** The ACL comes first: S3 does not disable ACLs while the bucket's own lets in somebody else. */
    @Override
    public Plan plan(In in, ActionContext aws) {
        var s3 = aws.client(S3Client.class);
        var arn = Arns.bucket(in.bucket(), aws);
        var acl = new BucketAcl().read(s3, in.bucket());
        var changes = new ArrayList<Change>();
        new BucketAcl().change(arn, BucketAcl.keeping(acl, in.kept()), aws).ifPresent(changes::add);
        if (in.disableAcls())
            new OwnershipControls().change(arn, OwnershipControls.NO_ACLS, aws).ifPresent(changes::add);
        if (changes.isEmpty())
            return Plan.of("The ACL of bucket %s lets in nobody else already".formatted(in.bucket()), List.of(), arn);
        return Plan.of(summary(in, acl), changes, arn).warning(warnings(in, acl));
    }

    private static String summary(In in, JsonNode acl) {
        var removed = removed(in, acl);
        if (removed.isEmpty()) return "Disable the ACLs of bucket %s and its objects".formatted(in.bucket());
        var taken = "Take %s out of the ACL of bucket %s".formatted(String.join(", ", removed), in.bucket());
        return in.disableAcls() ? taken + ", and disable ACLs" : taken;
    }

    private static List<String> warnings(In in, JsonNode acl) {
        var warnings = new ArrayList<String>();
        if (removed(in, acl).contains(BucketAcl.LOG_DELIVERY))
            warnings.add("Access logs of other buckets are no longer written here, unless the policy lets"
                    + " logging.s3.amazonaws.com write.");
        warnings.add(
                in.disableAcls()
                        ? "Objects that others wrote, and objects that are open by their own ACL, are reached by the"
                                + " policy alone."
                        : "The ACLs of single objects stay, and may be public: disable_acls ends them all.");
        return warnings;
    }

    private static List<String> removed(In in, JsonNode acl) {
        return BucketAcl.others(acl).stream()
                .filter(grantee -> !in.kept().contains(grantee))
                .toList();
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var s3 = aws.client(S3Client.class);
        return new Out(
                BucketAcl.others(new BucketAcl().read(s3, in.bucket())),
                !new OwnershipControls().read(s3, in.bucket()).equals(OwnershipControls.NO_ACLS));
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("Whom the ACL let in before gets in again.");
    }
}
