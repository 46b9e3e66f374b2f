package dev.cofferdam.ui.start;

import atlantafx.base.controls.CustomTextField;
import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Search above the playbooks that match, those for the finding at hand first. */
final class PlaybookPicker extends VBox {
    private final CustomTextField search = new CustomTextField();

    PlaybookPicker(NewCaseViewModel model) {
        super(8);
        search.setId("playbook-search");
        search.setLeft(Icons.of(Feather.SEARCH));
        search.setPromptText(Words.of("new.playbook.search"));
        search.setAccessibleText(Words.of("new.playbook.search"));
        search.textProperty().bindBidirectional(model.search());

        var list = new ListView<>(model.choices());
        list.setId("playbooks");
        list.getStyleClass().add("playbooks");
        list.setAccessibleText(Words.of("new.playbook"));
        list.setPrefHeight(170);
        list.setMinHeight(120);
        list.setCellFactory(_ -> new ChoiceCell());
        var nothing = Parts.wrapped("", "muted");
        nothing.textProperty()
                .bind(model.loading()
                        .map(reads -> reads ? Words.of("new.playbook.loading") : Words.of("new.playbook.none")));
        list.setPlaceholder(nothing);
        list.getSelectionModel().selectedItemProperty().subscribe(choice -> {
            if (choice != null) model.choose(choice.playbook());
        });
        model.playbook().subscribe(_ -> mark(list, model));
        model.choices().subscribe(() -> mark(list, model));
        getChildren().addAll(search, list);
    }

    @Override
    public void requestFocus() {
        search.requestFocus();
    }

    private static void mark(ListView<PlaybookChoice> list, NewCaseViewModel model) {
        model.playbook()
                .get()
                .ifPresent(chosen -> model.choices().stream()
                        .filter(choice -> choice.playbook().equals(chosen))
                        .findFirst()
                        .ifPresent(list.getSelectionModel()::select));
    }

    private static final class ChoiceCell extends ListCell<PlaybookChoice> {
        ChoiceCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PlaybookChoice choice, boolean empty) {
            super.updateItem(choice, empty);
            if (empty || choice == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var playbook = choice.playbook();
            var title = Parts.oneLine(playbook.title(), "strong");
            title.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.ALWAYS);
            var first = Parts.row(8, title);
            if (choice.suggested())
                first.getChildren().add(Badges.badge(Words.of("new.playbook.suggested"), "badge-accent"));
            first.getChildren().add(Badges.severity(playbook.severity()));
            var about = Words.of(
                    "new.playbook.about",
                    playbook.id(),
                    playbook.version(),
                    playbook.steps().size());
            setGraphic(Parts.column(2, first, Parts.oneLine(about, "muted", "small")));
            setAccessibleText(playbook.title());
        }
    }
}
