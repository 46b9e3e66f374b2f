package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.SideReads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceLifecycleType;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;

/** What a responder loses by stopping an instance. */
final class StopWarnings {
    /** As EC2 names the owner of addresses that come and go with the instance. */
    private static final String LENT = "amazon";

    private final ActionContext aws;

    StopWarnings(ActionContext aws) {
        this.aws = aws;
    }

    List<String> of(Instance instance) {
        var id = instance.instanceId();
        var warnings = new ArrayList<String>();
        warnings.add("What is in the memory of instance %s is lost: capture it first.".formatted(id));
        warnings.addAll(storage(instance));
        warnings.addAll(new ScalingWarnings(aws).onStopping(id));
        if (instance.instanceLifecycle() == InstanceLifecycleType.SPOT)
            warnings.add("Instance %s is a spot instance: EC2 refuses to stop it unless its request is persistent."
                    .formatted(id));
        if (hasLentAddress(instance))
            warnings.add("Its public address %s is given back, and a start gets another one."
                    .formatted(instance.publicIpAddress()));
        return warnings;
    }

    private List<String> storage(Instance instance) {
        var reads = new SideReads();
        var type = reads.read(
                List.of("whether type %s has an instance store".formatted(instance.instanceTypeAsString())),
                Optional.<InstanceTypeInfo>empty(),
                () -> new Surroundings(aws).type(instance));
        return type.map(InstanceTypeInfo::instanceStorageSupported).orElse(false)
                ? List.of("What is on the instance store volumes of %s (%s) is lost: copy it first."
                        .formatted(instance.instanceId(), instance.instanceTypeAsString()))
                : reads.reasons();
    }

    private static boolean hasLentAddress(Instance instance) {
        return instance.networkInterfaces().stream()
                .anyMatch(n ->
                        n.association() != null && LENT.equals(n.association().ipOwnerId()));
    }
}
