package dev.cofferdam.ui.incident;

import dev.cofferdam.aws.Target;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.StepState;
import dev.cofferdam.ui.CaseLinks;
import dev.cofferdam.ui.Command;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.incident.run.RunViewModel;
import dev.cofferdam.ui.incident.run.StateSign;
import dev.cofferdam.ui.incident.step.StepCommands;
import dev.cofferdam.ui.incident.timeline.TimelinePane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Everything that can be done in an opened case, by name. */
final class CaseCommands {
    /** No case is that long. */
    private static final Pattern RECORD = Pattern.compile("#\\s*(\\d{1,18})");

    private final IncidentViewModel.Stage.Opened opened;
    private final CaseDeeds deeds;
    private final CaseLinks links;
    private final TimelinePane timeline;
    private final Surround window;

    CaseCommands(
            IncidentViewModel.Stage.Opened opened,
            CaseDeeds deeds,
            CaseLinks links,
            TimelinePane timeline,
            Surround window) {
        this.opened = opened;
        this.deeds = deeds;
        this.links = links;
        this.timeline = timeline;
        this.window = window;
    }

    /** As things are at this moment. */
    List<Command> all() {
        var commands = new ArrayList<Command>();
        var current = opened.runs().current().get();
        current.ifPresent(work -> {
            commands.addAll(new StepCommands(work.step(), window).all());
            commands.add(next(work.run()));
            commands.add(Command.of(
                    "step.copy", Words.of("step.copy"), Words.of("command.group.step"), () -> deeds.copyStep(work)));
        });
        ofCase(commands);
        ofTimeline(commands);
        runs(commands);
        current.ifPresent(work -> {
            ofRun(commands, work);
            steps(commands, work.run());
        });
        return commands;
    }

    /** {@code #123} shows that record. */
    Optional<Command> record(String typed) {
        var number = RECORD.matcher(typed);
        if (!number.matches()) return Optional.empty();
        var seq = Long.parseLong(number.group(1));
        var last = opened.timeline().lastSeq().get();
        return Optional.of(Command.of(
                        "record.show",
                        Words.of("command.record.show", seq),
                        Words.of("command.group.case"),
                        () -> links.record(seq))
                .hinderedIf(seq < 1 || seq > last, Words.of("command.record.none", last)));
    }

    private void ofCase(List<Command> commands) {
        var group = Words.of("command.group.case");
        var readOnly = opened.incident().log() == null;
        commands.add(Command.of("case.note", Words.of("command.note"), group, deeds::note)
                .keys("Shortcut+N")
                .hinderedIf(readOnly, Words.of("command.read-only")));
        commands.add(Command.of("case.edit", Words.of("case.edit"), group, deeds::edit)
                .hinderedIf(readOnly, Words.of("command.read-only")));
        commands.add(Command.of("case.export", Words.of("command.export"), group, deeds::export));
        commands.add(Command.of("case.run", Words.of("command.run.new"), group, deeds::another)
                .hinderedIf(readOnly, Words.of("command.read-only")));
        commands.add(Command.of("case.action", Words.of("command.action"), group, deeds::act)
                .keys("Shortcut+B")
                .hinderedIf(!deeds.canAct(), Words.of("command.action.none"))
                .hinderedIf(readOnly, Words.of("command.read-only")));
        commands.add(Command.of("record.number", Words.of("command.record"), group, () -> {})
                .hinderedBy(Words.of("command.record.how")));
    }

    private void ofTimeline(List<Command> commands) {
        var group = Words.of("timeline.title");
        commands.add(Command.of("timeline.search", Words.of("command.timeline.search"), group, timeline::focusSearch)
                .keys("Shortcut+F"));
        commands.add(Command.of("timeline.time", Words.of("command.timeline.time"), group, timeline::askForTime)
                .keys("Shortcut+G"));
    }

    private void runs(List<Command> commands) {
        opened.runs().works().stream()
                .filter(work ->
                        opened.runs().current().get().filter(work::equals).isEmpty())
                .forEach(work -> {
                    var now = work.run().snapshot().get();
                    commands.add(Command.of(
                            "run." + now.runId(),
                            Words.of(
                                    "command.run.look",
                                    SafeText.line(now.playbook().title()),
                                    SafeText.line(now.target())),
                            Words.of("command.group.run"),
                            () -> opened.runs().select(work)));
                });
        for (var hindered : opened.runs().hindered()) {
            var title = SafeText.line(hindered.playbook());
            var target = SafeText.line(hindered.target());
            commands.add(Command.of(
                    "run.again." + hindered.runId(),
                    Words.of("command.run.again", title, target),
                    Words.of("command.group.run"),
                    () -> opened.runs().retry(hindered)));
            if (hindered.canBreakGlass())
                commands.add(Command.of(
                        "run.glass." + hindered.runId(),
                        Words.of("command.run.glass", title, target),
                        Words.of("command.group.run"),
                        () -> deeds.breakGlass(hindered)));
        }
    }

    private void ofRun(List<Command> commands, Work work) {
        var run = work.run();
        var group = Words.of("command.group.run");
        var status = run.snapshot().get().status();
        var ended = status instanceof RunStatus.Ended;
        if (status instanceof RunStatus.Paused) {
            commands.add(Command.of("run.resume", Words.of("command.resume"), group, run::resume));
        } else {
            commands.add(Command.of("run.pause", Words.of("command.pause"), group, () -> deeds.pause(run))
                    .hinderedIf(ended, Words.of("command.step.ended")));
        }
        commands.add(Command.of("run.break-glass", Words.of("command.glass"), group, () -> deeds.breakGlass(work))
                .hinderedIf(isUnderWay(run), Words.of("command.glass.busy"))
                .hinderedIf(!(work.session().target() instanceof Target.Profile), Words.of("command.glass.none")));
        commands.add(Command.of("run.preflight", Words.of("command.preflight"), group, () -> deeds.preflight(work)));
        commands.add(Command.of("run.release", Words.of("command.release"), group, () -> deeds.release(run)));
    }

    private static boolean isUnderWay(RunViewModel run) {
        return run.snapshot().get().steps().stream().anyMatch(step -> step.state() instanceof StepState.Running);
    }

    private static Command next(RunViewModel run) {
        return Command.of("step.next", Words.of("command.step.next"), Words.of("command.group.step"), run::selectNext)
                .hinderedIf(run.following().isEmpty(), Words.of("command.step.next.none"));
    }

    private static void steps(List<Command> commands, RunViewModel run) {
        run.snapshot()
                .get()
                .steps()
                .forEach(step -> commands.add(Command.of(
                        "step." + step.key(),
                        Words.of(
                                "command.step.go",
                                SafeText.line(step.title()),
                                StateSign.of(step.state()).word()),
                        Words.of("command.group.step"),
                        () -> run.select(step.key()))));
    }
}
