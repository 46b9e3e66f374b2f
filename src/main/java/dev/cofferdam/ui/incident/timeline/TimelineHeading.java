package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** What the list is, whether it follows, and what can be done with all of it. */
final class TimelineHeading extends HBox {
    private final TimelineViewModel model;
    private final Button jump = Parts.iconButton(Words.of("timeline.jump"), Feather.CLOCK, this::askForTime);

    TimelineHeading(TimelineViewModel model, Runnable copySelected) {
        super(4);
        this.model = model;
        getStyleClass().add("pane-heading");
        setAlignment(Pos.CENTER_LEFT);
        var live = Badges.badge(Words.of("timeline.live"), "badge-success");
        live.visibleProperty().bind(model.following());
        live.managedProperty().bind(model.following());
        getChildren()
                .addAll(
                        Parts.label(Words.of("timeline.title"), "section-title"),
                        live,
                        newest(),
                        Parts.spacer(),
                        byStep(),
                        jump,
                        zone(),
                        menu(copySelected));
    }

    void askForTime() {
        new JumpPopOver(model).show(jump);
    }

    /** Says how many there are that are not seen. */
    private Button newest() {
        var button = Parts.button("", Feather.ARROW_UP, model::showNewest, "small");
        button.setId("timeline-newest");
        button.visibleProperty().bind(model.following().not());
        button.managedProperty().bind(model.following().not());
        model.fresh().subscribe(count -> {
            var some = count.intValue() > 0;
            button.setText(some ? Words.of("timeline.fresh", count.intValue()) : "");
            var name = some ? Words.of("timeline.fresh.name", count.intValue()) : Words.of("timeline.newest");
            button.setAccessibleText(name);
            button.setTooltip(Parts.tooltip(name));
        });
        return button;
    }

    private ToggleButton byStep() {
        var button = new ToggleButton("", Icons.of(Feather.LIST));
        button.setId("timeline-by-step");
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(Words.of("timeline.by-step"));
        button.setTooltip(Parts.tooltip(Words.of("timeline.by-step")));
        button.selectedProperty().bindBidirectional(model.byStep());
        return button;
    }

    private Button zone() {
        var button = new Button("", Icons.of(Feather.GLOBE));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setOnAction(_ -> new ZonePopOver(model.zone()).show(button));
        model.zone().subscribe(zone -> {
            var name = Words.of("timeline.zone")
                    + zone.map(ZoneId::getId).map(id -> ": " + id).orElse("");
            button.setAccessibleText(name);
            button.setTooltip(Parts.tooltip(name));
        });
        return button;
    }

    private MenuButton menu(Runnable copySelected) {
        var menu = new MenuButton("", Icons.of(Feather.MORE_VERTICAL));
        menu.setId("timeline-menu");
        menu.getStyleClass().addAll("button-icon", "flat", "no-arrow");
        menu.setAccessibleText(Words.of("timeline.menu"));
        menu.setTooltip(Parts.tooltip(Words.of("timeline.menu")));
        menu.getItems()
                .setAll(
                        item(Words.of("timeline.copy"), copySelected),
                        item(Words.of("timeline.copy-all"), () -> model.copyAll(Parts::copy)),
                        item(Words.of("timeline.all"), model.filters()::dropAll));
        return menu;
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
