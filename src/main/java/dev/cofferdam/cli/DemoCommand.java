package dev.cofferdam.cli;

import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseVerifier;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.playbook.FindingInputs;
import dev.cofferdam.report.TimelineExport;
import dev.cofferdam.report.TimelineFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays a whole incident on the range, in a case of its own, and leaves it there to be looked at. */
@Command(
        name = "demo",
        description = "Plays a whole guided incident on a simulated account, in a new case.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String SCENARIO = "ec2-compromise";
    private static final String PLAYBOOK = "ec2-compromise";

    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Option(
            names = "--case-id-file",
            hidden = true,
            paramLabel = "FILE",
            description = "Where the case's id is written.")
    private @Nullable Path caseIdFile;

    DemoCommand(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var finding = parts.get().finding(SCENARIO);
        var title = "Demo: " + FindingFile.title(finding);
        try (var log =
                parts.get().cases().create(title, "high", finding, parts.get().actor(), Mode.EXERCISE)) {
            if (caseIdFile != null) Files.writeString(caseIdFile, log.caseId());
            terminal.styled(Style.HEADING, "EXERCISE: a simulated AWS account, nothing of it is real.");
            terminal.line("GuardDuty reports: " + PlainText.line(FindingFile.title(finding)));
            terminal.line();
            var status = play(log);
            return status == ExitStatus.DONE ? conclude(log) : status;
        }
    }

    private int play(CaseLog log) throws IOException {
        var playbook = PlaybookCommand.find(parts.get().playbooks(), PLAYBOOK);
        var answers = answers();
        answers.checkAgainst(playbook);
        var inputs = FindingInputs.of(playbook, parts.get().finding(SCENARIO));
        var narrator = new TextNarrator(terminal, new GraphLines(parts.get().actions(), log.evidence()), true);
        var howToGoOn = "Go on with: cofferdam run " + PLAYBOOK + " --case " + log.caseId() + " --resume";
        try (var session = parts.get().sessions().open(new Target.Range(SCENARIO), log.folder());
                var run = parts.get().runs().start(log, session, parts.get().actor(), playbook, inputs, false);
                var _ = new InterruptionHook(run, terminal, howToGoOn);
                var _ = new Watch(run, narrator)) {
            return new Play(run, parts.get().actions(), new WrittenAnswers(answers), narrator).toTheEnd();
        }
    }

    private static Answers answers() throws IOException {
        try (var in = DemoCommand.class.getResourceAsStream("demo-answers.yaml")) {
            if (in == null) throw new IOException("the program lacks its file demo-answers.yaml");
            return Answers.parse("demo-answers.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private int conclude(CaseLog log) throws IOException {
        var exported = new ArrayList<Path>();
        for (var format : List.of(TimelineFormat.TIMESKETCH_CSV, TimelineFormat.MARKDOWN)) {
            var file =
                    Files.createDirectories(log.folder().resolve("exports")).resolve("timeline." + format.extension());
            var export = new TimelineExport(parts.get().exporter(), log.caseId(), format.id());
            log.append(export.exported(
                    export.write(file, true), Origin.of(parts.get().actor(), Mode.EXERCISE)));
            exported.add(file);
        }
        var found = new CaseVerifier().verify(log.folder());
        var id = log.caseId();
        terminal.line();
        terminal.line("case      " + log.folder());
        exported.forEach(file -> terminal.line("timeline  " + file));
        terminal.line("verified  " + (found.good() ? Style.GOOD.of("holds") : Style.BAD.of("does not hold")) + ", "
                + found.records() + " records");
        terminal.line();
        terminal.line("Next: read what was done    cofferdam case log " + id);
        terminal.line("      take all of it back    cofferdam undo --case " + id + " --all");
        terminal.line("      play it in the window  cofferdam");
        return found.good() ? ExitStatus.DONE : ExitStatus.ATTENTION;
    }
}
