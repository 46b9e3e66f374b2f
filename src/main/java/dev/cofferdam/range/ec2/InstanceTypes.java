package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.InstanceType;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.DiskInfo;
import software.amazon.awssdk.services.ec2.model.DiskType;
import software.amazon.awssdk.services.ec2.model.InstanceStorageInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeHypervisor;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;

/** What instances can be made of; only the types that scenarios use. */
final class InstanceTypes extends Ec2Part {
    InstanceTypes(Call call) {
        super(call);
    }

    @Override
    public DescribeInstanceTypesResponse describeInstanceTypes(DescribeInstanceTypesRequest request) {
        var filters = new Filters<InstanceType>()
                .on("instance-type", InstanceType::name)
                .on("hypervisor", t -> hypervisor(t).toString())
                .on("instance-storage-supported", t -> String.valueOf(t.storage() > 0));
        var names = request.instanceTypesAsStrings();
        var page = Errors.page(
                filters.apply(chosen(names), request.filters()),
                request.maxResults(),
                request.nextToken(),
                "instanceTypeSet",
                names);
        return DescribeInstanceTypesResponse.builder()
                .instanceTypes(page.items().stream().map(InstanceTypes::shape).toList())
                .nextToken(page.next())
                .build();
    }

    private static Stream<InstanceType> chosen(List<String> names) {
        if (names.isEmpty()) return InstanceType.all().stream();
        return names.stream()
                .distinct()
                .map(name -> InstanceType.named(name)
                        .orElseThrow(() -> new ServiceError(
                                "InvalidInstanceType",
                                "The following supplied instance types do not exist: [%s]".formatted(name))));
    }

    private static InstanceTypeInfo shape(InstanceType type) {
        var shape = InstanceTypeInfo.builder()
                .instanceType(type.name())
                .currentGeneration(true)
                .bareMetal(false)
                .hypervisor(hypervisor(type))
                .vCpuInfo(v -> v.defaultVCpus(type.cpus()))
                .memoryInfo(m -> m.sizeInMiB((long) type.memory()))
                .supportedRootDeviceTypesWithStrings("ebs")
                .instanceStorageSupported(type.storage() > 0);
        return type.storage() == 0
                ? shape.build()
                : shape.instanceStorageInfo(storage(type)).build();
    }

    private static InstanceStorageInfo storage(InstanceType type) {
        return InstanceStorageInfo.builder()
                .totalSizeInGB((long) type.storage())
                .disks(DiskInfo.builder()
                        .count(1)
                        .sizeInGB((long) type.storage())
                        .type(DiskType.SSD)
                        .build())
                .nvmeSupport("required")
                .build();
    }

    private static InstanceTypeHypervisor hypervisor(InstanceType type) {
        return type.nitro() ? InstanceTypeHypervisor.NITRO : InstanceTypeHypervisor.XEN;
    }
}
