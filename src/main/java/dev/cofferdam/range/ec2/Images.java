package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Image;
import dev.cofferdam.range.world.Simulation;
import dev.cofferdam.range.world.Snapshot;
import dev.cofferdam.range.world.Volume;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.CreateImageRequest;
import software.amazon.awssdk.services.ec2.model.CreateImageResponse;
import software.amazon.awssdk.services.ec2.model.DeregisterImageRequest;
import software.amazon.awssdk.services.ec2.model.DeregisterImageResponse;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** The account's own images: they are there at once, and available when their snapshots are complete. */
final class Images extends Ec2Part {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9()\\[\\] ./'@_-]{3,128}");

    Images(Call call) {
        super(call);
    }

    @Override
    public CreateImageResponse createImage(CreateImageRequest request) {
        var instance = Errors.instance(world.instances(), request.instanceId());
        var name = request.name();
        if (name == null) throw Errors.missing("Name");
        if (!NAME.matcher(name).matches()) {
            throw new ServiceError(
                    "InvalidAMIName.Malformed",
                    "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, and these"
                            + " characters: ()[] ./-'@_");
        }
        world.ec2().images().stream()
                .filter(i -> i.name().equals(name))
                .findFirst()
                .ifPresent(other -> {
                    throw new ServiceError(
                            "InvalidAMIName.Duplicate",
                            "AMI name %s is already in use by AMI %s".formatted(name, other.id()));
                });
        if (!Boolean.TRUE.equals(request.noReboot())) {
            throw Errors.invalid("The range makes images without a reboot only: set NoReboot.");
        }
        var id = call.ids().resource("ami");
        var snapshots = new LinkedHashMap<String, String>();
        var available = call.now();
        for (var volume : Shapes.volumesOf(world, instance.id())) {
            var snapshot = snapshot(volume, instance.id(), id, request.tagSpecifications());
            world.snapshots().put(snapshot);
            snapshots.put(String.valueOf(volume.device()), snapshot.id());
            if (snapshot.completes().isAfter(available)) available = snapshot.completes();
        }
        world.ec2()
                .images()
                .put(new Image(
                        id,
                        name,
                        instance.id(),
                        request.description() == null ? "" : request.description(),
                        call.now(),
                        available,
                        snapshots,
                        List.of(),
                        Shapes.tags(request.tagSpecifications(), ResourceType.IMAGE)));
        return CreateImageResponse.builder().imageId(id).build();
    }

    private Snapshot snapshot(Volume volume, String instance, String image, List<TagSpecification> tags) {
        return new Snapshot(
                call.ids().resource("snap"),
                volume.id(),
                volume.size(),
                volume.encrypted(),
                volume.kmsKey(),
                call.now(),
                call.now().plus(Simulation.snapshotTime(volume.size())),
                "Created by CreateImage(%s) for %s".formatted(instance, image),
                List.of(),
                Shapes.tags(tags, ResourceType.SNAPSHOT));
    }

    @Override
    public DescribeImagesResponse describeImages(DescribeImagesRequest request) {
        var ids = request.imageIds();
        var chosen = ids.isEmpty()
                ? world.ec2().images().stream()
                : ids.stream().map(id -> Errors.image(world.ec2().images(), id));
        var ours = request.owners().isEmpty()
                || request.owners().contains("self")
                || request.owners().contains(world.id());
        var page = Errors.page(
                filters().apply(chosen.filter(_ -> ours), request.filters()),
                request.maxResults(),
                request.nextToken(),
                "imageIdSet",
                ids);
        return DescribeImagesResponse.builder()
                .images(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    /** Its snapshots stay. */
    @Override
    public DeregisterImageResponse deregisterImage(DeregisterImageRequest request) {
        world.ec2()
                .images()
                .remove(Errors.image(world.ec2().images(), request.imageId()).id());
        return DeregisterImageResponse.builder().returnValue(true).build();
    }

    private software.amazon.awssdk.services.ec2.model.Image shape(Image image) {
        return software.amazon.awssdk.services.ec2.model.Image.builder()
                .imageId(image.id())
                .name(image.name())
                .description(image.description())
                .ownerId(world.id())
                .creationDate(image.created().toString())
                .state(state(image))
                .sourceInstanceId(image.instance())
                .publicLaunchPermissions(image.sharedWith().contains(Snapshot.EVERYBODY))
                .rootDeviceName(InstanceShape.ROOT)
                .rootDeviceType("ebs")
                .imageType("machine")
                .blockDeviceMappings(image.snapshots().entrySet().stream()
                        .map(s -> BlockDeviceMapping.builder()
                                .deviceName(s.getKey())
                                .ebs(e -> e.snapshotId(s.getValue()))
                                .build())
                        .toList())
                .tags(Shapes.tags(image.tags()))
                .build();
    }

    private ImageState state(Image image) {
        return call.now().isBefore(image.available()) ? ImageState.PENDING : ImageState.AVAILABLE;
    }

    private Filters<Image> filters() {
        return Filters.<Image>ofTagged("image-id")
                .on("name", Image::name)
                .on("source-instance-id", Image::instance)
                .on("state", i -> state(i).toString())
                .on("is-public", i -> String.valueOf(i.sharedWith().contains(Snapshot.EVERYBODY)))
                .on("owner-id", _ -> world.id());
    }
}
