package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** The service as a whole. */
public final class Ec2 {
    private Ec2() {}

    public static SimulatedService<Ec2Client> service() {
        return new SimulatedService<>(
                Ec2Client.class,
                "ec2",
                "Ec2",
                false,
                "RequestLimitExceeded",
                "UnauthorizedOperation",
                Ec2Exception::builder,
                Map.of(),
                List.of(
                        new ServicePart<>(Instances.class, Instances::new),
                        new ServicePart<>(InstancePower.class, InstancePower::new),
                        new ServicePart<>(InstanceAttributes.class, InstanceAttributes::new),
                        new ServicePart<>(MetadataOptions.class, MetadataOptions::new),
                        new ServicePart<>(InstanceProfiles.class, InstanceProfiles::new),
                        new ServicePart<>(NetworkInterfaces.class, NetworkInterfaces::new),
                        new ServicePart<>(SecurityGroups.class, SecurityGroups::new),
                        new ServicePart<>(SecurityGroupRules.class, SecurityGroupRules::new),
                        new ServicePart<>(Volumes.class, Volumes::new),
                        new ServicePart<>(Snapshots.class, Snapshots::new),
                        new ServicePart<>(SnapshotSharing.class, SnapshotSharing::new),
                        new ServicePart<>(SnapshotLocks.class, SnapshotLocks::new),
                        new ServicePart<>(FlowLogs.class, FlowLogs::new),
                        new ServicePart<>(SpotRequests.class, SpotRequests::new),
                        new ServicePart<>(Images.class, Images::new),
                        new ServicePart<>(ImageSharing.class, ImageSharing::new),
                        new ServicePart<>(PublicAccessBlocks.class, PublicAccessBlocks::new),
                        new ServicePart<>(Networks.class, Networks::new),
                        new ServicePart<>(Routes.class, Routes::new),
                        new ServicePart<>(Addresses.class, Addresses::new),
                        new ServicePart<>(NetworkAcls.class, NetworkAcls::new),
                        new ServicePart<>(InstanceTypes.class, InstanceTypes::new),
                        new ServicePart<>(Tags.class, Tags::new)));
    }
}
