package dev.cofferdam.range.elbv2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Balancing;
import dev.cofferdam.range.world.Instance.State;
import dev.cofferdam.range.world.TargetGroup;
import dev.cofferdam.range.world.TargetGroup.Target;
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
                ? group.targets().stream().map(this::described)
                : request.targets().stream().flatMap(t -> asked(group, t));
        return DescribeTargetHealthResponse.builder()
                .targetHealthDescriptions(described.toList())
                .build();
    }

    /** A target that is not registered is passed over. Source: ELB API Reference, DeregisterTargets. */
    @Override
    public DeregisterTargetsResponse deregisterTargets(DeregisterTargetsRequest request) {
        var group = targetGroup(request.targetGroupArn());
        if (request.targets().isEmpty()) throw invalid("Target list cannot be empty");
        request.targets().stream()
                .flatMap(t -> registered(group, t))
                .forEach(t -> Balancing.deregister(call.moment(), group.arn(), t));
        return DeregisterTargetsResponse.builder().build();
    }

    @Override
    public RegisterTargetsResponse registerTargets(RegisterTargetsRequest request) {
        var group = targetGroup(request.targetGroupArn());
        if (request.targets().isEmpty()) throw invalid("Target list cannot be empty");
        for (var target : request.targets()) {
            var instance = world.instances()
                    .find(target.id())
                    .orElseThrow(() -> invalid("Instance ID '%s' is not valid".formatted(target.id())));
            if (!world.subnets().get(instance.subnet()).vpc().equals(group.vpc())) {
                throw new ServiceError(
                        "InvalidTarget",
                        "The following targets are not in the target group VPC '%s': '%s'"
                                .formatted(group.vpc(), target.id()));
            }
            if (instance.state() != State.RUNNING) {
                throw new ServiceError(
                        "InvalidTarget",
                        "The following targets are not in a running state and cannot be registered: '%s'"
                                .formatted(target.id()));
            }
            Balancing.register(
                    call.moment(), group.arn(), target.id(), target.port() == null ? group.port() : target.port());
        }
        return RegisterTargetsResponse.builder().build();
    }

    private static Stream<Target> registered(TargetGroup group, TargetDescription wanted) {
        return group.targets().stream()
                .filter(t -> t.instance().equals(wanted.id()) && (wanted.port() == null || wanted.port() == t.port()));
    }

    private Stream<TargetHealthDescription> asked(TargetGroup group, TargetDescription wanted) {
        var found = registered(group, wanted).map(this::described).toList();
        if (!found.isEmpty()) return found.stream();
        return Stream.of(description(
                wanted.id(),
                wanted.port() == null ? group.port() : wanted.port(),
                health(
                        TargetHealthStateEnum.UNUSED,
                        TargetHealthReasonEnum.TARGET_NOT_REGISTERED,
                        "Target is not registered to the target group")));
    }

    private TargetHealthDescription described(Target target) {
        return description(target.instance(), target.port(), health(target));
    }

    private TargetHealth health(Target target) {
        var state = world.instances().find(target.instance()).map(i -> i.state());
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

    private static TargetHealth health(
            TargetHealthStateEnum state, @Nullable TargetHealthReasonEnum reason, @Nullable String text) {
        return TargetHealth.builder()
                .state(state)
                .reason(reason)
                .description(text)
                .build();
    }

    private static TargetHealthDescription description(String instance, int port, TargetHealth health) {
        return TargetHealthDescription.builder()
                .target(t -> t.id(instance).port(port))
                .healthCheckPort(String.valueOf(port))
                .targetHealth(health)
                .build();
    }
}
