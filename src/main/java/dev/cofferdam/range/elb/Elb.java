package dev.cofferdam.range.elb;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancing.model.ElasticLoadBalancingException;
import software.amazon.awssdk.services.elasticloadbalancing.model.InvalidInstanceException;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancing.model.SubnetNotFoundException;

/** The service as a whole. */
public final class Elb {
    private Elb() {}

    public static SimulatedService<ElasticLoadBalancingClient> service() {
        return new SimulatedService<>(
                ElasticLoadBalancingClient.class,
                "elasticloadbalancing",
                "ElasticLoadBalancing",
                false,
                "Throttling",
                "AccessDenied",
                ElasticLoadBalancingException::builder,
                Map.of(
                        "LoadBalancerNotFound", LoadBalancerNotFoundException::builder,
                        "InvalidInstance", InvalidInstanceException::builder,
                        "DuplicateLoadBalancerName", DuplicateLoadBalancerNameException::builder,
                        "SubnetNotFound", SubnetNotFoundException::builder),
                List.of(new ServicePart<>(ClassicBalancers.class, ClassicBalancers::new)));
    }
}
