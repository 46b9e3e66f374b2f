package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Instance;
import dev.cofferdam.range.world.Instance.State;
import dev.cofferdam.range.world.InstanceType;
import dev.cofferdam.range.world.NetworkInterface;
import dev.cofferdam.range.world.Volume;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;
import software.amazon.awssdk.services.ec2.model.GetConsoleScreenshotRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleScreenshotResponse;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceStatusSummary;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.SummaryStatus;

/** Reads instances. */
final class Instances extends Ec2Part {
    /** A JPEG of one dark pixel, as of a server that shows nothing. */
    private static final String BLACK_SCREEN =
            "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////"
                    + "////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAA"
                    + "AAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z";

    Instances(Call call) {
        super(call);
    }

    @Override
    public DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
        var page = Errors.page(
                filters().apply(chosen(request.instanceIds()), request.filters()),
                request.maxResults(),
                request.nextToken(),
                "instancesSet",
                request.instanceIds());
        var shape = new InstanceShape(world);
        return DescribeInstancesResponse.builder()
                .reservations(page.items().stream()
                        .map(i -> Reservation.builder()
                                .reservationId(i.reservation())
                                .ownerId(world.id())
                                .instances(shape.of(i))
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribeInstanceStatusResponse describeInstanceStatus(DescribeInstanceStatusRequest request) {
        var all = Boolean.TRUE.equals(request.includeAllInstances());
        var page = Errors.page(
                filters()
                        .apply(
                                chosen(request.instanceIds()).filter(i -> all || i.state() == State.RUNNING),
                                request.filters()),
                request.maxResults(),
                request.nextToken(),
                "instancesSet",
                request.instanceIds());
        return DescribeInstanceStatusResponse.builder()
                .instanceStatuses(page.items().stream().map(this::status).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public GetConsoleOutputResponse getConsoleOutput(GetConsoleOutputRequest request) {
        var instance = Errors.instance(world.instances(), request.instanceId());
        if (Boolean.TRUE.equals(request.latest()) && !isNitro(instance)) {
            throw new ServiceError(
                    "UnsupportedOperation", "This instance type does not support retrieving the latest console logs");
        }
        var text = instance.console() == null ? "" : instance.console();
        return GetConsoleOutputResponse.builder()
                .instanceId(instance.id())
                .timestamp(call.now())
                .output(
                        text.isEmpty()
                                ? null
                                : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    @Override
    public GetConsoleScreenshotResponse getConsoleScreenshot(GetConsoleScreenshotRequest request) {
        var instance = Errors.instance(world.instances(), request.instanceId());
        if (instance.state() != State.RUNNING) {
            throw new ServiceError(
                    "IncorrectInstanceState", "The instance '%s' is not running.".formatted(instance.id()));
        }
        return GetConsoleScreenshotResponse.builder()
                .instanceId(instance.id())
                .imageData(BLACK_SCREEN)
                .build();
    }

    private static boolean isNitro(Instance instance) {
        return InstanceType.named(instance.type()).filter(InstanceType::nitro).isPresent();
    }

    private Stream<Instance> chosen(List<String> ids) {
        if (ids.isEmpty()) return world.instances().stream();
        return ids.stream().distinct().map(id -> Errors.instance(world.instances(), id));
    }

    private InstanceStatus status(Instance instance) {
        var running = instance.state() == State.RUNNING;
        var summary = InstanceStatusSummary.builder()
                .status(running ? SummaryStatus.OK : SummaryStatus.NOT_APPLICABLE)
                .build();
        return InstanceStatus.builder()
                .instanceId(instance.id())
                .availabilityZone(world.subnets().get(instance.subnet()).zone())
                .instanceState(InstanceShape.state(instance))
                .instanceStatus(summary)
                .systemStatus(summary)
                .build();
    }

    private Filters<Instance> filters() {
        return Filters.<Instance>ofTagged("instance-id")
                .on("instance-state-name", i -> i.state().awsName())
                .on("instance-state-code", i -> String.valueOf(i.state().code()))
                .on("instance-type", Instance::type)
                .on("image-id", Instance::image)
                .on("reservation-id", Instance::reservation)
                .on("subnet-id", Instance::subnet)
                .on("availability-zone", i -> world.subnets().get(i.subnet()).zone())
                .on("vpc-id", i -> world.subnets().get(i.subnet()).vpc())
                .on(
                        "iam-instance-profile.arn",
                        i -> i.activeProfile() == null
                                ? null
                                : world.globalArn(
                                        "iam",
                                        "instance-profile/" + i.activeProfile().name()))
                .onEach("instance.group-id", i -> groups(i))
                .onEach("network-interface.group-id", i -> groups(i))
                .onEach(
                        "network-interface.network-interface-id",
                        i -> Shapes.interfacesOf(world, i.id()).stream().map(NetworkInterface::id))
                .onEach(
                        "private-ip-address",
                        i -> Shapes.interfacesOf(world, i.id()).stream().map(NetworkInterface::privateIp))
                .onEach(
                        "ip-address",
                        i -> Shapes.interfacesOf(world, i.id()).stream().flatMap(n -> Stream.ofNullable(n.publicIp())))
                .onEach(
                        "block-device-mapping.volume-id",
                        i -> Shapes.volumesOf(world, i.id()).stream().map(Volume::id));
    }

    private Stream<String> groups(Instance instance) {
        return Shapes.interfacesOf(world, instance.id()).stream().flatMap(n -> n.groups().stream());
    }
}
