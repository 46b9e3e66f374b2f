package dev.cofferdam.ui.incident;

import dev.cofferdam.run.RunStatus;
import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.incident.run.RunViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** What is safe on disk, and how the run stands. */
final class StatusLine extends HBox {
    private final HBox run = Parts.row(16);

    StatusLine(IncidentViewModel.Stage.Opened opened) {
        super(16);
        getStyleClass().add("status-line");
        var disk = opened.timeline().lastSeq().map(seq -> Words.of("status.disk", seq.longValue()));
        HBox.setHgrow(run, Priority.ALWAYS);
        getChildren().addAll(Parts.row(6, Icons.of(Feather.HARD_DRIVE), Parts.oneLine(disk, "small")), run);
        opened.runs().current().subscribe(work -> show(work));
    }

    private void show(Optional<Work> work) {
        run.getChildren()
                .setAll(work.map(on -> of(on.run()))
                        .orElseGet(() -> List.of(Parts.label(Words.of("status.no-run"), "small"))));
    }

    private static List<Node> of(RunViewModel run) {
        var status = Parts.oneLine(run.snapshot().map(now -> status(now.status())), "small");
        status.setId("run-status");
        var done = run.snapshot()
                .map(now -> Words.of(
                        "status.steps",
                        now.steps().stream().filter(s -> s.state().settled()).count(),
                        now.steps().size()));
        var now = run.snapshot().get();
        var about = now.playbook().title() + " " + now.playbook().version() + " · " + now.target();
        var parts = new ArrayList<Node>(List.of(
                status,
                Parts.oneLine(done, "small"),
                Parts.oneLine(run.problem(), "small", "state-danger"),
                Parts.spacer(),
                Parts.oneLine(about, "small", "muted")));
        if (now.dryRun()) parts.add(Badges.badge(Words.of("status.dry"), "badge-accent"));
        return parts;
    }

    private static String status(RunStatus status) {
        return switch (status) {
            case RunStatus.Active _ -> Words.of("status.active");
            case RunStatus.Paused(var why) -> Words.of("status.paused", SafeText.line(why));
            case RunStatus.Ended(var outcome) -> Words.of("status.ended", SafeText.line(outcome.replace('_', ' ')));
        };
    }
}
