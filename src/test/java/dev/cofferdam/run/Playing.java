package dev.cofferdam.run;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.aws.FakeSession;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.PlaybookReader;
import dev.cofferdam.playbook.PlaybookText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A run in a real case log, on a {@link World}. */
final class Playing implements AutoCloseable {
    static final Actor ADA = new Actor("Ada", "ada", "host", null, null);

    final World world = new World();
    final FakeSession session = new FakeSession(Map.of());
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T22:00:00Z"), ZoneOffset.UTC);
    private final ActionRegistry actions = new ActionRegistry(TestActions.on(world));
    private final PlaybookReader reader = new PlaybookReader(actions);
    private final Map<String, String> others = new HashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final CaseHome home;
    private Runnable beforeBeginning = () -> {};
    private CaseLog log;
    private @Nullable Run run;

    Playing(Path folder) {
        home = new CaseHome(folder, clock, new Random(1));
        log = home.create("test", null, null, ADA, Mode.EXERCISE);
    }

    /** Another playbook that can be called. */
    void knows(String id, String steps) {
        others.put(id, text(id, steps));
    }

    Playbook read(String steps) {
        return reader.read(
                "test.yaml",
                text("test", steps).getBytes(StandardCharsets.UTF_8),
                id -> Optional.ofNullable(others.get(id))
                        .map(text -> new PlaybookText(id + ".yaml", text.getBytes(StandardCharsets.UTF_8))));
    }

    private static String text(String id, String steps) {
        return """
            format: 1
            playbook: %s
            version: 1.0.0
            title: Test
            roles: [responder, approver]
            inputs:
              instance: {type: ec2.instance-id, default: i-11111111}
              other: {type: ec2.instance-id, default: i-22222222}
              word: {type: string, required: false}
            steps:
            """.formatted(id) + steps.indent(2);
    }

    Run start(String steps) {
        return start(steps, Map.of(), false);
    }

    Run start(String steps, Map<String, JsonNode> inputs, boolean dryRun) {
        run = engine().start(log, session, ADA, read(steps), inputs, dryRun);
        return run;
    }

    /** As after a crash: nothing of the former run is left but the log. */
    Run reopen() {
        var id = run().id();
        log.close();
        log = home.open(log.caseId());
        run = engine().reopen(log, session, ADA, id);
        return run;
    }

    /** Happens once, when the engine has looked at a step and is about to begin with it. */
    void beforeTheNextBegins(Runnable what) {
        beforeBeginning = what;
    }

    /** The engine asks for the time when work begins, and at no other moment. */
    private Clock engineClock() {
        return new Clock() {
            @Override
            public Instant instant() {
                var now = beforeBeginning;
                beforeBeginning = () -> {};
                now.run();
                return clock.instant();
            }

            @Override
            public ZoneId getZone() {
                return clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return clock.withZone(zone);
            }
        };
    }

    RunEngine engine() {
        return new RunEngine(actions, reader, engineClock(), () -> "run-" + ids.incrementAndGet());
    }

    CaseLog log() {
        return log;
    }

    Run run() {
        if (run == null) throw new IllegalStateException("not started");
        return run;
    }

    StepView view(String key) {
        return run().snapshot()
                .step(new StepKey(key))
                .orElseThrow(() -> new AssertionError("no step " + key + " in "
                        + run().snapshot().steps().stream().map(StepView::key).toList()));
    }

    String state(String key) {
        return view(key).state().word();
    }

    List<String> next() {
        return run().snapshot().next().stream().map(StepKey::path).toList();
    }

    RunStatus status() {
        return run().snapshot().status();
    }

    /** Plans where there is something to plan, agrees, runs. */
    StepOutcome does(String key) {
        var step = new StepKey(key);
        var body = (dev.cofferdam.playbook.StepBody.Act) view(key).step().body();
        if (actions.find(body.action()).orElseThrow() instanceof dev.cofferdam.action.ReadAction<?, ?>)
            return run().run(step, null, null);
        return run().run(step, run().plan(step).hash(), null);
    }

    StepOutcome undoes(String key) {
        var step = new StepKey(key);
        return run().undo(step, run().planUndo(step).hash());
    }

    /** Does whatever is offered, agreeing to everything, until nothing is or a step cannot go on. */
    void toTheEnd() {
        var stuck = new ArrayList<String>();
        while (status() instanceof RunStatus.Active) {
            var key = next().stream().filter(k -> !stuck.contains(k)).findFirst();
            if (key.isEmpty()) return;
            switch (view(key.get()).state()) {
                case StepState.InDoubt _ -> run().settle(new StepKey(key.get()));
                case StepState.Failed _ -> stuck.add(key.get());
                default -> {
                    if (view(key.get()).step().body() instanceof dev.cofferdam.playbook.StepBody.Manual) {
                        run().answer(new StepKey(key.get()), Map.of());
                    } else {
                        does(key.get());
                    }
                }
            }
        }
    }

    List<LogRecord> records() {
        try (var reading = log.reader()) {
            var all = new ArrayList<LogRecord>();
            reading.forEach(0, all::add);
            return all;
        }
    }

    List<String> types(String step) {
        return records().stream()
                .filter(r -> step.equals(r.content().origin().stepId()))
                .map(LogRecord::type)
                .toList();
    }

    static JsonNode text(String value) {
        return Json.MAPPER.valueToTree(value);
    }

    @Override
    public void close() {
        if (run != null) run.close();
        log.close();
    }
}
