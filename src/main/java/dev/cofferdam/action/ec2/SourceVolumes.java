package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Volume;

/** The volumes that a snapshot step is about, in a stable order: an instance's root volume first. */
final class SourceVolumes {
    private final ActionContext aws;

    SourceVolumes(ActionContext aws) {
        this.aws = aws;
    }

    /** @throws ActionException when the input names not exactly one source, or there is nothing to take */
    List<Volume> of(CreateSnapshot.In in) {
        var ec2 = aws.client(Ec2Client.class);
        var ids = ids(in);
        if (in.instance() == null)
            return ec2.describeVolumes(r -> r.volumeIds(ids)).volumes();
        var attached = Filter.builder().name("volume-id").values(ids).build();
        return ec2.describeVolumesPaginator(r -> r.filters(attached)).volumes().stream()
                .sorted(Comparator.comparingInt(v -> ids.indexOf(v.volumeId())))
                .toList();
    }

    List<String> ids(CreateSnapshot.In in) {
        if ((in.volume() == null) == (in.instance() == null))
            throw new ActionException(
                    "InvalidInput", "ec2.create-snapshot takes either a volume or an instance, exactly one of them.");
        if (in.volume() != null) return List.of(in.volume());
        var instance = new InstanceLookup(aws).living(String.valueOf(in.instance()));
        var ids = InstanceDescription.volumes(instance);
        if (!ids.isEmpty()) return ids;
        throw new ActionException(
                "NoVolumes",
                "Instance %s has no EBS volume, and an instance store has no snapshots. Copy its files from inside, while it runs."
                        .formatted(instance.instanceId()));
    }
}
