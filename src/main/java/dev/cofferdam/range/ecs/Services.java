package dev.cofferdam.range.ecs;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Containers;
import dev.cofferdam.range.world.Containers.Service;
import dev.cofferdam.range.world.Due;
import java.util.ArrayList;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

/** Services, and how many tasks they keep. Source: ECS API Reference, UpdateService, "API failure reasons". */
final class Services extends EcsPart {
    Services(Call call) {
        super(call);
    }

    @Override
    public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
        var cluster = cluster(request.cluster());
        var found = new ArrayList<software.amazon.awssdk.services.ecs.model.Service>();
        var failures = new ArrayList<Failure>();
        for (var named : request.services())
            containers
                    .services()
                    .find(Service.id(cluster, last(named)))
                    .ifPresentOrElse(
                            service -> found.add(shape(service)),
                            () -> failures.add(Failure.builder()
                                    .arn(world.arn("ecs", "service/" + Service.id(cluster, last(named))))
                                    .reason("MISSING")
                                    .build()));
        return DescribeServicesResponse.builder()
                .services(found)
                .failures(failures)
                .build();
    }

    @Override
    public UpdateServiceResponse updateService(UpdateServiceRequest request) {
        var cluster = cluster(request.cluster());
        var service = containers
                .services()
                .find(Service.id(cluster, last(request.service())))
                .orElseThrow(() -> new ServiceError("ServiceNotFoundException", "Service not found."));
        var changed = service;
        if (request.desiredCount() != null) {
            if (service.daemon())
                throw new ServiceError(
                        "InvalidParameterException",
                        "The daemon scheduling strategy does not support a desired count for services. Remove the"
                                + " desired count value and try again.");
            changed = service.withDesired(request.desiredCount());
            containers.services().put(changed);
            world.schedule().add(call.now().plus(Containers.TO_SETTLE), Due.Kind.CONTAINERS_SETTLED, changed.id());
        }
        return UpdateServiceResponse.builder().service(shape(changed)).build();
    }

    private software.amazon.awssdk.services.ecs.model.Service shape(Service service) {
        return software.amazon.awssdk.services.ecs.model.Service.builder()
                .serviceArn(world.arn("ecs", "service/" + service.id()))
                .serviceName(service.name())
                .clusterArn(clusterArn(service.cluster()))
                .status("ACTIVE")
                .desiredCount(service.desired())
                .runningCount(containers.running(service).size())
                .pendingCount(0)
                .schedulingStrategy(service.daemon() ? SchedulingStrategy.DAEMON : SchedulingStrategy.REPLICA)
                .build();
    }
}
