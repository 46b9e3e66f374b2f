package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.EvidenceBucket;
import dev.cofferdam.action.HasPrerequisites;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Irreversible;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Prerequisite;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import tools.jackson.databind.node.NullNode;

/**
 * Source: Amazon S3 User Guide, "Locking objects with Object Lock", "Checking object integrity"; see
 * {@link ObjectCopy}.
 */
public final class CopyToEvidence implements Irreversible<CopyToEvidence.In, CopyToEvidence.Out>, HasPrerequisites {
    private static final String COPY = "Copy";
    private static final String RETENTION = "RetainUntil";
    private static final int LONGEST_KEY = 1_024;

    public record In(
            @Input(type = ValueType.S3_BUCKET, value = "The bucket that the object is in.")
            String bucket,

            @Input("The object's key.") String key,

            @Input(value = "Its version; the current one when not given.", optional = true) @Nullable
            String version,

            @Input(type = ValueType.S3_BUCKET, value = "The bucket for evidence, with Object Lock.")
            String evidenceBucket,

            @Input(
                    type = ValueType.AWS_REGION,
                    value = "The region of the evidence bucket; the step's when not given.",
                    optional = true)
            @Nullable
            String evidenceRegion,

            @Input(type = ValueType.TIMESTAMP, value = "Until when nobody can delete the copy.")
            String retainUntil) {
        @Nullable
        String versionOrCurrent() {
            return version == null || version.isEmpty() ? null : version;
        }

        Instant until() {
            return OffsetDateTime.parse(retainUntil).toInstant();
        }
    }

