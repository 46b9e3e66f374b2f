package dev.cofferdam.action.s3;

import static dev.cofferdam.action.s3.VersionsTest.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.range.Fault;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import tools.jackson.databind.node.ObjectNode;

class CopyToEvidenceTest extends OnTheRange {
    private static final String UNTIL = "2027-11-23T00:00:00Z";
    private static final String SHA256 = "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=";
    private static final String KEY = "case/harbour-exports/loot.zip/v1";
    private static final CopyToEvidence.In SMALL = of("loot.zip", UNTIL);
    private static final CopyToEvidence.In LARGE = of("image.raw", UNTIL);

    private final CopyToEvidence action = new CopyToEvidence();

    private static CopyToEvidence.In of(String key, String until) {
        return new CopyToEvidence.In(LEAKY, key, null, EVIDENCE, null, until);
    }

    @Override
    void prepare(ObjectNode storage) {
        bucket(storage, LEAKY)
                .putArray("versions")
                .add(version("loot.zip", "v1", "2026-11-23T20:00:00Z")
                        .put("size", 4096)
                        .put("sha256", SHA256))
                .add(version("loot.zip", "v0", "2026-11-20T20:00:00Z").put("size", 12))
                .add(version("image.raw", "i1", "2026-11-23T20:00:00Z").put("size", (5L << 30) + 1))
                .add(version("cold.raw", "c1", "2026-11-23T20:00:00Z").put("storage_class", "DEEP_ARCHIVE"));
        bucket(storage, QUIET)
                .putArray("versions")
                .add(version("plain", "null", "2026-11-23T20:00:00Z").put("etag", "\"abc\""));
    }

    private int copies() {
        var evidence = somebody().listObjectVersions(r -> r.bucket(EVIDENCE));
        return evidence.versions().size();
    }

    @Nested
    class ACopy {
        @Test
        void isLockedAndHasTheSameSha256() {
            var plan = run(action, SMALL);
            var out = action.verify(SMALL, account.aws);

            assertThat(plan.changes())
                    .singleElement()
                    .satisfies(c -> assertThat(c.resource()).isEqualTo("arn:aws:s3:::harbour-evidence/" + KEY));
            assertThat(out.evidenceKey()).isEqualTo(KEY);
            assertThat(out.size()).isEqualTo(4096);
            assertThat(out.checksum()).isEqualTo(SHA256);
            assertThat(out.sha256())
                    .isEqualTo(HexFormat.of().formatHex(Base64.getDecoder().decode(SHA256)));
            assertThat(out.retainUntil()).isEqualTo(UNTIL);
            assertThat(action.plan(SMALL, account.aws).changes()).isEmpty();
            fails(
                    () -> somebody()
                            .deleteObject(r -> r.bucket(EVIDENCE).key(KEY).versionId(out.evidenceVersion())),
                    "AccessDenied");
        }

        @Test
        void carriesTheTagsOfTheCase() {
            run(action, SMALL);

            assertThat(somebody()
                            .getObjectTagging(r -> r.bucket(EVIDENCE).key(KEY))
                            .tagSet())
                    .extracting(t -> t.key() + "=" + t.value())
                    .containsExactlyInAnyOrder("cofferdam:case=case", "cofferdam:step=step");
        }

        @Test
        void isMadeInPartsAboveFiveGibibytes() {
            var plan = run(action, LARGE);
            var out = action.verify(LARGE, account.aws);

            assertThat(plan.warnings()).anyMatch(w -> w.contains("copied in parts"));
            assertThat(out.size()).isEqualTo((5L << 30) + 1);
            assertThat(out.checksum()).endsWith("-6");
            assertThat(out.sha256()).isEmpty();
            assertThat(out.retainUntil()).isEqualTo(UNTIL);
        }

        @Test
        void isOfTheVersionThatIsNamed() {
            var in = new CopyToEvidence.In(LEAKY, "loot.zip", "v0", EVIDENCE, "us-east-1", UNTIL);
            run(action, in);

            assertThat(action.verify(in, account.aws).size()).isEqualTo(12);
        }

