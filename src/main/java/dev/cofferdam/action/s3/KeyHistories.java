package dev.cofferdam.action.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;

/**
 * All that ever happened to each key, key by key, the newest first; read as it is asked for. Versions and delete
 * markers come in two lists, and a key may go on on the next page. Source: S3 API Reference, ListObjectVersions.
 */
final class KeyHistories implements Iterator<List<KeyVersion>> {
    /** What was stored within one second is told apart only by which is the latest. */
    private static final Comparator<KeyVersion> NEWEST_FIRST = Comparator.comparing(KeyVersion::latest)
            .thenComparing(KeyVersion::modified)
            .reversed();

    private final Iterator<ListObjectVersionsResponse> pages;
    private List<KeyVersion> waiting = List.of();

    KeyHistories(S3Client s3, String bucket, String prefix) {
        this.pages = s3.listObjectVersionsPaginator(r -> r.bucket(bucket).prefix(prefix.isEmpty() ? null : prefix))
                .iterator();
    }

    /** Of one key; empty where there is none. */
    static List<KeyVersion> of(S3Client s3, String bucket, String key) {
        var histories = new KeyHistories(s3, bucket, key);
        return histories.hasNext()
                ? histories.next().stream().filter(v -> v.key().equals(key)).toList()
                : List.of();
    }

    @Override
    public boolean hasNext() {
        while (waiting.isEmpty() && pages.hasNext()) waiting = entries(pages.next());
        return !waiting.isEmpty();
    }

    @Override
    public List<KeyVersion> next() {
        if (!hasNext()) throw new NoSuchElementException();
        var key = waiting.getFirst().key();
        while (waiting.getLast().key().equals(key) && pages.hasNext()) {
            var more = new ArrayList<>(waiting);
            more.addAll(entries(pages.next()));
            waiting = more;
        }
        var of = waiting.stream().filter(v -> v.key().equals(key)).toList();
        waiting = waiting.subList(of.size(), waiting.size());
        return of.stream().sorted(NEWEST_FIRST).toList();
    }

    /**
     * By key, in S3's own order: a page's keys follow those of the page before. Source: S3 API Reference,
     * ListObjectsV2: UTF-8 binary order.
     */
    private static List<KeyVersion> entries(ListObjectVersionsResponse page) {
        var entries = new ArrayList<KeyVersion>();
        page.versions().forEach(version -> entries.add(KeyVersion.of(version)));
        page.deleteMarkers().forEach(marker -> entries.add(KeyVersion.of(marker)));
        entries.sort(Comparator.comparing(v -> v.key().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
        return entries;
    }
}
