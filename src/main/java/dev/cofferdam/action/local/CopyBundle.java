package dev.cofferdam.action.local;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.CaseBundler;
import dev.cofferdam.action.CaseBundler.Tip;
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
import dev.cofferdam.caselog.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

/**
 * Keeps the whole case where nobody can delete it. Source: Amazon S3 User Guide, "Locking objects with Object Lock",
 * "Checking object integrity"; see {@link BundleObject}.
 */
public final class CopyBundle implements Irreversible<CopyBundle.In, CopyBundle.Out>, HasPrerequisites {
    private static final String BUCKET = "arn:${Partition}:s3:::${BucketName}";
    private static final String OBJECT = BUCKET + "/${ObjectName}";
    private static final String BUNDLE = "Bundle";
    private static final String RETENTION = "RetainUntil";

    public record In(
            @Input(type = ValueType.S3_BUCKET, value = "The bucket for evidence, with Object Lock.")
            String evidenceBucket,

            @Input(
                    type = ValueType.AWS_REGION,
                    value = "The region of the evidence bucket; the step's when not given.",
                    optional = true)
            @Nullable
            String evidenceRegion,

            @Input(type = ValueType.TIMESTAMP, value = "Until when nobody can delete the bundle.")
            String retainUntil,

            @Input(
                    value = "Whether the evidence files are left out: the log, which names them by their SHA-256, goes"
                            + " alone.",
                    optional = true)
            boolean withoutEvidence) {
        Instant until() {
            return OffsetDateTime.parse(retainUntil).toInstant();
        }
    }

    public record Out(
            @Output("The bundle's key in the evidence bucket; empty where there is none.")
            String evidenceKey,

            @Output("The object's version.") String evidenceVersion,

            @Output("How many bytes it has.") long size,

            @Output("The bundle's SHA-256 in hexadecimal, as this machine computed it.")
            String sha256,

            @Output("Its SHA-256 as S3 computed it, in Base64, of its parts with their number where it came in parts.")
            String checksum,

            @Output("Whether S3 came to the sum that this machine had computed before.")
            boolean agrees,

            @Output("How many records of the log are in it.")
            long records,

            @Output("The hash of the last of them.") String head,

            @Output(
                    type = ValueType.TIMESTAMP,
                    value = "Until when nobody can delete it; empty where it is not locked.")
            String retainUntil) {}

    private final CaseBundler bundler;
    private final long partSize;

    public CopyBundle(CaseBundler bundler) {
        this(bundler, BundleUpload.PART);
    }

