package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.FakeActionContext;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

class DeactivateAccessKeyTest {
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";

    private final FakeIam iam = new FakeIam();
    private final FakeActionContext aws = new FakeActionContext(Map.of(IamClient.class, iam));
    private final DeactivateAccessKey action = new DeactivateAccessKey();
    private final DeactivateAccessKey.In in = new DeactivateAccessKey.In("deploy", KEY);

    @BeforeEach
    void threeKeys() {
        iam.keys.putAll(Map.of("AKIAAAAAAAAAAAAAAAAA", "Active", "AKIABBBBBBBBBBBBBBBB", "Inactive", KEY, "Active"));
    }

    @Nested
    class AnActiveKey {
        @Test
        void isShownBeforeItIsTouched() {
            var plan = action.plan(in, aws);

            assertThat(plan.changes())
                    .containsExactly(Change.of(FakeIam.USER_ARN, "AccessKeyStatus/" + KEY, "Active", "Inactive"));
            assertThat(plan.warnings()).anyMatch(w -> w.contains("GetFederationToken"));
            assertThat(action.plan(in, aws)).isEqualTo(plan);
            assertThat(aws.changesMade()).isZero();
        }

        @Test
        void isInactiveAfterwardsAndDoneWhenPlannedAgain() {
            action.apply(in, action.plan(in, aws), aws);

            assertThat(action.verify(in, aws).keyStatus()).isEqualTo("Inactive");
            assertThat(action.plan(in, aws).changes()).isEmpty();
            assertThat(iam.keys).containsEntry("AKIAAAAAAAAAAAAAAAAA", "Active");
        }

        @Test
        void isActiveAgainAfterUndo() {
            var before = Map.copyOf(iam.keys);
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.changes())
                    .containsExactly(Change.of(FakeIam.USER_ARN, "AccessKeyStatus/" + KEY, "Inactive", "Active"));
            action.applyUndo(undo, aws);

            assertThat(iam.keys).isEqualTo(before);
            assertThat(action.planUndo(action.undo(plan), aws).changes()).isEmpty();
        }

        @Test
        void cannotBeActivatedAgainWhenSomebodyDeletedIt() {
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);
            iam.keys.remove(KEY);

            var undo = action.planUndo(action.undo(plan), aws);

            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("is gone");
        }
    }

    @Nested
    class NothingToDo {
        @Test
        void whenTheKeyIsInactiveAlready() {
            iam.keys.put(KEY, "Inactive");

            assertThat(action.plan(in, aws).changes()).isEmpty();
        }

        @Test
        void whenThereIsNoSuchKeyItSaysSo() {
            iam.keys.remove(KEY);

            assertThatThrownBy(() -> action.plan(in, aws))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining("has no access key " + KEY);
        }
    }
}
