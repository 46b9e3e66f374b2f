package dev.cofferdam.ui.incident.step;

import dev.cofferdam.caselog.Approval;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.ui.Command;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be done with the step that is looked at, by name; what cannot be done now says why. */
public final class StepCommands {
    private final StepViewModel model;
    private final Surround window;

    public StepCommands(StepViewModel model, Surround window) {
        this.model = model;
        this.window = window;
    }

    /** As things are at this moment; none where no step is looked at. */
    public List<Command> all() {
        return model.picture()
                .get()
                .map(now -> Arrays.stream(Deed.values())
                        .map(deed -> command(deed, now))
                        .toList())
                .orElse(List.of());
    }

    private Command command(Deed deed, StepPicture now) {
        var command = Command.of(
                "deed." + deed.name().toLowerCase(Locale.ROOT),
                name(deed, SafeText.line(now.view().title())),
                Words.of("command.group.step"),
                () -> carryOut(deed));
        var primary = now.primary().filter(deed::equals).isPresent();
        return (primary ? command.keys("Shortcut+Enter") : command)
                .hinderedIf(!now.deeds().contains(deed), whyNot(now))
                .hinderedIf(now.busy() && deed != Deed.CANCEL, Words.of("command.step.busy"));
    }

    private void carryOut(Deed deed) {
        switch (deed) {
            case LOOK -> model.look();
            case RUN -> model.run();
            case ANSWER -> model.answer();
            case APPROVE -> model.decide(Approval.Decision.APPROVED);
            case REJECT -> model.decide(Approval.Decision.REJECTED);
            case SETTLE -> model.settle();
            case RETRY -> model.retry();
            case OVERRIDE -> StepReasons.override(model, window);
            case SKIP -> StepReasons.skip(model, window);
            case UNDO -> model.planUndo();
            case CANCEL -> model.cancel();
        }
    }

    private static String whyNot(StepPicture now) {
        return switch (now.status()) {
            case RunStatus.Paused _ -> Words.of("command.step.paused");
            case RunStatus.Ended _ -> Words.of("command.step.ended");
            case RunStatus.Active _ ->
                Words.of("command.step.not-now", now.view().state().word().replace('_', ' '));
        };
    }

    private static String name(Deed deed, String step) {
        return switch (deed) {
            case LOOK -> Words.of("command.step.look", step);
            case RUN -> Words.of("command.step.run", step);
            case ANSWER -> Words.of("command.step.answer", step);
            case APPROVE -> Words.of("command.step.approve", step);
            case REJECT -> Words.of("command.step.reject", step);
            case SETTLE -> Words.of("command.step.settle", step);
            case RETRY -> Words.of("command.step.retry", step);
            case OVERRIDE -> Words.of("command.step.override", step);
            case SKIP -> Words.of("command.step.skip", step);
            case UNDO -> Words.of("command.step.undo", step);
            case CANCEL -> Words.of("command.step.cancel", step);
        };
    }
}
