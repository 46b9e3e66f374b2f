package dev.cofferdam.ui.incident;

import dev.cofferdam.caselog.Approval;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Times;
import dev.cofferdam.ui.Words;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Who agreed to what; a decision opens as the record that it is. */
final class ApprovalsPane extends BorderPane {
    ApprovalsPane(ApprovalsViewModel model, Consumer<LogRecord> open) {
        var list = new ListView<>(model.items());
        list.setId("approvals");
        list.setAccessibleText(Words.of("approvals.title"));
        list.setCellFactory(_ -> new DecisionCell(open));
        list.setPlaceholder(
                Parts.empty(Feather.USER_CHECK, Words.of("approvals.empty.title"), Words.of("approvals.empty.todo")));
        list.setOnKeyPressed(event -> {
            var selected = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) open.accept(selected.logged());
        });
        setCenter(list);
    }

    private static final class DecisionCell extends ListCell<ApprovalsViewModel.Item> {
        DecisionCell(Consumer<LogRecord> open) {
            setPrefWidth(0);
            getStyleClass().addAll("change-cell", "record-cell");
            setOnMouseClicked(_ -> {
                var item = getItem();
                if (item != null) open.accept(item.logged());
            });
        }

        @Override
        protected void updateItem(ApprovalsViewModel.@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var approval = item.approval();
            var by = Parts.oneLine(approval.by(), "strong");
            HBox.setHgrow(by, Priority.ALWAYS);
            by.setMaxWidth(Double.MAX_VALUE);
            var badge = badge(approval.decision());
            var time = Parts.label(Times.clock(item.logged().eventTime()), "mono", "small");
            var box = Parts.column(
                    3,
                    Parts.row(8, time, by, badge),
                    Parts.oneLine(item.logged().message()));
            if (approval.planHash() != null) {
                var hash = approval.planHash();
                box.getChildren()
                        .add(Parts.oneLine(
                                Words.of("approvals.plan", hash.substring(0, Math.min(12, hash.length()))),
                                "mono",
                                "small",
                                "muted"));
            }
            setGraphic(box);
            setAccessibleText(badge.getText() + ", " + SafeText.line(approval.by()) + ", "
                    + SafeText.line(item.logged().message()));
        }

        private static Label badge(Approval.Decision decision) {
            return switch (decision) {
                case APPROVED -> Badges.badge(Words.of("approvals.approved"), "badge-success");
                case MODIFIED -> Badges.badge(Words.of("approvals.modified"), "badge-accent");
                case OVERRIDDEN -> Badges.badge(Words.of("approvals.overridden"), "badge-warning");
                case REJECTED -> Badges.badge(Words.of("approvals.rejected"), "badge-danger");
            };
        }
    }
}
