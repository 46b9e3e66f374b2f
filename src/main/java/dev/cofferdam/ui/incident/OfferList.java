package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** What may be meant; the field that is typed into keeps the focus, and its keys walk through this. */
final class OfferList extends ListView<MentionOffers.Offer> {
    private static final double ROW = 30;

    static final double HIGHEST = MentionOffers.MOST * ROW + 4;

    private final NoteViewModel model;
    private final Consumer<Optional<NoteViewModel.Insertion>> insert;

    OfferList(NoteViewModel model, Consumer<Optional<NoteViewModel.Insertion>> insert) {
        this.model = model;
        this.insert = insert;
        setId("note-offers");
        getStyleClass().add("offers");
        setAccessibleText(Words.of("note.offers"));
        setFocusTraversable(false);
        setFixedCellSize(ROW);
        setCellFactory(_ -> new Cell());
        model.offered().subscribe(now -> {
            Parts.present(this, now.isPresent());
            getItems().setAll(now.map(MentionOffers.Offered::offers).orElse(java.util.List.of()));
            setPrefHeight(getItems().size() * ROW + 4);
            setMinHeight(USE_PREF_SIZE);
            setMaxHeight(USE_PREF_SIZE);
            select();
        });
        model.chosen().subscribe(_ -> select());
    }

    private void select() {
        var at = model.chosen().get();
        if (at < 0) getSelectionModel().clearSelection();
        else getSelectionModel().select(at);
    }

    private final class Cell extends ListCell<MentionOffers.Offer> {
        Cell() {
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                var offer = getItem();
                if (offer == null) return;
                model.choose(offer);
                insert.accept(model.take(true));
            });
        }

        @Override
        protected void updateItem(MentionOffers.@Nullable Offer offer, boolean empty) {
            super.updateItem(offer, empty);
            if (empty || offer == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var name = Parts.oneLine(offer.insert(), "mono");
            var says = Parts.oneLine(offer.says(), "muted");
            HBox.setHgrow(says, Priority.ALWAYS);
            says.setMaxWidth(Double.MAX_VALUE);
            // what is inserted is read first; what it says gets the rest
            says.setPrefWidth(0);
            setGraphic(Parts.row(12, name, says));
            setAccessibleText(SafeText.line(offer.insert() + " " + offer.says()));
        }
    }
}
