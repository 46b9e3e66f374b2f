package dev.cofferdam.range.s3;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.InvalidObjectStateException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.NoSuchPublicAccessBlockConfigurationException;
import software.amazon.awssdk.services.s3control.model.S3ControlException;

/** The service as a whole, which has two clients. */
public final class S3 {
    private S3() {}

    public static SimulatedService<S3Client> service() {
        return new SimulatedService<>(
                S3Client.class,
                "s3",
                "S3",
                false,
                "SlowDown",
                "AccessDenied",
                S3Exception::builder,
                Map.of(
                        "NoSuchBucket", NoSuchBucketException::builder,
                        "NoSuchKey", NoSuchKeyException::builder,
                        "NoSuchUpload", NoSuchUploadException::builder,
                        "InvalidObjectState", InvalidObjectStateException::builder),
                List.of(
                        new ServicePart<>(BucketNames.class, BucketNames::new),
                        new ServicePart<>(BucketPolicies.class, BucketPolicies::new),
                        new ServicePart<>(PublicAccess.class, PublicAccess::new),
                        new ServicePart<>(Grants.class, Grants::new),
                        new ServicePart<>(Configurations.class, Configurations::new),
                        new ServicePart<>(Versions.class, Versions::new),
                        new ServicePart<>(Objects.class, Objects::new),
                        new ServicePart<>(Uploads.class, Uploads::new)));
    }

    public static SimulatedService<S3ControlClient> control() {
        return new SimulatedService<>(
                S3ControlClient.class,
                "s3",
                "S3Control",
                false,
                "SlowDown",
                "AccessDenied",
                S3ControlException::builder,
                Map.of(PublicAccess.MISSING, NoSuchPublicAccessBlockConfigurationException::builder),
                List.of(new ServicePart<>(Account.class, Account::new)));
    }
}
