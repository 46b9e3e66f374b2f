package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.aws.AwsError;
import dev.cofferdam.aws.AwsErrors;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** Reads one instance as it is now: what every action on instances begins with. */
final class InstanceLookup {
    private final ActionContext aws;

    InstanceLookup(ActionContext aws) {
        this.aws = aws;
    }

    /**
     * In whatever state it is; a terminated one is shown for about an hour.
     *
     * @throws Ec2Exception {@code InvalidInstanceID.NotFound}
     */
    Instance get(String id) {
        return aws.client(Ec2Client.class).describeInstances(r -> r.instanceIds(id)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .findFirst()
                .orElseThrow(() -> new ActionException(
                        "InvalidInstanceID.NotFound",
                        "EC2 shows no instance %s in %s. Check the id and the region.".formatted(id, aws.region())));
    }

    /** @throws ActionException when it is terminated, or about to be: nothing can be done to it any more */
    Instance living(String id) {
        var instance = get(id);
        if (!ends(instance)) return instance;
        throw new ActionException(
                "IncorrectInstanceState",
                "Instance %s is %s. Nothing can be done to it any more; look for snapshots, and for volumes that outlived it."
                        .formatted(id, instance.state().nameAsString()));
    }

    /** Empty when it is terminated, or so long gone that nobody knows it. */
    Optional<Instance> find(String id) {
        try {
            return Optional.of(get(id)).filter(i -> !ends(i));
        } catch (Ec2Exception e) {
            if (AwsErrors.explain(e).category() == AwsError.Category.NOT_FOUND) return Optional.empty();
            throw e;
        }
    }

    String arn(String id) {
        return ResourceArns.of(id, aws);
    }

    static boolean ends(Instance instance) {
        var state = instance.state().name();
        return state == InstanceStateName.SHUTTING_DOWN || state == InstanceStateName.TERMINATED;
    }
}
