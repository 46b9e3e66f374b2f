package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.caselog.TimelineIndex;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Hands;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A case with a timeline that is looked at, and what its tests have in common. */
abstract class OnATimeline {
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final Actor ADA = new Actor("Ada", "ada", "laptop", null, null);
    static final Origin CASE = Origin.of(ADA, Mode.EXERCISE);

    @TempDir
    Path home;

    final Hands workers = new Hands();
    CaseLog log;
    CaseReader reader;
    TimelineViewModel model;

    @BeforeEach
    void open() {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        log = new CaseHome(home, clock, new Random(1)).create("Odd logins", null, null, ADA, Mode.EXERCISE);
        reader = log.reader();
        model = new TimelineViewModel(
                reader, new TimelineIndex(log.folder()), clock, new Background(workers, Runnable::run));
    }

    @AfterEach
    void close() {
        model.close();
        reader.close();
        log.close();
    }

    void write(int count) {
        write(count, i -> Draft.of("case.note", CASE).saying("Note " + i));
    }

    void write(int count, IntFunction<Draft> drafts) {
        IntStream.range(0, count)
                .mapToObj(i -> log.submit(drafts.apply(i)))
                .toList()
                .forEach(CompletableFuture::join);
    }

    static Draft read(int number) {
        return Draft.of("aws.read", CASE).saying("ec2:DescribeInstances " + number + " → 200");
    }

    void look() {
        model.poll();
        workers.work();
    }

    int target() {
        return model.target().get().orElseThrow().row();
    }
}
