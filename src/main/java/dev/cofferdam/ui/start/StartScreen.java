package dev.cofferdam.ui.start;

import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.Screen;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.WorkbenchServices;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Where a responder begins: the overview, or the form for a new case in its place. */
public final class StartScreen implements Screen {
    private final WorkbenchServices services;
    private final Background background;
    private final Surround window;
    private final StackPane root = new StackPane();
    private final StartViewModel model;
    private @Nullable NewCaseViewModel making;

    public StartScreen(WorkbenchServices services, Background background, Surround window) {
        this.services = services;
        this.background = background;
        this.window = window;
        this.model = new StartViewModel(services, background);
        root.getStyleClass().add("start");
    }

    /** At the overview. */
    public StartScreen overview() {
        showOverview();
        return this;
    }

    /** At the form for a further run in a case. */
    public StartScreen newRun(CaseSummary inCase) {
        make(Optional.of(inCase));
        return this;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public ObservableValue<String> title() {
        return new SimpleStringProperty(Words.of("start.title"));
    }

    /** A finding may be dropped anywhere, at any time. */
    @Override
    public void dropped(Dropped what) {
        var into = making == null ? make(Optional.empty()) : making;
        into.takeFinding(what.text());
    }

    @Override
    public void close() {}

    private void showOverview() {
        making = null;
        model.refresh();
        root.getChildren()
                .setAll(new StartView(
                        model,
                        window,
                        () -> make(Optional.empty()),
                        practice -> make(Optional.empty()).practise(practice)));
    }

    private NewCaseViewModel make(Optional<CaseSummary> inCase) {
        var form = new NewCaseViewModel(services, background, inCase);
        making = form;
        root.getChildren().setAll(new NewCaseView(form, this::opened, () -> back(inCase)));
        form.load();
        return form;
    }

    private void back(Optional<CaseSummary> inCase) {
        inCase.ifPresentOrElse(summary -> window.showCase(new CaseRequest.Existing(summary.id())), this::showOverview);
    }

    private void opened(CaseRequest request) {
        window.showCase(request);
    }
}
