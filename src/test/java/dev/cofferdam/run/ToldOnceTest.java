package dev.cofferdam.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.sns.Notify;
import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.playbook.PlaybookReader;
import dev.cofferdam.range.Fault;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.range.RangeSession;
import dev.cofferdam.range.RangeSessions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;

/** What no account can tell afterwards, the case's log tells: whether a message went out. */
class ToldOnceTest {
    private static final StepKey TELL = new StepKey("tell");
    private static final String PLAYBOOK = """
        format: 1
        playbook: test
        version: 1.0.0
        title: Test
        roles: [responder]
        steps:
          - id: tell
            action: sns.notify
            retry: {times: 2, delay: 1s}
            with: {topic: 'arn:aws:sns:us-east-1:111122223333:responders', message: Look at the case}
        """;

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T22:00:00Z"), ZoneOffset.UTC);
    private final ActionRegistry actions = new ActionRegistry(List.of(new Notify()));
    private final PlaybookReader reader = new PlaybookReader(actions);
    private final AtomicInteger ids = new AtomicInteger();

    @TempDir
    Path folder;

    private CaseHome home;
    private CaseLog log;
    private RangeSession session;

    @BeforeEach
    void open() {
        home = new CaseHome(folder, clock, new Random(1));
        log = home.create("test", null, null, Playing.ADA, Mode.EXERCISE);
        session = new RangeSessions(clock, Pacing.NONE).open(new Target.Range("ec2-compromise"), log.folder());
        session.client(SnsClient.class, "us-east-1").createTopic(r -> r.name("responders"));
    }

    @AfterEach
    void close() {
        session.close();
        log.close();
    }

    private RunEngine engine() {
        return new RunEngine(actions, reader, clock, () -> "run-" + ids.incrementAndGet());
    }

    private Run start() {
        var playbook = reader.read("test.yaml", PLAYBOOK.getBytes(StandardCharsets.UTF_8), _ -> Optional.empty());
        return engine().start(log, session, Playing.ADA, playbook, Map.of(), false);
    }

    private static StepState state(Run run) {
        return run.snapshot().step(TELL).orElseThrow().state();
    }

    private long sent() {
        var count = new AtomicLong();
        try (var records = log.reader()) {
            records.forEach(0, record -> {
                if (record.type().equals("aws.intended")) count.incrementAndGet();
            });
        }
        return count.get();
    }

    @Test
    void aLostAnswerIsShownAndNothingSentAgainBeforeSomebodyAgrees() {
        session.faults().add(Fault.of(Fault.Kind.RESET_AFTER, "sns:Publish").onCall(1));
        String agreed;
        try (var run = start()) {
            agreed = run.plan(TELL).hash();
            run.run(TELL, agreed, null);

            assertThat(state(run)).isInstanceOf(StepState.Planned.class);
            assertThat(sent()).isEqualTo(1);
        }
        log.close();
        log = home.open(log.caseId());
        try (var run = engine().reopen(log, session, Playing.ADA, "run-1")) {
            assertThatThrownBy(() -> run.run(TELL, agreed, null)).hasMessageContaining("Another plan has been shown");
            assertThat(sent()).isEqualTo(1);

            var shown = run.plan(TELL);
            assertThat(shown.plan().warnings()).anyMatch(w -> w.contains("it may have arrived"));
            run.run(TELL, shown.hash(), null);

            assertThat(state(run)).isInstanceOf(StepState.Done.class);
            assertThat(sent()).isEqualTo(2);
        }
    }

    @Test
    void anotherRunTellsAgain() {
        for (var i = 0; i < 2; i++) {
            try (var run = start()) {
                run.run(TELL, run.plan(TELL).hash(), null);
                assertThat(state(run)).isInstanceOf(StepState.Done.class);
            }
        }

        assertThat(sent()).isEqualTo(2);
    }
}