    /** @param partSize 5 MiB at least, or S3 refuses the parts */
    CopyBundle(CaseBundler bundler, long partSize) {
        this.bundler = bundler;
        this.partSize = partSize;
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "case.copy-bundle",
                "Copy the case to the evidence bucket",
                """
                Makes a bundle of the whole case, its log, the evidence files and the playbooks that were followed, and \
                puts it into the evidence bucket, locked in compliance mode: until the time that is given, nobody can \
                delete or overwrite it, not the root user, not AWS. Then the record outlives the laptop that it is on.

                - **This cannot be taken back**, nor the time shortened, only made longer. The bundle costs until then: \
                look at the year twice. It has everything that is in the case: ask who may read the bucket.
                - **It goes up to the record before this step began.** What the step itself writes into the log, its \
                plan and every call of the upload, comes behind the bundle's end. At the end of a case, run it last.
                - The key is `CASE/bundle/NUMBER-HASH/CASE.zip`, of the last record in it, so that a step that is run again \
                finds its bundle and makes no second one. Another step, or the same one in another run, finds a longer \
                log and makes another bundle.
                - This machine computes the SHA-256 before anything is sent, S3 takes nothing that has another one, and \
                the two are compared once more in the end. A bundle of more than 64 MiB goes in parts, and S3 has a \
                SHA-256 of the parts' sums only; the one of the whole stands in the object's metadata.
                - The temporary folder has to hold the bundle for a while. A bucket that encrypts under a KMS key needs \
                `kms:GenerateDataKey` and `kms:Decrypt` on it.
                - Anybody checks it with `cofferdam case verify`, or with Python alone.
                """,
                Kind.PRESERVE,
                Risk.DESTRUCTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(BUCKET, "s3:GetBucketObjectLockConfiguration"),
                        Permission.on(BUCKET, "s3:ListBucket"),
                        Permission.on(BUCKET, "s3:ListBucketMultipartUploads"),
                        Permission.on(OBJECT, "s3:GetObject"),
                        Permission.on(OBJECT, "s3:PutObject"),
                        Permission.on(OBJECT, "s3:PutObjectTagging"),
                        Permission.on(OBJECT, "s3:PutObjectRetention"),
                        Permission.on(OBJECT, "s3:AbortMultipartUpload")),
                "There is none: the bundle is evidence, and nobody can delete it before its time.",
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
        // first of all a call: from its record on, the step knows where it began
        BundleObject.demandLock(aws, in.evidenceBucket(), in.evidenceRegion());
        var tip = tip(aws);
        var object = object(in, tip, aws);
        var changes = changes(in, tip, object);
        if (changes.isEmpty())
            return Plan.of(
                    "Case %s up to record %d is in %s already".formatted(aws.caseId(), tip.seq(), in.evidenceBucket()),
                    List.of(),
                    object.arn());
        return Plan.of(
                        "Keep case %s up to record %d in %s until %s"
                                .formatted(aws.caseId(), tip.seq(), in.evidenceBucket(), in.until()),
                        changes,
                        object.arn())
                .warning(warnings(in));
    }

    private static List<String> warnings(In in) {
        return List.of(
                "Nobody can delete the bundle before that time, nor shorten it.",
                in.withoutEvidence()
                        ? "The evidence files are not in it."
                        : "All evidence is in it, and what may be malware: ask who may read the bucket.");
    }

    private static List<Change> changes(In in, Tip tip, BundleObject object) {
        var usable = object.find().filter(BundleObject.Found::agrees);
        if (usable.isEmpty()) {
            var bundle = Json.object()
                    .put("Records", tip.seq())
                    .put("Head", tip.hash())
                    .put("WithEvidence", !in.withoutEvidence())
                    .put("ChecksumAlgorithm", "SHA256")
                    .put(RETENTION, in.until().toString());
            return List.of(new Change(object.arn(), BUNDLE, NullNode.getInstance(), bundle));
        }
        if (usable.get().isKeptUntil(in.until())) return List.of();
        var until = usable.get().retainUntil();
        return List.of(Change.of(
                object.arn(),
                RETENTION,
                until == null ? null : until.toString(),
                in.until().toString()));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var tip = tip(aws);
        var object = object(in, tip, aws);
        for (var change : plan.changes()) {
            if (change.attribute().equals(BUNDLE)) put(in, tip, object, aws);
            else object.keepUntil(in.until());
        }
        return verify(in, aws);
    }

    private void put(In in, Tip tip, BundleObject object, ActionContext aws) {
        aws.progress("making the bundle of case %s".formatted(aws.caseId()));
        try (var upload = BundleUpload.make(bundler, aws.caseId(), tip, !in.withoutEvidence(), partSize)) {
            object.put(upload, in.until());
            var there = object.find();
            if (there.isEmpty()
                    || !there.get().checksum().equals(upload.checksum())
                    || there.get().size() != upload.size())
                throw new ActionException(
                        "BundlesDiffer",
                        "What S3 has as %s is not what was sent: its size or SHA-256 differs, or it is gone. Look at the bucket, then run the step again."
                                .formatted(object.arn()));
        }
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var tip = tip(aws);
        var object = object(in, tip, aws);
        return object.find()
                .map(there -> new Out(
                        object.key(),
                        there.version(),
                        there.size(),
                        there.sha256(),
                        there.checksum(),
                        there.agrees(),
                        tip.seq(),
                        tip.hash(),
                        there.retainUntil() == null ? "" : there.retainUntil().toString()))
                .orElse(new Out("", "", 0, "", "", false, tip.seq(), tip.hash(), ""));
    }

    /** The same for every attempt of a step: the case as it was before it. */
    private Tip tip(ActionContext aws) {
        return bundler.tip(aws.caseId(), aws.recordsBefore());
    }

    /** The last part is what a person types who confirms it: the case, not a hash. */
    private static BundleObject object(In in, Tip tip, ActionContext aws) {
        var key = "%s/bundle/%010d-%s/%s%s.zip"
                .formatted(aws.caseId(), tip.seq(), tip.hash(), aws.caseId(), in.withoutEvidence() ? "-log" : "");
        return new BundleObject(aws, in.evidenceBucket(), in.evidenceRegion(), key);
    }
}
