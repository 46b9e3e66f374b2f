package dev.cofferdam.action;

import static dev.cofferdam.action.SimulatedAccount.WEB_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Prerequisite.Answer;
import dev.cofferdam.action.Prerequisite.Asked;
import dev.cofferdam.action.rds.CreateSnapshot;
import dev.cofferdam.action.ssm.CollectVolatile;
import dev.cofferdam.range.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import tools.jackson.databind.node.ObjectNode;

class PrerequisiteTest {
    @TempDir
    Path folder;

    private SimulatedAccount account;

    @BeforeEach
    void open() {
        account = SimulatedAccount.openWith(folder, PrerequisiteTest::seed);
    }

    @AfterEach
    void close() {
        account.close();
    }

    private static void seed(ObjectNode world) {
        var buckets = world.withObject("storage").withArray("buckets");
        var settings = buckets.addObject().put("name", "kept").putObject("settings");
        settings.putObject("versioning").put("status", "Enabled");
        settings.putObject("lock").put("objectLockEnabled", "Enabled");
        buckets.addObject().put("name", "plain");
        buckets.addObject().put("name", "far").put("region", "eu-west-1");
        var snapshots = world.withObject("databases").withArray("snapshots");
        IntStream.range(0, 100)
                .forEach(i -> snapshots.addObject().put("name", "manual-" + i).put("of", "shop"));
    }

    private Answer answer(Prerequisite prerequisite, Map<String, String> inputs) {
        return prerequisite.answer(new Asked(account.aws.clients(), "us-east-1", inputs));
    }

    @Nested
    class AnEvidenceBucket {
        private final EvidenceBucket bucket = new EvidenceBucket("bucket", "bucket_region");

        @Test
        void holdsWhenNothingInItCanBeLost() {
            assertThat(answer(bucket, Map.of("bucket", "kept")))
                    .isEqualTo(new Answer.Holds("kept in us-east-1 is versioned, locked and encrypted."));
        }

        @Test
        void lacksWhatWouldKeepIt() {
            assertThat(answer(bucket, Map.of("bucket", "plain")))
                    .isEqualTo(new Answer.Lacks(
                            "Bucket plain has no versioning, no Object Lock: evidence in it is not safe. Turn"
                                    + " it on, or name another bucket."));
        }

        @Test
        void isLookedForInItsRegion() {
            assertThat(answer(bucket, Map.of("bucket", "far")))
                    .isEqualTo(new Answer.Lacks("Bucket far is not in us-east-1. Name its region as bucket_region."));
            assertThat(answer(bucket, Map.of("bucket", "far", "bucket_region", "eu-west-1")))
                    .isInstanceOf(Answer.Lacks.class);
        }

        @Test
        void isNotKnownWhereItIsDenied() {
            account.fails(Fault.of(Fault.Kind.DENY, "s3:GetBucketVersioning"));

            assertThat(answer(bucket, Map.of("bucket", "kept"))).isInstanceOf(Answer.Unknown.class);
        }
    }

    @Nested
    class AQuota {
        private final List<Prerequisite> ofSnapshots = new CreateSnapshot().prerequisites();

        @Test
        void lacksRoomWhenAllOfItIsUsed() {
            assertThat(answer(ofSnapshots.getFirst(), Map.of()))
                    .isInstanceOfSatisfying(
                            Answer.Lacks.class,
                            lacks -> assertThat(lacks.why())
                                    .contains(
                                            "All 100 of the quota Manual DB instance snapshots are used in us-east-1",
                                            "L-272F1212"));
        }

        @Test
        void isNotKnownWhereThereIsNone() {
            var unheardOf = new Quota("ebs", "L-00000000", "Unheard of", _ -> java.util.stream.Stream.empty());

            assertThat(answer(unheardOf, Map.of())).isInstanceOf(Answer.Unknown.class);
        }
    }

    @Nested
    class AnAgent {
        private final Prerequisite agent = new CollectVolatile().prerequisites().getFirst();

        @Test
        void lacksWhenItDoesNotReportAnyMore() {
            assertThat(answer(agent, Map.of("instance", WEB_1))).isInstanceOf(Answer.Holds.class);
            var ec2 = account.client(Ec2Client.class);
            ec2.describeIamInstanceProfileAssociations().iamInstanceProfileAssociations().stream()
                    .filter(association -> association.instanceId().equals(WEB_1))
                    .forEach(association ->
                            ec2.disassociateIamInstanceProfile(r -> r.associationId(association.associationId())));

            assertThat(answer(agent, Map.of("instance", WEB_1)))
                    .isInstanceOfSatisfying(
                            Answer.Lacks.class,
                            lacks -> assertThat(lacks.why()).contains(WEB_1 + " is ConnectionLost since"));
        }

        @Test
        void lacksWhereThereIsNone() {
            assertThat(answer(agent, Map.of("instance", "i-00000000000000000")))
                    .isInstanceOfSatisfying(
                            Answer.Lacks.class, lacks -> assertThat(lacks.why()).contains("knows no agent"));
        }
    }
}
