package dev.cofferdam.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.account.AccountActions;
import dev.cofferdam.action.ec2.Ec2Actions;
import dev.cofferdam.aws.AccountRole;
import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.playbook.ActionPlaybook;
import dev.cofferdam.playbook.PlaybookReader;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.range.RangeSession;
import dev.cofferdam.range.SimulatedOrganization;
import dev.cofferdam.range.SimulatedOrganization.Placed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import tools.jackson.databind.JsonNode;

/** One action that is run by itself, on simulated accounts. */
class ActionAloneTest {
    private static final StepKey STEP = new StepKey("isolate_instance");

    private final SimulatedOrganization organization =
            new SimulatedOrganization(2, List.of("us-east-1", "eu-west-1"), 2);
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-26T03:00:00Z"), ZoneOffset.UTC);
    private final ActionRegistry actions = new ActionRegistry(Stream.of(Ec2Actions.all(), AccountActions.all())
            .flatMap(List::stream)
            .toList());
    private final PlaybookReader reader = new PlaybookReader(actions);
    private final RunEngine engine = new RunEngine(actions, reader, clock, () -> "run-1");

    @TempDir
    Path folder;

    private CaseHome home;
    private CaseLog log;
    private RangeSession session;

    @SuppressWarnings("NullAway.Init")
    private Run run;

    @BeforeEach
    void open() {
        home = new CaseHome(folder, clock, new Random(1));
        log = home.create("test", null, null, Playing.ADA, Mode.EXERCISE);
        session = organization
                .sessions(clock, Pacing.NONE)
                .open(new Target.Range(SimulatedOrganization.SCENARIO), log.folder());
    }

    @AfterEach
    void close() {
        run.close();
        session.close();
        log.close();
    }

    private Action<?, ?> action(String id) {
        return actions.find(id).orElseThrow();
    }

    private void start(ActionPlaybook alone, Map<String, JsonNode> values, List<ActionPlaybook.Round> rounds) {
        run = engine.start(log, session, Playing.ADA, alone.read(reader), alone.inputs(values, rounds), false);
    }

    private Placed here() {
        return organization.all().getFirst();
    }

    private static JsonNode json(Object value) {
        return Json.MAPPER.valueToTree(value);
    }

    @Test
    void isPlannedRunAndTakenBackAfterARestart() {
        start(
                ActionPlaybook.of(action("ec2.isolate-instance")),
                Map.of("instance", json(here().instance()), "drop_tracked_connections", json(false)),
                List.of());
        run.run(STEP, run.plan(STEP).hash(), null);
        assertThat(groupsOf(here())).containsExactly("cofferdam-isolation");
        assertThat(run.snapshot().status()).isEqualTo(new RunStatus.Ended("completed"));

        run.close();
        log.close();
        log = home.open(log.caseId());
        run = engine.reopen(log, session, Playing.ADA, "run-1");
        run.undo(STEP, run.planUndo(STEP).hash());

        assertThat(groupsOf(here())).containsExactly("web");
    }

    @Test
    void takesWhatIsNotGivenAsNotGiven() {
        start(
                ActionPlaybook.of(action("ec2.isolate-instance")),
                Map.of("instance", json(here().instance())),
                List.of());

        run.run(STEP, run.plan(STEP).hash(), null);

        assertThat(groupsOf(here())).containsExactly("cofferdam-isolation");
    }

    @Test
    void takesAListOfValues() {
        start(
                ActionPlaybook.of(action("account.check-contacts")),
                Map.of("domains", json(List.of("example.com", "example.org"))),
                List.of());
        var check = new StepKey("check_contacts");
        run.run(check, null, null);

        assertThat(run.inputs(check)).containsEntry("domains", json(List.of("example.com", "example.org")));
        assertThat(run.snapshot().step(check).orElseThrow().state()).isInstanceOf(StepState.Done.class);
    }

    @Test
    void isDoneInEveryPlaceOnEveryThingAsOneLoop() {
        var alone = new ActionPlaybook(
                action("ec2.isolate-instance"),
                Optional.empty(),
                Optional.of(new ActionPlaybook.Loop(Set.of("instance"), 4)));
        var rounds = organization.all().stream()
                .map(placed -> new ActionPlaybook.Round(
                        placed.account(),
                        SimulatedOrganization.ROLE,
                        placed.region(),
                        Map.of("instance", json(placed.instance()))))
                .toList();
        start(alone, Map.of(), rounds);
        var last = organization.all().getLast();
        assertThat(run.snapshot().steps().getLast().title())
                .isEqualTo("Isolate an instance · %s, %s, %s, %s"
                        .formatted(last.instance(), last.account(), last.region(), SimulatedOrganization.ROLE));

        run.runRounds(STEP, run.planRounds(STEP).hash(), null);

        assertThat(organization.all())
                .allSatisfy(placed -> assertThat(groupsOf(placed)).containsExactly("cofferdam-isolation"));
    }

    @Test
    void isDoneWhereTheRunsTargetIsWhenARoundSaysNothingElse() {
        var alone = new ActionPlaybook(
                action("ec2.isolate-instance"),
                Optional.empty(),
                Optional.of(new ActionPlaybook.Loop(Set.of("instance"), 4)));
        start(
                alone,
                Map.of(),
                List.of(new ActionPlaybook.Round("", "", "", Map.of("instance", json(here().instance())))));

        run.runRounds(STEP, run.planRounds(STEP).hash(), null);

        assertThat(groupsOf(here())).containsExactly("cofferdam-isolation");
    }

    private List<String> groupsOf(Placed placed) {
        var there = placed.account().equals(session.identity().account())
                ? session
                : session.in(new AccountRole(placed.account(), SimulatedOrganization.ROLE));
        return there
                .client(Ec2Client.class, placed.region())
                .describeInstances(r -> r.instanceIds(placed.instance()))
                .reservations()
                .getFirst()
                .instances()
                .getFirst()
                .networkInterfaces()
                .getFirst()
                .groups()
                .stream()
                .map(group -> group.groupName())
                .toList();
    }
}
