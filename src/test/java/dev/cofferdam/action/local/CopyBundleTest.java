package dev.cofferdam.action.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.CaseBundler;
import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class CopyBundleTest extends OnAnAccount {
    private static final String EVIDENCE = "harbour-evidence";
    private static final String QUIET = "harbour-quiet";
    private static final String UNTIL = "2027-11-23T00:00:00Z";
    private static final int SMALL = 3_000;
    private static final int LARGE = 12 << 20;
    private static final long PART = 5L << 20;
    private static final String KEY = "case/bundle/0000000000-" + "0".repeat(64) + "/case.zip";
    private static final CopyBundle.In IN = until(UNTIL);

    /** Source: Amazon S3 User Guide, "Required permissions for Amazon S3 API operations". */
    private static final Map<String, Set<String>> PERMISSIONS = Map.of(
            "s3:GetObjectLockConfiguration", Set.of("s3:GetBucketObjectLockConfiguration"),
            "s3:HeadObject", Set.of("s3:GetObject", "s3:ListBucket"),
            "s3:PutObject", Set.of("s3:PutObject", "s3:PutObjectTagging", "s3:PutObjectRetention"),
            "s3:CreateMultipartUpload", Set.of("s3:PutObject", "s3:PutObjectTagging", "s3:PutObjectRetention"),
            "s3:UploadPart", Set.of("s3:PutObject"),
            "s3:CompleteMultipartUpload", Set.of("s3:PutObject"),
            "s3:ListMultipartUploads", Set.of("s3:ListBucketMultipartUploads"));

    private final CopyBundle action = new CopyBundle(new NoiseBundler(SMALL), PART);
    private final CopyBundle inParts = new CopyBundle(new NoiseBundler(LARGE), PART);

    private static CopyBundle.In until(String time) {
        return new CopyBundle.In(EVIDENCE, null, time, false);
    }

    @Override
    protected SimulatedAccount openIn(Path place) {
        return SimulatedAccount.openWith(place, world -> {
            var buckets = world.putObject("storage").putArray("buckets");
            buckets.add(Json.object().put("name", QUIET).put("region", "us-east-1"));
            buckets.add(Json.MAPPER.readTree("""
                {"name": "harbour-evidence", "region": "us-east-1", "settings": {
                  "versioning": {"status": "Enabled"}, "lock": {"objectLockEnabled": "Enabled"}}}
                """));
        });
    }

    @Override
    protected Object state(SimulatedAccount of) {
        return of.world().get("storage");
    }

    private S3Client somebody() {
        return account.client(S3Client.class);
    }

    private static int versions(SimulatedAccount of) {
        return of.client(S3Client.class)
                .listObjectVersions(r -> r.bucket(EVIDENCE))
                .versions()
                .size();
    }

    @Nested
    class ABundle {
        @Test
        void isLockedUnderTheNameOfItsTipAndHasTheSumThatThisMachineComputed() {
            var plan = run(action, IN);
            var out = action.verify(IN, account.aws);

            assertThat(plan.changes()).singleElement().satisfies(change -> {
                assertThat(change.resource()).isEqualTo("arn:aws:s3:::harbour-evidence/" + KEY);
                assertThat(change.before().isNull()).isTrue();
                assertThat(change.after().path("Records").asLong()).isZero();
            });
            assertThat(out.evidenceKey()).isEqualTo(KEY);
            assertThat(out.size()).isEqualTo(SMALL);
            assertThat(out.sha256()).matches("[0-9a-f]{64}");
            assertThat(java.util.HexFormat.of()
                            .formatHex(java.util.Base64.getDecoder().decode(out.checksum())))
                    .isEqualTo(out.sha256());
            assertThat(out.agrees()).isTrue();
            assertThat(out.retainUntil()).isEqualTo(UNTIL);
            assertThatThrownBy(() -> somebody()
                            .deleteObject(r -> r.bucket(EVIDENCE).key(KEY).versionId(out.evidenceVersion())))
                    .isInstanceOf(AwsServiceException.class);
        }

        @Test
        void isTheSameOneWhenTheStepIsRunAgain() {
            run(action, IN);

            assertThat(action.plan(IN, account.aws).changes()).isEmpty();
            assertThat(action.plan(IN, account.aws).summary()).contains("already");
            assertThat(versions(account)).isEqualTo(1);
        }

        @Test
        void ofAStepThatComesLaterIsAnotherOne() {
            var later = account.aws.step("later");
            later.record("case.note", "meanwhile", Json.object());

            var plan = action.plan(IN, later);

            assertThat(plan.changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.resource())
                            .contains("/bundle/0000000001-" + "0".repeat(63) + "1/case.zip"));
        }

        @Test
        void withoutEvidenceHasAnotherName() {
            var alone = new CopyBundle.In(EVIDENCE, null, UNTIL, true);

            assertThat(action.plan(alone, account.aws).changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.resource()).endsWith("/case-log.zip"));
        }

        @Test
        void carriesTheTagsOfTheCase() {
            run(action, IN);

            assertThat(somebody()
                            .getObjectTagging(r -> r.bucket(EVIDENCE).key(KEY))
                            .tagSet())
                    .extracting(tag -> tag.key() + "=" + tag.value())
                    .containsExactlyInAnyOrder("cofferdam:case=case", "cofferdam:step=step");
        }

        @Test
        void thatIsLargeGoesInPartsWhoseSumsAreComparedToo() {
            run(inParts, IN);
            var out = inParts.verify(IN, account.aws);

            assertThat(out.size()).isEqualTo(LARGE);
            assertThat(out.checksum()).endsWith("-3");
            assertThat(out.agrees()).isTrue();
            assertThat(out.retainUntil()).isEqualTo(UNTIL);
        }

        @Test
        void isKeptLongerWhenToldLater() {
            run(action, IN);
            var longer = until("2030-01-01T00:00:00Z");

            var plan = run(action, longer);

            assertThat(plan.changes()).singleElement().satisfies(change -> {
                assertThat(change.before().asString()).isEqualTo(UNTIL);
                assertThat(change.after().asString()).isEqualTo("2030-01-01T00:00:00Z");
            });
            assertThat(action.plan(IN, account.aws).changes()).isEmpty();
            assertThat(versions(account)).isEqualTo(1);
        }

        @Test
        void isPutAboveWhatSomebodyElsePutThere() {
            somebody().putObject(r -> r.bucket(EVIDENCE).key(KEY), RequestBody.fromString("not ours"));

            assertThat(action.verify(IN, account.aws).agrees()).isFalse();
            run(action, IN);
            assertThat(action.verify(IN, account.aws).agrees()).isTrue();
        }

        @Test
        void isNotTakenBack() {
            var plan = run(action, IN);

            assertThat(action.undo(plan).restore()).isEmpty();
            takeBack(action, plan);
            assertThat(versions(account)).isEqualTo(1);
        }

        @Test
        void leavesNothingInTheTemporaryFolder() throws IOException {
            var before = temporary();
            run(inParts, IN);
            assertThat(temporary()).isEqualTo(before);
        }

        private List<Path> temporary() throws IOException {
            try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                return files.filter(file -> file.getFileName().toString().startsWith("cofferdam-bundle-"))
                        .sorted()
                        .toList();
            }
        }
    }

    @Nested
    class Interrupted {
        @Test
        void anywhereItComesThroughWithOneBundle() {
            interruptForGood(action, IN, of -> assertThat(versions(of)).isEqualTo(1));
        }

        @Test
        void anywhereInItsPartsItLeavesNoPartsBehind() {
            interruptForGood(inParts, IN, of -> {
                assertThat(versions(of)).isEqualTo(1);
                assertThat(of.client(S3Client.class)
                                .listMultipartUploads(r -> r.bucket(EVIDENCE))
                                .uploads())
                        .isEmpty();
            });
        }
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void refusesABucketWithoutObjectLock() {
            var in = new CopyBundle.In(QUIET, null, UNTIL, false);
            refuses(() -> action.plan(in, account.aws), "ObjectLockRequired", "can be deleted");
        }

        @Test
        void refusesATimeThatHasPassed() {
            refuses(() -> action.plan(until("2020-01-01T00:00:00Z"), account.aws), "InvalidInput", "future");
        }

        @Test
        void saysWhatCannotBeShortenedAndWhatIsInIt() {
            assertThat(action.plan(IN, account.aws).warnings())
                    .anyMatch(warning -> warning.contains("nor shorten it"))
                    .anyMatch(warning -> warning.contains("malware"));
        }

        @Test
        void sendsNothingOfACaseThatIsDamaged() {
            var damaged = new CopyBundle(new Failing(new CaseLogException("Record 2 was changed.")), PART);
            var plan = damaged.plan(IN, account.aws);

            assertThatThrownBy(() -> damaged.apply(IN, plan, account.aws)).isInstanceOf(CaseLogException.class);
            assertThat(account.aws.changesMade()).isZero();
        }

        @Test
        void sendsNothingWhereTheTemporaryFolderIsFull() {
            var full = new CopyBundle(new Failing(new IOException("No space left on device")), PART);
            var plan = full.plan(IN, account.aws);

            refuses(() -> full.apply(IN, plan, account.aws), "BundleFailed", "No space left on device");
            assertThat(account.aws.changesMade()).isZero();
        }

        private record Failing(Exception why) implements CaseBundler {
            @Override
            public Tip tip(String caseId) {
                return tip(caseId, 0);
            }

            @Override
            public Tip tip(String caseId, long seq) {
                return new Tip(seq, "0".repeat(64));
            }

            @Override
            public void bundle(String caseId, Tip upTo, boolean withEvidence, OutputStream to) throws IOException {
                if (why instanceof IOException e) throw e;
                throw (RuntimeException) why;
            }
        }
    }

    /** The range takes nothing that has another sum, as S3 does. */
    @Test
    void whatIsChangedOnItsWayIsNotTaken() {
        assertThatThrownBy(() -> somebody()
                        .putObject(
                                r -> r.bucket(EVIDENCE)
                                        .key("k")
                                        .checksumSHA256("n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg="),
                                RequestBody.fromString("changed")))
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("BadDigest"));
    }

    @Test
    void callsWhatItDeclares() {
        run(action, IN);
        run(action, until("2030-01-01T00:00:00Z"));
        account.fails(Fault.of(Fault.Kind.RESET_BEFORE, "s3:UploadPart").onCall(1));
        var later = account.aws.step("later");
        later.record("case.note", "meanwhile", Json.object());
        var plan = inParts.plan(IN, later);
        assertThatThrownBy(() -> inParts.apply(IN, plan, later)).hasMessageContaining("Connection reset");
        inParts.apply(IN, inParts.plan(IN, later), later);

        var declared = new HashSet<>(
                action.spec().permissions().stream().map(Permission::action).toList());
        var needed = new HashSet<String>();
        var made = new HashSet<>(account.aws.callsMade());
        made.addAll(later.callsMade());
        for (var call : made) needed.addAll(PERMISSIONS.getOrDefault(call, Set.of(call)));
        assertThat(needed).isEqualTo(declared);
    }
}
