package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Screen;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.WorkbenchServices;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** A case: being opened, opened, or not to be opened. */
public final class IncidentScreen implements Screen {
    private final IncidentViewModel model;
    private final Surround window;
    private final StackPane root = new StackPane();

    public IncidentScreen(WorkbenchServices services, Background background, CaseRequest request, Surround window) {
        this.model = new IncidentViewModel(services, background, request);
        this.window = window;
        model.stage().subscribe(stage -> {
            root.getChildren().setAll(node(stage));
            takeFocus();
        });
        model.open();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public ObservableValue<String> title() {
        return model.stage().flatMap(stage -> switch (stage) {
            case IncidentViewModel.Stage.Opening _, IncidentViewModel.Stage.Failed _ ->
                new SimpleStringProperty(Words.of("case.title"));
            case IncidentViewModel.Stage.Opened opened -> opened.facts().facts().map(now -> SafeText.line(now.title()));
        });
    }

    @Override
    public void takeFocus() {
        if (!root.getChildren().isEmpty() && root.getChildren().getFirst() instanceof CaseView opened) {
            opened.takeFocus();
        }
    }

    @Override
    public void close() {
        model.close();
    }

    private Node node(IncidentViewModel.Stage stage) {
        return switch (stage) {
            case IncidentViewModel.Stage.Opening _ -> opening();
            case IncidentViewModel.Stage.Failed(var trouble) -> failed(trouble);
            case IncidentViewModel.Stage.Opened opened -> new CaseView(model, opened, window);
        };
    }

    private static Node opening() {
        var wait = new ProgressIndicator();
        wait.setMaxSize(48, 48);
        wait.setAccessibleText(Words.of("case.opening"));
        var box = Parts.column(16, wait, Parts.label(Words.of("case.opening"), "muted"));
        box.setAlignment(javafx.geometry.Pos.CENTER);
        return box;
    }

    private Node failed(Trouble trouble) {
        var panel = new TroublePanel(
                trouble,
                Parts.button(Words.of("case.again"), Feather.REFRESH_CW, model::open, "accent"),
                Parts.button(Words.of("case.back"), Feather.ARROW_LEFT, window::showStart));
        panel.setMaxSize(640, StackPane.USE_PREF_SIZE);
        return panel;
    }
}
