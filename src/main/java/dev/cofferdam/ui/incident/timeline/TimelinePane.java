package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.CaseLinks;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import javafx.geometry.Orientation;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The live timeline, the newest first; a click shows the whole record. */
public final class TimelinePane extends BorderPane {
    private final TimelineViewModel model;
    private final CaseLinks links;

    public TimelinePane(TimelineViewModel model, CaseLinks links) {
        this.model = model;
        this.links = links;
        getStyleClass().add("timeline");
        var live = Badges.badge(Words.of("timeline.live"), "badge-success");
        live.visibleProperty().bind(model.following());
        live.managedProperty().bind(model.following());
        var newest = Parts.button(Words.of("timeline.newest"), Feather.ARROW_UP, model::showNewest, "small");
        newest.visibleProperty().bind(model.following().not());
        newest.managedProperty().bind(model.following().not());
        var heading =
                Parts.row(8, Parts.label(Words.of("timeline.title"), "section-title"), Parts.spacer(), live, newest);
        heading.getStyleClass().add("pane-heading");
        var trouble = new VBox();
        model.trouble()
                .subscribe(now -> trouble.getChildren()
                        .setAll(now.map(t -> new TroublePanel(t)).stream().toList()));
        setTop(new VBox(heading, trouble));
        setCenter(list());
    }

    @Override
    public void requestFocus() {
        getCenter().requestFocus();
    }

    private ListView<LogRecord> list() {
        var list = new ListView<>(model.records());
        list.setId("timeline");
        list.setFixedCellSize(52);
        list.setAccessibleText(Words.of("timeline.title"));
        list.setPlaceholder(Parts.wrapped(Words.of("timeline.empty"), "muted"));
        list.setCellFactory(_ -> new RecordCell(this::open));
        list.setOnKeyPressed(event -> {
            var selected = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) open(selected);
        });
        list.skinProperty().subscribe(skin -> {
            if (skin == null) return;
            for (var node : list.lookupAll(".scroll-bar")) {
                if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) follow(bar);
            }
        });
        return list;
    }

    /** Near either end the next page is fetched. */
    private void follow(ScrollBar bar) {
        bar.valueProperty().subscribe(at -> {
            if (at.doubleValue() > 0.9) model.showOlder();
            if (at.doubleValue() < 0.02 && !model.following().get()) model.showNewer();
        });
    }

    private void open(LogRecord logged) {
        links.record(logged.seq());
    }
}
