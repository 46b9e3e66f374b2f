package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ecs.ScaleService;
import dev.cofferdam.action.ecs.StopTask;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.Map;

/** How the changing actions of {@code action.ecs} are tried. */
final class EcsCases {
    static final String CLUSTER = "shop";
    static final int COUNT = 2;

    private EcsCases() {}

    static List<Case> all() {
        return List.of(
                new ChangeCase<>(new ScaleService(), EcsCases::scaleService),
                new ChangeCase<>(new StopTask(), EcsCases::stopTask));
    }

    private static Situation<ScaleService.In, ScaleService.Out> scaleService(Server server) {
        var service = server.account().containerService();
        var described = new Read("ecs", "DescribeServices", Map.of("cluster", CLUSTER, "services", List.of(service)));
        return new Situation<>(
                new ScaleService.In(CLUSTER, service, 0),
                List.of(
                        that("how many it keeps", described, at("/services/0/desiredCount"))
                                .becomes(0),
                        that(
                                        "what may not scale it",
                                        new Read(
                                                "application-autoscaling",
                                                "DescribeScalableTargets",
                                                "ServiceNamespace",
                                                "ecs"),
                                        at("/ScalableTargets/0/SuspendedState"))
                                .becomes(Map.of(
                                        "DynamicScalingInSuspended",
                                        true,
                                        "DynamicScalingOutSuspended",
                                        true,
                                        "ScheduledScalingSuspended",
                                        true))),
                out -> {
                    assertThat(out.desired()).isZero();
                    assertThat(out.stays()).isTrue();
                });
    }

    private static Situation<StopTask.In, StopTask.Out> stopTask(Server server) {
        var task = server.account().containerTask();
        return new Situation<>(
                new StopTask.In(CLUSTER, task),
                List.of(that(
                                "whether it is to run",
                                new Read("ecs", "DescribeTasks", Map.of("cluster", CLUSTER, "tasks", List.of(task))),
                                at("/tasks/0/desiredStatus"))
                        .becomes("STOPPED")),
                out -> assertThat(out.state()).startsWith("STOP"));
    }
}
