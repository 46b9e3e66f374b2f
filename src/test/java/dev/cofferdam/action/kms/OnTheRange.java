package dev.cofferdam.action.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kms.KmsClient;
import tools.jackson.databind.node.ObjectNode;

/** A step on the keys of the simulated account, and what its tests have in common. */
abstract class OnTheRange {
    static final String ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
    static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/" + ID;
    static final String ALIAS = "alias/storefront";
    static final String OF_AWS = "alias/aws/ebs";

    @TempDir
    Path folder;

    SimulatedAccount account;

    @BeforeEach
    void open() {
        account = openIn(folder.resolve("case"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private SimulatedAccount openIn(Path place) {
        return SimulatedAccount.openWith(place, world -> {
            var keys = world.putObject("keys").putArray("all");
            keys.addObject()
                    .put("id", "0000aaaa-12ab-34cd-56ef-1234567890ab")
                    .put("alias", OF_AWS)
                    .put("created", "2025-01-01T00:00:00Z")
                    .put("state", "enabled")
                    .put("of_aws", true);
            prepare(keys.addObject()
                    .put("id", ID)
                    .put("alias", ALIAS)
                    .put("created", "2025-06-01T00:00:00Z")
                    .put("state", "enabled")
                    .put("of_aws", false));
        });
    }

    /** The key that the tests work on. */
    void prepare(ObjectNode key) {}

    /** Somebody else, whose calls are not the step's. */
    KmsClient somebody() {
        return account.client(KmsClient.class);
    }

    /** All keys, but for what is new each time: when a deletion is due, what a grant made again is called. */
    static Object keys(SimulatedAccount account) {
        var keys = (ObjectNode) account.world().get("keys");
        for (var key : keys.withArray("all")) {
            ((ObjectNode) key).remove("deletion");
            key.path("grants").forEach(grant -> ((ObjectNode) grant).remove(List.of("id", "created")));
        }
        return keys;
    }

    <I extends Record> Plan run(ChangeAction<I, ?> action, I in) {
        var plan = action.plan(in, account.aws);
        action.apply(in, plan, account.aws);
        return plan;
    }

    Plan undoOf(ChangeAction<?, ?> action, Plan plan) {
        return action.planUndo(action.undo(plan), account.aws);
    }

    /** Plan, apply, verify, plan again: nothing; undo twice, and all is as it was, with no call but those declared. */
    <I extends Record, O extends Record> Plan thereAndBack(ChangeAction<I, O> action, I in, O done) {
        var before = keys(account);
        assertThat(action.verify(in, account.aws)).isNotEqualTo(done);
        var plan = action.plan(in, account.aws);
        assertThat(plan.changes()).isNotEmpty();
        assertThat(action.plan(in, account.aws)).isEqualTo(plan);
        assertThat(account.aws.changesMade()).isZero();

        assertThat(action.apply(in, plan, account.aws)).isEqualTo(done);
        assertThat(action.apply(in, plan, account.aws)).isEqualTo(done);
        assertThat(action.verify(in, account.aws)).isEqualTo(done);
        assertThat(action.plan(in, account.aws).changes()).isEmpty();

        var undo = undoOf(action, plan);
        assertThat(undo.changes()).hasSameSizeAs(plan.changes());
        action.applyUndo(undo, account.aws);
        action.applyUndo(undo, account.aws);
        assertThat(undoOf(action, plan).changes()).isEmpty();
        assertThat(keys(account)).isEqualTo(before);
        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(account.aws.callsMade());
        return plan;
    }

    <I extends Record> void interruptEverywhere(ChangeAction<I, ?> action, I in, Consumer<SimulatedAccount> once) {
        var tried = new Interruptions<>(action, in, this::openIn, OnTheRange::keys, a -> {})
                .everywhere(folder.resolve("interrupted"), once);
        assertThat(tried).isPositive();
    }

    static void refuses(ThrowingCallable call, String code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ActionException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(message);
        });
    }
}
