package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.caselog.Json;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

class QuarantineUserTest {
    private static final String KEY = "user/CofferdamQuarantine";
    private static final String FORMER = "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"s3:* plus+more\"}]}";

    private final FakeIam iam = new FakeIam();
    private final FakeActionContext aws = new FakeActionContext(Map.of(IamClient.class, iam));
    private final QuarantineUser action = new QuarantineUser();
    private final QuarantineUser.In in = new QuarantineUser.In("deploy");

    @Test
    void showsTheDenyBeforeItIsWritten() {
        var plan = action.plan(in, aws);

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.resource()).isEqualTo(FakeIam.USER_ARN);
            assertThat(change.attribute()).isEqualTo("InlinePolicy/CofferdamQuarantine");
            assertThat(change.before().isNull()).isTrue();
            assertThat(change.after().at("/Statement/0/Effect").asString()).isEqualTo("Deny");
            assertThat(change.after().at("/Statement/0/Action").asString()).isEqualTo("*");
        });
        assertThat(plan.warnings()).anyMatch(w -> w.contains("Nobody is exempt"));
        assertThat(action.plan(in, aws)).isEqualTo(plan);
        assertThat(aws.changesMade()).isZero();
        assertThat(action.verify(in, aws).quarantined()).isFalse();
    }

    @Test
    void deniesEverythingAndIsDoneWhenPlannedAgain() {
        action.apply(in, action.plan(in, aws), aws);

        assertThat(action.verify(in, aws).quarantined()).isTrue();
        assertThat(action.plan(in, aws).changes()).isEmpty();
    }

    @Test
    void failsForAUserThatIsNotThere() {
        assertThatThrownBy(() -> action.plan(new QuarantineUser.In("nobody"), aws))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Nested
    class TakenBack {
        @Test
        void removesThePolicy() {
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);

            action.applyUndo(action.planUndo(action.undo(plan), aws), aws);

            assertThat(iam.policies).isEmpty();
            assertThat(action.planUndo(action.undo(plan), aws).changes()).isEmpty();
        }

        @Test
        void restoresWhatWasThereUnderThatName() {
            iam.policies.put(KEY, FORMER);
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);

            action.applyUndo(action.planUndo(action.undo(plan), aws), aws);

            assertThat(Json.MAPPER.readTree(iam.policies.get(KEY))).isEqualTo(Json.MAPPER.readTree(FORMER));
        }

        @Test
        void warnsWhenSomebodyChangedItSince() {
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);
            iam.policies.put(KEY, FORMER);

            var undo = action.planUndo(action.undo(plan), aws);

            assertThat(undo.changes()).hasSize(1);
            assertThat(undo.warnings()).singleElement().asString().startsWith("Somebody changed");
        }

        @Test
        void isNothingWhenTheUserIsGone() {
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);
            iam.userExists = false;

            var undo = action.planUndo(action.undo(plan), aws);

            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("user deploy is gone");
        }

        @Test
        void canBeRepeated() {
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);
            var undo = action.planUndo(action.undo(plan), aws);

            action.applyUndo(undo, aws);
            action.applyUndo(undo, aws);

            assertThat(iam.policies).isEmpty();
        }
    }
}
