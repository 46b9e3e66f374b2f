package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.RecordKind;
import dev.cofferdam.caselog.StepOfRun;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Words;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/** What is let through, each kind with how many there are, so that what is left out is not taken for lost. */
final class FilterChips extends FlowPane {
    private static final int LONGEST = 40;

    FilterChips(TimelineViewModel model) {
        super(4, 4);
        getStyleClass().add("timeline-chips");
        setAccessibleText(Words.of("timeline.kinds"));
        for (var kind : RecordKind.values()) getChildren().add(chip(kind, model));
        var step = new Button("", Icons.of(Feather.X));
        step.getStyleClass().addAll("chip", "chip-step", "small", "rounded");
        step.setContentDisplay(ContentDisplay.RIGHT);
        // an underscore belongs to the step's name
        step.setMnemonicParsing(false);
        step.setOnAction(_ -> model.filters().allSteps());
        getChildren().add(step);
        model.filters().filter().subscribe(filter -> {
            Parts.present(step, filter.step().isPresent());
            filter.step().map(StepOfRun::step).map(SafeText::line).ifPresent(name -> {
                step.setText(Words.of("timeline.chip.step", shortened(name)));
                step.setAccessibleText(Words.of("timeline.chip.step.remove", name));
                step.setTooltip(Parts.tooltip(Words.of("timeline.chip.step.remove", name)));
            });
        });
    }

    private static ToggleButton chip(RecordKind kind, TimelineViewModel model) {
        var chip = new ToggleButton("", Icons.of(KindWords.sign(kind)));
        chip.getStyleClass().addAll("chip", "small", "rounded");
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setTooltip(Parts.tooltip(KindWords.explained(kind)));
        chip.setAccessibleHelp(KindWords.explained(kind));
        model.counts().subscribe(counts -> {
            var count = counts.get(kind);
            chip.setText(count == null ? KindWords.name(kind) : Words.of("timeline.chip", KindWords.name(kind), count));
        });
        model.filters()
                .filter()
                .subscribe(filter -> chip.setSelected(filter.kinds().contains(kind)));
        chip.setOnAction(_ -> {
            model.filters().toggle(kind);
            chip.setSelected(model.filters().filter().get().kinds().contains(kind));
        });
        return chip;
    }

    /** The end tells more of a key than its beginning. */
    private static String shortened(String key) {
        return key.length() <= LONGEST ? key : "…" + key.substring(key.length() - LONGEST);
    }
}
