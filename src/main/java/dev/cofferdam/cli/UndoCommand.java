package dev.cofferdam.cli;

import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.run.Run;
import dev.cofferdam.run.RunSummary;
import dev.cofferdam.run.StepKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes changes back: shows the plan, present to former, and carries it out. */
@Command(
        name = "undo",
        description = "Takes changes of a case's runs back, the latest first, showing each plan before.",
        mixinStandardHelpOptions = true)
final class UndoCommand implements Callable<Integer> {
    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Option(names = "--case", paramLabel = "CASE", required = true, description = "A case's id, or its beginning.")
    private String caseId = "";

    @Parameters(paramLabel = "STEP", arity = "0..*", description = "Only these steps.")
    private List<String> steps = List.of();

    @Option(names = "--all", description = "Everything that can be taken back.")
    private boolean all;

    @Option(names = "--dry-run", description = "Only show the plans.")
    private boolean dryRun;

    @Mixin
    private BreakGlass breakGlass = new BreakGlass();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    UndoCommand(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (all == !steps.isEmpty()) throw Refusal.invalid("name the steps to take back, or --all");
        var summary = Named.summary(parts.get().cases(), caseId);
        var missing = new HashSet<>(steps);
        var failed = false;
        try (var log = parts.get().cases().open(summary.id())) {
            for (var run : latestFirst(log)) failed |= !undo(run, log, missing);
        }
        if (!missing.isEmpty()) {
            var sentence = "there is nothing to take back in " + String.join(", ", missing);
            throw missing.size() == steps.size() ? Refusal.invalid(sentence) : Refusal.attention(sentence);
        }
        return failed ? ExitStatus.ATTENTION : ExitStatus.DONE;
    }

    private List<RunSummary> latestFirst(CaseLog log) {
        return parts.get().runs().list(log.reader()).stream()
                .filter(run -> !run.dryRun())
                .toList()
                .reversed();
    }

    /** @return whether everything that was wanted of this run was taken back */
    private boolean undo(RunSummary summary, CaseLog log, Set<String> missing) {
        var order = breakGlass.order(log, parts.get().actor());
        try (AwsSession session = parts.get().sessions().open(Target.parse(summary.target()), order);
                Run run = parts.get().runs().reopen(log, session, parts.get().actor(), summary.runId())) {
            var graphs = new GraphLines(parts.get().actions(), log.evidence());
            var narrator = json ? new JsonNarrator(terminal) : new TextNarrator(terminal, graphs, false);
            var undoing = new Undoing(run, narrator, dryRun);
            var wanted = new ArrayList<StepKey>();
            for (var key : run.undoable()) if (all || isNamed(key, missing)) wanted.add(key);
            if (!wanted.isEmpty()) narrator.begins(run.snapshot());
            return undoing.all(wanted);
        }
    }

    /** By its key, or by its bare id for all its rounds. */
    private boolean isNamed(StepKey key, Set<String> missing) {
        var names = List.of(key.path(), key.stepId());
        missing.removeAll(names);
        return steps.stream().anyMatch(names::contains);
    }
}
