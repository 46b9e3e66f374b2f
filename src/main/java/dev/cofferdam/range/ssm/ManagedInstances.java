package dev.cofferdam.range.ssm;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Instance;
import dev.cofferdam.range.world.Instance.State;
import dev.cofferdam.range.world.NetworkInterface;
import dev.cofferdam.range.world.SecurityGroup.Rule;
import dev.cofferdam.range.world.World;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationResponse;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.PingStatus;
import software.amazon.awssdk.services.ssm.model.PlatformType;
import software.amazon.awssdk.services.ssm.model.ResourceType;

/** Instances whose agent reports: it needs a role, and a security group that lets it out. */
final class ManagedInstances implements SsmClient {
    private static final Duration BETWEEN_PINGS = Duration.ofMinutes(5);

    private final Call call;
    private final World world;

    ManagedInstances(Call call) {
        this.call = call;
        this.world = call.world();
    }

    @Override
    public DescribeInstanceInformationResponse describeInstanceInformation(DescribeInstanceInformationRequest request) {
        var max = request.maxResults();
        if (max != null && (max < 5 || max > 50)) {
            throw new ServiceError(
                    "ValidationException",
                    "1 validation error detected: Value '%d' at 'maxResults' failed to satisfy constraint: Member must have value between 5 and 50"
                            .formatted(max));
        }
        var instances = world.instances().stream()
                .filter(i -> i.agent() != null && !i.state().ends())
                .filter(i -> request.filters().stream().allMatch(f -> matches(i, f.key(), f.values())))
                .filter(i -> request.instanceInformationFilterList().stream()
                        .allMatch(f -> matches(i, f.keyAsString(), f.valueSet())))
                .toList();
        var page = Page.of(
                instances,
                max == null ? 50 : max,
                request.nextToken(),
                new ServiceError("InvalidNextToken", "The specified token is not valid."));
        return DescribeInstanceInformationResponse.builder()
                .instanceInformationList(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    private boolean matches(Instance instance, String key, List<String> values) {
        if (key.startsWith("tag:")) {
            return Stream.ofNullable(instance.tags().get(key.substring("tag:".length())))
                    .anyMatch(values::contains);
        }
        return switch (key) {
            case "InstanceIds" -> values.contains(instance.id());
            case "PingStatus" -> values.contains(ping(instance).toString());
            case "PlatformTypes" -> values.contains("Linux");
            case "ResourceType" -> values.contains("EC2Instance") || values.contains("EC2");
            default -> throw new ServiceError("InvalidFilterKey", "The specified key isn't valid: " + key);
        };
    }

    private PingStatus ping(Instance instance) {
        return reports(world, instance) ? PingStatus.ONLINE : PingStatus.CONNECTION_LOST;
    }

    /** Whether commands reach it. */
    static boolean reports(World world, Instance instance) {
        return instance.agent() != null
                && instance.state() == State.RUNNING
                && instance.activeProfile() != null
                && mayCallOut(world, instance);
    }

    private static boolean mayCallOut(World world, Instance instance) {
        return interfaces(world, instance)
                .flatMap(n -> n.groups().stream())
                .flatMap(g -> world.securityGroups().get(g).rules().stream())
                .anyMatch(Rule::egress);
    }

    private static Stream<NetworkInterface> interfaces(World world, Instance instance) {
        return world.networkInterfaces().stream().filter(n -> n.instance().equals(instance.id()));
    }

    private InstanceInformation shape(Instance instance) {
        var agent = instance.agent();
        if (agent == null) throw new IllegalStateException(instance.id() + " has no agent");
        var ping = ping(instance);
        var seconds = Duration.between(agent.lastPing(), call.now()).toSeconds() % BETWEEN_PINGS.toSeconds();
        var shape = InstanceInformation.builder()
                .instanceId(instance.id())
                .agentVersion(agent.version())
                .isLatestVersion(true)
                .pingStatus(ping)
                .lastPingDateTime(
                        ping == PingStatus.ONLINE ? call.now().minusSeconds(Math.max(0, seconds)) : agent.lastPing())
                .platformType(PlatformType.LINUX)
                .platformName(agent.platform())
                .platformVersion("2023")
                .resourceType(ResourceType.EC2_INSTANCE);
        interfaces(world, instance)
                .filter(n -> n.index() == 0)
                .forEach(n -> shape.ipAddress(n.privateIp())
                        .computerName(
                                "ip-%s.ec2.internal".formatted(n.privateIp().replace('.', '-'))));
        return shape.build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
