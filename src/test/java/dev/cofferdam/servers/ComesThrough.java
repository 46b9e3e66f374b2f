package dev.cofferdam.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cofferdam.action.Interruptions;
import dev.cofferdam.aws.AwsError.Category;
import dev.cofferdam.aws.AwsErrors;
import dev.cofferdam.range.Fault;
import java.util.List;

/**
 * Lets the first changing call of an action go wrong, and sees that it fails clearly, comes through when it is run
 * again, and can be taken back.
 */
record ComesThrough(Server server, Fault.Kind kind) {
    /** @param operation the first changing call that the action makes */
    <I extends Record, O extends Record> void holds(ChangeCase<I, O> tried, String operation) {
        var situation = tried.situation().apply(server);
        var facts = new Facts(server, situation.facts());
        var before = facts.seen();
        var action = tried.action();
        var in = situation.in();
        var aws = server.aws();

        var first = action.plan(in, aws);
        server.fails(Fault.of(kind, operation));
        failsClearly(catchThrowable(() -> action.apply(in, first, aws)));
        server.heal();

        var again = action.plan(in, aws);
        var run = new ThereAndBack(server);
        if (!again.changes().isEmpty()) run.reach(action, in, action.apply(in, again, aws));
        server.settle();
        situation.verified().accept(action.verify(in, aws));
        assertThat(facts.seen()).as("run again").isEqualTo(facts.expected(before));

        var undo = Interruptions.merged(action, List.of(first, again));
        action.applyUndo(action.planUndo(undo, aws), aws);
        server.settle();
        assertThat(facts.seen())
                .as("undone")
                .isEqualTo(ThereAndBack.remains(action, undo) ? facts.expected(before) : before);
    }

    private void failsClearly(Throwable thrown) {
        assertThat(thrown).as("the fault hit").isNotNull();
        var error = AwsErrors.explain(thrown);
        var expected = switch (kind) {
            case THROTTLE -> Category.THROTTLED;
            case DENY -> Category.DENIED;
            case EXPIRE -> Category.EXPIRED_CREDENTIALS;
            case RESET_BEFORE, RESET_AFTER -> Category.UNREACHABLE;
            case LATENCY, STALE -> throw new IllegalArgumentException("late is not wrong");
        };
        assertThat(error.category()).as(error.message()).isEqualTo(expected);
        assertThat(error.changeUnknown()).as("in doubt: " + error).isEqualTo(expected == Category.UNREACHABLE);
    }
}
