package dev.cofferdam.range.elbv2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.TargetGroup;
import dev.cofferdam.range.world.World;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** What all parts of the service have. */
abstract class Elbv2Part implements ElasticLoadBalancingV2Client {
    final Call call;
    final World world;

    Elbv2Part(Call call) {
        this.call = call;
        this.world = call.world();
    }

    TargetGroup targetGroup(@Nullable String arn) {
        return world.targetGroups().find(arn).orElseThrow(Elbv2Part::noTargetGroup);
    }

    static ServiceError noTargetGroup() {
        return new ServiceError("TargetGroupNotFound", "One or more target groups not found");
    }

    static ServiceError invalid(String message) {
        return new ServiceError("ValidationError", message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
