package dev.cofferdam.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.range.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Breaks the connection at every single call that an action makes, once before and once after the call took effect,
 * runs the action again as the engine would, and takes it back.
 *
 * @param state what has to be after undo as it was before
 * @param settle lets come to rest what goes on by itself, before states are compared
 */
public record Interruptions<I extends Record>(
        ChangeAction<I, ?> action,
        I in,
        Function<Path, SimulatedAccount> open,
        Function<SimulatedAccount, Object> state,
        Consumer<SimulatedAccount> settle) {

    private record Break(String operation, int nth, Fault.Kind kind) {
        Fault fault() {
            return Fault.of(kind, operation).onCall(nth);
        }
    }

    /**
     * @param folder empty
     * @param once what has to hold when the action came through at last
     * @return how many interruptions were tried
     */
    public int everywhere(Path folder, Consumer<SimulatedAccount> once) {
        var tried = 0;
        for (var broken : breaks(folder.resolve("clean"), false)) {
            try (var account = open.apply(folder.resolve("do-" + tried++))) {
                var before = state.apply(account);
                account.fails(broken.fault());
                var undo = comesThrough(account, broken);
                once.accept(account);
                settle.accept(account);
                takeBack(account, undo);
                settle.accept(account);
                assertThat(state.apply(account)).as("after %s", broken).isEqualTo(before);
            }
        }
        for (var broken : breaks(folder.resolve("clean-undo"), true)) {
            try (var account = open.apply(folder.resolve("undo-" + tried++))) {
                var before = state.apply(account);
                var plan = run(account);
                settle.accept(account);
                account.fails(broken.fault());
                try {
                    takeBack(account, action.undo(plan));
                } catch (SdkClientException e) {
                    takeBack(account, action.undo(plan));
                }
                settle.accept(account);
                assertThat(state.apply(account)).as("undo after %s", broken).isEqualTo(before);
            }
        }
        return tried;
    }

    /**
     * As {@link #everywhere}, for what cannot be taken back.
     *
     * @return how many interruptions were tried
     */
    public int forwardOnly(Path folder, Consumer<SimulatedAccount> once) {
        var tried = 0;
        for (var broken : breaks(folder.resolve("clean"), false)) {
            try (var account = open.apply(folder.resolve("do-" + tried++))) {
                account.fails(broken.fault());
                var undo = comesThrough(account, broken);
                once.accept(account);
                settle.accept(account);
                var after = state.apply(account);
                assertThat(action.planUndo(undo, account.aws).changes())
                        .as("after %s", broken)
                        .isEmpty();
                takeBack(account, undo);
                assertThat(state.apply(account)).as("after %s", broken).isEqualTo(after);
            }
        }
        return tried;
    }

    /** @return what the log's attempts together say about undo: the earliest former value of each attribute counts */
    private Undo comesThrough(SimulatedAccount account, Break broken) {
        var first = planned(account, broken);
        var attempts = new ArrayList<Plan>();
        if (first != null) {
            attempts.add(first);
            try {
                action.apply(in, first, account.aws);
                action.verify(in, account.aws);
            } catch (SdkClientException e) {
                assertThat(e).hasMessageContaining("Connection reset");
            }
        }
        attempts.add(run(account));
        assertThat(action.plan(in, account.aws).changes())
                .as("again after %s", broken)
                .isEmpty();
        return merged(action, attempts);
    }

    private @Nullable Plan planned(SimulatedAccount account, Break broken) {
        try {
            return action.plan(in, account.aws);
        } catch (SdkClientException e) {
            assertThat(e).as("%s", broken).hasMessageContaining("Connection reset");
            return null;
        }
    }

    private Plan run(SimulatedAccount account) {
        var plan = action.plan(in, account.aws);
        if (!plan.changes().isEmpty()) action.apply(in, plan, account.aws);
        action.verify(in, account.aws);
        return plan;
    }

    private void takeBack(SimulatedAccount account, Undo undo) {
        action.applyUndo(action.planUndo(undo, account.aws), account.aws);
        assertThat(action.planUndo(undo, account.aws).changes()).isEmpty();
    }

    /** What takes back several attempts of one step, in their order: the earliest former values count. */
    public static Undo merged(ChangeAction<?, ?> action, List<Plan> attempts) {
        var restores = new LinkedHashMap<List<String>, Change>();
        for (var plan : attempts.reversed()) {
            for (var restore : action.undo(plan).restore()) {
                restores.merge(
                        List.of(restore.resource(), restore.attribute()),
                        restore,
                        (later, earlier) ->
                                new Change(later.resource(), later.attribute(), later.before(), earlier.after()));
            }
        }
        return new Undo(List.copyOf(restores.values()));
    }

    /** What can be broken of a run; calls of each operation are counted for themselves. */
    private List<Break> breaks(Path folder, boolean whileUndoing) {
        try (var account = open.apply(folder)) {
            if (!whileUndoing) {
                run(account);
                return breaks(account, 0);
            }
            var plan = run(account);
            settle.accept(account);
            var already = account.aws.log.records.size();
            takeBack(account, action.undo(plan));
            return breaks(account, already);
        }
    }

    private static List<Break> breaks(SimulatedAccount account, int from) {
        Map<String, Integer> counts = new HashMap<>();
        var breaks = new ArrayList<Break>();
        var changedSomething = false;
        for (var record : account.aws.log.records.subList(from, account.aws.log.records.size())) {
            var call = record.content().aws();
            if (call == null || record.type().equals("aws.intended")) continue;
            var operation = call.service() + ":" + call.operation();
            var nth = counts.merge(operation, 1, Integer::sum);
            var changes = record.type().equals("aws.answered");
            changedSomething |= changes;
            if (changedSomething) breaks.add(new Break(operation, nth, Fault.Kind.RESET_BEFORE));
            if (changes) breaks.add(new Break(operation, nth, Fault.Kind.RESET_AFTER));
        }
        return breaks;
    }
}
