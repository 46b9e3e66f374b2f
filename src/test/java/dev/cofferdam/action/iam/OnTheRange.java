package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A step on the principals of the simulated account, and what its tests have in common. */
abstract class OnTheRange {
    static final String DENY_ALL = "arn:aws:iam::aws:policy/AWSDenyAll";

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

    /** What the scenario lacks, as the saved account has it. */
    void prepare(ObjectNode world) {}

    private SimulatedAccount openIn(Path place) {
        return SimulatedAccount.openWith(place, this::prepare);
    }

    /** Somebody else, whose calls are not the step's. */
    IamClient somebody() {
        return account.client(IamClient.class);
    }

    /** One of the tables of a saved account, by what its row is called. */
    static ObjectNode row(ObjectNode world, String table, String name) {
        return StreamSupport.stream(world.withArray(table).spliterator(), false)
                .filter(row -> row.path("name").asString("").equals(name))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** All principals, with attachments and groups in no order and documents but for white space, as in IAM. */
    static Object principals(SimulatedAccount account) {
        var world = (ObjectNode) account.world();
        var found = world.objectNode();
        for (var table : new String[] {"users", "groups", "roles"}) {
            found.set(table, world.withArray(table));
            for (var row : found.withArray(table)) {
                sort((ObjectNode) row, "groups");
                sort((ObjectNode) row.path("policies"), "attached");
                parse((ObjectNode) row.at("/policies/inline"));
                if (row.has("trust"))
                    ((ObjectNode) row)
                            .set("trust", PolicyJson.parse(row.get("trust").asString()));
            }
        }
        return found;
    }

    private static void parse(ObjectNode documents) {
        documents
                .properties()
                .forEach(d -> d.setValue(PolicyJson.parse(d.getValue().asString())));
    }

    private static void sort(ObjectNode object, String list) {
        if (!(object.get(list) instanceof ArrayNode array)) return;
        var sorted = new TreeSet<String>();
        array.forEach(item -> sorted.add(item.asString()));
        array.removeAll();
        sorted.forEach(array::add);
    }

    <I extends Record> Plan run(ChangeAction<I, ?> action, I in) {
        var plan = action.plan(in, account.aws);
        action.apply(in, plan, account.aws);
        return plan;
    }

    void takeBack(ChangeAction<?, ?> action, Plan plan) {
        action.applyUndo(action.planUndo(action.undo(plan), account.aws), account.aws);
    }

    Plan undoOf(ChangeAction<?, ?> action, Plan plan) {
        return action.planUndo(action.undo(plan), account.aws);
    }

    /** Plan, apply, verify, plan again: nothing; undo twice, and all is as it was, with no call but those declared. */
    <I extends Record, O extends Record> Plan thereAndBack(ChangeAction<I, O> action, I in, O done) {
        var before = principals(account);
        assertThat(action.verify(in, account.aws)).isNotEqualTo(done);
        var plan = action.plan(in, account.aws);
        assertThat(plan.changes()).isNotEmpty();
        assertThat(action.plan(in, account.aws)).isEqualTo(plan);
        assertThat(account.aws.changesMade()).isZero();

        assertThat(action.apply(in, plan, account.aws)).isEqualTo(done);
        assertThat(action.verify(in, account.aws)).isEqualTo(done);
        assertThat(action.plan(in, account.aws).changes()).isEmpty();

        var undo = undoOf(action, plan);
        assertThat(undo.changes()).hasSameSizeAs(plan.changes());
        action.applyUndo(undo, account.aws);
        action.applyUndo(undo, account.aws);
        assertThat(undoOf(action, plan).changes()).isEmpty();
        assertThat(principals(account)).isEqualTo(before);
        return plan;
    }

    /** After every action that was tried in the test. */
    void callsOnlyWhatItDeclares(ChangeAction<?, ?> action) {
        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(account.aws.callsMade());
    }

    <I extends Record> void interruptEverywhere(ChangeAction<I, ?> action, I in, Consumer<SimulatedAccount> once) {
        var tried = new Interruptions<>(action, in, this::openIn, OnTheRange::principals, a -> {})
                .everywhere(folder.resolve("interrupted"), once);
        assertThat(tried).isPositive();
    }

    /** Plan, apply, verify, plan again: nothing, and nothing that could be taken back. */
    <I extends Record, O extends Record> Plan thereForGood(ChangeAction<I, O> action, I in, O done) {
        assertThat(action.verify(in, account.aws)).isNotEqualTo(done);
        var plan = action.plan(in, account.aws);
        assertThat(plan.changes()).isNotEmpty();
        assertThat(action.plan(in, account.aws)).isEqualTo(plan);
        assertThat(account.aws.changesMade()).isZero();

        assertThat(action.apply(in, plan, account.aws)).isEqualTo(done);
        assertThat(action.apply(in, plan, account.aws)).isEqualTo(done);
        assertThat(action.verify(in, account.aws)).isEqualTo(done);
        assertThat(action.plan(in, account.aws).changes()).isEmpty();
        assertThat(action.undo(plan).restore()).isEmpty();
        return plan;
    }

    <I extends Record> void interruptForGood(ChangeAction<I, ?> action, I in, Consumer<SimulatedAccount> once) {
        var tried = new Interruptions<>(action, in, this::openIn, OnTheRange::principals, a -> {})
                .forwardOnly(folder.resolve("interrupted"), once);
        assertThat(tried).isPositive();
    }

    static void refuses(ThrowingCallable call, String code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ActionException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(message);
        });
    }
}
