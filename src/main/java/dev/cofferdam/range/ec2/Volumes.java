package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.Volume;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/** Reads volumes. */
final class Volumes extends Ec2Part {
    Volumes(Call call) {
        super(call);
    }

    @Override
    public DescribeVolumesResponse describeVolumes(DescribeVolumesRequest request) {
        var ids = request.volumeIds();
        var chosen =
                ids.isEmpty() ? world.volumes().stream() : ids.stream().map(id -> Errors.volume(world.volumes(), id));
        var page = Errors.page(
                filters().apply(chosen, request.filters()),
                request.maxResults(),
                request.nextToken(),
                "volumeIdSet",
                ids);
        return DescribeVolumesResponse.builder()
                .volumes(page.items().stream().map(Volumes::shape).toList())
                .nextToken(page.next())
                .build();
    }

    private static software.amazon.awssdk.services.ec2.model.Volume shape(Volume volume) {
        var shape = software.amazon.awssdk.services.ec2.model.Volume.builder()
                .volumeId(volume.id())
                .size(volume.size())
                .volumeType(volume.type())
                .encrypted(volume.encrypted())
                .kmsKeyId(volume.kmsKey())
                .availabilityZone(volume.zone())
                .createTime(volume.created())
                .state(volume.instance() == null ? VolumeState.AVAILABLE : VolumeState.IN_USE)
                .multiAttachEnabled(false)
                .tags(Shapes.tags(volume.tags()));
        if (volume.instance() == null) return shape.attachments(List.of()).build();
        return shape.attachments(VolumeAttachment.builder()
                        .volumeId(volume.id())
                        .instanceId(volume.instance())
                        .device(volume.device())
                        .attachTime(volume.created())
                        .deleteOnTermination(volume.deleteOnTermination())
                        .state(VolumeAttachmentState.ATTACHED)
                        .build())
                .build();
    }

    private static Filters<Volume> filters() {
        return Filters.<Volume>ofTagged("volume-id")
                .on("attachment.instance-id", Volume::instance)
                .on("attachment.device", Volume::device)
                .on("attachment.status", v -> v.instance() == null ? null : "attached")
                .on("availability-zone", Volume::zone)
                .on("encrypted", v -> String.valueOf(v.encrypted()))
                .on("size", v -> String.valueOf(v.size()))
                .on("status", v -> v.instance() == null ? "available" : "in-use")
                .on("volume-type", Volume::type);
    }
}
