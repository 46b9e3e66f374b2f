package dev.cofferdam.ui.incident;

import dev.cofferdam.run.RunStatus;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Words;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** What is safe on disk, and how the run stands. */
final class StatusLine extends HBox {
    StatusLine(IncidentViewModel.Stage.Opened opened) {
        super(16);
        getStyleClass().add("status-line");
        var disk = opened.timeline().lastSeq().map(seq -> Words.of("status.disk", seq.longValue()));
        getChildren().addAll(Parts.row(6, Icons.of(Feather.HARD_DRIVE), Parts.oneLine(disk, "small")));
        opened.run()
                .ifPresentOrElse(
                        work -> {
                            var run = work.run();
                            var problem = Parts.oneLine(run.problem(), "small", "state-danger");
                            var status = Parts.oneLine(run.snapshot().map(now -> status(now.status())), "small");
                            status.setId("run-status");
                            var done = run.snapshot()
                                    .map(now -> Words.of(
                                            "status.steps",
                                            now.steps().stream()
                                                    .filter(s -> s.state().settled())
                                                    .count(),
                                            now.steps().size()));
                            var playbook = run.snapshot().get().playbook();
                            getChildren()
                                    .addAll(
                                            status,
                                            Parts.oneLine(done, "small"),
                                            problem,
                                            Parts.spacer(),
                                            Parts.oneLine(
                                                    playbook.title() + " " + playbook.version() + " · "
                                                            + run.snapshot()
                                                                    .get()
                                                                    .target(),
                                                    "small",
                                                    "muted"));
                            if (run.snapshot().get().dryRun()) {
                                getChildren()
                                        .add(dev.cofferdam.ui.Badges.badge(Words.of("status.dry"), "badge-accent"));
                            }
                        },
                        () -> getChildren().add(Parts.label(Words.of("status.no-run"), "small")));
    }

    private static String status(RunStatus status) {
        return switch (status) {
            case RunStatus.Active _ -> Words.of("status.active");
            case RunStatus.Paused(var why) -> Words.of("status.paused", SafeText.line(why));
            case RunStatus.Ended(var outcome) -> Words.of("status.ended", SafeText.line(outcome.replace('_', ' ')));
        };
    }
}
