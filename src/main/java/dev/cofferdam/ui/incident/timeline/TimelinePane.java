package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.StepOfRun;
import dev.cofferdam.ui.CaseLinks;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Slot;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** The timeline with all that filters it; a click shows the whole record. */
public final class TimelinePane extends BorderPane {
    private static final Duration A_MOMENT = Duration.millis(400);
    private static final Duration READ_IN = Duration.seconds(6);

    private final TimelineViewModel model;
    private final CaseLinks links;
    private final RecordList list;
    private final StepRecordsList steps;
    private final TimelineHeading heading;
    private final SearchField search;

    private record Instead(TimelineContent content, boolean narrowed) {}

    public TimelinePane(TimelineViewModel model, CaseLinks links) {
        this.model = model;
        this.links = links;
        getStyleClass().add("timeline");
        // shows nothing, but has the font of the rows
        var measure = new Label();
        this.list = new RecordList(model, measure.fontProperty(), this::open);
        this.steps = new StepRecordsList(model);
        this.heading = new TimelineHeading(model, list::copySelected);
        this.search = new SearchField(model);
        var tools = new VBox(6, search, new FilterChips(model), hint(), said());
        tools.getStyleClass().add("timeline-tools");
        var trouble = new Slot<Optional<Trouble>>(now -> now.map(TroublePanel::new));
        model.trouble().subscribe(trouble::show);
        setTop(new VBox(heading, tools, trouble));
        var content = new Slot<Instead>(now -> insteadOfRows(now.content()));
        Runnable show = () ->
                content.show(new Instead(model.content().get(), model.filters().isOfSomeKinds()));
        model.content().subscribe(_ -> show.run());
        model.filters().filter().subscribe(_ -> show.run());
        content.setMaxHeight(USE_PREF_SIZE);
        setCenter(new StackPane(measure, list, content, steps));
        model.byStep().subscribe(wished -> {
            Parts.present(steps, wished);
            Parts.present(list, !wished);
        });
    }

    @Override
    public void requestFocus() {
        if (model.byStep().get()) steps.requestFocus();
        else list.requestFocus();
    }

    /** The field that is searched in, with what is in it selected. */
    public void focusSearch() {
        model.byStep().set(false);
        search.requestFocus();
        search.selectAll();
    }

    /** Asks which time to go to. */
    public void askForTime() {
        heading.askForTime();
    }

    /**
     * Only the records of a step.
     *
     * @param stepKey with its round
     */
    public void showStep(String runId, String stepKey) {
        model.showStep(new StepOfRun(runId, stepKey));
    }

    /** Goes to a record, whatever filters. */
    public void showRecord(long seq) {
        model.showRecord(seq);
    }

    private void open(LogRecord logged) {
        links.record(logged.seq());
    }

    /** What there is to say about the filter: how far the index is, and what it cannot look for. */
    private Label hint() {
        var line = Parts.wrapped("", "muted", "small");
        model.filters().filter().subscribe(_ -> hint(line));
        model.preparing().subscribe(_ -> hint(line));
        return line;
    }

    private void hint(Label line) {
        var progress = model.preparing()
                .get()
                .map(now -> model.isFiltered()
                        ? Words.of("timeline.catching-up", now.done(), now.all())
                        : Words.of("timeline.preparing", now.done(), now.all()));
        var tooShort = Optional.of(Words.of("timeline.search.short"))
                .filter(_ -> model.filters().filter().get().isTooShort());
        line.setText(tooShort.or(() -> progress).orElse(""));
        Parts.present(line, !line.getText().isEmpty());
    }

    /** Goes away by itself. */
    private Label said() {
        var line = Parts.wrapped("", "small");
        var away = new PauseTransition(READ_IN);
        away.setOnFinished(_ -> Parts.present(line, false));
        model.copies().said().subscribe(text -> {
            line.setText(text);
            Parts.present(line, !text.isEmpty());
            away.playFromStart();
        });
        return line;
    }

    private Optional<Node> insteadOfRows(TimelineContent content) {
        return switch (content) {
            case ROWS -> Optional.empty();
            case LOADING -> Optional.of(loading());
            case NOTHING_WRITTEN ->
                Optional.of(
                        Parts.empty(Feather.CLOCK, Words.of("timeline.empty.title"), Words.of("timeline.empty.todo")));
            case NOTHING_MATCHES ->
                Optional.of(Parts.empty(
                        Feather.FILTER,
                        Words.of("timeline.none.title"),
                        Words.of("timeline.none.todo"),
                        model.filters().isOfSomeKinds()
                                ? Parts.button(Words.of("timeline.widen"), Feather.SEARCH, model.filters()::widen)
                                : Parts.button(Words.of("timeline.all"), Feather.X, model.filters()::widen)));
        };
    }

    /** Only where it takes longer than a moment, so that nothing flickers. */
    private static Node loading() {
        var wait = new ProgressIndicator();
        wait.setMaxSize(32, 32);
        wait.setAccessibleText(Words.of("timeline.loading"));
        var box = Parts.column(8, wait, Parts.label(Words.of("timeline.loading"), "muted"));
        box.getStyleClass().add("empty");
        box.setVisible(false);
        var moment = new PauseTransition(A_MOMENT);
        moment.setOnFinished(_ -> box.setVisible(true));
        moment.play();
        return box;
    }
}
