package dev.cofferdam.ui.start;

import dev.cofferdam.playbook.Problem;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Playbooks that are there and cannot be used, each with its first mistakes: a missing one must not be a riddle. */
final class UnusablePlaybooks extends VBox {
    /** Of one file; whoever mends it sees the rest with “playbook check”. */
    private static final int SHOWN = 3;

    UnusablePlaybooks(ObservableList<Problem> problems) {
        super(8);
        getStyleClass().addAll("notice", "notice-warning", "unusable");
        setId("unusable-playbooks");
        problems.subscribe(() -> show(problems));
        show(problems);
    }

    private void show(List<Problem> problems) {
        Parts.present(this, !problems.isEmpty());
        var byFile = new LinkedHashMap<String, List<Problem>>();
        problems.forEach(problem ->
                byFile.computeIfAbsent(problem.file(), _ -> new ArrayList<>()).add(problem));
        getChildren()
                .setAll(Parts.row(
                        10,
                        Icons.of(Feather.ALERT_TRIANGLE),
                        Parts.wrapped(Words.of("start.unusable", byFile.size()), "notice-title")));
        byFile.values().forEach(ofFile -> getChildren().add(file(ofFile)));
        getChildren().add(Parts.wrapped(Words.of("start.unusable.todo"), "small"));
    }

    private static Node file(List<Problem> problems) {
        var lines = Parts.column(2);
        problems.stream()
                .limit(SHOWN)
                .forEach(problem ->
                        lines.getChildren().add(Parts.wrapped(SafeText.of(problem.toString()), "mono", "small")));
        if (problems.size() > SHOWN) {
            lines.getChildren().add(Parts.label(Words.of("start.unusable.more", problems.size() - SHOWN), "small"));
        }
        return lines;
    }
}
