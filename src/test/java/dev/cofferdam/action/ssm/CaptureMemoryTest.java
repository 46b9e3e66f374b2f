package dev.cofferdam.action.ssm;

import static dev.cofferdam.action.SimulatedAccount.WEB_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ssm.CaptureMemory.In;
import dev.cofferdam.action.ssm.CaptureMemory.Out;
import dev.cofferdam.range.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Command;
import tools.jackson.databind.node.ObjectNode;

class CaptureMemoryTest extends OnAnAccount {
    private static final String TOOL = "https://tools.example.com/avml";
    private static final String SHA256 = "0123456789abcdef".repeat(4);
    private static final String EVIDENCE = "kept-evidence";
    private static final String OPEN = "open-evidence";
    private static final long SIZE = 8L << 30;

    /** What IAM calls it, where that is not what the API does. Source: Amazon S3 User Guide, "Required permissions". */
    private static final Map<String, Set<String>> PERMISSIONS = Map.of(
            "s3:GetObjectLockConfiguration", Set.of("s3:GetBucketObjectLockConfiguration"),
            "s3:HeadObject", Set.of("s3:GetObject", "s3:ListBucket"),
            "s3:ListMultipartUploads", Set.of("s3:ListBucketMultipartUploads"),
            "s3:ListParts", Set.of("s3:ListMultipartUploadParts"),
            "s3:CreateMultipartUpload", Set.of("s3:PutObject"),
            "s3:CompleteMultipartUpload", Set.of("s3:PutObject"));

    private final CaptureMemory action = new CaptureMemory();
    private final In in = in(EVIDENCE, TOOL);

    private static In in(String bucket, String tool) {
        return new In(WEB_1, bucket, null, tool, SHA256, null);
    }

