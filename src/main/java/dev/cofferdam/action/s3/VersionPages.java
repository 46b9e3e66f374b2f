package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.aws.SdkJson;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import tools.jackson.databind.node.ObjectNode;

/**
 * All versions and delete markers of a bucket as lines of JSON, asked for a thousand at a time and only as they are
 * read, so that no more than one page is in memory. Counts what has passed. Not thread-safe.
 */
final class VersionPages extends InputStream {
    private final ActionContext aws;
    private final Iterator<ListObjectVersionsResponse> pages;
    private ByteArrayInputStream page = new ByteArrayInputStream(new byte[0]);
    private long versions;
    private long deleteMarkers;
    private long bytes;

    VersionPages(ActionContext aws, String bucket, String prefix) {
        this.aws = aws;
        this.pages = aws.client(S3Client.class)
                .listObjectVersionsPaginator(r -> r.bucket(bucket).prefix(prefix.isEmpty() ? null : prefix))
                .iterator();
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : page.read();
    }

    @Override
    public int read(byte[] into, int from, int most) {
        if (most == 0) return 0;
        return isAtEnd() ? -1 : page.read(into, from, most);
    }

    private boolean isAtEnd() {
        while (page.available() == 0 && pages.hasNext()) page = new ByteArrayInputStream(lines(pages.next()));
        return page.available() == 0;
    }

    private byte[] lines(ListObjectVersionsResponse answer) {
        var lines = new StringBuilder();
        for (var version : answer.versions()) {
            versions++;
            bytes += version.size() == null ? 0 : version.size();
            line(lines, SdkJson.of(version).put("DeleteMarker", false));
        }
        for (var marker : answer.deleteMarkers()) {
            deleteMarkers++;
            line(lines, SdkJson.of(marker).put("DeleteMarker", true));
        }
        aws.progress("%,d versions and %,d delete markers so far".formatted(versions, deleteMarkers));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder lines, ObjectNode json) {
        lines.append(json).append('\n');
    }

    long versions() {
        return versions;
    }

    long deleteMarkers() {
        return deleteMarkers;
    }

    /** Of all versions together. */
    long bytes() {
        return bytes;
    }
}
