package dev.cofferdam.ui.start;

import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Beginning;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.FurtherRun;
import dev.cofferdam.ui.Screen;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.WorkbenchServices;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** The form for a new case, or for a further run in one. */
public final class NewCaseScreen implements Screen {
    private final NewCaseViewModel model;
    private final NewCaseView view;

    private NewCaseScreen(NewCaseViewModel model, BooleanSupplier finish, Runnable left) {
        this.model = model;
        this.view = new NewCaseView(model, finish, left);
        model.load();
    }

    /** What is filled in is opened in place of the form. */
    public static NewCaseScreen forNewCase(
            Beginning from, WorkbenchServices services, Background background, Surround window) {
        var model = new NewCaseViewModel(services, background, Optional.empty());
        var screen = new NewCaseScreen(model, () -> used(model.create(), window::showCase), window::leave);
        switch (from) {
            case Beginning.Blank _ -> {}
            case Beginning.Finding(var json) -> model.takeFinding(json.text());
            case Beginning.Practising(var practice) -> model.practise(practice);
        }
        return screen;
    }

    /** @param chosen takes what was filled in; begins nothing by itself */
    public static NewCaseScreen forFurtherRun(
            FurtherRun wanted,
            WorkbenchServices services,
            Background background,
            Consumer<CaseRequest.NewRun> chosen,
            Runnable left) {
        var model = new NewCaseViewModel(services, background, Optional.of(wanted));
        return new NewCaseScreen(model, () -> used(model.run(), chosen), left);
    }

    private static <T> boolean used(Optional<T> filledIn, Consumer<? super T> use) {
        filledIn.ifPresent(use);
        return filledIn.isPresent();
    }

    @Override
    public Parent root() {
        return view;
    }

    @Override
    public ObservableValue<String> title() {
        return new SimpleStringProperty(
                model.isFurtherRun() ? Words.of("new.heading.further") : Words.of("new.heading"));
    }

    @Override
    public void takeFocus() {
        view.takeFocus();
    }

    /** A finding may be dropped anywhere, at any time. */
    @Override
    public boolean dropped(Dropped what) {
        model.takeFinding(what.text());
        return true;
    }

    @Override
    public void close() {}
}
