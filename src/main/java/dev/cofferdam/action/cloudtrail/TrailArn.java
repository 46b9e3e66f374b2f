package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/**
 * A trail is changed in its home region alone, which its ARN names. Source: CloudTrail API Reference, UpdateTrail
 * (InvalidHomeRegionException).
 */
record TrailArn(String arn) {
    static final String PATTERN = "arn:${Partition}:cloudtrail:${Region}:${Account}:trail/${TrailName}";

    String name() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    String homeRegion() {
        return arn.split(":", -1)[3];
    }

    String account() {
        return arn.split(":", -1)[4];
    }

    CloudTrailClient client(ActionContext aws) {
        return aws.client(CloudTrailClient.class, homeRegion());
    }
}
