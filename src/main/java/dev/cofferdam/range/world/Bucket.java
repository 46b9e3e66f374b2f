package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An S3 bucket and what is in it.
 *
 * @param policy JSON text
 * @param settings by their name, each in the model's members: {@code versioning}, {@code lifecycle}
 * @param versions of all keys, the newest of each first
 */
public record Bucket(
        String name,
        String region,
        Instant created,
        @Nullable String policy,
        Map<String, ObjectNode> settings,
        List<ObjectVersion> versions,
        List<Upload> uploads)
        implements Resource {

    /**
     * A multipart upload under way.
     *
     * @param parts by their numbers
     */
    public record Upload(String id, String key, Instant initiated, ObjectVersion target, Map<Integer, Part> parts) {
        public Upload {
            parts = Given.map(parts);
        }

        public Upload with(int number, Part part) {
            var all = new LinkedHashMap<>(parts);
            all.put(number, part);
            return new Upload(id, key, initiated, target, all);
        }
    }

    /** @param sha256 in Base64 */
    public record Part(long size, String sha256) {}

    public Bucket {
        name = Given.required(name, "name");
        region = Given.or(region, "us-east-1");
        created = Given.or(created, Instant.EPOCH);
        settings = Given.map(settings);
        versions = Given.list(versions);
        uploads = Given.list(uploads);
    }

    @Override
    public String id() {
        return name;
    }

    public Optional<ObjectNode> setting(String setting) {
        return Optional.ofNullable(settings.get(setting));
    }

    public Bucket withPolicy(@Nullable String document) {
        return new Bucket(name, region, created, document, settings, versions, uploads);
    }

    public Bucket with(String setting, ObjectNode json) {
        var all = new LinkedHashMap<>(settings);
        all.put(setting, json);
        return new Bucket(name, region, created, policy, all, versions, uploads);
    }

    public Bucket without(String setting) {
        var all = new LinkedHashMap<>(settings);
        all.remove(setting);
        return new Bucket(name, region, created, policy, all, versions, uploads);
    }

    /** The current one, unless that is a delete marker. */
    public Optional<ObjectVersion> current(String key) {
        return latest(key).filter(v -> !v.deleteMarker());
    }

    /** The current one, delete markers too. */
    public Optional<ObjectVersion> latest(String key) {
        return versions.stream().filter(v -> v.key().equals(key)).findFirst();
    }

    public Optional<ObjectVersion> version(String key, String version) {
        return versions.stream()
                .filter(v -> v.key().equals(key) && v.version().equals(version))
                .findFirst();
    }

    /** Before all others of its key; another with the same key and version makes room. */
    public Bucket adding(ObjectVersion added) {
        var all = new ArrayList<>(versions);
        all.removeIf(v -> v.key().equals(added.key()) && v.version().equals(added.version()));
        all.addFirst(added);
        return withVersions(all);
    }

    /** Where it was. */
    public Bucket replacing(ObjectVersion changed) {
        return withVersions(versions.stream()
                .map(v -> v.key().equals(changed.key()) && v.version().equals(changed.version()) ? changed : v)
                .toList());
    }

    public Bucket without(String key, String version) {
        return withVersions(versions.stream()
                .filter(v -> !v.key().equals(key) || !v.version().equals(version))
                .toList());
    }

    public Optional<Upload> upload(@Nullable String id) {
        return uploads.stream().filter(u -> u.id().equals(id)).findFirst();
    }

    public Bucket withUpload(Upload changed) {
        return withUploads(uploads.stream()
                .map(u -> u.id().equals(changed.id()) ? changed : u)
                .toList());
    }

    public Bucket withUploads(List<Upload> others) {
        return new Bucket(name, region, created, policy, settings, versions, others);
    }

    private Bucket withVersions(List<ObjectVersion> others) {
        return new Bucket(name, region, created, policy, settings, others, uploads);
    }
}
