package dev.cofferdam.action.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.ecs.ScaleService.In;
import dev.cofferdam.action.ecs.ScaleService.Out;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import tools.jackson.databind.node.ObjectNode;

/** A service that Application Auto Scaling would raise again. */
class ScaledByItselfTest extends OnTheRange {
    private static final In TO_NONE = new In(CLUSTER, CART, 0);

    private final ScaleService action = new ScaleService();

    @Override
    void prepare(ObjectNode containers) {
        containers
                .putArray("scalable_targets")
                .addObject()
                .put("id", "service/shop/cart")
                .put("min", 2)
                .put("max", 8)
                .putObject("suspended")
                .put("DynamicScalingIn", true)
                .put("DynamicScalingOut", false)
                .put("Scheduled", false);
    }

    @Test
    void isSuspendedBeforeTheCountAndResumedAfterIt() {
        var plan = thereAndBack(action, TO_NONE, new Out(0, 2, true));

        assertThat(plan.changes()).extracting(Change::attribute).containsExactly("SuspendedState", "DesiredCount");
        assertThat(plan.warnings()).anyMatch(w -> w.contains("scaled by itself between 2 and 8 tasks"));
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action, TO_NONE, a -> assertThat(action.verify(TO_NONE, a.aws)).isEqualTo(new Out(0, 2, true)));
    }

    @Test
    void wouldBeRaisedByBeingRegisteredAgain() {
        run(action, TO_NONE);

        account.client(ApplicationAutoScalingClient.class)
                .registerScalableTarget(r -> r.serviceNamespace(ServiceNamespace.ECS)
                        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                        .resourceId("service/shop/cart"));

        assertThat(action.verify(TO_NONE, account.aws).desired()).isEqualTo(2);
    }
}
