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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Source: S3 API Reference, ListObjectVersions. */
public final class ListVersions implements ReadAction<ListVersions.In, ListVersions.Out> {
    public record In(
            @Input(type = ValueType.S3_BUCKET, value = "The bucket.")
            String bucket,

            @Input(value = "What the keys begin with; all keys when not given.", optional = true) @Nullable
            String prefix) {
        String keysBegin() {
            return prefix == null ? "" : prefix;
        }
    }

    public record Out(
            @Output("How many versions of objects there are.")
            long versions,

            @Output("How many delete markers there are.") long deleteMarkers,

            @Output("How many bytes all versions have together.")
            long totalBytes,

            @Output("Where the list is kept among the evidence.")
            String evidenceSha256,

            @Output("How many bytes the list has.") long evidenceSize) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "s3.list-versions",
                "List all versions of what is in a bucket",
                """
                Keeps a list of every version and every delete marker of a bucket, one JSON object a line: key, \
                version, time, size, ETag, storage class. It tells what was overwritten and deleted when, and what can \
                be brought back; run it before `s3.restore-objects`, which takes delete markers away.

                - Without versioning, what was overwritten or deleted is in no list: the bucket has one version of \
                each key, called `null`.
                - Within a page of a thousand, versions come before delete markers. Sort by key and time.
                - A bucket with millions of keys takes a call for each thousand of them; it is read as it comes, never \
                all in memory.
                - It says nothing of who did it: that is in CloudTrail data events or access logs, where they were on.
                """,
                Kind.PRESERVE,
                Risk.READ,
                In.class,
                Out.class,
                List.of(Permission.on(Patterns.BUCKET, "s3:ListBucketVersions")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var pages = new VersionPages(aws, in.bucket(), in.keysBegin());
        var kept = aws.keep("s3-%s-versions.jsonl".formatted(in.bucket()), "application/x-ndjson", pages);
        return new Out(pages.versions(), pages.deleteMarkers(), pages.bytes(), kept.sha256(), kept.size());
    }
}
