package dev.cofferdam.action.offers;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.aws.AwsErrors;
import dev.cofferdam.aws.ClientSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/** Lists what an input of a type can be, in one account and region. Stateless. */
public final class ResourceOffers {
    /** More is not read: somebody who looks for one of so many types its name. */
    public static final int MOST = 1_000;

    /** Lists a type lazily: what nobody takes is not read. */
    @FunctionalInterface
    interface Listing {
        Stream<Offer> in(ClientSource clients, String region);
    }

    private ResourceOffers() {}

    /** Whether there is anything to list for a type. */
    public static boolean isListed(ValueType type) {
        return listing(type).isPresent();
    }

    /** Whether what is listed is the same in all regions. */
    public static boolean isOfAllRegions(ValueType type) {
        return EnumSet.of(
                        ValueType.AWS_REGION,
                        ValueType.AWS_ACCOUNT_ID,
                        ValueType.IAM_USER,
                        ValueType.IAM_ROLE,
                        ValueType.IAM_ACCESS_KEY_ID,
                        ValueType.S3_BUCKET)
                .contains(type);
    }

    /**
     * Blocks for as many calls as there are pages.
     *
     * @throws ActionException when it may not, or cannot, be listed, with a message for the user
     */
    public static Offered list(ValueType type, ClientSource clients, String region) {
        var listing = listing(type).orElseThrow(() -> new IllegalArgumentException(type + " names nothing"));
        try {
            var found = listing.in(clients, region).limit(MOST + 1L).toList();
            return new Offered(found.stream().limit(MOST).toList(), found.size() > MOST);
        } catch (SdkException | UnsupportedOperationException e) {
            var error = AwsErrors.explain(e);
            throw new ActionException(error.code(), error.what(), e);
        }
    }

    private static Optional<Listing> listing(ValueType type) {
        return switch (type) {
            case EC2_INSTANCE_ID -> Optional.of(Ec2Offers::instances);
            case EC2_VOLUME_ID -> Optional.of(Ec2Offers::volumes);
            case EC2_SNAPSHOT_ID -> Optional.of(Ec2Offers::snapshots);
            case EC2_SECURITY_GROUP_ID -> Optional.of(Ec2Offers::securityGroups);
            case EC2_NETWORK_INTERFACE_ID -> Optional.of(Ec2Offers::networkInterfaces);
            case EC2_VPC_ID -> Optional.of(Ec2Offers::vpcs);
            case AWS_REGION -> Optional.of(Ec2Offers::regions);
            case AWS_ACCOUNT_ID -> Optional.of(OrganizationOffers::accounts);
            case IAM_USER -> Optional.of(IamOffers::users);
            case IAM_ROLE -> Optional.of(IamOffers::roles);
            case IAM_ACCESS_KEY_ID -> Optional.of(IamOffers::accessKeys);
            case AUTOSCALING_GROUP -> Optional.of(ServiceOffers::autoScalingGroups);
            case ELBV2_TARGET_GROUP_ARN -> Optional.of(ServiceOffers::targetGroups);
            case GUARDDUTY_DETECTOR_ID -> Optional.of(GuardDutyOffers::detectors);
            case GUARDDUTY_FINDING_ID -> Optional.of(GuardDutyOffers::findings);
            case S3_BUCKET -> Optional.of(ServiceOffers::buckets);
            case KMS_KEY -> Optional.of(KmsOffers::keys);
            case LAMBDA_FUNCTION -> Optional.of(ServiceOffers::functions);
            case RDS_DATABASE -> Optional.of(ServiceOffers::databases);
            case SECRETSMANAGER_SECRET -> Optional.of(ServiceOffers::secrets);
            case STRING, TEXT, BOOLEAN, INTEGER, NUMBER, ENUM, TIMESTAMP, DURATION, AWS_ARN, GRAPH, JSON ->
                Optional.empty();
        };
    }
}
