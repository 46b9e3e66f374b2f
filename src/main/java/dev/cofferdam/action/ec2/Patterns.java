package dev.cofferdam.action.ec2;

/**
 * ARN patterns. Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon EC2".
 * Snapshots and images have no account in theirs.
 */
final class Patterns {
    static final String INSTANCE = "arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}";
    static final String VOLUME = "arn:${Partition}:ec2:${Region}:${Account}:volume/${VolumeId}";
    static final String SECURITY_GROUP = "arn:${Partition}:ec2:${Region}:${Account}:security-group/${SecurityGroupId}";
    static final String SECURITY_GROUP_RULE =
            "arn:${Partition}:ec2:${Region}:${Account}:security-group-rule/${SecurityGroupRuleId}";
    static final String NETWORK_INTERFACE =
            "arn:${Partition}:ec2:${Region}:${Account}:network-interface/${NetworkInterfaceId}";
    static final String ELASTIC_IP = "arn:${Partition}:ec2:${Region}:${Account}:elastic-ip/${AllocationId}";
    static final String NETWORK_ACL = "arn:${Partition}:ec2:${Region}:${Account}:network-acl/${NaclId}";
    static final String ROUTE_TABLE = "arn:${Partition}:ec2:${Region}:${Account}:route-table/${RouteTableId}";
    static final String FLOW_LOG = "arn:${Partition}:ec2:${Region}:${Account}:vpc-flow-log/${VpcFlowLogId}";
    static final String SUBNET = "arn:${Partition}:ec2:${Region}:${Account}:subnet/${SubnetId}";
    static final String SPOT_REQUEST =
            "arn:${Partition}:ec2:${Region}:${Account}:spot-instances-request/${SpotInstanceRequestId}";
    static final String SPOT_FLEET =
            "arn:${Partition}:ec2:${Region}:${Account}:spot-fleet-request/${SpotFleetRequestId}";
    static final String KMS_KEY = "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}";
    static final String VPC = "arn:${Partition}:ec2:${Region}:${Account}:vpc/${VpcId}";
    static final String SNAPSHOT = "arn:${Partition}:ec2:${Region}::snapshot/${SnapshotId}";
    static final String IMAGE = "arn:${Partition}:ec2:${Region}::image/${ImageId}";
    static final String ANYTHING = "arn:${Partition}:ec2:${Region}:${Account}:*/*";
    static final String ANY_SNAPSHOT_OR_IMAGE = "arn:${Partition}:ec2:${Region}::*/*";
    static final String INSTANCE_PROFILE =
            "arn:${Partition}:iam::${Account}:instance-profile/${InstanceProfileNameWithPath}";

    private Patterns() {}
}