        @Test
        void isFoundByItsETagWhereThereIsNoVersioning() {
            var in = new CopyToEvidence.In(QUIET, "plain", null, EVIDENCE, null, UNTIL);
            run(action, in);

            assertThat(action.verify(in, account.aws).evidenceKey()).isEqualTo("case/harbour-quiet/plain/abc");
        }

        @Test
        void isKeptLongerWhenToldLater() {
            run(action, SMALL);
            var longer = of("loot.zip", "2030-01-01T00:00:00Z");

            var plan = run(action, longer);

            assertThat(plan.changes()).singleElement().satisfies(c -> {
                assertThat(c.before().asString()).isEqualTo(UNTIL);
                assertThat(c.after().asString()).isEqualTo("2030-01-01T00:00:00Z");
            });
            assertThat(action.verify(longer, account.aws).retainUntil()).isEqualTo("2030-01-01T00:00:00Z");
            assertThat(action.plan(SMALL, account.aws).changes()).isEmpty();
            assertThat(copies()).isEqualTo(1);
        }

        @Test
        void isNotTakenBack() {
            var plan = run(action, SMALL);

            assertThat(action.undo(plan).restore()).isEmpty();
            assertThat(undoOf(action, plan).changes()).isEmpty();
            takeBack(action, plan);
            assertThat(copies()).isEqualTo(1);
        }
    }

    @Nested
    class AnInterruption {
        @Test
        void afterTheCopyMakesNoSecondOne() {
            account.fails(Fault.of(Fault.Kind.RESET_AFTER, "s3:CopyObject").onCall(1));
            breaks(SMALL);

            assertThat(action.plan(SMALL, account.aws).changes()).isEmpty();
            assertThat(copies()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"CreateMultipartUpload", "UploadPartCopy", "CompleteMultipartUpload"})
        void ofACopyInPartsLeavesNoPartsBehind(String operation) {
            for (var kind : new Fault.Kind[] {Fault.Kind.RESET_BEFORE, Fault.Kind.RESET_AFTER}) {
                account.fails(Fault.of(kind, "s3:" + operation).onCall(1));
                breaks(LARGE);
            }
            var plan = action.plan(LARGE, account.aws);
            if (!plan.changes().isEmpty()) action.apply(LARGE, plan, account.aws);

            assertThat(action.plan(LARGE, account.aws).changes()).isEmpty();
            assertThat(copies()).isEqualTo(1);
            assertThat(somebody().listMultipartUploads(r -> r.bucket(EVIDENCE)).uploads())
                    .isEmpty();
        }

        private void breaks(CopyToEvidence.In in) {
            var plan = action.plan(in, account.aws);
            if (plan.changes().isEmpty()) return;
            try {
                action.apply(in, plan, account.aws);
            } catch (SdkClientException e) {
                assertThat(e).hasMessageContaining("Connection reset");
            }
        }
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void refusesABucketWithoutObjectLock() {
            var in = new CopyToEvidence.In(LEAKY, "loot.zip", null, LOGS, null, UNTIL);

            refuses(() -> action.plan(in, account.aws), "ObjectLockRequired", "can be deleted");
        }

        @Test
        void refusesATimeThatHasPassed() {
            refuses(() -> action.plan(of("loot.zip", "2020-01-01T00:00:00Z"), account.aws), "InvalidInput", "future");
        }

        @Test
        void refusesWhatIsArchived() {
            refuses(() -> action.plan(of("cold.raw", UNTIL), account.aws), "InvalidObjectState", "restore it first");
        }

        @Test
        void failsForAnObjectThatIsNotThere() {
            fails(() -> action.plan(of("nobodys", UNTIL), account.aws), "NoSuchKey");
        }
    }

    @Test
    void callsWhatItDeclares() {
        run(action, SMALL);
        run(action, of("loot.zip", "2030-01-01T00:00:00Z"));
        account.fails(
                Fault.of(Fault.Kind.RESET_BEFORE, "s3:CompleteMultipartUpload").onCall(1));
        new AnInterruption().breaks(LARGE);
        run(action, LARGE);

        callsWhatIamCallsOtherwise(action);
    }
}
