package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.PublicAccess;
import java.time.Duration;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.DisableImageBlockPublicAccessRequest;
import software.amazon.awssdk.services.ec2.model.DisableImageBlockPublicAccessResponse;
import software.amazon.awssdk.services.ec2.model.DisableSnapshotBlockPublicAccessRequest;
import software.amazon.awssdk.services.ec2.model.DisableSnapshotBlockPublicAccessResponse;
import software.amazon.awssdk.services.ec2.model.EnableImageBlockPublicAccessRequest;
import software.amazon.awssdk.services.ec2.model.EnableImageBlockPublicAccessResponse;
import software.amazon.awssdk.services.ec2.model.EnableSnapshotBlockPublicAccessRequest;
import software.amazon.awssdk.services.ec2.model.EnableSnapshotBlockPublicAccessResponse;
import software.amazon.awssdk.services.ec2.model.GetImageBlockPublicAccessStateRequest;
import software.amazon.awssdk.services.ec2.model.GetImageBlockPublicAccessStateResponse;
import software.amazon.awssdk.services.ec2.model.GetSnapshotBlockPublicAccessStateRequest;
import software.amazon.awssdk.services.ec2.model.GetSnapshotBlockPublicAccessStateResponse;
import software.amazon.awssdk.services.ec2.model.ManagedBy;

/** What keeps snapshots and images of a region from being public; for images it takes a while. */
final class PublicAccessBlocks extends Ec2Part {
    /** Source: EC2 API Reference, EnableImageBlockPublicAccess: up to ten minutes. */
    private static final Duration IMAGES_TAKE = Duration.ofMinutes(3);

    private static final Set<String> OF_SNAPSHOTS = Set.of("block-all-sharing", PublicAccess.NEW);

    PublicAccessBlocks(Call call) {
        super(call);
    }

    @Override
    public GetSnapshotBlockPublicAccessStateResponse getSnapshotBlockPublicAccessState(
            GetSnapshotBlockPublicAccessStateRequest request) {
        return GetSnapshotBlockPublicAccessStateResponse.builder()
                .state(shown(PublicAccess.SNAPSHOTS))
                .managedBy(ManagedBy.ACCOUNT)
                .build();
    }

    @Override
    public EnableSnapshotBlockPublicAccessResponse enableSnapshotBlockPublicAccess(
            EnableSnapshotBlockPublicAccessRequest request) {
        if (request.stateAsString() == null) throw Errors.missing("State");
        if (!OF_SNAPSHOTS.contains(request.stateAsString())) {
            throw Errors.invalid("Invalid value '%s' for State".formatted(request.stateAsString()));
        }
        set(PublicAccess.SNAPSHOTS, request.stateAsString(), Duration.ZERO);
        return EnableSnapshotBlockPublicAccessResponse.builder()
                .state(request.stateAsString())
                .build();
    }

    @Override
    public DisableSnapshotBlockPublicAccessResponse disableSnapshotBlockPublicAccess(
            DisableSnapshotBlockPublicAccessRequest request) {
        set(PublicAccess.SNAPSHOTS, PublicAccess.UNBLOCKED, Duration.ZERO);
        return DisableSnapshotBlockPublicAccessResponse.builder()
                .state(PublicAccess.UNBLOCKED)
                .build();
    }

    @Override
    public GetImageBlockPublicAccessStateResponse getImageBlockPublicAccessState(
            GetImageBlockPublicAccessStateRequest request) {
        return GetImageBlockPublicAccessStateResponse.builder()
                .imageBlockPublicAccessState(shown(PublicAccess.IMAGES))
                .managedBy(ManagedBy.ACCOUNT)
                .build();
    }

    @Override
    public EnableImageBlockPublicAccessResponse enableImageBlockPublicAccess(
            EnableImageBlockPublicAccessRequest request) {
        if (request.imageBlockPublicAccessStateAsString() == null) throw Errors.missing("ImageBlockPublicAccessState");
        set(PublicAccess.IMAGES, PublicAccess.NEW, IMAGES_TAKE);
        return EnableImageBlockPublicAccessResponse.builder()
                .imageBlockPublicAccessState(PublicAccess.NEW)
                .build();
    }

    @Override
    public DisableImageBlockPublicAccessResponse disableImageBlockPublicAccess(
            DisableImageBlockPublicAccessRequest request) {
        set(PublicAccess.IMAGES, PublicAccess.UNBLOCKED, IMAGES_TAKE);
        return DisableImageBlockPublicAccessResponse.builder()
                .imageBlockPublicAccessState(PublicAccess.UNBLOCKED)
                .build();
    }

    private String shown(String kind) {
        return PublicAccess.of(world.ec2(), kind, call.now());
    }

    /** Asked for again while it is on its way, it is not begun anew. */
    private void set(String kind, String state, Duration after) {
        var known = world.ec2().publicAccess().find(kind);
        if (known.filter(p -> p.state().equals(state)).isPresent()) return;
        world.ec2()
                .publicAccess()
                .put(new PublicAccess(kind, state, shown(kind), call.now().plus(after)));
    }
}
