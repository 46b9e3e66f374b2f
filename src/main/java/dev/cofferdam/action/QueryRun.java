package dev.cofferdam.action;

import java.time.Duration;
import java.util.Optional;

/**
 * Runs a query that goes on by itself in AWS, and that is paid for by what it reads: looks at it until it is done, and
 * stops it for good when it reads too much, takes too long, is cancelled, or cannot be looked at any more.
 */
public final class QueryRun {
    /** In bytes, as AWS bills what queries read. */
    public static final long GIGABYTE = 1_000_000_000;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final long MEGABYTE = 1_000_000;

    private final Query query;
    private final ActionContext aws;

    public QueryRun(Query query, ActionContext aws) {
        this.query = query;
        this.aws = aws;
    }

    /** A query of one service. */
    public interface Query {
        /** @return its id */
        String start();

        Look look(String id);

        /** To stop one that has ended is no error. */
        void stop(String id);
    }

    /**
     * How far a query is.
     *
     * @param failure why it ended without a result; empty where it did not
     * @param bytes what it has read so far
     */
    public record Look(boolean ended, Optional<String> failure, long bytes) {}

    /**
     * @param gigabytes what it may read
     * @return the query's id; it has its result
     * @throws ActionException when it has none
     */
    public String finish(int gigabytes, Duration longest) {
        var id = query.start();
        try {
            await(id, gigabytes * GIGABYTE, longest);
            return id;
        } catch (Failed e) {
            throw e.told;
        } catch (RuntimeException e) {
            stop(id, e);
            throw e;
        }
    }

    private void await(String id, long most, Duration longest) {
        var end = aws.clock().instant().plus(longest);
        while (true) {
            var look = query.look(id);
            if (look.failure().isPresent())
                throw new Failed(new ActionException(
                        "QueryFailed",
                        "Query %s has no result: %s. Look at the query where it is saved."
                                .formatted(id, look.failure().get())));
            if (look.ended()) return;
            if (look.bytes() > most)
                throw new ActionException(
                        "TooMuch",
                        "Query %s had read %,d MB, more than the %,d MB that it may, and was stopped; what was read is paid for. Narrow the time, or raise max_gigabytes."
                                .formatted(id, look.bytes() / MEGABYTE, most / MEGABYTE));
            if (aws.clock().instant().isAfter(end))
                throw new ActionException(
                        "TooLong",
                        "Query %s was not done after %d minutes, and was stopped. Narrow the time."
                                .formatted(id, longest.toMinutes()));
            aws.progress("the query has read %,d MB so far".formatted(look.bytes() / MEGABYTE));
            aws.pause(BETWEEN_LOOKS);
        }
    }

    /** Whatever ended the waiting is told; that it could not be stopped is told with it. */
    private void stop(String id, RuntimeException because) {
        var interrupted = Thread.interrupted(); // or the call would not leave
        try {
            query.stop(id);
        } catch (RuntimeException e) {
            because.addSuppressed(e);
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    /** Ended by itself: there is nothing to stop. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final ActionException told;

        private Failed(ActionException told) {
            super(told);
            this.told = told;
        }
    }
}
