package dev.cofferdam.range.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Systems Manager in a region. Holds state; not thread-safe.
 *
 * @param shells what commands print on instances; one that is not here prints little
 */
public record SsmState(Table<Session> sessions, Table<Command> commands, Table<Shell> shells)
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

    /** One script that was sent to one instance; it runs until {@code done}. */
    public record Command(
            String id, String instance, String document, String comment, String script, Instant sent, Instant done)
            implements Resource {}

    /** @param id the instance's */
    public record Shell(String id, String prints) implements Resource {}

    public SsmState(
            @Nullable Table<Session> sessions, @Nullable Table<Command> commands, @Nullable Table<Shell> shells) {
        this.sessions = Given.or(sessions, new Table<>());
        this.commands = Given.or(commands, new Table<>());
        this.shells = Given.or(shells, new Table<>());
    }

    static SsmState none() {
        return new SsmState(null, null, null);
    }

    @Override
    public SsmState copy() {
        return Remade.copy(this);
    }
}
