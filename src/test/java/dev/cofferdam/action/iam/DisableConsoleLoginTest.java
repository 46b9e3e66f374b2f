package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

class DisableConsoleLoginTest extends OnTheRange {
    private static final DisableConsoleLogin.In IN = new DisableConsoleLogin.In("jmartin");

    private final DisableConsoleLogin action = new DisableConsoleLogin();
    private final DisableConsoleLogin.Out disabled = new DisableConsoleLogin.Out(false);

    @Test
    void deletesThePasswordAndLogsSinceWhenThereWasOne() {
        var plan = thereForGood(action, IN, disabled);

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.resource()).isEqualTo("arn:aws:iam::111122223333:user/jmartin");
            assertThat(change.before().path("CreateDate").asString()).isEqualTo("2024-12-23T22:00:00Z");
            assertThat(change.after().isNull()).isTrue();
        });
        assertThatThrownBy(() -> somebody().getLoginProfile(r -> r.userName("jmartin")))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void survivesEveryInterruption() {
        interruptForGood(action, IN, a -> assertThat(action.verify(IN, a.aws)).isEqualTo(disabled));
    }

    @Test
    void callsWhatItDeclares() {
        run(action, IN);

        callsOnlyWhatItDeclares(action);
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void offersTheQuarantineThatCanBeTakenBack() {
            assertThat(action.plan(IN, account.aws).warnings())
                    .anyMatch(w -> w.startsWith("This cannot be taken back. iam.quarantine-user"));

            run(new QuarantineUser(), new QuarantineUser.In("jmartin"));

            assertThat(action.plan(IN, account.aws).warnings()).noneMatch(w -> w.contains("iam.quarantine-user"));
        }

        @Test
        void isDoneForAUserWithoutAPassword() {
            assertThat(action.plan(new DisableConsoleLogin.In("ci-deploy"), account.aws)
                            .changes())
                    .isEmpty();
        }

        @Test
        void failsForAUserThatIsNotThere() {
            assertThatThrownBy(() -> action.plan(new DisableConsoleLogin.In("nobody"), account.aws))
                    .isInstanceOf(NoSuchEntityException.class);
        }
    }
}
