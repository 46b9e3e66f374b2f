package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** The images of one step, which carry its tags: {@code CreateImage} has no client token. */
final class TaggedImages {
    private static final Set<ImageState> LOST =
            Set.of(ImageState.FAILED, ImageState.ERROR, ImageState.INVALID, ImageState.DEREGISTERED);
    private static final int LONGEST_NAME = 128;

    /** Source: EC2 Developer Guide, "Eventual consistency": what was just made may not be shown for some seconds. */
    private static final int LOOKS = 6;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final ActionContext aws;
    private final Ec2Client ec2;

    TaggedImages(ActionContext aws) {
        this.aws = aws;
        this.ec2 = aws.client(Ec2Client.class);
    }

    /** The newest of an instance that did not fail. */
    Optional<Image> of(String instance) {
        var filters = new ArrayList<Filter>();
        filters.add(filter("source-instance-id", instance));
        new TreeMap<>(aws.tags()).forEach((key, value) -> filters.add(filter("tag:" + key, literal(value))));
        return ec2.describeImagesPaginator(r -> r.owners("self").filters(filters)).images().stream()
                .filter(i -> !LOST.contains(i.state()))
                .reduce((one, other) -> one.creationDate().compareTo(other.creationDate()) > 0 ? one : other);
    }

    /** As {@link #of}, after waiting some seconds for one that EC2 does not show yet. */
    Optional<Image> awaitShown(String instance) {
        var shown = of(instance);
        for (var look = 1; shown.isEmpty() && look < LOOKS; look++) {
            aws.pause(BETWEEN_LOOKS);
            shown = of(instance);
        }
        return shown;
    }

    /** Whatever became of it. */
    Optional<Image> get(String id) {
        return ec2.describeImages(r -> r.imageIds(id)).images().stream().findFirst();
    }

    void create(String instance) {
        ec2.createImage(r -> r.instanceId(instance)
                .name(name(instance))
                .description("Evidence of case %s, step %s".formatted(aws.caseId(), aws.step()))
                .noReboot(true)
                .tagSpecifications(specification(ResourceType.IMAGE), specification(ResourceType.SNAPSHOT)));
    }

    /**
     * Unique within the account, so that EC2 refuses a second one of the same step. Source: EC2 API Reference,
     * CreateImage: 3 to 128 characters of a certain kind.
     */
    String name(String instance) {
        var name = "cofferdam %s %s %s"
                .formatted(instance, aws.caseId(), aws.step())
                .replaceAll("[^A-Za-z0-9()\\[\\] ./'@_-]", "-");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    static List<String> snapshots(Image image) {
        return image.blockDeviceMappings().stream()
                .map(BlockDeviceMapping::ebs)
                .flatMap(e -> e == null ? Stream.empty() : Stream.ofNullable(e.snapshotId()))
                .toList();
    }

    private TagSpecification specification(ResourceType type) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(new TreeMap<>(aws.tags())
                        .entrySet().stream()
                                .map(t -> Tag.builder()
                                        .key(t.getKey())
                                        .value(t.getValue())
                                        .build())
                                .toList())
                .build();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    /** In a filter {@code *} and {@code ?} stand for anything. Source: EC2 User Guide, "Filtering". */
    private static String literal(String value) {
        return value.replaceAll("([\\\\*?])", "\\\\$1");
    }
}
