package dev.cofferdam.action.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.events.DisableRule.In;
import dev.cofferdam.action.events.DisableRule.Out;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

class DisableRuleTest extends OnAnAccount {
    private static final String PARTNER = "aws.partner/example.com/harbour";
    private static final String TARGET = "arn:aws:lambda:us-east-1:111122223333:function:come-back";
    private static final In BY_SCHEDULE = new In("every-hour", null);
    private static final In ON_TRAIL = new In("watch-the-watchers", "default");
    private static final In OF_PARTNER = new In("orders", PARTNER);

    private final DisableRule action = new DisableRule();
    private final Out disabled = new Out(true);

    @Override
    protected SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, world -> {
            var rules = world.putObject("rules").putArray("all");
            rules.addObject()
                    .put("name", "every-hour")
                    .put("schedule", "rate(1 hour)")
                    .putArray("targets")
                    .add(TARGET);
            rules.addObject()
                    .put("name", "watch-the-watchers")
                    .put("description", "what responders do")
                    .put("pattern", "{\"source\":[\"aws.iam\"]}")
                    .put("role", "arn:aws:iam::111122223333:role/events")
                    .put("state", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
            rules.addObject().put("bus", PARTNER).put("name", "orders").put("pattern", "{\"source\":[\"shop\"]}");
            rules.addObject().put("name", "of-a-service").put("managed_by", "autoscaling.amazonaws.com");
        });
        opened.client(EventBridgeClient.class).describeRule(r -> r.name("every-hour")); // writes defaults out
        return opened;
    }

    @Override
    protected Object state(SimulatedAccount of) {
        return of.world().get("rules");
    }

    static List<In> rules() {
        return List.of(BY_SCHEDULE, ON_TRAIL, OF_PARTNER);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void disablesItAndEnablesItAsItWas(In in) {
        var plan = thereAndBack(action, in, disabled);

        assertThat(plan.changes()).singleElement().extracting(Change::attribute).isEqualTo("State");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void survivesEveryInterruption(In in) {
        interruptEverywhere(
                action, in, a -> assertThat(action.verify(in, a.aws)).isEqualTo(disabled));
    }

    @Test
    void namesWhatIsNotStartedAnyMore() {
        assertThat(action.plan(BY_SCHEDULE, account.aws).warnings())
                .containsExactly(
                        "It starts its targets by a schedule, rate(1 hour); what is missed is not made up for.",
                        TARGET + " is not started by it any more.");
    }

    @Test
    void callsOnlyWhatItDeclares() {
        for (var in : rules()) takeBack(action, run(action, in));

        callsOnlyWhatItDeclares(action);
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void isDoneWhereItIsDisabled() {
            run(action, OF_PARTNER);

            assertThat(action.plan(OF_PARTNER, account.aws).changes()).isEmpty();
        }

        @Test
        void refusesARuleOfAService() {
            refuses(
                    () -> action.plan(new In("of-a-service", null), account.aws),
                    "ManagedRule",
                    "managed by autoscaling.amazonaws.com");
        }

        @Test
        void tellsOfARuleThatIsNotThere() {
            refuses(() -> action.plan(new In("orders", null), account.aws), "NoSuchRule", "on event bus default");
        }
    }

    @Nested
    class TakenBack {
        @Test
        void keepsWhatSomebodyChangedOfTheRuleSince() {
            var plan = run(action, ON_TRAIL);
            account.client(EventBridgeClient.class)
                    .putRule(r -> r.name(ON_TRAIL.rule())
                            .eventPattern("{\"source\":[\"aws.sts\"]}")
                            .state("DISABLED"));

            takeBack(action, plan);

            var rule = account.client(EventBridgeClient.class).describeRule(r -> r.name(ON_TRAIL.rule()));
            assertThat(rule.eventPattern()).contains("aws.sts");
            assertThat(rule.stateAsString()).isEqualTo("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
        }
    }
}
