package dev.cofferdam.action.ec2;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DeviceType;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Reservation;

/** An instance whose root device is an instance store, which the range has none of. */
final class OneInstanceWithoutVolumes implements Ec2Client {
    @Override
    public DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
        return DescribeInstancesResponse.builder()
                .reservations(Reservation.builder()
                        .instances(Instance.builder()
                                .instanceId(request.instanceIds().getFirst())
                                .state(s -> s.name(InstanceStateName.RUNNING))
                                .rootDeviceType(DeviceType.INSTANCE_STORE)
                                .build())
                        .build())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
