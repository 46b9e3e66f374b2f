package dev.cofferdam.cli;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ResourceGraph;
import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Side;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.caselog.EvidenceStore;
import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.run.StepView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** A graph that a step kept, as tables: what the subject reaches, and who depends on it. */
final class GraphLines {
    /** Of each side; all of it is in the evidence. */
    private static final int MOST = 40;

    private final ActionRegistry actions;
    private final EvidenceStore evidence;

    GraphLines(ActionRegistry actions, EvidenceStore evidence) {
        this.actions = actions;
        this.evidence = evidence;
    }

    /** Prints nothing for a step that yields none. */
    void print(StepView step, Terminal terminal) {
        if (!(step.step().body() instanceof StepBody.Act act)) return;
        actions.find(act.action()).stream()
                .flatMap(action -> action.spec().outputs().stream())
                .filter(output -> output.type() == ValueType.GRAPH)
                .map(output -> step.outputs().path(output.name()).asString(""))
                .filter(sha256 -> !sha256.isEmpty())
                .forEach(sha256 -> print(read(sha256), terminal));
    }

    private ResourceGraph read(String sha256) {
        try {
            return ResourceGraph.of(Files.readAllBytes(evidence.file(sha256)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(ResourceGraph graph, Terminal terminal) {
        print("It reaches", Side.REACHED, graph, terminal);
        print("What gets to it, or depends on it", Side.DEPENDENT, graph, terminal);
        if (!graph.notKnown().isEmpty()) terminal.line();
        graph.notKnown()
                .forEach(why -> Wrapped.lines("Not shown: " + why, Terminal.WIDTH - 10)
                        .forEach(line -> terminal.line(Style.WARNING.of("          " + PlainText.line(line)))));
    }

    private static void print(String title, Side side, ResourceGraph graph, Terminal terminal) {
        List<ResourceGraph.Row> rows =
                graph.rows().stream().filter(row -> row.node().side() == side).toList();
        if (rows.isEmpty()) return;
        terminal.line();
        terminal.line(Style.STRONG.of("          " + title));
        var table = new Table("         ", "what", "name", "", "how, and next to what");
        rows.stream()
                .limit(MOST)
                .forEach(row -> table.row(
                        "         ",
                        row.node().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        row.node().name(),
                        row.certainty() == Certainty.POSSIBLE ? "possible" : "",
                        row.relation() + ", " + row.via().name()));
        table.print(terminal);
        if (rows.size() > MOST)
            terminal.line(Style.QUIET.of("          … and " + (rows.size() - MOST) + " more in the evidence"));
    }
}