    public record Out(
            @Output("The copy's key in the evidence bucket; empty where there is none.")
            String evidenceKey,

            @Output("The copy's version.") String evidenceVersion,

            @Output("How many bytes it has.") long size,

            @Output("Its SHA-256 in hexadecimal; empty where S3 has one of its parts only.")
            String sha256,

            @Output("Its SHA-256 as S3 has it, with the number of parts where it is of parts.")
            String checksum,

            @Output(
                    type = ValueType.TIMESTAMP,
                    value = "Until when nobody can delete it; empty where it is not locked.")
            String retainUntil) {
        private static final Out NONE = new Out("", "", 0, "", "", "");

        static Out of(EvidenceCopy copy) {
            var whole = EvidenceSource.ofTheWhole(copy.checksum());
            return new Out(
                    copy.key(),
                    copy.version(),
                    copy.size(),
                    whole == null
                            ? ""
                            : HexFormat.of().formatHex(Base64.getDecoder().decode(whole)),
                    copy.checksum() == null ? "" : copy.checksum(),
                    copy.retainUntil() == null ? "" : copy.retainUntil().toString());
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "s3.copy-to-evidence",
                "Copy an object to the evidence bucket",
                """
                Copies one version of an object within S3 to the evidence bucket, with a SHA-256 that S3 computes, and \
                locks the copy in compliance mode: until the time that is given, nobody can delete or overwrite it, not \
                the root user, not AWS.

                - **This cannot be taken back**, nor the time shortened, only made longer. The copy costs until then: \
                look at the year twice.
                - The key in the evidence bucket is `CASE/BUCKET/KEY/VERSION`, so that the step finds its copy again \
                and makes no second one.
                - Up to 5 GiB the SHA-256 is of the whole object. A larger one is copied in parts, and S3 has a SHA-256 \
                of the parts' sums only, with their number behind it; compute the whole from a download where a \
                court wants it.
                - Its metadata goes along, its ACL and tags do not. The copy is encrypted as the evidence bucket says: \
                an object under a KMS key needs that key to be usable now, one under a key of the customer's own \
                (SSE-C) cannot be copied by this.
                - An archived object has to be restored first.
                """,
                Kind.PRESERVE,
                Risk.DESTRUCTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.OBJECT, "s3:GetObject"),
                        Permission.on(Patterns.OBJECT, "s3:GetObjectVersion"),
                        Permission.on(Patterns.BUCKET, "s3:ListBucket"),
                        Permission.on(Patterns.BUCKET, "s3:GetBucketObjectLockConfiguration"),
                        Permission.on(Patterns.BUCKET, "s3:ListBucketMultipartUploads"),
                        Permission.on(Patterns.OBJECT, "s3:PutObject"),
                        Permission.on(Patterns.OBJECT, "s3:PutObjectTagging"),
                        Permission.on(Patterns.OBJECT, "s3:PutObjectRetention"),
                        Permission.on(Patterns.OBJECT, "s3:AbortMultipartUpload")),
                "There is none: the copy is evidence, and nobody can delete it before its time.",
                null);
    }

    @Override
    public List<Prerequisite> prerequisites() {
        return List.of(new EvidenceBucket("evidence_bucket", "evidence_region"));
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        if (!in.until().isAfter(aws.clock().instant()))
            throw new ActionException(
                    "InvalidInput",
                    "retain_until is %s, which has passed. Give a time in the future.".formatted(in.retainUntil()));
        var evidence = evidence(in, aws);
        demandLock(in, evidence);
        var source = EvidenceSource.read(aws, in.bucket(), in.key(), in.versionOrCurrent());
        var key = key(in, source, aws);
        var changes = changes(in, source, EvidenceCopy.find(evidence, in.evidenceBucket(), key), key, aws);
        var from = Arns.object(in.bucket(), in.key(), aws);
        var to = Arns.object(in.evidenceBucket(), key, aws);
        if (changes.isEmpty())
            return Plan.of(
                    "Object %s of bucket %s is kept in %s already"
                            .formatted(in.key(), in.bucket(), in.evidenceBucket()),
                    List.of(),
                    from,
                    to);
        return Plan.of(
                        "Keep object %s of bucket %s in %s until %s"
                                .formatted(in.key(), in.bucket(), in.evidenceBucket(), in.until()),
                        changes,
                        from,
                        to)
                .warning(warnings(source));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var evidence = evidence(in, aws);
        var source = EvidenceSource.read(aws, in.bucket(), in.key(), in.versionOrCurrent());
        var key = key(in, source, aws);
        for (var change : plan.changes()) {
            if (change.attribute().equals(COPY))
                new ObjectCopy(aws, evidence, in.evidenceBucket()).make(source, key, in.until());
            else
                evidence.putObjectRetention(r -> r.bucket(in.evidenceBucket())
                        .key(key)
                        .retention(
                                t -> t.mode(ObjectLockRetentionMode.COMPLIANCE).retainUntilDate(in.until())));
        }
        var copy = EvidenceCopy.find(evidence, in.evidenceBucket(), key);
        if (copy.filter(c -> c.matches(source)).isEmpty())
            throw new ActionException(
                    "CopyDiffers",
                    "The copy %s in bucket %s is not what was copied: its size or SHA-256 differs, or it is gone. Look at both, then run the step again."
                            .formatted(key, in.evidenceBucket()));
        return Out.of(copy.get());
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var source = EvidenceSource.read(aws, in.bucket(), in.key(), in.versionOrCurrent());
        return EvidenceCopy.find(evidence(in, aws), in.evidenceBucket(), key(in, source, aws))
                .map(Out::of)
                .orElse(Out.NONE);
    }

    private static List<Change> changes(
            In in, EvidenceSource source, Optional<EvidenceCopy> present, String key, ActionContext aws) {
        var to = Arns.object(in.evidenceBucket(), key, aws);
        var usable = present.filter(copy -> copy.matches(source));
        if (usable.isEmpty()) {
            var copy = Json.object()
                    .put("Source", Arns.object(in.bucket(), in.key(), aws))
                    .put("Version", source.mark())
                    .put("Size", source.size())
                    .put("ChecksumAlgorithm", "SHA256")
                    .put(RETENTION, in.until().toString());
            return List.of(new Change(to, COPY, NullNode.getInstance(), copy));
        }
        if (usable.get().isKeptUntil(in.until())) return List.of();
        var until = usable.get().retainUntil();
        return List.of(Change.of(
                to,
                RETENTION,
                until == null ? null : until.toString(),
                in.until().toString()));
    }

    private static List<String> warnings(EvidenceSource source) {
        var warnings = new ArrayList<String>();
        warnings.add("Nobody can delete the copy before that time, nor shorten it.");
        if (source.size() > ObjectCopy.LARGEST)
            warnings.add("It has %,d bytes and is copied in parts: S3 will have no SHA-256 of the whole."
                    .formatted(source.size()));
        return warnings;
    }

    private static void demandLock(In in, S3Client evidence) {
        var lock = Missing.orNull(
                "ObjectLockConfigurationNotFoundError",
                () -> SdkJson.of(evidence.getObjectLockConfiguration(r -> r.bucket(in.evidenceBucket()))
                        .objectLockConfiguration()));
        if (!lock.path("ObjectLockEnabled").asString("").equals("Enabled"))
            throw new ActionException(
                    "ObjectLockRequired",
                    "Bucket %s has no Object Lock, so that evidence in it can be deleted. Turn it on, or name another bucket."
                            .formatted(in.evidenceBucket()));
    }

    private static String key(In in, EvidenceSource source, ActionContext aws) {
        var key = "%s/%s/%s/%s".formatted(aws.caseId(), in.bucket(), in.key(), source.mark());
        if (key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY) return key;
        throw new ActionException(
                "KeyTooLong",
                "The copy's key would be longer than 1,024 bytes: %s. Copy this object by hand.".formatted(key));
    }

    private static S3Client evidence(In in, ActionContext aws) {
        return in.evidenceRegion() == null || in.evidenceRegion().isEmpty()
                ? aws.client(S3Client.class)
                : aws.client(S3Client.class, in.evidenceRegion());
    }
}
