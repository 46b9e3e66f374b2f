package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class DeactivateMfaDeviceTest extends OnTheRange {
    private static final String OWN = "arn:aws:iam::111122223333:mfa/jmartin";
    private static final String FOREIGN = "arn:aws:iam::111122223333:mfa/new-phone";
    private static final DeactivateMfaDevice.In IN = new DeactivateMfaDevice.In("jmartin", FOREIGN);

    private final DeactivateMfaDevice action = new DeactivateMfaDevice();
    private final DeactivateMfaDevice.Out done = new DeactivateMfaDevice.Out(List.of(OWN));

    @Override
    void prepare(ObjectNode world) {
        ((ArrayNode) row(world, "users", "jmartin").get("mfa_devices")).add(FOREIGN);
    }

    @Test
    void takesTheOneDeviceAndLeavesTheOthers() {
        var plan = thereForGood(action, IN, done);

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.resource()).isEqualTo(FOREIGN);
            assertThat(change.before().path("UserName").asString()).isEqualTo("jmartin");
            assertThat(change.before().has("EnableDate")).isTrue();
            assertThat(change.after().isNull()).isTrue();
        });
    }

    @Test
    void survivesEveryInterruption() {
        interruptForGood(action, IN, a -> assertThat(action.verify(IN, a.aws)).isEqualTo(done));
    }

    @Test
    void callsWhatItDeclares() {
        run(action, IN);
        action.plan(new DeactivateMfaDevice.In("jmartin", OWN), account.aws);

        callsOnlyWhatItDeclares(action);
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void warnsWhenThePasswordAloneIsLeft() {
            assertThat(action.plan(IN, account.aws).warnings()).noneMatch(w -> w.contains("last device"));

            run(action, IN);

            assertThat(action.plan(new DeactivateMfaDevice.In("jmartin", OWN), account.aws)
                            .warnings())
                    .anyMatch(w -> w.contains("last device"));
        }

        @Test
        void isDoneWhereTheUserHasNoSuchDevice() {
            assertThat(action.plan(new DeactivateMfaDevice.In("ci-deploy", OWN), account.aws)
                            .changes())
                    .isEmpty();
        }

        @Test
        void failsForAUserThatIsNotThere() {
            assertThatThrownBy(() -> action.plan(new DeactivateMfaDevice.In("nobody", OWN), account.aws))
                    .isInstanceOf(NoSuchEntityException.class);
        }
    }
}
