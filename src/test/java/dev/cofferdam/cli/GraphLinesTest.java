package dev.cofferdam.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ResourceGraph;
import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Edge;
import dev.cofferdam.action.ResourceGraph.Kind;
import dev.cofferdam.action.ResourceGraph.Node;
import dev.cofferdam.action.ResourceGraph.Side;
import dev.cofferdam.action.aws.MapBlastRadius;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.playbook.Phase;
import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.run.StepView;
import dev.cofferdam.run.Steps;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A graph that a step kept, in a terminal. */
class GraphLinesTest {
    private static final ActionRegistry ACTIONS = new ActionRegistry(List.of(new MapBlastRadius()));
    private static final Node WEB = new Node("i-1", Kind.INSTANCE, "web-1", Side.SUBJECT, Map.of());

    private CaseLog log;

    @BeforeEach
    void open(@TempDir Path home) {
        log = new CaseHome(home, Clock.systemUTC(), new Random(1))
                .create("Case", null, null, new Actor("Ada", "ada", "host", null, null), Mode.EXERCISE);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private List<String> lines(StepView step) {
        var screen = Screen.plain();
        new GraphLines(ACTIONS, log.evidence()).print(step, screen.terminal());
        return screen.lines();
    }

    private List<String> lines(List<Node> others, List<Edge> edges, String... notKnown) {
        var nodes = new ArrayList<>(List.of(WEB));
        nodes.addAll(others);
        var graph = new ResourceGraph(WEB.id(), nodes, edges, List.of(notKnown), false);
        return lines(mapped(
                log.evidence().put(new ByteArrayInputStream(graph.json())).sha256()));
    }

    private static StepView step(String action) {
        return Steps.view("map", Steps.DONE, new StepBody.Act(action, Map.of()), Phase.ANALYZE);
    }

    private static StepView mapped(String sha256) {
        return Steps.yielding(step("aws.map-blast-radius"), Json.object().put("graph_sha256", sha256));
    }

    private static Node reached(String id, Kind kind) {
        return new Node(id, kind, id, Side.REACHED, Map.of());
    }

    private static Edge leads(String from, String to, String relation, Certainty certainty) {
        return new Edge(from, to, relation, certainty, "");
    }

    @Test
    void areATableOfWhatItReachesAndOneOfWhoDependsOnIt() {
        var lines = lines(
                List.of(
                        reached("web-app-role", Kind.ROLE),
                        reached("release", Kind.ROLE),
                        new Node("web-asg", Kind.SCALING_GROUP, "web-asg", Side.DEPENDENT, Map.of())),
                List.of(
                        leads("i-1", "web-app-role", "has", Certainty.CERTAIN),
                        leads("web-app-role", "release", "can assume", Certainty.POSSIBLE),
                        leads("web-asg", "i-1", "holds", Certainty.CERTAIN)));

        assertThat(lines)
                .containsExactly(
                        "",
                        "          It reaches",
                        "           what  name                    how, and next to what",
                        "           role  web-app-role            has, web-1",
                        "           role  release       possible  can assume, web-app-role",
                        "",
                        "          What gets to it, or depends on it",
                        "           what           name       how, and next to what",
                        "           scaling group  web-asg    holds, web-1");
    }

    @Test
    void leaveOutATableThatWouldBeEmpty() {
        assertThat(lines(
                        List.of(reached("web-app-role", Kind.ROLE)),
                        List.of(leads("i-1", "web-app-role", "has", Certainty.CERTAIN))))
                .contains("          It reaches")
                .doesNotContain("          What gets to it, or depends on it");
        assertThat(lines(List.of(), List.of())).isEmpty();
    }

    @Test
    void showTheNearestFortyOfASideAndSayHowManyMoreThereAre() {
        var roles = IntStream.range(0, 42)
                .mapToObj(i -> reached("role-%02d".formatted(i), Kind.ROLE))
                .toList();
        var edges = roles.stream()
                .map(role -> leads("i-1", role.id(), "can assume", Certainty.CERTAIN))
                .toList();

        var lines = lines(roles, edges);

        assertThat(lines).filteredOn(line -> line.contains("can assume")).hasSize(40);
        assertThat(lines).filteredOn(line -> line.contains("role-39")).hasSize(1);
        assertThat(lines)
                .noneMatch(line -> line.contains("role-40"))
                .last()
                .isEqualTo("          … and 2 more in the evidence");
        assertThat(lines(roles.subList(0, 40), edges.subList(0, 40))).noneMatch(line -> line.contains("more in"));
    }

    @Test
    void sayWhatCouldNotBeRead() {
        var why = "policies of buckets: s3:ListAllMyBuckets is denied, so a bucket whose policy lets the role in is"
                + " not drawn here.";

        var lines = lines(List.of(), List.of(), why, "security groups");

        assertThat(lines)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Terminal.WIDTH))
                .startsWith("")
                .endsWith("          Not shown: security groups");
        assertThat(String.join(" ", lines).replaceAll("\\s+", " ")).contains("Not shown: " + why);
    }

    @Test
    void letNoNameMoveTheCursor() {
        var lines = lines(
                List.of(new Node("r", Kind.ROLE, "web\u001B[2J\nrole", Side.REACHED, Map.of())),
                List.of(leads("i-1", "r", "has", Certainty.CERTAIN)),
                "role\u001B[2J");

        assertThat(String.join("\n", lines))
                .doesNotContain("\u001B")
                .contains("web\uFFFD[2J role")
                .contains("Not shown: role\uFFFD[2J");
    }

    @Nested
    class AreNotPrinted {
        @Test
        void forAStepThatIsNoAction() {
            assertThat(lines(Steps.manual("ask", Steps.DONE))).isEmpty();
        }

        @Test
        void forAnActionThatIsNotKnown() {
            assertThat(lines(step("iam.of-a-later-version"))).isEmpty();
        }

        @Test
        void forAStepThatHasYieldedNoneYet() {
            assertThat(lines(step("aws.map-blast-radius"))).isEmpty();
        }
    }

    @Test
    void failWhereTheEvidenceIsGone() {
        assertThatThrownBy(() -> lines(mapped("0".repeat(64)))).isInstanceOf(CaseLogException.class);
    }
}
