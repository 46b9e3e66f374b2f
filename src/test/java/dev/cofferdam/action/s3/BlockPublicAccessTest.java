package dev.cofferdam.action.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class BlockPublicAccessTest extends OnTheRange {
    private static final BlockPublicAccess.In NEVER_SET = new BlockPublicAccess.In(LEAKY, false);
    private static final BlockPublicAccess.In PARTLY = new BlockPublicAccess.In(LOGS, false);
    private static final BlockPublicAccess.In ACCOUNT = new BlockPublicAccess.In(null, true);

    private final BlockPublicAccess action = new BlockPublicAccess();
    private final BlockPublicAccess.Out blocked = new BlockPublicAccess.Out(true);

    @Override
    void prepare(ObjectNode storage) {
        bucket(storage, LOGS)
                .putObject("settings")
                .putObject("publicAccessBlock")
                .put("blockPublicAcls", true)
                .put("ignorePublicAcls", true)
                .put("blockPublicPolicy", false)
                .put("restrictPublicBuckets", false);
    }

    static List<BlockPublicAccess.In> everywhere() {
        return List.of(NEVER_SET, PARTLY, ACCOUNT);
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void blocksAndRestores(BlockPublicAccess.In in) {
        var plan = thereAndBack(action, in, blocked);

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.after().path("RestrictPublicBuckets").asBoolean()).isTrue();
            assertThat(change.before().isNull()).isEqualTo(!in.equals(PARTLY));
        });
        assertThat(plan.resources())
                .containsExactly(in.bucket() == null ? "111122223333" : "arn:aws:s3:::" + in.bucket());
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void survivesEveryInterruption(BlockPublicAccess.In in) {
        interruptEverywhere(
                action, in, a -> assertThat(action.verify(in, a.aws)).isEqualTo(blocked));
    }

    @Test
    void callsWhatItDeclares() {
        everywhere().forEach(in -> takeBack(action, run(action, in)));

        callsWhatIamCallsOtherwise(action);
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void takesEitherABucketOrTheAccount() {
            for (var in : List.of(
                    new BlockPublicAccess.In(LEAKY, true),
                    new BlockPublicAccess.In(null, false),
                    new BlockPublicAccess.In("", false)))
                refuses(() -> action.plan(in, account.aws), "InvalidInput", "exactly one");
        }

        @Test
        void refusesABucketThatIsNotThere() {
            refuses(
                    () -> action.plan(new BlockPublicAccess.In("nobodys", false), account.aws),
                    "ResourceGone",
                    "bucket nobodys is gone");
        }
    }

    @Nested
    class TakenBack {
        @Test
        void warnsThatItIsPublicAgain() {
            var undo = undoOf(action, run(action, NEVER_SET));

            assertThat(undo.warnings()).singleElement().asString().contains("public again");
        }

        @Test
        void tellsThatSomebodyChangedItSince() {
            var plan = run(action, NEVER_SET);
            somebody()
                    .putPublicAccessBlock(
                            r -> r.bucket(LEAKY).publicAccessBlockConfiguration(b -> b.blockPublicAcls(true)));

            assertThat(undoOf(action, plan).warnings()).anyMatch(w -> w.contains("Somebody changed"));
        }

        @Test
        void isNothingForABucketThatIsGone() {
            var plan = run(action, NEVER_SET);
            account.close();
            account = dev.cofferdam.action.SimulatedAccount.openWith(
                    folder.resolve("case"), world -> ((ObjectNode) world.get("storage")).putArray("buckets"));

            var undo = undoOf(action, plan);

            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("is gone");
        }
    }
}
