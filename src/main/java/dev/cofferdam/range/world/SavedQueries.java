package dev.cofferdam.range.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Queries that somebody saved, in CloudWatch Logs and in Athena, what they would find, and those that run. */
public record SavedQueries(Table<LogGroup> logGroups, Table<Saved> logs, Table<Saved> athena, Table<Running> running)
        implements State<SavedQueries> {
    /** @param retentionDays null: for ever */
    public record LogGroup(
            String name,
            long storedBytes,
            Instant created,
            @Nullable Integer retentionDays) implements Resource {
        public LogGroup {
            name = Given.required(name, "name");
            created = Given.required(created, "created");
        }

        @Override
        public String id() {
            return name;
        }
    }

    /**
     * A saved query. Nothing is searched: what it finds is known beforehand.
     *
     * @param within the log groups that it is limited to, or Athena's database
     * @param reads bytes
     * @param failure why it fails; null: it does not
     */
    public record Saved(
            String id,
            String name,
            String text,
            List<String> within,
            List<Map<String, String>> rows,
            long reads,
            Duration takes,
            @Nullable String failure)
            implements Resource {
        public Saved {
            id = Given.required(id, "id");
            name = Given.required(name, "name");
            text = Given.required(text, "text");
            within = Given.list(within);
            rows = Given.list(rows);
            takes = Given.or(takes, Duration.ofSeconds(5));
        }
    }

    /** @param stopped null: nobody stopped it */
    public record Running(
            String id,
            Saved query,
            int limit,
            Instant started,
            @Nullable Instant stopped) implements Resource {
        public boolean isDone(Instant now) {
            return !now.isBefore(started.plus(query.takes()));
        }

        /** Reads evenly. */
        public long read(Instant now) {
            if (isDone(now)) return query.reads();
            var share = (double) Duration.between(started, now).toMillis()
                    / query.takes().toMillis();
            return (long) (query.reads() * share);
        }

        public Running stoppedAt(Instant now) {
            return new Running(id, query, limit, started, now);
        }
    }

    public SavedQueries {
        logGroups = Given.or(logGroups, new Table<>());
        logs = Given.or(logs, new Table<>());
        athena = Given.or(athena, new Table<>());
        running = Given.or(running, new Table<>());
    }

    static SavedQueries none() {
        return new SavedQueries(new Table<>(), new Table<>(), new Table<>(), new Table<>());
    }

    @Override
    public SavedQueries copy() {
        return Remade.copy(this);
    }
}
