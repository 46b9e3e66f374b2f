package dev.cofferdam.ui.incident;

import dev.cofferdam.run.RunStatus;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** Which run is looked at, the others, and the way to begin one more. */
final class RunSwitcher extends HBox {
    private final RunsViewModel runs;
    private final Runnable another;
    private final Runnable act;
    private Optional<List<String>> shown = Optional.empty();
    private Optional<Work> current = Optional.empty();
    private final MenuButton button = new MenuButton("", Icons.of(Feather.BOOK_OPEN));

    /**
     * @param another begins one of a playbook
     * @param act begins one of a single action
     */
    RunSwitcher(RunsViewModel runs, Runnable another, Runnable act) {
        this.runs = runs;
        this.another = another;
        this.act = act;
        getStyleClass().add("run-switcher");
        button.setId("runs");
        button.getStyleClass().add("flat");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        HBox.setHgrow(button, Priority.ALWAYS);
        getChildren().add(button);
        runs.entries().addListener((InvalidationListener) _ -> show());
        runs.onChange(this::show);
    }

    private void show() {
        // a menu that is open must not change under the hand for every step that goes on
        var now = runs.entries().stream().map(RunSwitcher::standing).toList();
        if (shown.filter(now::equals).isPresent() && runs.current().get().equals(current)) return;
        shown = Optional.of(now);
        current = runs.current().get();
        var title = runs.current()
                .get()
                .map(work ->
                        SafeText.line(work.run().snapshot().get().playbook().title()))
                .orElse(Words.of("runs.none"));
        button.setText(
                runs.entries().size() > 1
                        ? Words.of("runs.title", title, runs.entries().size())
                        : title);
        button.setAccessibleText(Words.of("runs.accessible", title));
        button.setTooltip(Parts.tooltip(title));
        button.getItems().setAll(runs.entries().stream().map(this::item).toList());
        var begin = new MenuItem(Words.of("runs.another"), Icons.of(Feather.PLUS));
        begin.setOnAction(_ -> another.run());
        var alone = new MenuItem(Words.of("runs.action"), Icons.of(Feather.ZAP));
        alone.setOnAction(_ -> act.run());
        alone.setDisable(runs.current().get().isEmpty());
        button.getItems().addAll(new SeparatorMenuItem(), begin, alone);
    }

    private MenuItem item(RunsViewModel.Entry entry) {
        var isCurrent =
                entry.work().isPresent() && entry.work().equals(runs.current().get());
        var text = Parts.column(
                0,
                Parts.label(SafeText.line(entry.playbook()), "strong"),
                Parts.label(SafeText.line(entry.target()) + " · " + standing(entry), "small", "muted"));
        var item = new MenuItem("", Parts.row(10, Icons.of(isCurrent ? Feather.CHECK : Feather.BOOK_OPEN), text));
        item.setOnAction(_ -> entry.work().ifPresentOrElse(runs::select, () -> runs.retry(entry)));
        return item;
    }

    private static String standing(RunsViewModel.Entry entry) {
        if (entry.hindrance().isPresent())
            return Words.of(
                    "runs.hindered", SafeText.line(entry.hindrance().get().what()));
        return entry.work()
                .map(work -> switch (work.run().snapshot().get().status()) {
                    case RunStatus.Active _ -> Words.of("status.active");
                    case RunStatus.Paused(var why) -> Words.of("status.paused", SafeText.line(why));
                    case RunStatus.Ended(var outcome) ->
                        Words.of("status.ended", SafeText.line(outcome.replace('_', ' ')));
                })
                .orElseGet(() -> Words.of("runs.opening"));
    }
}
