package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * The copies that a step made in a region. They carry its tags and their source as one more: {@code CopySnapshot} has
 * no client token, and a copy knows neither its source nor its volume.
 */
final class SnapshotCopies {
    private static final String SOURCE = "cofferdam:source";

    /** Source: EC2 Developer Guide, "Eventual consistency": what was just made may not be shown for some seconds. */
    private static final int LOOKS = 6;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final ActionContext aws;
    private final String region;
    private final Ec2Client there;

    SnapshotCopies(ActionContext aws, String region) {
        this.aws = aws;
        this.region = region;
        this.there = aws.client(Ec2Client.class, region);
    }

    /** The newest that did not fail. */
    Optional<Snapshot> of(String source) {
        var filters = new ArrayList<Filter>();
        tags(source)
                .forEach((key, value) -> filters.add(Filter.builder()
                        .name("tag:" + key)
                        .values(value.replaceAll("([\\\\*?])", "\\\\$1"))
                        .build()));
        return there.describeSnapshotsPaginator(r -> r.ownerIds("self").filters(filters)).snapshots().stream()
                .filter(s -> s.state() != SnapshotState.ERROR)
                .max(Comparator.comparing(Snapshot::startTime));
    }

    /** As {@link #of}, after waiting some seconds for one that EC2 does not show yet. */
    Optional<Snapshot> awaitShown(String source) {
        var shown = of(source);
        for (var look = 1; shown.isEmpty() && look < LOOKS; look++) {
            aws.pause(BETWEEN_LOOKS);
            shown = of(source);
        }
        return shown;
    }

    Snapshot get(String id) {
        return there.describeSnapshots(r -> r.snapshotIds(id)).snapshots().getFirst();
    }

    /**
     * Encrypted, whatever the source is. The SDK signs for the destination's region, and would otherwise take it from
     * the name of the endpoint, which an endpoint of one's own does not tell.
     */
    void copy(String source, @Nullable String kmsKey) {
        there.copySnapshot(r -> r.sourceRegion(aws.region())
                .destinationRegion(region)
                .sourceSnapshotId(source)
                .encrypted(true)
                .kmsKeyId(kmsKey)
                .description("Copy of %s, evidence of case %s, step %s".formatted(source, aws.caseId(), aws.step()))
                .tagSpecifications(TagSpecification.builder()
                        .resourceType(ResourceType.SNAPSHOT)
                        .tags(tags(source).entrySet().stream()
                                .map(e -> Tag.builder()
                                        .key(e.getKey())
                                        .value(e.getValue())
                                        .build())
                                .toList())
                        .build()));
    }

    Map<String, String> tags(String source) {
        var tags = new TreeMap<>(aws.tags());
        tags.put(SOURCE, source);
        return tags;
    }
}
