package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.OverlayBox;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.UnderWay;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.incident.step.PlanView;
import java.util.ArrayDeque;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** All that would be taken back, plan by plan, and one yes for it. */
final class ReleaseView extends OverlayBox {
    private final ReleaseViewModel model;
    private final VBox list = Parts.column(16);

    ReleaseView(ReleaseViewModel model, Surround window) {
        super(Words.of("release.title"), window, 860);
        this.model = model;
        var words = Parts.wrapped("", "muted");
        content(Parts.column(16, words, list));
        var release = Parts.button(Words.of("release.go"), Feather.UNLOCK, model::release, "danger");
        release.setId("release-go");
        var again = Parts.button(Words.of("release.again"), Feather.EYE, model::look);
        buttons(again, Parts.button(Words.of("overlay.close"), Feather.X, window::hideOverlay), release);
        register(window);
        model.stage().subscribe(stage -> {
            words.setText(said(stage));
            release.setDisable(
                    stage != ReleaseViewModel.Stage.SHOWN || model.items().isEmpty());
            Parts.present(again, stage == ReleaseViewModel.Stage.STOPPED);
        });
        model.items().subscribe(this::show);
        show();
    }

    /** It goes on when this is closed. */
    private void register(Surround window) {
        var tasks = new ArrayDeque<UnderWay.Task>();
        model.stage().subscribe(stage -> {
            if (stage == ReleaseViewModel.Stage.RELEASING) {
                tasks.push(window.underWay().begin(Words.of("release.title")));
            } else {
                tasks.forEach(UnderWay.Task::end);
                tasks.clear();
            }
        });
    }

    private String said(ReleaseViewModel.Stage stage) {
        return switch (stage) {
            case LOOKING -> Words.of("release.looking");
            case SHOWN ->
                model.items().isEmpty()
                        ? Words.of("release.nothing")
                        : Words.of("release.shown", model.items().size());
            case RELEASING -> Words.of("release.releasing");
            case STOPPED -> Words.of("release.stopped");
            case RELEASED -> Words.of("release.released");
        };
    }

    private void show() {
        list.getChildren().setAll(model.items().stream().map(ReleaseView::item).toList());
    }

    private static Node item(ReleaseViewModel.Item item) {
        var head = Parts.row(
                8,
                icon(item.progress()),
                Parts.oneLine(SafeText.line(item.title()), "strong"),
                Parts.label(word(item.progress()), "muted", "small"));
        var box = Parts.column(8, head);
        box.getStyleClass().add("release-item");
        item.trouble().ifPresent(trouble -> box.getChildren().add(new TroublePanel(trouble)));
        if (item.progress() != ReleaseViewModel.Progress.UNDONE) {
            item.plan().ifPresent(plan -> box.getChildren().add(new PlanView(plan)));
        }
        return box;
    }

    private static Node icon(ReleaseViewModel.Progress progress) {
        return switch (progress) {
            case WAITING -> Icons.of(Feather.CIRCLE, "state-quiet");
            case WORKING -> Icons.of(Feather.LOADER, "state-accent");
            case UNDONE -> Icons.of(Feather.CHECK_CIRCLE, "state-success");
            case STOPPED -> Icons.of(Feather.X_CIRCLE, "state-danger");
        };
    }

    private static String word(ReleaseViewModel.Progress progress) {
        return switch (progress) {
            case WAITING -> Words.of("release.item.waiting");
            case WORKING -> Words.of("release.item.working");
            case UNDONE -> Words.of("release.item.undone");
            case STOPPED -> Words.of("release.item.stopped");
        };
    }
}
