package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

class DeleteAccessKeyTest extends OnTheRange {
    private static final String ACTIVE = "AKIAEXAMPLECIDEPLOY1";
    private static final String INACTIVE = "AKIAEXAMPLECIDEPLOY0";
    private static final DeleteAccessKey.In IN = new DeleteAccessKey.In("ci-deploy", INACTIVE);

    private final DeleteAccessKey action = new DeleteAccessKey();
    private final DeleteAccessKey.Out deleted = new DeleteAccessKey.Out(false);

    @Test
    void deletesAnInactiveKeyAndLogsWhatItWas() {
        var plan = thereForGood(action, IN, deleted);

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.resource()).isEqualTo(INACTIVE);
            assertThat(change.before().path("UserName").asString()).isEqualTo("ci-deploy");
            assertThat(change.before().path("Status").asString()).isEqualTo("Inactive");
            assertThat(change.before().at("/LastUsed/ServiceName").asString()).isEqualTo("ecr");
            assertThat(change.after().isNull()).isTrue();
        });
        assertThat(somebody().listAccessKeys(r -> r.userName("ci-deploy")).accessKeyMetadata())
                .extracting(k -> k.accessKeyId())
                .containsExactly(ACTIVE);
    }

    @Test
    void survivesEveryInterruption() {
        interruptForGood(action, IN, a -> assertThat(action.verify(IN, a.aws)).isEqualTo(deleted));
    }

    @Test
    void callsWhatItDeclares() {
        run(action, IN);

        callsOnlyWhatItDeclares(action);
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void tellsWhenTheKeyWasLastUsed() {
            assertThat(action.plan(IN, account.aws).warnings())
                    .contains("This key was last used at 2026-11-14T22:00:00Z, for ecr in us-east-1.");
        }

        @Test
        void refusesAKeyThatIsActive() {
            refuses(
                    () -> action.plan(new DeleteAccessKey.In("ci-deploy", ACTIVE), account.aws),
                    "KeyStillActive",
                    "iam.deactivate-access-key");
        }

        @Test
        void deletesNoKeyThatSomebodyActivatedAfterThePlan() {
            var plan = action.plan(IN, account.aws);
            somebody()
                    .updateAccessKey(
                            r -> r.userName("ci-deploy").accessKeyId(INACTIVE).status("Active"));

            refuses(() -> action.apply(IN, plan, account.aws), "KeyStillActive", INACTIVE);
        }

        @Test
        void failsForAUserThatIsNotThere() {
            assertThatThrownBy(() -> action.plan(new DeleteAccessKey.In("nobody", INACTIVE), account.aws))
                    .isInstanceOf(NoSuchEntityException.class);
        }
    }
}
