package dev.cofferdam.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.range.Fault;
import java.time.Duration;

/** Lets a service show its changes some seconds late, and sees that the action waits for them. */
record SeenLate(Server server) {
    /** Longer than the first look comes after the change. */
    private static final Duration LATE = Duration.ofMillis(300);

    /** @param operation the first changing call that the action makes */
    <I extends Record, O extends Record> void holds(ChangeCase<I, O> tried, String operation) {
        var situation = tried.situation().apply(server);
        var facts = new Facts(server, situation.facts());
        var before = facts.seen();
        var action = tried.action();
        var in = situation.in();
        var aws = server.aws();

        var plan = action.plan(in, aws);
        var service = operation.substring(0, operation.indexOf(':'));
        server.fails(Fault.of(Fault.Kind.STALE, service + ":*").taking(LATE));
        var begun = aws.clock().instant();
        action.apply(in, plan, aws);
        situation.verified().accept(action.verify(in, aws));
        assertThat(action.plan(in, aws).changes()).as("already done").isEmpty();
        assertThat(Duration.between(begun, aws.clock().instant()))
                .as("has waited")
                .isGreaterThan(LATE);

        server.heal();
        server.settle();
        assertThat(facts.seen()).as("applied").isEqualTo(facts.expected(before));
    }
}
