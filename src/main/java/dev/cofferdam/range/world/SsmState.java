package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Systems Manager in a region. Holds state; not thread-safe.
 *
 * @param shells what commands print on instances; one that is not here prints little
 */
public record SsmState(
        Table<Session> sessions, Table<Command> commands, Table<Shell> shells, Table<Automation> automations)
        implements State<SsmState> {
    /**
     * A session by Session Manager.
     *
     * @param id {@code NAME-0123…}
     * @param owner by ARN
     * @param ended null: it is open
     */
    public record Session(
            String id,
            String instance,
            String owner,
            Instant started,
            @Nullable Instant ended) implements Resource {
        public Session endedAt(Instant now) {
            return new Session(id, instance, owner, started, now);
        }
    }

    /**
     * One script that was sent to one instance; it runs until {@code done}.
     *
     * @param printed what it printed; null: what the instance's shell prints
     * @param error what it said when it failed; null: it did not
     */
    public record Command(
            String id,
            String instance,
            String document,
            String comment,
            String script,
            @Nullable String printed,
            @Nullable String error,
            Instant sent,
            Instant done)
            implements Resource {}

    /** @param id the instance's */
    public record Shell(String id, String prints) implements Resource {}

    /** An execution of a runbook; it runs until {@code done}. */
    public record Automation(
            String id,
            String document,
            Map<String, List<String>> parameters,
            Map<String, String> tags,
            Instant started,
            Instant done)
            implements Resource {
        public Automation {
            parameters = Given.map(parameters);
            tags = Given.map(tags);
        }
    }

    public SsmState(
            @Nullable Table<Session> sessions,
            @Nullable Table<Command> commands,
            @Nullable Table<Shell> shells,
            @Nullable Table<Automation> automations) {
        this.sessions = Given.or(sessions, new Table<>());
        this.commands = Given.or(commands, new Table<>());
        this.shells = Given.or(shells, new Table<>());
        this.automations = Given.or(automations, new Table<>());
    }

    static SsmState none() {
        return new SsmState(null, null, null, null);
    }

    @Override
    public SsmState copy() {
        return Remade.copy(this);
    }
}
