package dev.cofferdam.range.world;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Step Functions has in the region. */
public record Workflows(Table<Execution> executions) implements State<Workflows> {
    /** Source: Step Functions Developer Guide, "Redriving executions": how long one can be. */
    public static final Duration REDRIVABLE = Duration.ofDays(14);

    /**
     * @param id ARN
     * @param machine ARN of the state machine
     * @param status as Step Functions writes it
     * @param stopped null: it runs
     */
    public record Execution(
            String id,
            String machine,
            String status,
            Instant started,
            @Nullable Instant stopped) implements Resource {
        public Execution {
            id = Given.required(id, "id");
            machine = Given.required(machine, "machine");
            status = Given.or(status, "RUNNING");
            started = Given.required(started, "started");
        }

        public Execution aborted(Instant at) {
            return new Execution(id, machine, "ABORTED", started, at);
        }

        public Execution running() {
            return new Execution(id, machine, "RUNNING", started, null);
        }

        public boolean runs() {
            return status.equals("RUNNING");
        }

        public boolean isRedrivable(Instant now) {
            return stopped != null
                    && !status.equals("SUCCEEDED")
                    && started.plus(REDRIVABLE).isAfter(now);
        }
    }

    public Workflows {
        executions = Given.or(executions, new Table<>());
    }

    static Workflows none() {
        return new Workflows(new Table<>());
    }

    @Override
    public Workflows copy() {
        return Remade.copy(this);
    }
}
