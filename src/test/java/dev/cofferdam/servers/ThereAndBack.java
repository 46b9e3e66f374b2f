package dev.cofferdam.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Undo;
import dev.cofferdam.action.WithoutUndo;
import java.util.Objects;
import java.util.Set;

/** Runs cases as the engine would, and compares what others read of the account. */
record ThereAndBack(Server server) {
    /**
     * Recorded as changes, for their names do not tell; they only have a report made, or a query run. Source: Service
     * Authorization Reference, "Actions, resources, and condition keys for AWS Identity and Access Management (IAM)",
     * "… for Amazon CloudWatch Logs", "… for Amazon Athena": access level Read.
     */
    private static final Set<String> READS_BY_ANOTHER_NAME =
            Set.of("GenerateCredentialReport", "StartQuery", "StartQueryExecution", "BatchGetNamedQuery");

    void holds(Case tried) {
        switch (tried) {
            case ChangeCase<?, ?> change -> change(change);
            case ReadCase<?, ?> read -> read(read);
        }
    }

    private <I extends Record, O extends Record> void read(ReadCase<I, O> tried) {
        var in = tried.in().apply(server);
        tried.agrees().accept(tried.action().read(in, server.aws()), server);
        assertThat(server.aws().log.records.stream()
                        .filter(record -> record.type().equals("aws.intended"))
                        .map(record ->
                                Objects.requireNonNull(record.content().aws()).operation()))
                .as("changing calls")
                .isSubsetOf(READS_BY_ANOTHER_NAME);
    }

    private <I extends Record, O extends Record> void change(ChangeCase<I, O> tried) {
        var situation = tried.situation().apply(server);
        var action = tried.action();
        var in = situation.in();
        var aws = server.aws();
        var facts = new Facts(server, situation.facts());
        var before = facts.seen();

        var plan = action.plan(in, aws);
        assertThat(plan.changes()).as("planned changes").isNotEmpty();
        assertThat(facts.seen()).as("planning only reads").isEqualTo(before);

        var applied = action.apply(in, plan, aws);
        reach(action, in, applied);
        situation.verified().accept(action.verify(in, aws));
        assertThat(facts.seen()).as("applied").isEqualTo(facts.expected(before));
        assertThat(action.plan(in, aws).changes()).as("already done").isEmpty();

        var undo = action.undo(plan);
        action.applyUndo(action.planUndo(undo, aws), aws);
        server.settle();
        assertThat(facts.seen()).as("undone").isEqualTo(remains(action, undo) ? facts.expected(before) : before);
        assertThat(action.planUndo(undo, aws).changes()).as("already undone").isEmpty();
    }

    /** Whether nothing takes it back, as the action says of itself. */
    static boolean remains(ChangeAction<?, ?> action, Undo undo) {
        return undo.restore().isEmpty() && action instanceof WithoutUndo;
    }

    /** As {@code wait: {until: …}} would, for all that can be waited for. */
    <I extends Record, O extends Record> void reach(ChangeAction<I, O> action, I in, O applied) {
        server.settle();
        for (var state : action.waitStates()) {
            var progress = action.progress(state, in, applied, server.aws());
            assertThat(progress.reached())
                    .as("%s: %s", state, progress.detail())
                    .isTrue();
        }
    }
}
