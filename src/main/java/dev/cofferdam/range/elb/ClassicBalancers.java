package dev.cofferdam.range.elb;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.ClassicBalancer;
import dev.cofferdam.range.world.World;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancing.model.DeregisterInstancesFromLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.DeregisterInstancesFromLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancing.model.DescribeInstanceHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.DescribeInstanceHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancing.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancing.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancing.model.Instance;
import software.amazon.awssdk.services.elasticloadbalancing.model.InstanceState;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancing.model.RegisterInstancesWithLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.RegisterInstancesWithLoadBalancerResponse;

/** Which instances Classic Load Balancers have. One that drains is in the list no more, but its health is told. */
final class ClassicBalancers implements ElasticLoadBalancingClient {
    private final Call call;
    private final World world;

    ClassicBalancers(Call call) {
        this.call = call;
        this.world = call.world();
    }

    /**
     * In a VPC; its listeners are not kept. It drains no connections, for nobody enabled that. Source: API Reference
     * 2012-06-01, CreateLoadBalancer; User Guide for Classic Load Balancers, "Configure connection draining".
     */
    @Override
    public CreateLoadBalancerResponse createLoadBalancer(CreateLoadBalancerRequest request) {
        var name = request.loadBalancerName();
        if (name == null || request.listeners().isEmpty() || request.subnets().isEmpty())
            throw new ServiceError(
                    "ValidationError", "The range needs LoadBalancerName, Listeners and Subnets to make one.");
        if (world.classicBalancers().find(name).isPresent())
            throw new ServiceError(
                    "DuplicateLoadBalancerName",
                    "Load Balancer named '%s' already exists and it is configured with different parameters."
                            .formatted(name));
        var subnet = world.subnets()
                .find(request.subnets().getFirst())
                .orElseThrow(() -> new ServiceError(
                        "SubnetNotFound",
                        "The requested subnet '%s' was not found"
                                .formatted(request.subnets().getFirst())));
        var made = new ClassicBalancer(name, subnet.vpc(), List.of(), 0, Map.of(), call.now());
        world.classicBalancers().put(made);
        return CreateLoadBalancerResponse.builder()
                .dnsName(shape(made).dnsName())
                .build();
    }

    @Override
    public DescribeLoadBalancersResponse describeLoadBalancers(DescribeLoadBalancersRequest request) {
        var found = request.loadBalancerNames().isEmpty()
                ? world.classicBalancers().all()
                : request.loadBalancerNames().stream().map(this::balancer).toList();
        var page = Page.of(
                found,
                request.pageSize() == null ? 400 : request.pageSize(),
                request.marker(),
                new ServiceError("ValidationError", "Invalid marker: " + request.marker()));
        return DescribeLoadBalancersResponse.builder()
                .loadBalancerDescriptions(page.items().stream().map(this::shape).toList())
                .nextMarker(page.next())
                .build();
    }

    @Override
    public DescribeLoadBalancerAttributesResponse describeLoadBalancerAttributes(
            DescribeLoadBalancerAttributesRequest request) {
        var balancer = balancer(request.loadBalancerName());
        return DescribeLoadBalancerAttributesResponse.builder()
                .loadBalancerAttributes(a -> a.connectionDraining(
                        d -> d.enabled(balancer.drains() > 0).timeout(balancer.drains())))
                .build();
    }

    @Override
    public DescribeInstanceHealthResponse describeInstanceHealth(DescribeInstanceHealthRequest request) {
        var balancer = balancer(request.loadBalancerName());
        var asked = request.instances().isEmpty() ? balancer.instances() : ids(request.instances());
        return DescribeInstanceHealthResponse.builder()
                .instanceStates(asked.stream().map(i -> health(balancer, i)).toList())
                .build();
    }

    @Override
    public RegisterInstancesWithLoadBalancerResponse registerInstancesWithLoadBalancer(
            RegisterInstancesWithLoadBalancerRequest request) {
        balancer(request.loadBalancerName());
        for (var id : ids(request.instances())) {
            if (world.instances().find(id).filter(i -> !i.state().ends()).isEmpty()) throw noInstance(id);
            world.classicBalancers().update(request.loadBalancerName(), b -> b.with(id));
        }
        return RegisterInstancesWithLoadBalancerResponse.builder()
                .instances(instances(balancer(request.loadBalancerName())))
                .build();
    }

    @Override
    public DeregisterInstancesFromLoadBalancerResponse deregisterInstancesFromLoadBalancer(
            DeregisterInstancesFromLoadBalancerRequest request) {
        for (var id : ids(request.instances())) {
            if (!balancer(request.loadBalancerName()).instances().contains(id)) throw noInstance(id);
            world.classicBalancers().update(request.loadBalancerName(), b -> b.without(id, call.now()));
        }
        return DeregisterInstancesFromLoadBalancerResponse.builder()
                .instances(instances(balancer(request.loadBalancerName())))
                .build();
    }

    /** Source: API Reference 2012-06-01, InstanceState; User Guide, "Configure connection draining". */
    private InstanceState health(ClassicBalancer balancer, String instance) {
        if (!world.instances().has(instance)) throw noInstance(instance);
        if (balancer.drains(instance, call.now()))
            return health(instance, "InService", "N/A", "Instance deregistration currently in progress.");
        return balancer.instances().contains(instance)
                ? health(instance, "InService", "N/A", "N/A")
                : health(
                        instance,
                        "OutOfService",
                        "Instance",
                        "Instance is not currently registered with the LoadBalancer.");
    }

    private static InstanceState health(String instance, String state, String reason, String description) {
        return InstanceState.builder()
                .instanceId(instance)
                .state(state)
                .reasonCode(reason)
                .description(description)
                .build();
    }

    private ClassicBalancer balancer(@Nullable String name) {
        return world.classicBalancers()
                .find(name)
                .orElseThrow(() -> new ServiceError(
                        "LoadBalancerNotFound", "There is no ACTIVE Load Balancer named '%s'".formatted(name)));
    }

    private static ServiceError noInstance(String id) {
        return new ServiceError("InvalidInstance", "Could not find EC2 instance %s.".formatted(id));
    }

    private static List<String> ids(List<Instance> instances) {
        return instances.stream().map(Instance::instanceId).toList();
    }

    private LoadBalancerDescription shape(ClassicBalancer balancer) {
        return LoadBalancerDescription.builder()
                .loadBalancerName(balancer.name())
                .dnsName("%s-1234567890.%s.elb.amazonaws.com".formatted(balancer.name(), call.region()))
                .vpcId(balancer.vpc())
                .scheme("internet-facing")
                .createdTime(balancer.created())
                .instances(instances(balancer))
                .build();
    }

    private static List<Instance> instances(ClassicBalancer balancer) {
        return balancer.instances().stream()
                .map(i -> Instance.builder().instanceId(i).build())
                .toList();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
