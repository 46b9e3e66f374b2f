package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.Volume;

/**
 * The snapshots of one step, which carry its tags: {@code CreateSnapshot} has no client token, so the tags are the only
 * way to tell that a call whose answer was lost took effect.
 */
final class TaggedSnapshots {
    /** Source: EC2 Developer Guide, "Eventual consistency": what was just made may not be shown for some seconds. */
    private static final int LOOKS = 6;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final ActionContext aws;
    private final Ec2Client ec2;

    TaggedSnapshots(ActionContext aws) {
        this.aws = aws;
        this.ec2 = aws.client(Ec2Client.class);
    }

    /** The newest of each volume, by the volume's id and in the volumes' order; failed ones do not count. */
    Map<String, Snapshot> newest(List<Volume> volumes, Map<String, String> tags) {
        var ids = volumes.stream().map(Volume::volumeId).toList();
        var byVolume = new LinkedHashMap<String, Snapshot>();
        find(ids, tags).stream()
                .sorted(Comparator.<Snapshot>comparingInt(s -> ids.indexOf(s.volumeId()))
                        .thenComparing(Snapshot::startTime))
                .forEach(s -> byVolume.put(s.volumeId(), s));
        return byVolume;
    }

    /** As {@link #newest}, after waiting some seconds for those that EC2 does not show yet. */
    List<Snapshot> awaitShown(List<Volume> volumes, Map<String, String> tags) {
        var shown = newest(volumes, tags);
        for (var look = 1; shown.size() < volumes.size() && look < LOOKS; look++) {
            aws.pause(BETWEEN_LOOKS);
            shown = newest(volumes, tags);
        }
        return List.copyOf(shown.values());
    }

    /** All of the volumes that carry the tags and did not fail. */
    List<Snapshot> find(List<String> volumes, Map<String, String> tags) {
        var filters = new ArrayList<Filter>();
        filters.add(Filter.builder().name("volume-id").values(volumes).build());
        new TreeMap<>(tags)
                .forEach((key, value) -> filters.add(Filter.builder()
                        .name("tag:" + key)
                        .values(literal(value))
                        .build()));
        return ec2.describeSnapshotsPaginator(r -> r.ownerIds("self").filters(filters)).snapshots().stream()
                .filter(s -> s.state() != SnapshotState.ERROR)
                .toList();
    }

    List<Snapshot> get(List<String> ids) {
        return ec2.describeSnapshots(r -> r.snapshotIds(ids)).snapshots();
    }

    void create(String volume, Map<String, String> tags) {
        ec2.createSnapshot(r -> r.volumeId(volume).description(description()).tagSpecifications(specification(tags)));
    }

    /** Of all volumes of an instance, at the same moment: all of them or none. */
    void createSet(String instance, Map<String, String> tags) {
        ec2.createSnapshots(r -> r.instanceSpecification(i -> i.instanceId(instance))
                .description(description())
                .tagSpecifications(specification(tags)));
    }

    void delete(String id) {
        ec2.deleteSnapshot(r -> r.snapshotId(id));
    }

    private String description() {
        return "Evidence of case %s, step %s".formatted(aws.caseId(), aws.step());
    }

    private static TagSpecification specification(Map<String, String> tags) {
        return TagSpecification.builder()
                .resourceType(ResourceType.SNAPSHOT)
                .tags(new TreeMap<>(tags)
                        .entrySet().stream()
                                .map(t -> Tag.builder()
                                        .key(t.getKey())
                                        .value(t.getValue())
                                        .build())
                                .toList())
                .build();
    }

    /** In a filter {@code *} and {@code ?} stand for anything. Source: EC2 User Guide, "Filtering". */
    private static String literal(String value) {
        return value.replaceAll("([\\\\*?])", "\\\\$1");
    }
}
