package dev.cofferdam.range.world;

import org.jspecify.annotations.Nullable;

/**
 * What else of EC2 is in a region. Holds state; not thread-safe.
 *
 * @param networkAcls those that are not as AWS made them with their VPC
 * @param publicAccess where somebody ever said how far to block it
 */
public record Ec2State(
        Table<NetworkAcl> networkAcls,
        Table<Image> images,
        Table<PublicAccess> publicAccess,
        Table<LockedSnapshot> lockedSnapshots,
        Table<FlowLog> flowLogs,
        Table<SpotRequest> spotRequests)
        implements State<Ec2State> {
    public Ec2State(
            @Nullable Table<NetworkAcl> networkAcls,
            @Nullable Table<Image> images,
            @Nullable Table<PublicAccess> publicAccess,
            @Nullable Table<LockedSnapshot> lockedSnapshots,
            @Nullable Table<FlowLog> flowLogs,
            @Nullable Table<SpotRequest> spotRequests) {
        this.networkAcls = Given.or(networkAcls, new Table<>());
        this.images = Given.or(images, new Table<>());
        this.publicAccess = Given.or(publicAccess, new Table<>());
        this.lockedSnapshots = Given.or(lockedSnapshots, new Table<>());
        this.flowLogs = Given.or(flowLogs, new Table<>());
        this.spotRequests = Given.or(spotRequests, new Table<>());
    }

    static Ec2State none() {
        return new Ec2State(null, null, null, null, null, null);
    }

    @Override
    public Ec2State copy() {
        return Remade.copy(this);
    }
}
