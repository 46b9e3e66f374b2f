package dev.cofferdam.action.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.Fault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import tools.jackson.databind.node.ObjectNode;

class DescribeExposureTest extends OnTheRange {
    private final DescribeExposure action = new DescribeExposure();

    @Override
    void prepare(ObjectNode storage) {
        var points = storage.putArray("access_points");
        for (var i = 0; i < 1200; i++)
            points.addObject().put("name", "point-" + i).put("bucket", LEAKY);
        points.addObject().put("name", "other").put("bucket", QUIET);
    }

    private DescribeExposure.Out describe(String bucket) {
        return action.read(new DescribeExposure.In(bucket), account.aws);
    }

    @Nested
    class ABucketThatWasLeftOpen {
        @Test
        void isPublicByItsPolicyAndByItsAcl() {
            var out = describe(LEAKY);

            assertThat(out.isPublic()).isTrue();
            assertThat(out.publicBecause()).hasSize(2);
            assertThat(out.blocksPublicAccess()).isFalse();
            assertThat(out.aclsEnabled()).isTrue();
            assertThat(out.aclGrantees())
                    .containsExactly(PARTNER, Exposure.ALL_USERS, "http://acs.amazonaws.com/groups/s3/LogDelivery");
        }

        @Test
        void losesWhatIsInItAndSpreadsIt() {
            var out = describe(LEAKY);

            assertThat(out.versioning()).isEqualTo("Enabled");
            assertThat(out.objectLock()).isFalse();
            assertThat(out.logsTo()).isEmpty();
            assertThat(out.expiringRules()).containsExactly("purge");
            assertThat(out.replicatesTo()).containsExactly("arn:aws:s3:::somebody-elses");
            assertThat(out.notifies()).containsExactly("arn:aws:lambda:us-east-1:111122223333:function:f");
            assertThat(out.website()).isTrue();
            assertThat(out.accessPoints()).hasSize(1200).contains("point-1199").doesNotContain("other");
        }

        @Test
        void isKeptAsOneDocument() {
            var out = describe(LEAKY);

            var json = Json.MAPPER.readTree(account.aws.evidence("s3-harbour-exports-exposure.json"));
            assertThat(out.evidenceSha256()).hasSize(64);
            assertThat(json.at("/policy/Statement/0/Sid").asString()).isEqualTo("Everybody");
            assertThat(json.at("/lifecycle/Rules")).hasSize(2);
            assertThat(json.get("object_lock").isNull()).isTrue();
            assertThat(json.path("captured_at").asString()).isEqualTo("2026-11-23T22:00:00Z");
        }

        @Test
        void isNotPublicWhereTheAccountBlocksThat() {
            account.client(S3ControlClient.class)
                    .putPublicAccessBlock(r -> r.accountId("111122223333")
                            .publicAccessBlockConfiguration(
                                    b -> b.ignorePublicAcls(true).restrictPublicBuckets(true)));

            var out = describe(LEAKY);

            assertThat(out.isPublic()).isFalse();
            assertThat(out.blocksPublicAccess()).isFalse();
        }
    }

    @Test
    void aQuietBucketHasNothingToTell() {
        var out = describe(QUIET);

        assertThat(out.isPublic()).isFalse();
        assertThat(out.versioning()).isEqualTo("Off");
        assertThat(out.aclGrantees()).isEmpty();
        assertThat(out.unknown()).isEmpty();
        assertThat(out.website()).isFalse();
    }

    @Test
    void whatIsRefusedIsNotTakenForAbsent() {
        account.fails(Fault.of(Fault.Kind.DENY, "s3:GetBucketPolicy"));
        account.fails(Fault.of(Fault.Kind.DENY, "s3:ListAccessPoints"));

        var out = describe(LEAKY);

        assertThat(out.unknown()).containsExactly("policy", "access_points");
        assertThat(out.unknownReasons()).hasSize(2).anyMatch(r -> r.contains("s3:GetBucketPolicy"));
    }

    @Test
    void aBucketThatIsNotThereIsAnError() {
        fails(() -> describe("nobodys"), "NoSuchBucket");
        assertThat(account.aws.evidence).isEmpty();
    }

    @Test
    void aBucketOfAnotherRegionIsAnError() {
        account.close();
        account = dev.cofferdam.action.SimulatedAccount.openWith(
                folder.resolve("case"),
                world -> bucket((ObjectNode) world.get("storage"), QUIET).put("region", "eu-west-1"));

        fails(() -> describe(QUIET), "PermanentRedirect");
    }

    @Test
    void callsWhatItDeclares() {
        describe(LEAKY);

        callsWhatIamCallsOtherwise(action);
    }
}
