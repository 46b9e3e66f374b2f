package dev.cofferdam.cli;

import dev.cofferdam.playbook.InputSpec;
import dev.cofferdam.playbook.Phase;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.Step;
import dev.cofferdam.playbook.StepBody;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a playbook is for and what it does, step by step. */
@Command(
        name = "show",
        description = "Shows what a playbook is for, what it asks for, and its steps.",
        mixinStandardHelpOptions = true)
final class PlaybookShow implements Callable<Integer> {
    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "As in: ec2-compromise")
    private String id = "";

    @Option(names = "--yaml", description = "Print its text instead.")
    private boolean yaml;

    PlaybookShow(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var playbook = PlaybookCommand.find(parts.get().playbooks(), id);
        if (yaml) terminal.line(playbook.text().stripTrailing());
        else print(playbook);
        return ExitStatus.DONE;
    }

    private void print(Playbook playbook) {
        terminal.styled(Style.HEADING, playbook.title());
        terminal.line(playbook.id() + " " + playbook.version() + ", SHA-256 " + playbook.sha256());
        if (!playbook.attack().isEmpty()) terminal.line("ATT&CK " + String.join(", ", playbook.attack()));
        if (!playbook.findings().isEmpty()) terminal.line("For " + String.join(", ", playbook.findings()));
        if (!playbook.objectives().isEmpty()) {
            terminal.line();
            terminal.styled(Style.HEADING, "Objectives");
            playbook.objectives().forEach(objective -> terminal.line("  - " + objective));
        }
        if (!playbook.inputs().isEmpty()) {
            terminal.line();
            terminal.styled(Style.HEADING, "Inputs");
            var table = new Table("  NAME", "TYPE", "FROM THE FINDING", "WHAT");
            playbook.inputs()
                    .values()
                    .forEach(input -> table.row(
                            "  " + input.name(),
                            input.type().yamlName(),
                            input.from() == null ? "-" : input.from(),
                            what(input)));
            table.print(terminal);
        }
        terminal.line();
        terminal.styled(Style.HEADING, "Steps");
        print(playbook.steps(), 1, null);
    }

    private void print(List<Step> steps, int depth, @Nullable Phase around) {
        for (var step : steps) {
            var phase = step.phase() == null ? around : step.phase();
            terminal.line("  ".repeat(depth) + step.id()
                    + (phase == null || phase == around ? "" : " [" + Words.of(phase) + "]")
                    + ": " + step.title() + "  (" + doing(step.body()) + condition(step) + ")");
            print(step.children(), depth + 1, phase);
        }
    }

    private static String doing(StepBody body) {
        return switch (body) {
            case StepBody.Act act -> act.action();
            case StepBody.Manual _ -> "by hand";
            case StepBody.Approve approve -> "approval" + (approve.role() == null ? "" : " by " + approve.role());
            case StepBody.Choose _ -> "one of these";
            case StepBody.Parallel _ -> "at the same time";
            case StepBody.Call call -> "playbook " + call.playbook().id();
            case StepBody.End end -> "end: " + end.outcome();
        };
    }

    private static String condition(Step step) {
        return (step.forEach() == null ? "" : ", for each " + step.forEach().as())
                + (step.when() == null ? "" : ", when " + step.when().source());
    }

    private static String what(InputSpec input) {
        var prompt = input.prompt() == null ? "" : input.prompt();
        if (input.defaultValue() != null) return prompt + " (default " + ValueText.of(input.defaultValue()) + ")";
        return input.required() ? prompt : prompt + " (may be left out)";
    }
}
