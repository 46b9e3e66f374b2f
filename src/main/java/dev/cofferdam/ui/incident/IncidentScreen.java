package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.Attention;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.Command;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Screen;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.WorkbenchServices;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
    private final Background background;
    private final Surround window;
    private final StackPane root = new StackPane();
    private final ReadOnlyObjectWrapper<Attention> attention = new ReadOnlyObjectWrapper<>(Attention.QUIET);
    private Optional<CaseNews> news = Optional.empty();

    public IncidentScreen(WorkbenchServices services, Background background, CaseRequest request, Surround window) {
        this.model = new IncidentViewModel(services, background, request);
        this.background = background;
        this.window = window;
        model.stage().subscribe(stage -> {
            watch(stage);
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
        view().ifPresent(CaseView::takeFocus);
    }

    @Override
    public ObservableValue<Optional<String>> caseId() {
        return opened().map(now -> now.map(opened -> opened.incident().summary().id()));
    }

    @Override
    public ObservableValue<Attention> attention() {
        return attention.getReadOnlyProperty();
    }

    @Override
    public void shown(boolean now) {
        if (now) news.ifPresent(CaseNews::looked);
    }

    @Override
    public List<Command> commands() {
        return commandsNow().map(CaseCommands::all).orElse(List.of());
    }

    @Override
    public Optional<Command> commandFor(String typed) {
        return commandsNow().flatMap(commands -> commands.record(typed));
    }

    @Override
    public List<String> underWay() {
        return news.map(CaseNews::running).orElse(List.of());
    }

    @Override
    public void close() {
        background.onScreen(this::watchNoMore);
        model.close();
    }

    private ObservableValue<Optional<IncidentViewModel.Stage.Opened>> opened() {
        return model.stage()
                .map(stage -> stage instanceof IncidentViewModel.Stage.Opened opened
                        ? Optional.of(opened)
                        : Optional.empty());
    }

    private Optional<CaseView> view() {
        return root.getChildren().stream()
                .filter(CaseView.class::isInstance)
                .map(CaseView.class::cast)
                .findFirst();
    }

    private Optional<CaseCommands> commandsNow() {
        return view().map(CaseView::commands);
    }

    private void watch(IncidentViewModel.Stage stage) {
        watchNoMore();
        if (!(stage instanceof IncidentViewModel.Stage.Opened opened)) return;
        var title = SafeText.line(opened.incident().summary().title());
        var watching = new CaseNews(opened.runs(), title, window);
        news = Optional.of(watching);
        attention.bind(watching.attention());
    }

    private void watchNoMore() {
        attention.unbind();
        attention.set(Attention.QUIET);
        news.ifPresent(CaseNews::end);
        news = Optional.empty();
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
                Parts.button(Words.of("case.back"), Feather.ARROW_LEFT, () -> {
                    window.showStart();
                    window.leave();
                }));
        panel.setMaxSize(640, StackPane.USE_PREF_SIZE);
        return panel;
    }
}
