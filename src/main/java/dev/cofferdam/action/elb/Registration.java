package dev.cofferdam.action.elb;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.Instance;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Whether an instance is registered with a Classic Load Balancer; null: it is not. */
record Registration(String instance) implements Setting {
    private static final String PREFIX = "Instance/";
    private static final JsonNode REGISTERED = StringNode.valueOf("registered");

    static Registration of(String attribute) {
        return new Registration(attribute.substring(PREFIX.length()));
    }

    static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** Empty: it is gone. */
    static Optional<LoadBalancerDescription> find(String balancer, ActionContext aws) {
        try {
            return aws
                    .client(ElasticLoadBalancingClient.class)
                    .describeLoadBalancers(r -> r.loadBalancerNames(balancer))
                    .loadBalancerDescriptions()
                    .stream()
                    .findFirst();
        } catch (LoadBalancerNotFoundException _) {
            return Optional.empty();
        }
    }

    boolean isWith(LoadBalancerDescription balancer) {
        return balancer.instances().stream().map(Instance::instanceId).anyMatch(instance::equals);
    }

    @Override
    public String attribute() {
        return PREFIX + instance;
    }

    @Override
    public String title() {
        return "registration of " + instance;
    }

    @Override
    public String owner(String resource) {
        return "Classic Load Balancer " + name(resource);
    }

    @Override
    public Optional<JsonNode> read(String resource, ActionContext aws) {
        return find(name(resource), aws).map(balancer -> isWith(balancer) ? REGISTERED : NullNode.getInstance());
    }

    @Override
    public void write(String resource, JsonNode value, ActionContext aws) {
        var elb = aws.client(ElasticLoadBalancingClient.class);
        var one = List.of(Instance.builder().instanceId(instance).build());
        if (!value.isNull())
            elb.registerInstancesWithLoadBalancer(
                    r -> r.loadBalancerName(name(resource)).instances(one));
        else if (read(resource, aws).filter(REGISTERED::equals).isPresent())
            elb.deregisterInstancesFromLoadBalancer(
                    r -> r.loadBalancerName(name(resource)).instances(one));
    }
}
