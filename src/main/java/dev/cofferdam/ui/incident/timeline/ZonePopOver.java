package dev.cofferdam.ui.incident.timeline;

import atlantafx.base.controls.CustomTextField;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Chooses the time zone that is shown beside UTC: this machine's, or any by a piece of its name. */
final class ZonePopOver extends PopOver {
    private final ObjectProperty<Optional<ZoneId>> zone;
    private final ListView<Choice> list = new ListView<>();

    /** Empty for none. */
    private record Choice(Optional<ZoneId> zone) {}

    ZonePopOver(ObjectProperty<Optional<ZoneId>> zone) {
        this.zone = zone;
        setArrowLocation(ArrowLocation.TOP_RIGHT);
        setDetachable(false);
        var search = new CustomTextField();
        search.setId("timeline-zone");
        search.setLeft(Icons.of(Feather.SEARCH, "muted"));
        search.setPromptText(Words.of("timeline.zone.prompt"));
        search.setAccessibleText(Words.of("timeline.zone"));
        search.textProperty().subscribe(text -> {
            list.getItems().setAll(matching(text));
            list.getSelectionModel().selectFirst();
        });
        search.setOnAction(_ -> choose());
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) list.requestFocus();
        });
        list.setAccessibleText(Words.of("timeline.zone"));
        list.getStyleClass().add("timeline-zones");
        list.setPlaceholder(Parts.label(Words.of("timeline.zone.none-found"), "muted"));
        list.setCellFactory(_ -> new ZoneCell());
        list.setOnMouseClicked(_ -> choose());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) choose();
        });
        var box = Parts.column(8, Parts.label(Words.of("timeline.zone"), "form-label"), search, list);
        box.getStyleClass().add("timeline-popover");
        setContentNode(box);
        setOnShown(_ -> search.requestFocus());
    }

    private void choose() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen == null) return;
        zone.set(chosen.zone());
        hide();
    }

    /** Without anything typed: none, and that of this machine. */
    private static List<Choice> matching(String typed) {
        var piece = typed.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        if (piece.isEmpty()) {
            return Stream.concat(
                            Stream.of(new Choice(Optional.empty()), new Choice(Optional.of(ZoneId.systemDefault()))),
                            all())
                    .distinct()
                    .toList();
        }
        return all().filter(each -> each.zone()
                        .orElseThrow()
                        .getId()
                        .toLowerCase(Locale.ROOT)
                        .contains(piece))
                .toList();
    }

    private static Stream<Choice> all() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("SystemV/"))
                .sorted()
                .map(ZoneId::of)
                .map(Optional::of)
                .map(Choice::new);
    }

    private static final class ZoneCell extends ListCell<Choice> {
        @Override
        protected void updateItem(@Nullable Choice item, boolean empty) {
            super.updateItem(item, empty);
            setText(
                    empty || item == null
                            ? null
                            : item.zone().map(ZoneId::getId).orElseGet(() -> Words.of("timeline.zone.none")));
        }
    }
}
