package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Due;
import dev.cofferdam.range.world.Instance;
import java.time.Duration;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataEndpointState;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsResponse;

/** How instances answer for their metadata. Source: EC2 API Reference, ModifyInstanceMetadataOptions. */
final class MetadataOptions extends Ec2Part {
    private static final Duration UNTIL_APPLIED = Duration.ofSeconds(5);
    private static final int FARTHEST = 64;

    MetadataOptions(Call call) {
        super(call);
    }

    /** What is not given stays as it is. */
    @Override
    public ModifyInstanceMetadataOptionsResponse modifyInstanceMetadataOptions(
            ModifyInstanceMetadataOptionsRequest request) {
        var instance = Errors.instance(world.instances(), request.instanceId());
        if (instance.state().ends()) {
            throw new ServiceError(
                    "IncorrectInstanceState",
                    "The instance '%s' is not in the 'running' or 'stopped' state.".formatted(instance.id()));
        }
        var now = instance.settings();
        var changed = instance.withSettings(now.withMetadata(
                request.httpTokens() == null ? now.imdsV2Only() : request.httpTokens() == HttpTokensState.REQUIRED,
                new Instance.Metadata(
                        request.httpEndpoint() == null
                                ? now.metadata().off()
                                : request.httpEndpoint() == InstanceMetadataEndpointState.DISABLED,
                        hopLimit(request, now.metadata().hopLimit()),
                        true)));
        world.instances().put(changed);
        world.schedule().add(call.now().plus(UNTIL_APPLIED), Due.Kind.METADATA_APPLIED, instance.id());
        return ModifyInstanceMetadataOptionsResponse.builder()
                .instanceId(instance.id())
                .instanceMetadataOptions(InstanceShape.metadata(changed))
                .build();
    }

    private static int hopLimit(ModifyInstanceMetadataOptionsRequest request, int otherwise) {
        var wanted = request.httpPutResponseHopLimit();
        if (wanted == null) return otherwise;
        if (wanted >= 1 && wanted <= FARTHEST) return wanted;
        throw Errors.invalid("Value (%d) for parameter HttpPutResponseHopLimit is invalid. It must be between 1 and %d."
                .formatted(wanted, FARTHEST));
    }
}
