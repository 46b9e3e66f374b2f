package dev.cofferdam.action.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.Change;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.ResourceInUseException;
import tools.jackson.databind.node.ObjectNode;

class DisableEventSourcesTest extends OnTheRange {
    private static final DisableEventSources.In IN = new DisableEventSources.In(ORDERS);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final DisableEventSources action = new DisableEventSources();
    private final DisableEventSources.Out disabled = new DisableEventSources.Out(0, 3);

    @Override
    void prepare(ObjectNode functions, ObjectNode orders) {
        feed(functions);
    }

    private static String mapping(String id) {
        return "arn:aws:lambda:us-east-1:111122223333:event-source-mapping:" + id;
    }

    @Test
    void disablesThoseOfTheFunctionAndItsAliasesAndBack() {
        var plan = thereAndBack(action, IN, disabled);

        assertThat(plan.changes())
                .extracting(Change::resource)
                .containsExactly(mapping(OF_FUNCTION), mapping(OF_ALIAS));
        assertThat(plan.warnings()).anyMatch(w -> w.startsWith(STREAM + " does not reach orders-import:live"));
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void leavesThoseOfOtherFunctions() {
        run(action, IN);

        assertThat(somebody()
                        .getEventSourceMapping(r -> r.uuid("0d0d0d0d-1111-4222-8333-444455556666"))
                        .state())
                .isEqualTo("Enabled");
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action, IN, a -> assertThat(action.verify(IN, a.aws)).isEqualTo(disabled));
    }

    @Test
    void canBeWaitedFor() {
        run(action, IN);
        assertThat(action.progress("disabled", IN, disabled, account.aws).detail())
                .isEqualTo("1 of 3 disabled");

        account.pass(A_MINUTE);

        assertThat(action.progress("disabled", IN, disabled, account.aws).reached())
                .isTrue();
    }

    @Nested
    class WhileOneIsOnItsWay {
        @Test
        void lambdaRefusesToChangeIt() {
            run(action, IN);

            assertThatThrownBy(() -> somebody()
                            .updateEventSourceMapping(r -> r.uuid(OF_FUNCTION).enabled(true)))
                    .isInstanceOf(ResourceInUseException.class);
        }

        @Test
        void waitsBeforeItChangesIt() {
            somebody().updateEventSourceMapping(r -> r.uuid(OF_FUNCTION).enabled(false));
            account.pass(A_MINUTE);
            somebody().updateEventSourceMapping(r -> r.uuid(OF_FUNCTION).enabled(true));

            run(action, IN);

            assertThat(action.verify(IN, account.aws)).isEqualTo(disabled);
        }
    }

    @Test
    void isDoneWhereNothingFeedsIt() {
        run(action, IN);

        assertThat(action.plan(IN, account.aws).changes()).isEmpty();
    }

    @Test
    void tellsOfAFunctionThatIsNotThere() {
        refuses(
                () -> action.plan(new DisableEventSources.In("nobodys"), account.aws),
                "NoSuchFunction",
                "Check its name and its region");
    }
}
