package dev.cofferdam.ui.start;

import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Beginning;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.Command;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Screen;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.WorkbenchServices;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** Where a responder begins: recent cases, and what can be begun. */
public final class StartScreen implements Screen {
    private final Surround window;
    private final StartViewModel model;
    private final StartView view;

    public StartScreen(WorkbenchServices services, Background background, Surround window) {
        this.window = window;
        this.model = new StartViewModel(services, background);
        this.view = new StartView(model, window);
        model.refresh();
    }

    @Override
    public Parent root() {
        return view;
    }

    @Override
    public ObservableValue<String> title() {
        return new SimpleStringProperty(Words.of("start.title"));
    }

    @Override
    public void takeFocus() {
        view.takeFocus();
    }

    /** What happened in the cases meanwhile is to be seen when somebody comes back. */
    @Override
    public void shown(boolean now) {
        if (now) model.refresh();
    }

    @Override
    public List<Command> commands() {
        var commands = new ArrayList<Command>();
        for (var summary : model.cases()) {
            commands.add(Command.of(
                    "case." + summary.id(),
                    Words.of("command.open", SafeText.line(summary.title()), summary.id()),
                    Words.of("command.group.cases"),
                    () -> window.showCase(new CaseRequest.Existing(summary.id()))));
        }
        for (var practice : model.practices()) {
            commands.add(Command.of(
                    "practise." + practice.scenario(),
                    Words.of("start.practise.one", practice.title()),
                    Words.of("command.group.practice"),
                    () -> window.showNewCase(new Beginning.Practising(practice))));
        }
        return commands;
    }

    @Override
    public void close() {}
}
