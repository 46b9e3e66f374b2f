package dev.cofferdam.action.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.sns.Notify.In;
import dev.cofferdam.action.sns.Notify.Out;
import dev.cofferdam.range.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class NotifyTest extends OnAnAccount {
    private static final String ARN = "arn:aws:sns:us-east-1:111122223333:";
    private static final In IN = new In(ARN + "responders", "Incident", "Please look at the case.");
    private static final In IN_ORDER = new In(ARN + "responders.fifo", null, "Please look at the case.");

    private final Notify action = new Notify();

    @Override
    protected SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, NotifyTest::topics);
        opened.pass(Duration.ofMillis(1)); // saves it with what was left out
        return opened;
    }

    private static void topics(ObjectNode world) {
        var all = world.putObject("topics").putArray("all");
        all.addObject().put("name", "responders").put("subscribers", 2);
        all.addObject().put("name", "responders.fifo");
        all.addObject().put("name", "nobody").put("subscribers", 0).put("key", "alias/shop");
    }

    @Override
    protected Object state(SimulatedAccount of) {
        return of.world().get("topics");
    }

    private static List<JsonNode> messages(SimulatedAccount account, In to) {
        return account.world()
                .at("/topics/all")
                .valueStream()
                .filter(topic -> to.topic().endsWith(":" + topic.path("name").asString()))
                .flatMap(topic -> topic.path("messages").valueStream())
                .toList();
    }

    @Test
    void sendsOneMessageAndSaysWhich() {
        var plan = action.plan(IN, account.aws);
        assertThat(action.plan(IN, account.aws)).isEqualTo(plan);
        assertThat(plan.warnings()).isEmpty();
        assertThat(account.aws.changesMade()).isZero();
        assertThat(action.verify(IN, account.aws)).isEqualTo(new Out(false, "", ""));

        var out = action.apply(IN, plan, account.aws);

        assertThat(messages(account, IN)).singleElement().satisfies(message -> {
            assertThat(message.path("subject").asString()).isEqualTo("Incident");
            assertThat(message.path("text").asString()).isEqualTo("Please look at the case.");
            assertThat(message.path("id").asString()).isEqualTo(out.messageId());
        });
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void sendsNoSecondOneHoweverOftenTheStepIsRun() {
        var plan = action.plan(IN, account.aws);
        var out = action.apply(IN, plan, account.aws);

        assertThat(action.plan(IN, account.aws).changes()).isEmpty();
        assertThat(action.apply(IN, plan, account.aws)).isEqualTo(out);
        assertThat(messages(account, IN)).hasSize(1);
    }

    @Test
    void isOneMessageForEachStep() {
        run(action, IN);
        var other = account.aws.step("another");

        action.apply(IN, action.plan(IN, other), other);

        assertThat(messages(account, IN)).hasSize(2);
    }

    @Test
    void sendsAgainWhatAwsRefused() {
        account.fails(Fault.of(Fault.Kind.DENY, "sns:Publish").onCall(1));
        var plan = action.plan(IN, account.aws);
        assertThatThrownBy(() -> action.apply(IN, plan, account.aws)).hasMessageContaining("not authorized");

        assertThat(action.plan(IN, account.aws)).isEqualTo(plan);
        action.apply(IN, plan, account.aws);

        assertThat(messages(account, IN)).hasSize(1);
    }

    @Test
    void warnsOfATopicThatNobodyReads() {
        var warnings =
                action.plan(new In(ARN + "nobody", null, "Hello"), account.aws).warnings();

        assertThat(warnings).anyMatch(w -> w.contains("Nobody has confirmed"));
        assertThat(warnings).anyMatch(w -> w.contains("alias/shop"));
    }

    @Test
    void refusesWhatSnsWouldNotTake() {
        refuses(
                () -> action.plan(new In(ARN + "elsewhere", null, "Hello"), account.aws),
                "NoSuchTopic",
                "There is no topic " + ARN + "elsewhere");
        refuses(() -> action.plan(new In(ARN + "responders", null, " "), account.aws), "InvalidInput", "no message");
        refuses(
                () -> action.plan(new In(ARN + "responders", "x".repeat(100), "Hello"), account.aws),
                "InvalidInput",
                "less than 100 characters");
        refuses(
                () -> action.plan(new In(ARN + "responders", null, "é".repeat(131_073)), account.aws),
                "InvalidInput",
                "256 KiB");
        refuses(
                () -> action.plan(new In("arn:aws:sqs:us-east-1:1:q", null, "Hello"), account.aws),
                "InvalidInput",
                "no ARN");
    }

    @Nested
    class AnAnswerThatWasLost {
        private Plan lose(In in, Fault.Kind kind) {
            var agreed = action.plan(in, account.aws);
            account.fails(Fault.of(kind, "sns:Publish").onCall(1));
            assertThatThrownBy(() -> action.apply(in, agreed, account.aws)).isInstanceOf(SdkClientException.class);
            return agreed;
        }

        @ParameterizedTest
        @EnumSource(
                value = Fault.Kind.class,
                names = {"RESET_BEFORE", "RESET_AFTER"})
        void isAnotherPlanThatSaysSo(Fault.Kind kind) {
            var agreed = lose(IN, kind);

            var again = action.plan(IN, account.aws);

            assertThat(again.warnings()).first().asString().contains("no answer came: it may have arrived");
            assertThat(agreed.changes()).doesNotContainAnyElementsOf(again.changes());
            assertThat(action.verify(IN, account.aws).sent()).isFalse();
            assertThat(messages(account, IN)).hasSize(kind == Fault.Kind.RESET_AFTER ? 1 : 0);
        }

        @Test
        void isSentOnceMoreWhenSomebodyAgreesToThat() {
            lose(IN, Fault.Kind.RESET_AFTER);

            run(action, IN);

            assertThat(messages(account, IN)).hasSize(2);
            assertThat(action.plan(IN, account.aws).changes()).isEmpty();
        }

        @Test
        void doesNotMatterWhereTheTopicKnowsAMessageAgain() {
            var agreed = lose(IN_ORDER, Fault.Kind.RESET_AFTER);

            assertThat(action.plan(IN_ORDER, account.aws)).isEqualTo(agreed);
            action.apply(IN_ORDER, agreed, account.aws);

            assertThat(messages(account, IN_ORDER)).hasSize(1);
        }

        @Test
        void mattersThereTooWhenTheTopicHasForgottenTheMessage() {
            lose(IN_ORDER, Fault.Kind.RESET_AFTER);
            account.pass(Duration.ofMinutes(6));

            assertThat(action.plan(IN_ORDER, account.aws).warnings()).anyMatch(w -> w.contains("may have arrived"));
        }
    }

    @Test
    void reachesATopicInOrderOnceHoweverOftenTheConnectionBreaks() {
        interruptForGood(
                action, IN_ORDER, a -> assertThat(messages(a, IN_ORDER)).hasSize(1));
    }
}
