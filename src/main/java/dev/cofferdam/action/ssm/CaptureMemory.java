package dev.cofferdam.action.ssm;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.EvidenceBucket;
import dev.cofferdam.action.HasPrerequisites;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Prerequisite;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.action.WithoutUndo;
import dev.cofferdam.caselog.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import tools.jackson.databind.node.NullNode;

/**
 * Source: SSM API Reference, SendCommand; Amazon S3 User Guide, "Download and upload objects with presigned URLs",
 * "Checking object integrity"; AVML (Acquire Volatile Memory for Linux), README.
 */
public final class CaptureMemory implements WithoutUndo<CaptureMemory.In, CaptureMemory.Out>, HasPrerequisites {
    private static final String DOCUMENT = "arn:${Partition}:ssm:${Region}::document/" + ShellCommands.DOCUMENT;
    private static final String BUCKET = "arn:${Partition}:s3:::${BucketName}";
    private static final String OBJECT = BUCKET + "/${ObjectName}";
    private static final String COMMANDS = "Commands/memory";
    private static final String IMAGE = "Image";

    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance, which has to run Linux and its SSM agent.")
            String instance,

            @Input(type = ValueType.S3_BUCKET, value = "The bucket for evidence, with Object Lock.")
            String bucket,

            @Input(
                    type = ValueType.AWS_REGION,
                    value = "The region of the bucket; the step's when not given.",
                    optional = true)
            @Nullable
            String bucketRegion,

            @Input("Where the instance gets AVML from: an address with https://.")
            String tool,

            @Input("The SHA-256 of that program, in hexadecimal; another one is not run.")
            String toolSha256,

