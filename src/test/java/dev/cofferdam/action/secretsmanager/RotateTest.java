package dev.cofferdam.action.secretsmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.secretsmanager.Rotate.In;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tools.jackson.databind.node.ObjectNode;

class RotateTest extends OnAnAccount {
    private static final String ARN = "arn:aws:secretsmanager:us-east-1:111122223333:secret:orders/db-AbCdEf";
    private static final String FORMER = "0f0f0f0f-1111-2222-3333-444455556666";
    private static final In IN = new In("orders/db");

    private final Rotate action = new Rotate();

    @Override
    protected SimulatedAccount openIn(Path place) {
        return SimulatedAccount.openWith(place, world -> {
            secret(world, "orders/db").put("function", "arn:aws:lambda:us-east-1:111122223333:function:rotate");
            secret(world, "by-hand");
            secret(world, "deleted").put("owner", "rds").put("deleted", "2026-11-20T00:00:00Z");
            secret(world, "stuck").put("owner", "rds").put("pending", "aaaa0000-1111-2222-3333-444455556666");
        });
    }

    private static ObjectNode secret(ObjectNode world, String name) {
        return world.withObject("secrets")
                .withArray("all")
                .addObject()
                .put("name", name)
                .put("created", "2026-01-01T00:00:00Z")
                .put("current", FORMER);
    }

    @Override
    protected Object state(SimulatedAccount of) {
        return of.world().get("secrets");
    }

    private void settle() {
        account.pass(Duration.ofMinutes(1));
    }

    @Test
    void makesANewVersionCurrentAndNotesTheFormer() {
        var plan = run(action, IN);

        assertThat(plan.changes()).singleElement().satisfies(c -> {
            assertThat(c.resource()).isEqualTo(ARN);
            assertThat(c.before().asString()).isEqualTo(FORMER);
        });
        assertThat(action.verify(IN, account.aws).rotated()).isFalse();
        settle();
        var out = action.verify(IN, account.aws);
        assertThat(out.rotated()).isTrue();
        assertThat(out.currentVersion())
                .isEqualTo(plan.changes().getFirst().after().asString());
        assertThat(out.previousVersion()).isEqualTo(FORMER);
        assertThat(out.rotatedAt()).isEqualTo("2026-11-23T22:00:30Z");
        assertThat(action.plan(IN, account.aws).changes()).isEmpty();
        assertThat(action.undo(plan).restore()).isEmpty();
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void rotatesOnceWhereverItIsInterrupted() {
        interruptForGood(action, IN, a -> {
            a.pass(Duration.ofMinutes(1));
            assertThat(action.verify(IN, a.aws).previousVersion()).isEqualTo(FORMER);
        });
    }

    @Test
    void rotatesOnceMoreForAnotherStep() {
        run(action, IN);
        settle();
        var first = action.verify(IN, account.aws).currentVersion();
        var other = account.aws.step("again");

        action.apply(IN, action.plan(IN, other), other);
        settle();

        assertThat(action.verify(IN, other).previousVersion()).isEqualTo(first);
        assertThat(action.plan(IN, account.aws).changes())
                .as("of the first step")
                .isEmpty();
    }

    @Nested
    class WhileItIsUnderWay {
        @Test
        void isDoneButNotReached() {
            run(action, IN);
            var out = action.verify(IN, account.aws);

            assertThat(action.plan(IN, account.aws).changes()).isEmpty();
            assertThat(action.progress("rotated", IN, out, account.aws).reached())
                    .isFalse();
            settle();
            assertThat(action.progress("rotated", IN, out, account.aws).reached())
                    .isTrue();
        }

        @Test
        void cannotGetThereWhereSomebodyRotatedTwiceSince() {
            run(action, IN);
            for (var i = 0; i < 2; i++) {
                settle();
                account.client(SecretsManagerClient.class).rotateSecret(r -> r.secretId("orders/db"));
            }
            settle();

            refuses(
                    () -> action.progress("rotated", IN, action.verify(IN, account.aws), account.aws),
                    "RotationGone",
                    "rotated it twice since");
        }
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void refusesOneThatNothingCanRotate() {
            refuses(() -> action.plan(new In("by-hand"), account.aws), "NoRotation", "Change it where it is used");
        }

        @Test
        void refusesOneThatWasDeleted() {
            refuses(() -> action.plan(new In("deleted"), account.aws), "InvalidRequestException", "RestoreSecret");
        }

        @Test
        void refusesOneWhoseRotationIsStuck() {
            refuses(() -> action.plan(new In("stuck"), account.aws), "RotationUnderWay", "aaaa0000");
        }

        @Test
        void refusesOneThatIsNotThere() {
            refuses(() -> action.plan(new In("nobodys"), account.aws), "NoSuchSecret", "us-east-1");
        }

        @Test
        void isFoundByItsArnAsWell() {
            assertThat(action.plan(new In(ARN), account.aws).changes())
                    .isEqualTo(action.plan(IN, account.aws).changes());
        }
    }
}
