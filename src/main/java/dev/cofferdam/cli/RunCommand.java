package dev.cofferdam.cli;

import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.run.IntentException;
import dev.cofferdam.run.Preflight;
import dev.cofferdam.run.Run;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Runs a playbook in a case, or goes on with a run that was stopped. */
@Command(
        name = "run",
        description = "Runs a playbook: shows each plan before it runs it, and records everything in the case.",
        footer = {
            "",
            "TARGET is range:SCENARIO (a simulated account), endpoint:URL[,REGION] or profile:NAME[,REGION].",
            "FILE is YAML: a step's id, then {QUESTION: ANSWER}, {approve: {by: NAME, decision: approved}},",
            "{confirm: RESOURCE}, {override: REASON} or {skip: REASON}. Whoever gives a file agrees to the plans",
            "that are shown. A step that lacks its answer stops the run with status 1; --resume goes on."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Parameters(
            paramLabel = "PLAYBOOK",
            description = {
                "A playbook's id, as cofferdam playbook list has it; or one action by itself: action- and its id, as"
                        + " in",
                "action-ec2-isolate-instance."
            })
    private String playbookId = "";

    @Option(names = "--case", paramLabel = "CASE", required = true, description = "A case's id, or its beginning.")
    private String caseId = "";

    @Option(names = "--target", paramLabel = "TARGET", description = "The account; a resumed run has its own.")
    private @Nullable String target;

    @Option(names = "--input", paramLabel = "K=V", description = "An input; else it is taken from the finding.")
    private Map<String, String> inputs = new LinkedHashMap<>();

    @Option(names = "--answers", paramLabel = "FILE", description = "What would be asked; else you are asked.")
    private @Nullable Path answers;

    @Option(names = "--dry-run", description = "Only read and show the plans; change nothing.")
    private boolean dryRun;

    @Option(names = "--preflight", description = "Only tell what of it you may do on the target; start nothing.")
    private boolean preflight;

    @Option(names = "--resume", description = "Go on with the case's latest run of the playbook.")
    private boolean resume;

    @Mixin
    private BreakGlass breakGlass = new BreakGlass();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    RunCommand(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var playbook = PlaybookCommand.find(parts.get().playbooks(), playbookId);
        var responder = responder(playbook);
        var summary = Named.summary(parts.get().cases(), caseId);
        try (var log = parts.get().cases().open(summary.id())) {
            return resume ? goOn(log, summary, playbook, responder) : start(log, summary, playbook, responder);
        }
    }

    private Responder responder(Playbook playbook) throws IOException {
        if (answers != null) {
            var written = Answers.read(answers);
            written.checkAgainst(playbook);
            return new WrittenAnswers(written);
        }
        return terminal.canAsk() && !json ? new PersonAtTerminal(terminal) : new WrittenAnswers(Answers.none());
    }

    private int start(CaseLog log, CaseSummary summary, Playbook playbook, Responder responder) {
        if (target == null) throw Refusal.invalid("--target is missing, as in --target range:ec2-compromise");
        var values = InputArguments.of(playbook, inputs, log.reader());
        try (var session = open(target(target), log)) {
            if (session.mode() != summary.mode()) {
                terminal.note("The case was opened as " + summary.mode() + "; the records of this run say "
                        + session.mode() + ".");
            }
            if (preflight) return new PreflightLines(terminal, json).of(check(log, session, playbook, values));
            return play(started(log, session, playbook, values), log, summary, responder, false);
        }
    }

    private AwsSession open(Target on, CaseLog log) {
        return parts.get().sessions().open(on, breakGlass.order(log, parts.get().actor()));
    }

    private List<Preflight.Check> check(
            CaseLog log, AwsSession session, Playbook playbook, Map<String, JsonNode> values) {
        return new Preflight(parts.get().actions())
                .check(log, session, parts.get().actor(), playbook, values);
    }

    private Run started(CaseLog log, AwsSession session, Playbook playbook, Map<String, JsonNode> values) {
        try {
            return parts.get().runs().start(log, session, parts.get().actor(), playbook, values, dryRun);
        } catch (IntentException e) {
            throw Refusal.invalid(e.getMessage() + " Give inputs as --input NAME=VALUE.");
        }
    }

    private int goOn(CaseLog log, CaseSummary summary, Playbook playbook, Responder responder) {
        if (dryRun || preflight || !inputs.isEmpty()) {
            throw Refusal.invalid(
                    "--resume goes on with a run as it was started: no --dry-run, no --preflight, no --input");
        }
        var unfinished = parts.get().runs().list(log.reader()).stream()
                .filter(run -> run.playbook().id().equals(playbook.id()))
                .filter(run -> !run.dryRun() && !(run.status() instanceof RunStatus.Ended))
                .reduce((_, later) -> later)
                .orElseThrow(() -> Refusal.invalid("case " + summary.id() + " has no unfinished run of " + playbook.id()
                        + "; leave out --resume"));
        refuseOtherTarget(unfinished);
        try (var session = open(target(unfinished.target()), log)) {
            var run = parts.get().runs().reopen(log, session, parts.get().actor(), unfinished.runId());
            return play(run, log, summary, responder, true);
        }
    }

    private void refuseOtherTarget(RunSummary unfinished) {
        if (target != null && !target(target).toString().equals(unfinished.target())) {
            throw Refusal.invalid("the unfinished run is on " + unfinished.target() + ", not on " + target);
        }
    }

    private int play(Run opened, CaseLog log, CaseSummary summary, Responder responder, boolean resumed) {
        var graphs = new GraphLines(parts.get().actions(), log.evidence());
        var narrator = json ? new JsonNarrator(terminal) : new TextNarrator(terminal, graphs, false);
        var howToGoOn = "Go on with: cofferdam run " + playbookId + " --case " + summary.id() + " --resume";
        try (var run = opened;
                var _ = new InterruptionHook(run, terminal, howToGoOn);
                var _ = new Watch(run, narrator)) {
            if (run.snapshot().status() instanceof RunStatus.Paused) run.resume();
            var play = new Play(run, parts.get().actions(), responder, narrator);
            if (resumed) play.retryFailed();
            return play.toTheEnd();
        }
    }

    private static Target target(String text) {
        try {
            return Target.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(String.valueOf(e.getMessage()));
        }
    }
}