    @Override
    protected SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, CaptureMemoryTest::buckets);
        opened.pass(Duration.ofMillis(1)); // saves it with what was left out
        return opened;
    }

    private static void buckets(ObjectNode world) {
        var buckets = world.withObject("storage").withArray("buckets");
        var settings = buckets.addObject().put("name", EVIDENCE).putObject("settings");
        settings.putObject("versioning").put("status", "Enabled");
        settings.putObject("lock").put("objectLockEnabled", "Enabled");
        buckets.addObject().put("name", OPEN);
    }

    @Override
    protected Object state(SimulatedAccount of) {
        return objects(of);
    }

    private static List<String> objects(SimulatedAccount account) {
        return account.client(S3Client.class).listObjectVersions(r -> r.bucket(EVIDENCE)).versions().stream()
                .map(ObjectVersion::key)
                .toList();
    }

    private static List<Command> commands(SimulatedAccount account) {
        return account.client(SsmClient.class)
                .listCommands(r -> r.instanceId(WEB_1))
                .commands();
    }

    @Nested
    class ARunningInstance {
        @Test
        void isImagedIntoTheBucketWithTheSameSumsOnBothSides() {
            var plan = action.plan(in, account.aws);
            assertThat(action.plan(in, account.aws)).isEqualTo(plan);
            assertThat(plan.changes()).extracting(Change::attribute).containsExactly("Commands/memory", "Image");
            assertThat(account.aws.changesMade()).isZero();

            var out = action.apply(in, plan, account.aws);

            assertThat(out.size()).isEqualTo(SIZE);
            assertThat(out.agrees()).isTrue();
            assertThat(out.sha256()).hasSize(64);
            assertThat(out.checksum()).endsWith("-16");
            assertThat(objects(account)).containsExactly(out.key());
            assertThat(account.client(S3Client.class)
                            .listMultipartUploads(r -> r.bucket(EVIDENCE))
                            .uploads())
                    .isEmpty();
            assertThat(action.plan(in, account.aws).changes()).isEmpty();
            assertThat(action.verify(in, account.aws)).isEqualTo(out);
            callsOnlyWhatIsPermitted();
        }

        @Test
        void isTidyAfterwards() {
            run(action, in);

            // the image, sixteen parts by eight, the removal
            assertThat(commands(account))
                    .hasSize(4)
                    .last()
                    .satisfies(last -> assertThat(last.comment()).contains("removal"));
        }

        @Test
        void isImagedOnceHoweverOftenTheConnectionBreaks() {
            interruptForGood(action, in, a -> {
                assertThat(objects(a)).hasSize(1);
                assertThat(commands(a))
                        .filteredOn(c -> c.comment().contains("memory image"))
                        .hasSize(1);
                assertThat(action.verify(in, a.aws).agrees()).isTrue();
            });
        }

        private void callsOnlyWhatIsPermitted() {
            var needed = new TreeSet<String>();
            account.aws.callsMade().forEach(call -> needed.addAll(PERMISSIONS.getOrDefault(call, Set.of(call))));
            assertThat(action.spec().permissions())
                    .extracting(Permission::action)
                    .containsExactlyInAnyOrderElementsOf(needed);
        }
    }

    /** An address by which anybody could write to the bucket. */
    @Nested
    class ASignedAddress {
        @Test
        void isInNoRecordPlanOutputOrTrail() {
            var plan = action.plan(in, account.aws);
            var out = action.apply(in, plan, account.aws);

            assertThat(account.aws.log.records).noneMatch(record -> leaks(record.toString()));
            assertThat(leaks(plan.toString() + out)).isFalse();
            assertThat(leaks(account.world().toString())).isFalse();
            assertThat(account.aws.evidence).isEmpty();
        }

        private static boolean leaks(String text) {
            return text.matches("(?s).*X-Amz-Signature=[0-9a-f]{8}.*");
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isByAToolThatIsNotTheOneThatWasNamed() {
            var altered = in(EVIDENCE, "https://tools.example.com/altered");

            refuses(
                    () -> action.apply(altered, action.plan(altered, account.aws), account.aws),
                    "CommandFailed",
                    "its SHA-256 differs, and it was not run");

            assertThat(objects(account)).isEmpty();
        }

        @Test
        void isWithAnAgentThatDoesNotReport() {
            account.client(Ec2Client.class).stopInstances(r -> r.instanceIds(WEB_1));
            account.pass(Duration.ofMinutes(2));

            refuses(() -> action.plan(in, account.aws), "AgentNotOnline", "ssm.check-agent");
        }

        @Test
        void isIntoABucketThatIsNotThere() {
            refuses(() -> action.plan(in("nowhere", TOOL), account.aws), "NoSuchBucket", "no bucket nowhere");
        }

        @ParameterizedTest
        @CsvSource({
            "http://tools.example.com/avml,,begin with https",
            "https://x/a'; reboot #,,plain signs",
            "https://x/$(reboot),,plain signs",
            "https://x/avml,/tmp/$(reboot),A folder",
            "https://x/avml,/tmp/../etc,A folder",
            "https://x/avml,relative,A folder"
        })
        void isByWhatCouldBeMoreThanAnAddress(String tool, @Nullable String place, String message) {
            refuses(
                    () -> action.plan(new In(WEB_1, EVIDENCE, null, tool, SHA256, place), account.aws),
                    "InvalidInput",
                    message);
        }
    }

    @Test
    void warnsOfABucketWithoutALock() {
        assertThat(action.plan(in, account.aws).warnings()).noneMatch(w -> w.contains("Object Lock"));
        assertThat(action.plan(in(OPEN, TOOL), account.aws).warnings())
                .anyMatch(w -> w.contains("Bucket open-evidence has no Object Lock"));
    }

    @Test
    void goesOnWithThePartsThatAreMissing() {
        account.fails(Fault.of(Fault.Kind.DENY, "ssm:SendCommand").onCall(3));
        var plan = action.plan(in, account.aws);
        assertThatThrownBy(() -> action.apply(in, plan, account.aws)).hasMessageContaining("not authorized");

        var out = action.apply(in, action.plan(in, account.aws), account.aws);

        assertThat(out.agrees()).isTrue();
        assertThat(commands(account))
                .filteredOn(c -> c.comment().contains("memory parts"))
                .hasSize(2);
    }

    @Test
    void isNotThereBefore() {
        assertThat(action.verify(in, account.aws)).isEqualTo(new Out("", 0, "", "", false));
    }
}
