package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Finds the records of a case by kind, step and text, and keeps up with what is written. It is derived: kept in
 * {@code index.db} beside the log so that it need not be made again, no evidence, and made anew when it is missing,
 * damaged or of another log. Where it cannot be in the case's folder it is in a temporary one.
 *
 * <p>Never to be used on the screen's thread. Thread-safe; several processes may have the same one open.
 */
public final class TimelineIndex implements AutoCloseable {
    /** How many of the log's records are in it. */
    public record Progress(long done, long all) {
        public boolean isComplete() {
            return done >= all;
        }
    }

    private final Path caseFolder;
    private final FacetColumn column = new FacetColumn();
    private String build = "";
    private @Nullable TimelineStore store;
    private @Nullable Path temporary;
    private boolean triedAnew;
    private boolean closed;

    /** Nothing is opened before it is used. */
    public TimelineIndex(Path caseFolder) {
        this.caseFolder = caseFolder;
    }

    /**
     * Takes in the next few thousand records, which takes a part of a second.
     *
     * @throws CaseLogException when the log cannot be read, or nowhere is room for an index
     */
    public synchronized Progress advance() {
        while (true) {
            try {
                var opened = store();
                opened.advance();
                build = opened.load(column, build);
                return new Progress(column.size(), opened.lastOfLog());
            } catch (SQLException | IOException e) {
                startAnew(e);
            }
        }
    }

    /**
     * What a filter lets through of all that is in the index.
     *
     * @param before what the same filter let through earlier, to go on from; {@link RecordRows#NONE} to begin with
     */
    public synchronized RecordRows find(RecordFilter filter, RecordRows before) {
        var from = before.upTo() > column.size() ? RecordRows.NONE : before;
        var after = Math.toIntExact(from.upTo());
        var found = column.select(facet -> facet.isOf(filter), after);
        try {
            for (var word : filter.words()) {
                var lower = word.toLowerCase(Locale.ROOT);
                var mentioned = column.select(facet -> facet.mentions(lower), after);
                store().mentions(word, after, column.size(), seq -> mentioned.set(seq - 1));
                found.and(mentioned);
            }
        } catch (SQLException | IOException e) {
            startAnew(e);
            complete();
            return find(filter, RecordRows.NONE);
        }
        found.or(from.bits());
        return new RecordRows(found, column.size());
    }

    private void complete() {
        Progress progress;
        do {
            progress = advance();
        } while (!progress.isComplete());
    }

    /** How many records there are of each kind. */
    public synchronized Map<RecordKind, Integer> counts() {
        return column.countByKind();
    }

    /** The steps that there are records of, in the order in which they began. */
    public synchronized List<StepRecords> steps() {
        var steps = new ArrayList<StepRecords>();
        try {
            for (var each : column.spans().entrySet()) {
                var span = each.getValue();
                steps.add(new StepRecords(
                        each.getKey(), span.count(), store().happened(span.first()), store().happened(span.last())));
            }
            return steps;
        } catch (SQLException | IOException e) {
            throw failed(e);
        }
    }

    private TimelineStore store() throws SQLException, IOException {
        if (closed) throw new CaseLogException("The timeline of the case in " + caseFolder + " was closed.");
        if (store == null) store = TimelineStore.open(temporary == null ? caseFolder : temporary, caseFolder);
        return store;
    }

    /** Once in the same place, then in a temporary one; at once in that where another process does not let go. */
    private void startAnew(Exception because) {
        if (temporary != null) throw failed(because);
        LoggerFactory.getLogger(TimelineIndex.class)
                .info("The index of the case in {} is made anew: {}", caseFolder, because.getMessage());
        letGo();
        column.clear();
        build = "";
        try {
            if (triedAnew || TimelineStore.isBusy(because) || !Files.isWritable(caseFolder))
                temporary = Files.createTempDirectory("cofferdam-index-");
            else TimelineStore.delete(caseFolder);
            triedAnew = true;
        } catch (IOException e) {
            because.addSuppressed(e);
            throw failed(because);
        }
    }

    private CaseLogException failed(Exception cause) {
        return new CaseLogException(
                "The records of the case in %s cannot be searched or filtered: %s"
                        .formatted(caseFolder, cause.getMessage()),
                cause);
    }

    private void letGo() {
        try {
            if (store != null) store.close();
        } catch (SQLException e) {
            // what cannot be closed is given up; it holds nothing that could be lost
            LoggerFactory.getLogger(TimelineIndex.class).info("The index of {} did not close", caseFolder, e);
        }
        store = null;
    }

    @Override
    public synchronized void close() {
        closed = true;
        letGo();
        if (temporary == null) return;
        try {
            TimelineStore.delete(temporary);
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            LoggerFactory.getLogger(TimelineIndex.class).warn("{} could not be removed", temporary, e);
        }
    }
}
