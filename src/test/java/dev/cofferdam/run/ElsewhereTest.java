package dev.cofferdam.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ec2.Ec2Actions;
import dev.cofferdam.aws.AccountRole;
import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.playbook.PlaybookReader;
import dev.cofferdam.range.Fault;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.range.RangeSession;
import dev.cofferdam.range.SimulatedOrganization;
import dev.cofferdam.range.SimulatedOrganization.Placed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import tools.jackson.databind.JsonNode;

/** Steps that work in other accounts than the run's target, on three simulated accounts in two regions. */
class ElsewhereTest {
    private static final StepKey EACH = new StepKey("isolate");
    private static final String RESPONDER = SimulatedOrganization.ROLE;

    private final SimulatedOrganization organization =
            new SimulatedOrganization(3, List.of("us-east-1", "eu-west-1"), 2);
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-26T03:00:00Z"), ZoneOffset.UTC);
    private final ActionRegistry actions = new ActionRegistry(Ec2Actions.all());
    private final PlaybookReader reader = new PlaybookReader(actions);

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

    private void start(List<Placed> targets, String role) {
        var text = """
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
                max_parallel: 4
                account: "${{ target.account }}"
                region: "${{ target.region }}"
                action: ec2.isolate-instance
                with: {instance: "${{ target.instance }}"}
            """.formatted(role);
        var playbook = reader.read("fleet.yaml", text.getBytes(StandardCharsets.UTF_8), _ -> Optional.empty());
        JsonNode list = Json.MAPPER.valueToTree(targets);
        run = engine().start(log, session, Playing.ADA, playbook, Map.of("targets", list), false);
    }

    private RunEngine engine() {
        return new RunEngine(actions, reader, clock, () -> "run-1");
    }

    private void isolateAll() {
        run.runRounds(EACH, run.planRounds(EACH).hash(), null);
    }

    @Test
    void changeWhatIsThereInEachAccountAndRegion() {
        start(organization.all(), RESPONDER);
        isolateAll();

        assertThat(run.snapshot().status()).isInstanceOf(RunStatus.Ended.class);
        assertThat(organization.all())
                .allSatisfy(placed -> assertThat(groupsOf(placed)).containsExactly("cofferdam-isolation"));
    }

    @Test
    void areRecordedAsTheWorkOfWhoEnteredTheAccount() {
        var there = organization.all().getLast();
        start(List.of(there), RESPONDER);
        isolateAll();

        var calls = records().stream()
                .filter(r -> r.type().equals("aws.answered"))
                .map(r -> r.content().origin().actor().account())
                .collect(Collectors.toSet());
        assertThat(calls).isEqualTo(Set.of(there.account()));
        var intended = records().stream()
                .filter(r -> r.type().equals("step.intended"))
                .findFirst()
                .orElseThrow();
        assertThat(intended.content().body().path("entered").path("role").asString())
                .isEqualTo(RESPONDER);
        assertThat(intended.content().body().path("region").asString()).isEqualTo(there.region());
    }

    @Test
    void areTakenBackWhereTheyWereMadeAlsoAfterARestart() {
        var there = organization.all().getLast();
        start(List.of(there), RESPONDER);
        isolateAll();
        reopen();

        var round = EACH.round(0);
        run.undo(round, run.planUndo(round).hash());

        assertThat(groupsOf(there)).containsExactly("web");
    }

    @Test
    void failForThemselvesWhereTheAccountIsNotEntered() {
        var unknown = new Placed("999999999999", "us-east-1", "i-00000000000000001");
        var there = organization.all().getLast();
        start(List.of(unknown, there), RESPONDER);
        isolateAll();

        assertThat(state(0)).isInstanceOfSatisfying(StepState.Failed.class, failed -> {
            assertThat(failed.failure().code()).isEqualTo("AccountNotEntered");
            assertThat(failed.failure().what()).contains("999999999999", "sts:AssumeRole");
        });
        assertThat(groupsOf(there)).containsExactly("cofferdam-isolation");
    }

    @Test
    void goOnInOtherAccountsWhereOneDenies() {
        var denying = SimulatedOrganization.id(1);
        in(denying).faults().add(Fault.of(Fault.Kind.DENY, "ec2:ModifyNetworkInterfaceAttribute"));
        start(organization.all(), RESPONDER);
        isolateAll();

        var isolated = organization.all().stream()
                .filter(placed -> groupsOf(placed).contains("cofferdam-isolation"))
                .map(Placed::account)
                .collect(Collectors.toSet());
        assertThat(isolated).containsExactlyInAnyOrder(SimulatedOrganization.id(0), SimulatedOrganization.id(2));

        in(denying).faults().clear();
        run.retryRounds(EACH);
        isolateAll();
        assertThat(run.snapshot().status()).isInstanceOf(RunStatus.Ended.class);
    }

    @Test
    void needAnAccountThatIsOne() {
        start(List.of(new Placed("prod", "us-east-1", "i-00000000000000001")), RESPONDER);

        assertThatThrownBy(() -> run.plan(EACH.round(0))).hasMessage("'prod' is no account: it has 12 digits.");
    }

    private StepState state(int round) {
        return run.snapshot().step(EACH.round(round)).orElseThrow().state();
    }

    private void reopen() {
        run.close();
        log.close();
        log = home.open(log.caseId());
        run = engine().reopen(log, session, Playing.ADA, "run-1");
    }

    private RangeSession in(String account) {
        return account.equals(SimulatedOrganization.id(0)) ? session : session.in(new AccountRole(account, RESPONDER));
    }

    private List<String> groupsOf(Placed placed) {
        return in(placed.account())
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

    private List<LogRecord> records() {
        try (var reading = log.reader()) {
            var all = new ArrayList<LogRecord>();
            reading.forEach(0, all::add);
            return all;
        }
    }
}
