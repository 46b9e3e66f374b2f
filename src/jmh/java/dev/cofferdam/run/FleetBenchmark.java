package dev.cofferdam.run;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ec2.Ec2Actions;
import dev.cofferdam.aws.AccountRole;
import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.playbook.PlaybookReader;
import dev.cofferdam.range.Fault;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.range.RangeSession;
import dev.cofferdam.range.SimulatedOrganization;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Isolates 500 instances in 20 accounts and 4 regions, on a range whose every answer takes 50 ms more. The baseline is
 * what nothing can beat: as many calls as were made, shared among as many rounds as run at a time, each taking its
 * latency and no more.
 */
public final class FleetBenchmark {
    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final int PARALLEL = 32;
    private static final StepKey EACH = new StepKey("isolate");

    private FleetBenchmark() {}

    private static final String HEADER = """

        | 500 instances, 20 accounts, 4 regions, 32 at a time | isolated | calls | planned in s | run in s | ideal s | \
        ratio (wanted ≥ 0.8) | heap MB (< 512) |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        """;

    /**
     * Twice, because a program that has just begun is slower than one that was used before.
     *
     * @param home an empty folder; the caller deletes it
     */
    public static void run(Path home) throws Exception {
        System.out.print(HEADER);
        once("just begun", home.resolve("begun"));
        once("used before", home.resolve("used"));
    }

    private static void once(String name, Path home) throws Exception {
        var organization =
                new SimulatedOrganization(20, List.of("us-east-1", "us-west-2", "eu-west-1", "eu-central-1"), 7);
        var targets = organization.all().subList(0, 500);
        var clock = Clock.systemUTC();
        var actor = new Actor("Bench", "bench", "localhost", null, null);
        var actions = new ActionRegistry(Ec2Actions.all());
        try (var log = new CaseHome(home, clock, new SecureRandom())
                        .create("Fleet", "high", null, actor, Mode.EXERCISE);
                var session = organization
                        .sessions(clock, Pacing.at(1))
                        .open(new Target.Range(SimulatedOrganization.SCENARIO), log.folder())) {
            for (var account = 0; account < organization.accounts(); account++) delay(session, account);
            var reader = new PlaybookReader(actions);
            var playbook =
                    reader.read("fleet.yaml", playbook().getBytes(StandardCharsets.UTF_8), _ -> Optional.empty());
            var engine = new RunEngine(actions, reader, clock, () -> "run-1");
            var list = Json.MAPPER.valueToTree(targets);
            try (var run = engine.start(log, session, actor, playbook, Map.of("targets", list), false);
                    var watched = run.onChange(_ -> {})) {
                measure(name, run, log);
            }
        }
    }

    private static void delay(RangeSession session, int account) {
        var id = SimulatedOrganization.id(account);
        var there = account == 0 ? session : session.in(new AccountRole(id, SimulatedOrganization.ROLE));
        for (var service : List.of("ec2:*", "ssm:*", "autoscaling:*"))
            there.faults().add(Fault.of(Fault.Kind.LATENCY, service).taking(LATENCY));
    }

    private static void measure(String name, Run run, CaseLog log) {
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        var begun = System.nanoTime();
        var plan = run.planRounds(EACH);
        var planned = System.nanoTime();
        run.runRounds(EACH, plan.hash(), null);
        var ended = System.nanoTime();
        var calls = calls(log);
        var took = (ended - begun) / 1e9;
        var ideal = calls * LATENCY.toMillis() / 1e3 / PARALLEL;
        var done = run.snapshot().steps().stream()
                .filter(step -> step.key().iteration() != null && step.state() instanceof StepState.Done)
                .count();
        System.out.printf(
                "| %s | %d | %d | %.1f | %.1f | %.1f | %.2f | %d |%n",
                name,
                done,
                calls,
                (planned - begun) / 1e9,
                (ended - planned) / 1e9,
                ideal,
                ideal / took,
                heapMegabytes());
    }

    private static long calls(CaseLog log) {
        var calls = new AtomicLong();
        try (var reader = log.reader()) {
            reader.forEach(0, record -> {
                if (record.type().equals("aws.read") || record.type().equals("aws.answered")) calls.incrementAndGet();
            });
        }
        return calls.get();
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    /** At most what was used, of each part of the heap by itself: never less than what was used at one time. */
    private static long heapMegabytes() {
        return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
    }

    private static String playbook() {
        return """
            format: 1
            playbook: fleet
            version: 1.0.0
            title: Fleet
            inputs:
              targets: {type: json}
            defaults: {assume_role: %s}
            steps:
              - id: isolate
                phase: contain
                for_each: inputs.targets
                as: target
                max_parallel: %d
                account: "${{ target.account }}"
                region: "${{ target.region }}"
                action: ec2.isolate-instance
                with: {instance: "${{ target.instance }}"}
            """.formatted(SimulatedOrganization.ROLE, PARALLEL);
    }
}
