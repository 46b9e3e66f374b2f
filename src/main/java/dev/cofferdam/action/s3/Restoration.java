package dev.cofferdam.action.s3;

import dev.cofferdam.caselog.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How a key gets back what it had at a time.
 *
 * @param wanted the version that it had
 * @param newer what came after it, the newest first
 */
record Restoration(KeyVersion wanted, List<KeyVersion> newer) {
    static final String VERSION = "VersionId";
    static final String DELETED = "DeleteMarker";
    static final String MARKERS = "DeleteMarkers";

    /** Source: S3 API Reference, CopyObject: more needs a multipart upload. */
    private static final long LARGEST_COPY = 5L << 30;

    private static final Set<String> ARCHIVED = Set.of("GLACIER", "DEEP_ARCHIVE");

    /** Empty where it has that still, or had nothing then. */
    static Optional<Restoration> of(List<KeyVersion> history, Instant at) {
        for (var i = 0; i < history.size(); i++) {
            if (history.get(i).modified().isAfter(at)) continue;
            if (i == 0 || history.get(i).deleteMarker()) return Optional.empty();
            return Optional.of(new Restoration(history.get(i), history.subList(0, i)));
        }
        return Optional.empty();
    }

    KeyVersion latest() {
        return newer.getFirst();
    }

    /** Whether it was deleted only: then nothing has to be copied. */
    boolean undeletes() {
        return newer.stream().allMatch(KeyVersion::deleteMarker);
    }

    /** Why a copy cannot be made here. */
    Optional<String> impossible() {
        if (undeletes()) return Optional.empty();
        if (ARCHIVED.contains(wanted.storageClass()))
            return Optional.of(
                    "%s is archived: have S3 restore version %s first.".formatted(wanted.key(), wanted.version()));
        if (wanted.size() > LARGEST_COPY)
            return Optional.of("%s is larger than 5 GiB: copy version %s back by a multipart upload."
                    .formatted(wanted.key(), wanted.version()));
        return Optional.empty();
    }

    /** What there is now, and all that undo needs. */
    JsonNode before() {
        return Json.object().put(VERSION, latest().version()).put(DELETED, latest().deleteMarker());
    }

    JsonNode after() {
        var json = Json.object()
                .put(VERSION, wanted.version())
                .put("LastModified", wanted.modified().toString());
        if (undeletes()) newer.forEach(marker -> json.withArray(MARKERS).add(marker.version()));
        return json;
    }

    /** Of what {@link #after} wrote; empty: it is a copy. */
    static List<String> markers(JsonNode after) {
        var markers = new ArrayList<String>();
        after.path(MARKERS).forEach(marker -> markers.add(marker.asString()));
        return markers;
    }
}
