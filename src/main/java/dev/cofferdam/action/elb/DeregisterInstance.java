package dev.cofferdam.action.elb;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.Instance;
import software.amazon.awssdk.services.elasticloadbalancing.model.InvalidInstanceException;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import tools.jackson.databind.node.NullNode;

/**
 * Source: Elastic Load Balancing, User Guide for Classic Load Balancers, "Register or deregister instances" and
 * "Configure connection draining"; API Reference 2012-06-01, DeregisterInstancesFromLoadBalancer.
 */
public final class DeregisterInstance implements ChangesSettings<DeregisterInstance.In, DeregisterInstance.Out> {
    private static final String DRAINED = "drained";
    private static final String BALANCER =
            "arn:${Partition}:elasticloadbalancing:${Region}:${Account}:loadbalancer/${LoadBalancerName}";

    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance to take out.")
            String instance,

            @Input(
                    value = "One Classic Load Balancer, by name; all that have the instance where nothing is said.",
                    optional = true)
            @Nullable
            String loadBalancer) {}

    public record Out(
            @Output("Whether none of them has the instance any more.")
            boolean deregistered,

            @Output("The Classic Load Balancers that still have it.")
            List<String> loadBalancers) {
        public Out {
            loadBalancers = List.copyOf(loadBalancers);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "elb.deregister-instance",
                "Take an instance out of Classic Load Balancers",
                """
                Deregisters an instance from one or all Classic Load Balancers, so that it gets no new requests. \
                Application, Network and Gateway Load Balancers are `elbv2.deregister-targets`.

                - **Open connections end slowly** where the load balancer drains them: 300 seconds unless it says \
                otherwise, 3600 at most. Wait for `drained` before you isolate the instance, or its users see errors.
                - An auto scaling group checks the instance all the same, and registers what it launches: put the \
                instance into standby as well.
                - The others have to carry its load. The plan says when there are none.
                - It stays reachable by its own addresses: this isolates nothing.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("elasticloadbalancing:DescribeLoadBalancers"),
                        Permission.of("elasticloadbalancing:DescribeLoadBalancerAttributes"),
                        Permission.of("elasticloadbalancing:DescribeInstanceHealth"),
                        Permission.on(BALANCER, "elasticloadbalancing:DeregisterInstancesFromLoadBalancer"),
                        Permission.on(BALANCER, "elasticloadbalancing:RegisterInstancesWithLoadBalancer")),
                "Registers the instance again with the same load balancers.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var setting = new Registration(in.instance());
        var with = balancers(in, aws).stream().filter(setting::isWith).toList();
        var instance = aws.arn("ec2", "instance/" + in.instance());
        if (with.isEmpty())
            return Plan.of(
                    "%s is registered with no such Classic Load Balancer".formatted(in.instance()),
                    List.of(),
                    instance);
        var changes = with.stream()
                .map(b -> setting.change(arn(b, aws), NullNode.getInstance(), aws))
                .flatMap(Optional::stream)
                .toList();
        var names = with.stream().map(LoadBalancerDescription::loadBalancerName).toList();
        return Plan.of(
                        "Take %s out of %s".formatted(in.instance(), String.join(", ", names)),
                        changes,
                        changes.stream().map(Change::resource).toArray(String[]::new))
                .warning(with.stream().flatMap(b -> warnings(b, aws).stream()).toList());
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var left = balancers(in, aws).stream()
                .filter(new Registration(in.instance())::isWith)
                .map(LoadBalancerDescription::loadBalancerName)
                .toList();
        return new Out(left.isEmpty(), left);
    }

    @Override
    public Setting setting(Change change) {
        return Registration.of(change.attribute());
    }

    @Override
    public List<String> reopens(Change restore) {
        return restore.after().isNull()
                ? List.of()
                : List.of("%s sends users to %s again: make sure that it is clean."
                        .formatted(
                                Registration.name(restore.resource()),
                                Registration.of(restore.attribute()).instance()));
    }

    @Override
    public List<String> waitStates() {
        return List.of(DRAINED);
    }

    /**
     * While it drains, it is told to be in service; afterwards to be out of service, for it is not registered. Source:
     * User Guide for Classic Load Balancers, "Configure connection draining".
     */
    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var draining = new ArrayList<String>();
        for (var balancer : balancers(in, aws)) {
            if (new Registration(in.instance()).isWith(balancer))
                throw new ActionException(
                        "RegisteredAgain",
                        "%s is registered with %s: somebody or something put it back. Run the step again."
                                .formatted(in.instance(), balancer.loadBalancerName()));
            if (drains(in.instance(), balancer.loadBalancerName(), aws)) draining.add(balancer.loadBalancerName());
        }
        return new Progress(
                draining.isEmpty(),
                draining.isEmpty()
                        ? in.instance() + " is drained"
                        : "%s is draining from %s".formatted(in.instance(), String.join(", ", draining)));
    }

    private static boolean drains(String instance, String balancer, ActionContext aws) {
        try {
            return aws
                    .client(ElasticLoadBalancingClient.class)
                    .describeInstanceHealth(r -> r.loadBalancerName(balancer)
                            .instances(Instance.builder().instanceId(instance).build()))
                    .instanceStates()
                    .stream()
                    .anyMatch(health -> health.state().equals("InService"));
        } catch (InvalidInstanceException _) {
            return false;
        }
    }

    private static List<LoadBalancerDescription> balancers(In in, ActionContext aws) {
        if (in.loadBalancer() == null)
            return aws
                    .client(ElasticLoadBalancingClient.class)
                    .describeLoadBalancersPaginator(r -> {})
                    .loadBalancerDescriptions()
                    .stream()
                    .toList();
        return List.of(Registration.find(in.loadBalancer(), aws)
                .orElseThrow(() -> new ActionException(
                        "LoadBalancerNotFound",
                        "There is no Classic Load Balancer %s in %s. Other kinds are elbv2.deregister-targets."
                                .formatted(in.loadBalancer(), aws.region()))));
    }

    private static List<String> warnings(LoadBalancerDescription balancer, ActionContext aws) {
        var name = balancer.loadBalancerName();
        var warnings = new ArrayList<String>();
        if (balancer.instances().size() == 1)
            warnings.add("%s has no other instance: its users get errors.".formatted(name));
        var draining = aws.client(ElasticLoadBalancingClient.class)
                .describeLoadBalancerAttributes(r -> r.loadBalancerName(name))
                .loadBalancerAttributes()
                .connectionDraining();
        warnings.add(
                draining != null && Boolean.TRUE.equals(draining.enabled())
                        ? "%s lets open connections go on for up to %d s.".formatted(name, draining.timeout())
                        : "%s cuts open connections at once.".formatted(name));
        return warnings;
    }

    private static String arn(LoadBalancerDescription balancer, ActionContext aws) {
        return aws.arn("elasticloadbalancing", "loadbalancer/" + balancer.loadBalancerName());
    }
}
