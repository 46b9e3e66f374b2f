package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.caselog.Json;
import java.io.ByteArrayInputStream;
import java.util.List;

/**
 * Source: Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage", "Required permissions for Amazon S3
 * API operations" (whose names differ from the operations').
 */
public final class DescribeExposure implements ReadAction<DescribeExposure.In, DescribeExposure.Out> {
    public record In(
            @Input(type = ValueType.S3_BUCKET, value = "The bucket.")
            String bucket) {}

    public record Out(
            @Output("Whether everybody reaches it, as far as could be read; see unknown.")
            boolean isPublic,

            @Output("Why everybody does, a sentence each.") List<String> publicBecause,

            @Output("Whether the bucket or the account blocks all that is public.")
            boolean blocksPublicAccess,

            @Output("Whom its ACL lets in besides the owner: groups by address, accounts by canonical id.")
            List<String> aclGrantees,

            @Output("Whether ACLs count at all.") boolean aclsEnabled,

            @Output("Enabled, Suspended, or Off where it never was on.")
            String versioning,

            @Output("Whether Object Lock is on.") boolean objectLock,

            @Output("The bucket that its access is logged to; empty where it is not.")
            String logsTo,

            @Output("The lifecycle rules in force that delete, by their ids.")
            List<String> expiringRules,

            @Output(type = ValueType.AWS_ARN, value = "The buckets that it is replicated to.")
            List<String> replicatesTo,

            @Output(type = ValueType.AWS_ARN, value = "The queues, topics and functions that are told of changes.")
            List<String> notifies,

            @Output("Its access points, by name.") List<String> accessPoints,

            @Output("Whether it is served as a website.") boolean website,

            @Output("What could not be read.") List<String> unknown,

            @Output("Why it could not be read, and what to do.")
            List<String> unknownReasons,

            @Output("Where the whole document is kept among the evidence.")
            String evidenceSha256) {

        public Out {
            publicBecause = List.copyOf(publicBecause);
            aclGrantees = List.copyOf(aclGrantees);
            expiringRules = List.copyOf(expiringRules);
            replicatesTo = List.copyOf(replicatesTo);
            notifies = List.copyOf(notifies);
            accessPoints = List.copyOf(accessPoints);
            unknown = List.copyOf(unknown);
            unknownReasons = List.copyOf(unknownReasons);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "s3.describe-exposure",
                "Describe who reaches a bucket",
                """
                Reads what decides who reaches a bucket (policy, ACL and ownership, both public access blocks, access \
                points, website) and what becomes of what is in it (versioning, Object Lock, lifecycle, replication, \
                logging, notifications, encryption), and keeps it as one JSON document. Run it before anything is \
                changed.

                - Public is what AWS itself calls public; a policy that lets in one foreign account is not, nor what \
                an identity's own policy allows. Read the policy in the document.
                - **Objects have ACLs of their own**, which are not read here: where ACLs count, single objects may be \
                public in a bucket that is not.
                - An access point has its own policy and its own block.
                - What S3 refuses to tell is named in `unknown`: it is not the same as *not set*.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.BUCKET, "s3:GetBucketPolicy"),
                        Permission.on(Patterns.BUCKET, "s3:GetBucketPolicyStatus"),
                        Permission.on(Patterns.BUCKET, "s3:GetBucketAcl"),
                        Permission.on(Patterns.BUCKET, "s3:GetBucketOwnershipControls"),
                        Permission.on(Patterns.BUCKET, "s3:GetBucketPublicAccessBlock"),
                        Permission.of("s3:GetAccountPublicAccessBlock"),
                        Permission.of("s3:ListAccessPoints"),
                        Permission.on(Patterns.BUCKET, "s3:GetBucketWebsite"),
                        Permission.on(Patterns.BUCKET, "s3:GetBucketLogging"),
                        Permission.on(Patterns.BUCKET, "s3:GetBucketVersioning"),
                        Permission.on(Patterns.BUCKET, "s3:GetBucketObjectLockConfiguration"),
                        Permission.on(Patterns.BUCKET, "s3:GetReplicationConfiguration"),
                        Permission.on(Patterns.BUCKET, "s3:GetLifecycleConfiguration"),
                        Permission.on(Patterns.BUCKET, "s3:GetBucketNotification"),
                        Permission.on(Patterns.BUCKET, "s3:GetEncryptionConfiguration")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var document = new BucketDocument(aws);
        var json = document.of(in.bucket());
        json.set("unknown_reasons", Json.MAPPER.valueToTree(document.reads().reasons()));
        var bytes = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        var kept = aws.keep(
                "s3-%s-exposure.json".formatted(in.bucket()), "application/json", new ByteArrayInputStream(bytes));
        var exposure = new Exposure(json);
        return new Out(
                !exposure.publicBecause().isEmpty(),
                exposure.publicBecause(),
                exposure.blocksAll(),
                exposure.grantees(),
                exposure.aclsEnabled(),
                exposure.versioning(),
                json.at("/object_lock/ObjectLockEnabled").asString("").equals("Enabled"),
                json.at("/logging/LoggingEnabled/TargetBucket").asString(""),
                exposure.expiringRules(),
                exposure.replicatesTo(),
                exposure.notifies(),
                exposure.accessPoints(),
                json.path(BucketDocument.WEBSITE).isObject(),
                document.reads().unknown(),
                document.reads().reasons(),
                kept.sha256());
    }
}
