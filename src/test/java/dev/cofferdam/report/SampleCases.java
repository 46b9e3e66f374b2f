package dev.cofferdam.report;

import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.caselog.Cases;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One case whose records are made as they are read, so that a large one takes no memory. */
record SampleCases(String title, long count, LongFunction<LogRecord> records) implements Cases {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
    static final Actor ACTOR = new Actor("Ada", "ada", "laptop", null, null);
    static final Origin ORIGIN = Origin.of(ACTOR, Mode.EXERCISE);

    static SampleCases of(Draft... drafts) {
        return new SampleCases("Sample", drafts.length, seq -> logged(seq, drafts[(int) seq - 1]));
    }

    static Draft saying(String message) {
        return Draft.of("case.note", ORIGIN).saying(message);
    }

    static LogRecord logged(long seq, Draft content) {
        var at = NOON.plusSeconds(seq);
        return new LogRecord(1, "case-1", seq, "id-" + seq, at, at, content, "d" + seq, "p" + seq, "h" + seq);
    }

    @Override
    public CaseSummary summary(String idOrPrefix) {
        return new CaseSummary(idOrPrefix, title, "high", null, Mode.EXERCISE, NOON, NOON, count, Path.of("case"));
    }

    @Override
    public CaseReader read(String idOrPrefix) {
        return new Reader(count, records);
    }

    @Override
    public CaseLog create(String name, @Nullable String severity, @Nullable JsonNode finding, Actor actor, Mode mode) {
        throw new UnsupportedOperationException("an export makes no case");
    }

    @Override
    public List<CaseSummary> list() {
        throw new UnsupportedOperationException("an export lists no cases");
    }

    @Override
    public CaseLog open(String idOrPrefix) {
        throw new UnsupportedOperationException("an export writes to no case");
    }

    private record Reader(long lastSeq, LongFunction<LogRecord> records) implements CaseReader {
        @Override
        public void forEach(long afterSeq, Consumer<LogRecord> each) {
            LongStream.rangeClosed(afterSeq + 1, lastSeq).mapToObj(records).forEach(each);
        }

        @Override
        public List<LogRecord> page(long afterSeq, int limit) {
            throw new UnsupportedOperationException("exports stream");
        }

        @Override
        public List<LogRecord> pageBack(long beforeSeq, int limit) {
            throw new UnsupportedOperationException("exports stream");
        }

        @Override
        public List<LogRecord> records(List<Long> seqs) {
            throw new UnsupportedOperationException("exports stream");
        }

        @Override
        public long firstSince(java.time.Instant time) {
            throw new UnsupportedOperationException("exports stream");
        }

        @Override
        public Optional<LogRecord> record(long seq) {
            throw new UnsupportedOperationException("exports stream");
        }

        @Override
        public String head() {
            throw new UnsupportedOperationException("exports stream");
        }

        @Override
        public void forEachStored(long upTo, Consumer<dev.cofferdam.caselog.StoredRecord> each) {
            throw new UnsupportedOperationException("timelines tell what records say");
        }

        @Override
        public void forEachOfRun(String runId, Consumer<LogRecord> each) {
            throw new UnsupportedOperationException("exports stream");
        }

        @Override
        public void forEachOfRuns(Consumer<LogRecord> each) {
            throw new UnsupportedOperationException("exports stream");
        }

        @Override
        public dev.cofferdam.caselog.CaseFacts facts() {
            throw new UnsupportedOperationException("exports stream");
        }

        @Override
        public void close() {}
    }
}
