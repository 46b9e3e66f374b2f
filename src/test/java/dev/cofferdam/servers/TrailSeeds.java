package dev.cofferdam.servers;

import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What records and what is asked about it: CloudTrail, Config, saved queries; and whom AWS tells. */
final class TrailSeeds {
    private final MadeOnce made;
    private final StorageSeeds storage;

    TrailSeeds(MadeOnce made, StorageSeeds storage) {
        this.made = made;
        this.storage = storage;
    }

    /** Moto shows no selectors until some are put; AWS shows the one that a trail begins with. */
    String trail() {
        return made.once("trail", () -> {
            made.client(S3Client.class).createBucket(r -> r.bucket("harbour-audit-logs"));
            var trails = made.client(CloudTrailClient.class);
            trails.createTrail(r -> r.name("harbour-audit")
                    .s3BucketName("harbour-audit-logs")
                    .isMultiRegionTrail(true)
                    .enableLogFileValidation(true));
            trails.putEventSelectors(r -> r.trailName("harbour-audit")
                    .eventSelectors(EventSelector.builder()
                            .readWriteType(ReadWriteType.ALL)
                            .includeManagementEvents(true)
                            .build()));
            trails.startLogging(r -> r.name("harbour-audit"));
            return "harbour-audit";
        });
    }

    String eventDataStore() {
        return made.once(
                "eventDataStore",
                () -> made.client(CloudTrailClient.class)
                        .createEventDataStore(r -> r.name("lake").multiRegionEnabled(false))
                        .eventDataStoreArn());
    }

    String recorder() {
        return made.once("recorder", () -> {
            var bucket = storage.bucket();
            var config = made.client(ConfigClient.class);
            config.putConfigurationRecorder(r -> r.configurationRecorder(c -> c.name("default")
                    .roleARN("arn:aws:iam::123456789012:role/config")
                    .recordingGroup(g -> g.allSupported(true).includeGlobalResourceTypes(true))));
            config.putDeliveryChannel(
                    r -> r.deliveryChannel(c -> c.name("default").s3BucketName(bucket)));
            config.startConfigurationRecorder(r -> r.configurationRecorderName("default"));
            return "default";
        });
    }

    String savedQuery() {
        return made.once("savedQuery", () -> {
            var logs = made.client(CloudWatchLogsClient.class);
            logs.createLogGroup(r -> r.logGroupName("/harbour/storefront"));
            logs.putQueryDefinition(r -> r.name("incident/who-signed-in")
                    .queryString("fields @message")
                    .logGroupNames("/harbour/storefront"));
            return "incident/who-signed-in";
        });
    }

    String savedSelect() {
        return made.once("savedSelect", () -> {
            made.client(AthenaClient.class)
                    .createNamedQuery(r -> r.name("who-signed-in")
                            .database("audit")
                            .queryString("SELECT who FROM trail")
                            .workGroup("primary"));
            return "who-signed-in";
        });
    }

    String securityContact() {
        return made.once("securityContact", () -> {
            made.client(AccountClient.class)
                    .putAlternateContact(r -> r.alternateContactType("SECURITY")
                            .name("SOC")
                            .title("SOC")
                            .emailAddress("soc@harbour.example")
                            .phoneNumber("+31 10 0000000"));
            return "soc@harbour.example";
        });
    }
}
