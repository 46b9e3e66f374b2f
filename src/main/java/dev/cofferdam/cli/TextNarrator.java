package dev.cofferdam.cli;

import dev.cofferdam.playbook.Phase;
import dev.cofferdam.run.Preview;
import dev.cofferdam.run.RunSnapshot;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a run as a person reads it. */
final class TextNarrator implements Narrator {
    /** How often a step that takes long tells how far it is. */
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(2);

    private final Terminal terminal;
    private final GraphLines graphs;
    private final boolean brief;
    private final Set<String> guided = new HashSet<>();
    private final Map<StepKey, String> progress = new HashMap<>();
    private @Nullable Phase phase;
    private @Nullable StepKey latest;
    private long progressAt = System.nanoTime();

    /** @param brief whether only the beginning of each guidance is printed */
    TextNarrator(Terminal terminal, GraphLines graphs, boolean brief) {
        this.terminal = terminal;
        this.graphs = graphs;
        this.brief = brief;
    }

    @Override
    public synchronized void begins(RunSnapshot run) {
        var playbook = run.playbook();
        terminal.styled(Style.HEADING, PlainText.line(playbook.title()));
        terminal.line((run.dryRun() ? "Dry run " : "Run ") + run.runId() + " of " + playbook.id() + " "
                + playbook.version() + " on " + PlainText.line(run.target()));
    }

    @Override
    public synchronized void turn(StepView step, String guidance) {
        var of = step.step().phase();
        if (of != null && of != phase) {
            phase = of;
            terminal.line();
            var name = " " + of + " ";
            terminal.line(Style.QUIET.of("──")
                    + Style.HEADING.of(name)
                    + Style.QUIET.of("─".repeat(Terminal.WIDTH - 2 - name.length())));
        }
        terminal.line();
        heading(step);
        if (!guidance.isBlank() && guided.add(step.key().stepId())) {
            new MarkdownLines(terminal).print(brief ? MarkdownLines.beginning(guidance) : guidance, "  ");
        }
        step.warnings().forEach(warning -> terminal.line(Style.WARNING.of("  beware  " + PlainText.line(warning))));
    }

    @Override
    public synchronized void plans(StepView step, ShownPlan plan, boolean again) {
        about(step);
        if (again) terminal.styled(Style.WARNING, "  The account has changed since that plan. The new one:");
        PlanLines.print(plan.plan(), terminal);
    }

    @Override
    public synchronized void previews(StepView approval, Preview preview) {
        about(approval);
        terminal.line("  It lets through: " + preview.title() + "  " + preview.step());
        PlanLines.print(preview.plan().plan(), terminal);
    }

    @Override
    public synchronized void watches(RunSnapshot run) {
        if (System.nanoTime() - progressAt < PROGRESS_EVERY.toNanos()) return;
        for (var step : run.steps()) {
            if (step.state() instanceof StepState.Running running
                    && !running.progress().isEmpty()
                    && !running.progress().equals(progress.put(step.key(), running.progress()))) {
                terminal.line(Style.QUIET.of("  …       " + PlainText.line(running.progress())));
                progressAt = System.nanoTime();
            }
        }
    }

    @Override
    public synchronized void comesTo(StepView step) {
        about(step);
        terminal.line("  " + StateText.of(step.state()));
        if (step.state() instanceof StepState.Failed failed) {
            Wrapped.lines(failed.failure().todo(), Terminal.WIDTH - 10)
                    .forEach(line -> terminal.line(" ".repeat(10) + line));
        }
        if (step.state() instanceof StepState.Undone) return;
        OutputLines.print(step, terminal);
        graphs.print(step, terminal);
    }

    @Override
    public synchronized void stops(RunSnapshot run, String why) {
        terminal.line();
        terminal.styled(Style.WARNING, "Stopped. " + why);
    }

    @Override
    public synchronized void ends(RunSnapshot run) {
        terminal.line();
        var outcome = run.status() instanceof RunStatus.Ended ended ? ended.outcome() : "";
        terminal.styled(
                Style.GOOD,
                (run.dryRun() ? "Dry run ended, nothing was changed: " : "Run ended: ")
                        + PlainText.line(outcome.replace('_', ' ')) + " (" + Counts.of(run) + ")");
    }

    /** Says which step is spoken of, where several are under way. */
    private void about(StepView step) {
        if (!step.key().equals(latest)) heading(step);
    }

    private void heading(StepView step) {
        latest = step.key();
        terminal.line(Style.STRONG.of("▸ " + PlainText.line(step.title())) + "  "
                + Style.QUIET.of(PlainText.line(step.key().path())));
    }
}
