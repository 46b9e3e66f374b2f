package dev.cofferdam.ui.incident;

import dev.cofferdam.run.Preflight;
import dev.cofferdam.run.Preflight.Readiness;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.OverlayBox;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** What of a run the responder may do: what is blocked, what cannot be told, what is ready. */
final class PreflightView extends OverlayBox {
    PreflightView(PreflightViewModel model, Surround window) {
        super(Words.of("preflight.title"), window, 760);
        setId("preflight");
        var shown = new StackPane();
        content(shown);
        var again = Parts.button(Words.of("preflight.again"), Feather.REFRESH_CW, model::ask);
        buttons(again, Parts.button(Words.of("overlay.close"), Feather.X, window::hideOverlay));
        model.stage().subscribe(stage -> {
            again.setDisable(stage instanceof PreflightViewModel.Stage.Asking);
            shown.getChildren()
                    .setAll(
                            switch (stage) {
                                case PreflightViewModel.Stage.Asking _ ->
                                    Parts.wrapped(Words.of("preflight.asking"), "muted");
                                case PreflightViewModel.Stage.Failed failed -> new TroublePanel(failed.trouble());
                                case PreflightViewModel.Stage.Told told -> told(told);
                            });
        });
    }

    private static Node told(PreflightViewModel.Stage.Told told) {
        var list = Parts.column(
                12,
                Parts.wrapped(
                        Words.of(
                                "preflight.told",
                                told.count(Readiness.READY),
                                told.count(Readiness.BLOCKED),
                                told.count(Readiness.UNKNOWN)),
                        "strong"),
                Parts.wrapped(Words.of("preflight.limits"), "muted", "small"));
        told.checks().forEach(check -> list.getChildren().add(row(check)));
        return list;
    }

    private static Node row(Preflight.Check check) {
        var box = Parts.column(
                4,
                Parts.row(
                        8,
                        icon(check.readiness()),
                        Parts.oneLine(SafeText.line(check.title()), "strong"),
                        Parts.label(word(check.readiness()), "muted", "small"),
                        Parts.spacer(),
                        Parts.label(SafeText.line(check.action()), "muted", "small", "mono")));
        var below = Parts.column(2);
        below.getStyleClass().add("preflight-below");
        check.reasons().forEach(reason -> below.getChildren().add(Parts.wrapped(SafeText.line(reason), "small")));
        check.conditions().forEach(condition -> below.getChildren().add(Parts.wrapped(told(condition), "small")));
        if (!below.getChildren().isEmpty()) box.getChildren().add(below);
        return box;
    }

    private static String told(Preflight.Condition condition) {
        var title = condition.title();
        var how = SafeText.line(condition.how());
        return switch (condition.readiness()) {
            case READY -> Words.of("preflight.holds", title, how);
            case UNKNOWN -> Words.of("preflight.not_known", title, how);
            case BLOCKED -> Words.of("preflight.lacks", title, how);
        };
    }

    private static Node icon(Readiness readiness) {
        return switch (readiness) {
            case READY -> Icons.of(Feather.CHECK_CIRCLE, "state-success");
            case UNKNOWN -> Icons.of(Feather.HELP_CIRCLE, "state-warning");
            case BLOCKED -> Icons.of(Feather.X_CIRCLE, "state-danger");
        };
    }

    private static String word(Readiness readiness) {
        return switch (readiness) {
            case READY -> Words.of("preflight.ready");
            case UNKNOWN -> Words.of("preflight.unknown");
            case BLOCKED -> Words.of("preflight.blocked");
        };
    }
}
