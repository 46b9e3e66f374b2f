package dev.cofferdam.ui.start;

import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Times;
import dev.cofferdam.ui.Words;
import java.util.function.Consumer;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** One case: what it is about, whether it is real, how bad, when, how much. */
final class CaseCell extends ListCell<CaseSummary> {
    CaseCell(Consumer<String> open) {
        getStyleClass().add("case-cell");
        setPrefWidth(0);
        setOnMouseClicked(_ -> {
            var item = getItem();
            if (item != null) open.accept(item.id());
        });
    }

    @Override
    protected void updateItem(@Nullable CaseSummary summary, boolean empty) {
        super.updateItem(summary, empty);
        if (empty || summary == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var title = Parts.oneLine(summary.title(), "strong");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var first = Parts.row(8, title);
        var second = Parts.row(16, Parts.oneLine(summary.id(), "muted", "small", "mono"));
        setGraphic(Parts.column(4, first, second));
        setAccessibleText(SafeText.line(summary.title()));
        if (!summary.isReadable()) return;
        first.getChildren().addAll(Badges.severity(summary.severity()), Badges.mode(summary.mode()));
        second.getChildren()
                .addAll(
                        Parts.spacer(),
                        Parts.label(Words.of("start.case.records", summary.records()), "muted", "small"),
                        Parts.label(Times.minutes(summary.updatedAt()), "muted", "small"));
        setAccessibleText(Words.of(
                "start.case.accessible",
                SafeText.line(summary.title()),
                Badges.word(summary.mode()),
                Times.minutes(summary.updatedAt())));
    }
}
