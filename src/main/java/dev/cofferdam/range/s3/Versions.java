package dev.cofferdam.range.s3;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.Bucket;
import dev.cofferdam.range.world.ObjectVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;

/** All versions of all keys, by the key, of each the newest first, a thousand a page. */
final class Versions extends S3Part {
    private static final int MOST = 1000;

    Versions(Call call) {
        super(call);
    }

    @Override
    public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request) {
        if (request.delimiter() != null) throw invalid("delimiters are not simulated here");
        var bucket = bucket(request.bucket());
        var prefix = request.prefix() == null ? "" : request.prefix();
        var all = bucket.versions().stream()
                .filter(v -> v.key().startsWith(prefix))
                .sorted(Comparator.comparing(ObjectVersion::key))
                .toList();
        var from = from(all, request.keyMarker(), request.versionIdMarker());
        var most = request.maxKeys() == null ? MOST : Math.min(MOST, request.maxKeys());
        var page = all.subList(from, Math.min(all.size(), from + most));
        var answer = ListObjectVersionsResponse.builder()
                .name(bucket.name())
                .prefix(prefix)
                .maxKeys(most)
                .isTruncated(from + page.size() < all.size())
                .versions(page.stream()
                        .filter(v -> !v.deleteMarker())
                        .map(v -> shape(bucket, v))
                        .toList())
                .deleteMarkers(page.stream()
                        .filter(ObjectVersion::deleteMarker)
                        .map(v -> marker(bucket, v))
                        .toList());
        if (from + page.size() < all.size())
            answer.nextKeyMarker(page.getLast().key())
                    .nextVersionIdMarker(page.getLast().version());
        return answer.build();
    }

    /** Behind the marker. */
    private static int from(List<ObjectVersion> all, @Nullable String key, @Nullable String version) {
        if (key == null || key.isEmpty()) return 0;
        var behind = new ArrayList<>(all);
        for (var i = 0; i < behind.size(); i++) {
            var here = behind.get(i);
            if (here.key().compareTo(key) > 0) return i;
            if (here.key().equals(key) && here.version().equals(version)) return i + 1;
        }
        return all.size();
    }

    private static boolean latest(Bucket bucket, ObjectVersion version) {
        return bucket.latest(version.key()).filter(version::equals).isPresent();
    }

    private software.amazon.awssdk.services.s3.model.ObjectVersion shape(Bucket bucket, ObjectVersion version) {
        return software.amazon.awssdk.services.s3.model.ObjectVersion.builder()
                .key(version.key())
                .versionId(version.version())
                .isLatest(latest(bucket, version))
                .lastModified(version.modified())
                .size(version.size())
                .eTag(version.etag())
                .storageClass(version.storageClass())
                .owner(o -> o.id(Grants.owner(world)))
                .build();
    }

    private DeleteMarkerEntry marker(Bucket bucket, ObjectVersion version) {
        return DeleteMarkerEntry.builder()
                .key(version.key())
                .versionId(version.version())
                .isLatest(latest(bucket, version))
                .lastModified(version.modified())
                .owner(o -> o.id(Grants.owner(world)))
                .build();
    }
}
