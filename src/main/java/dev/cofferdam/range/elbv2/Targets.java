package dev.cofferdam.range.elbv2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Balancing;
import dev.cofferdam.range.world.Instance;
import dev.cofferdam.range.world.Instance.State;
import dev.cofferdam.range.world.TargetGroup;
import dev.cofferdam.range.world.TargetGroup.Target;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** The targets of target groups and their health. */
final class Targets extends Elbv2Part {
    Targets(Call call) {
        super(call);
    }

    @Override
    public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
        var group = targetGroup(request.targetGroupArn());
        var described = request.targets().isEmpty()
                ? group.targets().stream().map(t -> described(group, t))
                : request.targets().stream().flatMap(t -> asked(group, t));
        return DescribeTargetHealthResponse.builder()
                .targetHealthDescriptions(described.toList())
                .build();
    }

    /**
     * A target that is not registered is passed over; without a port the group's own is meant. Source: ELB API
     * Reference, DeregisterTargets.
     */
    @Override
    public DeregisterTargetsResponse deregisterTargets(DeregisterTargetsRequest request) {
        var group = targetGroup(request.targetGroupArn());
        if (request.targets().isEmpty()) throw invalid("Target list cannot be empty");
        request.targets().stream()
                .flatMap(t -> registered(group, t, t.port() == null ? group.port() : t.port()))
                .forEach(t -> Balancing.deregister(call.moment(), group.arn(), t));
        return DeregisterTargetsResponse.builder().build();
    }

    @Override
    public RegisterTargetsResponse registerTargets(RegisterTargetsRequest request) {
        var group = targetGroup(request.targetGroupArn());
        if (request.targets().isEmpty()) throw invalid("Target list cannot be empty");
        for (var target : request.targets()) {
            var port = target.port() == null ? group.port() : target.port();
            if (group.holdsAddresses()) checkAddress(group, target, port);
            else checkInstance(group, target.id());
            Balancing.register(call.moment(), group.arn(), target.id(), port, target.availabilityZone());
        }
        return RegisterTargetsResponse.builder().build();
    }

    private void checkInstance(TargetGroup group, String id) {
        var instance =
                world.instances().find(id).orElseThrow(() -> invalid("Instance ID '%s' is not valid".formatted(id)));
        if (!world.subnets().get(instance.subnet()).vpc().equals(group.vpc())) {
            throw new ServiceError(
                    "InvalidTarget",
                    "The following targets are not in the target group VPC '%s': '%s'".formatted(group.vpc(), id));
        }
        if (instance.state() != State.RUNNING) {
            throw new ServiceError(
                    "InvalidTarget",
                    "The following targets are not in a running state and cannot be registered: '%s'".formatted(id));
        }
    }

    /**
     * An address has to drain before it can be registered again. Source: Application Load Balancer User Guide,
     * "Register targets with your target group".
     */
    private static void checkAddress(TargetGroup group, TargetDescription target, int port) {
        if (!target.id().matches("(\\d{1,3}\\.){3}\\d{1,3}")) {
            throw invalid("The IP address '%s' is not a valid IPv4 address".formatted(target.id()));
        }
        if (registered(group, target, port).anyMatch(t -> t.health() == TargetGroup.Health.DRAINING)) {
            throw new ServiceError(
                    "InvalidTarget", "The following targets are still being deregistered: '%s'".formatted(target.id()));
        }
    }

    private static Stream<Target> registered(TargetGroup group, TargetDescription wanted, @Nullable Integer port) {
        return group.targets().stream().filter(t -> t.id().equals(wanted.id()) && (port == null || port == t.port()));
    }

    private Stream<TargetHealthDescription> asked(TargetGroup group, TargetDescription wanted) {
        var found = registered(group, wanted, wanted.port())
                .map(t -> described(group, t))
                .toList();
        if (!found.isEmpty()) return found.stream();
        return Stream.of(description(
                wanted.id(),
                wanted.port() == null ? group.port() : wanted.port(),
                health(
                        TargetHealthStateEnum.UNUSED,
                        TargetHealthReasonEnum.TARGET_NOT_REGISTERED,
                        "Target is not registered to the target group")));
    }

    private TargetHealthDescription described(TargetGroup group, Target target) {
        var shown = description(target.id(), target.port(), health(group, target));
        if (target.zone() == null) return shown;
        return shown.toBuilder()
                .target(shown.target().toBuilder()
                        .availabilityZone(target.zone())
                        .build())
                .build();
    }

    private TargetHealth health(TargetGroup group, Target target) {
        var state = instanceOf(group, target).map(Instance::state);
        return switch (target.health()) {
            case DRAINING ->
                health(
                        TargetHealthStateEnum.DRAINING,
                        TargetHealthReasonEnum.TARGET_DEREGISTRATION_IN_PROGRESS,
                        "Target deregistration is in progress");
            case INITIAL, HEALTHY -> {
                if (state.isEmpty() || state.get() != State.RUNNING) {
                    yield health(
                            TargetHealthStateEnum.UNUSED,
                            TargetHealthReasonEnum.TARGET_INVALID_STATE,
                            "Target is in the %s state"
                                    .formatted(state.map(State::awsName).orElse("terminated")));
                }
                yield target.health() == TargetGroup.Health.HEALTHY
                        ? health(TargetHealthStateEnum.HEALTHY, null, null)
                        : health(
                                TargetHealthStateEnum.INITIAL,
                                TargetHealthReasonEnum.ELB_REGISTRATION_IN_PROGRESS,
                                "Target registration is in progress");
            }
        };
    }

    private Optional<Instance> instanceOf(TargetGroup group, Target target) {
        if (!group.holdsAddresses()) return world.instances().find(target.id());
        return world.networkInterfaces().stream()
                .filter(n -> n.privateIp().equals(target.id()))
                .map(n -> world.instances().get(n.instance()))
                .findFirst();
    }

    private static TargetHealth health(
            TargetHealthStateEnum state, @Nullable TargetHealthReasonEnum reason, @Nullable String text) {
        return TargetHealth.builder()
                .state(state)
                .reason(reason)
                .description(text)
                .build();
    }

    private static TargetHealthDescription description(String id, int port, TargetHealth health) {
        return TargetHealthDescription.builder()
                .target(t -> t.id(id).port(port))
                .healthCheckPort(String.valueOf(port))
                .targetHealth(health)
                .build();
    }
}
