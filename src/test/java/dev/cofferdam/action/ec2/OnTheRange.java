package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.Fault;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.range.RangeSession;
import dev.cofferdam.range.RangeSessions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A step in the simulated account of the compromised web server, and what its tests have in common. */
abstract class OnTheRange {
    static final String WEB_1 = "i-0c0ffee0bad0c0de1";
    static final String BASTION = "i-0ba5710000000000b";
    static final String PENTEST = "i-0bed00000000000aa";
    static final String STOPPED = "i-0de0000000000b01d";
    static final String SPOT = "i-0ba7c0000000000d1";
    static final String NOBODY = "i-0123456789abcdef0";
    static final String ROOT = "vol-0aaaaaaaaaaaaaaa1";
    static final String DATA = "vol-0aaaaaaaaaaaaaaa2";

    @TempDir
    Path folder;

    RangeSession session;
    FakeActionContext aws;

    @BeforeEach
    void open() {
        var now = Clock.fixed(Instant.parse("2026-11-23T22:00:00Z"), ZoneOffset.UTC);
        session = new RangeSessions(now, Pacing.NONE).open(new Target.Range("ec2-compromise"), folder);
        aws = new FakeActionContext(session, "step");
    }

    @AfterEach
    void close() {
        session.close();
    }

    /** A client of somebody else, whose calls are not the step's. */
    <C extends SdkClient> C client(Class<C> type) {
        return session.client(type, session.defaultRegion());
    }

    void on(Fault fault) {
        session.faults().add(fault);
    }

    void deny(String operation) {
        on(Fault.of(Fault.Kind.DENY, operation));
    }

    void pass(Duration time) {
        aws.pause(time);
    }

    static String arn(String resource) {
        return "arn:aws:ec2:us-east-1:111122223333:" + resource;
    }

    static void fails(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }

    static void refuses(ThrowingCallable call, String code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ActionException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(message);
        });
    }

    /** Plan, apply, verify, plan again: nothing; undo, and all is as it was. */
    <I extends Record, O extends Record> Plan thereAndBack(ChangeAction<I, O> action, I in, Supplier<?> state) {
        var before = state.get();
        var plan = action.plan(in, aws);
        assertThat(plan.changes()).isNotEmpty();
        assertThat(Json.MAPPER.writeValueAsString(action.plan(in, aws)))
                .isEqualTo(Json.MAPPER.writeValueAsString(plan));
        assertThat(aws.changesMade()).isZero();

        action.apply(in, plan, aws);
        assertThat(state.get()).isNotEqualTo(before);
        assertThat(action.plan(in, aws).changes()).isEmpty();

        var undo = action.planUndo(action.undo(plan), aws);
        assertThat(undo.changes()).hasSameSizeAs(plan.changes());
        action.applyUndo(undo, aws);
        assertThat(action.planUndo(action.undo(plan), aws).changes()).isEmpty();
        assertThat(state.get()).isEqualTo(before);
        return plan;
    }

    /** Breaks the connection at the first call of an operation, runs the step again, and takes it back. */
    <I extends Record, O extends Record> void survives(
            Fault.Kind reset, String operation, ChangeAction<I, O> action, I in, Supplier<?> state) {
        var before = state.get();
        on(Fault.of(reset, operation).onCall(1));
        var first = action.plan(in, aws);
        assertThatThrownBy(() -> action.apply(in, first, aws)).isInstanceOf(SdkClientException.class);

        var second = action.plan(in, aws);
        if (reset == Fault.Kind.RESET_AFTER) {
            assertThat(second.changes()).isEmpty();
        } else {
            assertThat(second).isEqualTo(first);
            action.apply(in, second, aws);
        }
        assertThat(state.get()).isNotEqualTo(before);
        assertThat(action.plan(in, aws).changes()).isEmpty();

        action.applyUndo(action.planUndo(action.undo(first), aws), aws);
        assertThat(state.get()).isEqualTo(before);
    }

    /** After every way through the action: what it says that it needs is what it called, and {@code besides}. */
    void callsWhatItDeclares(Action<?, ?> action, String... besides) {
        var called = new TreeSet<>(aws.callsMade());
        called.addAll(List.of(besides));
        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(called);
    }

    /** Breaks the connection at every call of the action, there and back. */
    <I extends Record> void interruptEverywhere(
            ChangeAction<I, ?> action,
            I in,
            Consumer<SimulatedAccount> seed,
            Function<SimulatedAccount, Object> state,
            Consumer<SimulatedAccount> once) {
        var tried = new Interruptions<>(action, in, path -> seeded(path, seed), state, _ -> {})
                .everywhere(folder.resolve("interrupted"), once);
        assertThat(tried).isPositive();
    }

    /** As {@link #interruptEverywhere}, for what cannot be taken back. */
    <I extends Record> void interruptForward(
            ChangeAction<I, ?> action, I in, Consumer<SimulatedAccount> seed, Consumer<SimulatedAccount> once) {
        var tried = new Interruptions<>(action, in, path -> seeded(path, seed), SimulatedAccount::world, _ -> {})
                .forwardOnly(folder.resolve("interrupted"), once);
        assertThat(tried).isPositive();
    }

    static SimulatedAccount seeded(Path place, Consumer<SimulatedAccount> seed) {
        var account = SimulatedAccount.open(place);
        seed.accept(account);
        return account;
    }
}