            @Input(
                    value = "A folder of the instance with room for all its memory; /var/tmp when not given.",
                    optional = true)
            @Nullable
            String folder) {}

    public record Out(
            @Output("Where the image is in the bucket; empty before it is there.")
            String key,

            @Output("How many bytes it has.") long size,

            @Output("Its SHA-256 as the instance computed it, in hexadecimal; empty where nobody knows it any more.")
            String sha256,

            @Output("What S3 computed when it came: a SHA-256 of the parts' SHA-256, with their number.")
            String checksum,

            @Output("Whether what S3 computed is what follows from the instance's own sums; false too when Systems"
                    + " Manager has forgotten those, after 30 days.")
            boolean agrees) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ssm.capture-memory",
                "Image the memory of an instance",
                """
                Has a Linux instance image its memory with AVML, as root by the SSM agent, and send the image to the \
                evidence bucket. The instance needs no permission on the bucket: it gets addresses that are signed for \
                an hour each.

                - **First of all**, before isolation, before other commands, before a stop: memory is what is lost first.
                - **It writes to the suspect's disk**: the image needs as much room as there is memory, and a little \
                more, in `folder`. That overwrites what was deleted there: take snapshots of other volumes' disks first \
                if that matters, or name a folder on a volume that was attached for this.
                - **Which program?** AVML from `tool`, checked against `tool_sha256` on the instance before it is run. \
                Keep a copy of your own, and compute its SHA-256 when there is no incident. Built for the instance's \
                processor.
                - **Sums on both sides.** The instance computes the SHA-256 of the whole and of each part; S3 takes a \
                part only with that sum, and its sum of sums has to be what follows from the instance's. Whoever reads a \
                signed address can send nothing else by it.
                - The image goes in parts of 512 MiB or more, 300 at most: as large as memory may be. What is \
                interrupted goes on where it was.
                - Whoever is root on the instance can lie to all of this, and sees it.
                - The instance needs `curl`, a way to the tool's address and to S3, and to SSM's endpoints.
                """,
                Kind.PRESERVE,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ssm:DescribeInstanceInformation"),
                        Permission.of("ssm:ListCommands"),
                        Permission.of("ssm:GetCommandInvocation"),
                        new Permission("ssm:SendCommand", List.of(DOCUMENT, Agents.INSTANCE)),
                        Permission.on(BUCKET, "s3:GetBucketObjectLockConfiguration"),
                        Permission.on(BUCKET, "s3:ListBucket"),
                        Permission.on(BUCKET, "s3:ListBucketMultipartUploads"),
                        Permission.on(OBJECT, "s3:GetObject"),
                        Permission.on(OBJECT, "s3:PutObject"),
                        Permission.on(OBJECT, "s3:ListMultipartUploadParts")),
                "Nothing to take back: the image is evidence, and what was written on the instance is removed.",
                null);
    }

    @Override
    public List<Prerequisite> prerequisites() {
        return List.of(new AgentOnline("instance"), new EvidenceBucket("bucket", "bucket_region"));
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var tool = MemoryTool.of(in.tool(), in.toolSha256());
        var capture = capture(in, aws);
        var object = object(in, aws);
        var instance = new Agents(aws).arn(in.instance());
        var isLocked = object.isLocked();
        var isThere = object.find().isPresent();
        if (isThere && !capture.isUnderWay())
            return Plan.of(
                    "The memory of %s is in bucket %s already".formatted(in.instance(), in.bucket()),
                    List.of(),
                    instance,
                    object.arn());
        new Agents(aws).reportingLinux(in.instance());
        var changes = new ArrayList<Change>();
        changes.add(new Change(
                instance,
                COMMANDS,
                NullNode.getInstance(),
                Json.object()
                        .put("DocumentName", ShellCommands.DOCUMENT)
                        .put("Tool", tool.url())
                        .put("ToolSha256", tool.sha256())
                        .put("ScriptSha256", VolatileSection.sha256(capture.script(tool)))));
        if (!isThere)
            changes.add(new Change(
                    object.arn(), IMAGE, NullNode.getInstance(), Json.object().put("ChecksumAlgorithm", "SHA256")));
        return Plan.of(
                        "Image the memory of %s into bucket %s".formatted(in.instance(), in.bucket()),
                        changes,
                        instance,
                        object.arn())
                .warning(warnings(in, isLocked));
    }

    private static List<String> warnings(In in, boolean isLocked) {
        var warnings = new ArrayList<String>();
        warnings.add(
                "The image is written to the disk of %s first, over what was deleted there.".formatted(in.instance()));
        warnings.add("Whoever is on %s can see the commands, and a rootkit can lie to them.".formatted(in.instance()));
        if (!isLocked)
            warnings.add("Bucket %s has no Object Lock, so that the image can be deleted.".formatted(in.bucket()));
        return warnings;
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        if (plan.changes().isEmpty()) return verify(in, aws);
        var capture = capture(in, aws);
        var object = object(in, aws);
        if (object.find().isEmpty()) {
            var image = capture.make(MemoryTool.of(in.tool(), in.toolSha256()));
            var upload = object.upload(image);
            capture.send(image, object, upload);
            object.complete(upload);
        }
        var out = verify(in, aws);
        // what does not agree is left on the instance, for another look
        if (!out.agrees())
            throw new ActionException(
                    "ImagesDiffer",
                    "What S3 has as %s is not what the instance said it sent: S3 says %s. Keep both, and look at the instance."
                            .formatted(object.arn(), out.checksum()));
        capture.remove();
        return out;
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var there = object(in, aws).find();
        if (there.isEmpty()) return new Out("", 0, "", "", false);
        var image = capture(in, aws).image();
        return out(
                object(in, aws).key(),
                there.get(),
                image.map(MemoryImage::sha256).orElse(there.get().metadata().getOrDefault("sha256", "")),
                image.isPresent()
                        && image.get().size() == there.get().contentLength()
                        && image.get().composite().equals(there.get().checksumSHA256()));
    }

    private static Out out(String key, HeadObjectResponse head, String sha256, boolean agrees) {
        return new Out(
                key, head.contentLength(), sha256, head.checksumSHA256() == null ? "" : head.checksumSHA256(), agrees);
    }

    private static MemoryCapture capture(In in, ActionContext aws) {
        var folder = in.folder() == null || in.folder().isEmpty() ? "/var/tmp" : in.folder();
        return new MemoryCapture(in.instance(), MemoryTool.folder(folder), aws);
    }

    private static MemoryObject object(In in, ActionContext aws) {
        var id = aws.idOfStep("memory", in.instance());
        return new MemoryObject(
                aws, in.bucket(), in.bucketRegion(), "%s/%s/memory-%s.lime".formatted(aws.caseId(), in.instance(), id));
    }
}
