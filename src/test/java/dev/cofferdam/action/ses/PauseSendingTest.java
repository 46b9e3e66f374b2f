package dev.cofferdam.action.ses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ses.PauseSending.In;
import dev.cofferdam.action.ses.PauseSending.Out;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import tools.jackson.databind.node.BooleanNode;

class PauseSendingTest extends OnAnAccount {
    private static final In ACCOUNT = new In(null);
    private static final In SET = new In("newsletter");

    private final PauseSending action = new PauseSending();
    private final Out done = new Out(true);

    @Override
    protected SimulatedAccount openIn(Path place) {
        return SimulatedAccount.openWith(
                place,
                world -> world.putObject("mail").putArray("senders").addObject().put("id", "set:newsletter"));
    }

    @Override
    protected Object state(SimulatedAccount of) {
        var ses = of.client(SesV2Client.class);
        return List.of(
                ses.getAccount(r -> {}).sendingEnabled(),
                ses.getConfigurationSet(r -> r.configurationSetName("newsletter"))
                        .sendingOptions()
                        .sendingEnabled());
    }

    static List<In> both() {
        return List.of(ACCOUNT, SET);
    }

    @Test
    void pausesTheAccountInTheRegionAndGoesOn() {
        var plan = thereAndBack(action, ACCOUNT, done);

        assertThat(plan.changes())
                .containsExactly(new Change(
                        "SES of account 111122223333 in us-east-1",
                        "SendingEnabled",
                        BooleanNode.TRUE,
                        BooleanNode.FALSE));
        assertThat(plan.warnings()).contains("Other regions go on sending.");
    }

    @Test
    void pausesAConfigurationSetAloneAndGoesOn() {
        var plan = thereAndBack(action, SET, done);
        run(action, SET);
        run(action, ACCOUNT);
        takeBack(action, plan);

        assertThat(plan.changes())
                .extracting(Change::resource)
                .containsExactly("arn:aws:ses:us-east-1:111122223333:configuration-set/newsletter");
        assertThat(state(account)).isEqualTo(List.of(false, true));
        callsOnlyWhatItDeclares(action);
    }

    @ParameterizedTest
    @MethodSource("both")
    void survivesEveryInterruption(In in) {
        interruptEverywhere(
                action, in, a -> assertThat(action.verify(in, a.aws)).isEqualTo(done));
    }

    @Test
    void leavesOtherRegionsAlone() {
        run(action, ACCOUNT);

        assertThat(account.session
                        .client(SesV2Client.class, "eu-west-1")
                        .getAccount(r -> {})
                        .sendingEnabled())
                .isTrue();
    }

    @Nested
    class BeforeAndAfter {
        @Test
        void refusesAConfigurationSetThatIsNotThere() {
            refuses(() -> action.plan(new In("nobodys"), account.aws), "NoSuchConfigurationSet", "us-east-1");
        }

        @Test
        void isDoneWhereItIsPaused() {
            run(action, ACCOUNT);

            assertThat(action.plan(ACCOUNT, account.aws).changes()).isEmpty();
        }

        @Test
        void saysWhoSendsAgain() {
            var plan = run(action, ACCOUNT);

            assertThat(undoOf(action, plan).warnings())
                    .containsExactly("Whoever may send by it sends again, the attacker too if they still may.");
        }

        @Test
        void cannotGoOnWhereAwsHasShutItDown() {
            var shut = folder.resolve("shut");
            try (var other = SimulatedAccount.openWith(
                    shut,
                    world -> world.putObject("mail")
                            .putArray("senders")
                            .addObject()
                            .put("id", "account")
                            .put("enforcement", "SHUTDOWN"))) {
                var plan = action.plan(ACCOUNT, other.aws);
                action.apply(ACCOUNT, plan, other.aws);

                var undo = action.planUndo(action.undo(plan), other.aws);

                assertThat(undo.changes()).isEmpty();
                assertThat(undo.warnings()).singleElement().asString().contains("AWS has shut sending down");
            }
        }
    }
}
