package dev.cofferdam.ui.incident;

import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.run.StepView;
import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Times;
import dev.cofferdam.ui.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What is changed in the account, and the way back: one by one, or all of it. */
final class ChangesPane extends BorderPane {
    private final ChangesViewModel model;

    /** @param release takes back everything of the run that is looked at */
    ChangesPane(ChangesViewModel model, Runnable release) {
        this.model = model;
        getStyleClass().add("changes");
        var list = new ListView<>(model.items());
        list.setId("changes");
        list.setAccessibleText(Words.of("changes.title"));
        list.setCellFactory(_ -> new ChangeCell());
        list.setPlaceholder(
                Parts.empty(Feather.ROTATE_CCW, Words.of("changes.empty.title"), Words.of("changes.empty.todo")));
        setCenter(list);
        var all = Parts.button(Words.of("case.release"), Feather.UNLOCK, release);
        all.setId("changes-release");
        all.setTooltip(Parts.tooltip(Words.of("case.release.text")));
        var foot = Parts.row(8, Parts.spacer(), all);
        foot.getStyleClass().add("pane-foot");
        setBottom(foot);
    }

    private final class ChangeCell extends ListCell<ChangesViewModel.Item> {
        ChangeCell() {
            setPrefWidth(0);
            getStyleClass().add("change-cell");
        }

        @Override
        protected void updateItem(ChangesViewModel.@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var view = item.view();
            var title = Parts.oneLine(view.title(), "strong");
            HBox.setHgrow(title, Priority.ALWAYS);
            title.setMaxWidth(Double.MAX_VALUE);
            var badge = badge(item.standing());
            var box = Parts.column(3, Parts.row(8, title, badge));
            resources(view).forEach(box.getChildren()::add);
            box.getChildren().add(foot(item));
            setGraphic(box);
            setAccessibleText(SafeText.line(view.title()) + ", " + badge.getText());
        }
    }

    private Node foot(ChangesViewModel.Item item) {
        var when = Optional.ofNullable(item.view().last())
                .map(last -> Words.of("situation.item.when", Times.clock(last.at()), SafeText.line(last.by())))
                .orElse("");
        var said = Parts.oneLine(when, "muted", "small");
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        var foot = Parts.row(6, said);
        var title = SafeText.line(item.view().title());
        if (item.standing() != ChangesViewModel.Standing.TAKEN_BACK
                && item.view().canUndo()) {
            var undo = Parts.button(
                    Words.of("deed.undo"), Feather.ROTATE_CCW, () -> model.takeBack(item), "small", "flat");
            undo.setAccessibleText(Words.of("changes.undo.accessible", title));
            foot.getChildren().add(undo);
        }
        var show = Parts.button(Words.of("changes.show"), Feather.ARROW_LEFT, () -> model.goTo(item), "small", "flat");
        show.setAccessibleText(Words.of("changes.show.accessible", title));
        foot.getChildren().add(show);
        return foot;
    }

    private static List<Label> resources(StepView view) {
        return Optional.ofNullable(view.plan()).map(ShownPlan::plan).stream()
                .flatMap(plan -> plan.resources().stream())
                .limit(3)
                .map(resource -> Parts.oneLine(resource, "mono", "small"))
                .toList();
    }

    private static Label badge(ChangesViewModel.Standing standing) {
        return switch (standing) {
            case IN_EFFECT -> Badges.badge(Words.of("changes.in-effect"), "badge-accent");
            case IN_DOUBT -> Badges.badge(Words.of("changes.in-doubt"), "badge-warning");
            case TAKEN_BACK -> Badges.badge(Words.of("changes.taken-back"), "badge-neutral");
        };
    }
}
