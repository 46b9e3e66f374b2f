package dev.cofferdam.action.ec2;

import dev.cofferdam.action.Quota;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * What an account may have of what actions make. Source: AWS General Reference, "Amazon Elastic Block Store endpoints
 * and quotas"; Amazon VPC User Guide, "Amazon VPC quotas".
 */
final class Quotas {
    private static final int PAGE = 1_000;

    static final Quota SNAPSHOTS = new Quota(
            "ebs",
            "L-309BACF6",
            "Snapshots per Region",
            about -> about
                    .client(Ec2Client.class)
                    .describeSnapshotsPaginator(r -> r.ownerIds("self").maxResults(PAGE))
                    .snapshots()
                    .stream());

    static final Quota SECURITY_GROUPS = new Quota(
            "vpc",
            "L-E79EC296",
            "VPC security groups per Region",
            about -> about
                    .client(Ec2Client.class)
                    .describeSecurityGroupsPaginator(r -> r.maxResults(PAGE))
                    .securityGroups()
                    .stream());

    private Quotas() {}
}
