package dev.cofferdam.range.elbv2;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidTargetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** The service as a whole. */
public final class Elbv2 {
    private Elbv2() {}

    public static SimulatedService<ElasticLoadBalancingV2Client> service() {
        return new SimulatedService<>(
                ElasticLoadBalancingV2Client.class,
                "elasticloadbalancing",
                "ElasticLoadBalancingV2",
                false,
                "Throttling",
                "AccessDenied",
                ElasticLoadBalancingV2Exception::builder,
                Map.of(
                        "TargetGroupNotFound", TargetGroupNotFoundException::builder,
                        "LoadBalancerNotFound", LoadBalancerNotFoundException::builder,
                        "InvalidTarget", InvalidTargetException::builder),
                List.of(
                        new ServicePart<>(Balancers.class, Balancers::new),
                        new ServicePart<>(Targets.class, Targets::new)));
    }
}
