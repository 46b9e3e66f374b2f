package dev.cofferdam.ui.incident;

import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.run.RunSnapshot;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.incident.run.RunViewModel;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.util.Subscription;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.feather.Feather;

/** What is safe on disk, how the run stands, what is under way, and as whom on which account. */
final class StatusLine extends StatusBar {
    /** Enough to tell two heads apart by eye. */
    private static final double WORD_IN_EM = 8;

    private static final int BRIEF = 12;

    private final Surround window;
    private final Node time;
    private Subscription listening = Subscription.EMPTY;

    StatusLine(IncidentViewModel.Stage.Opened opened, ObservableValue<Optional<SessionTime>> left, Surround window) {
        this.window = window;
        this.time = time(left);
        getStyleClass().add("status-line");
        // it would say OK
        setText("");
        // there is something to do with what is on it, nothing with the bar
        setFocusTraversable(false);
        var disk = opened.timeline().lastSeq().map(seq -> Words.of("status.disk", seq.longValue()));
        var always = List.of(
                Parts.row(6, Icons.of(Feather.HARD_DRIVE), whole(Parts.oneLine(disk, "small"))),
                chain(opened.timeline().head()));
        var underWay = underWay();
        opened.runs().current().subscribe(work -> {
            getLeftItems().setAll(always);
            getRightItems().setAll(underWay);
            work.ifPresentOrElse(this::show, () -> getLeftItems().add(Parts.label(Words.of("status.no-run"), "small")));
        });
    }

    /** The account is said in the banner too, and is what gives way. */
    private static Label whole(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void show(Work work) {
        run(work.run());
        getRightItems().addAll(account(work.session()), time);
    }

    /** Never shortened: the identity beside it is. */
    private static Node time(ObservableValue<Optional<SessionTime>> left) {
        var label = whole(Parts.label("", "small"));
        label.setId("session-left");
        var tooltip = Parts.tooltip("");
        label.setTooltip(tooltip);
        left.subscribe(now -> {
            var text = now.map(SessionTime::text).orElse("");
            Parts.present(label, now.isPresent());
            var soon = now.filter(SessionTime::soon).isPresent();
            label.setText(now.map(SessionTime::brief).orElse(""));
            label.setAccessibleText(text);
            tooltip.setText(text);
            label.setGraphic(Icons.of(soon ? Feather.ALERT_TRIANGLE : Feather.CLOCK));
            label.getStyleClass().removeAll("state-warning", "muted");
            label.getStyleClass().add(soon ? "state-warning" : "muted");
        });
        return label;
    }

    /** A click copies all of it: told to somebody else, it fixes every record so far. */
    private static Node chain(ObservableValue<String> head) {
        var link = new Hyperlink();
        link.setId("chain-head");
        link.getStyleClass().addAll("small", "mono", "status-link");
        link.setGraphic(Icons.of(Feather.LINK));
        // what is told to somebody else is told whole; how the run stands is said elsewhere too
        link.setMinWidth(USE_PREF_SIZE);
        head.subscribe(hash -> {
            Parts.present(link, !hash.isEmpty());
            var brief = hash.substring(0, Math.min(BRIEF, hash.length()));
            link.setText(Words.of("status.head", brief));
            link.setAccessibleText(Words.of("status.head.copy", brief));
            link.setTooltip(Parts.tooltip(Words.of("status.head.copy", hash)));
            link.setVisited(false);
        });
        link.setOnAction(_ -> {
            Parts.copy(head.getValue());
            link.setVisited(false);
            link.setText(Words.of("status.head.copied"));
        });
        return link;
    }

    private void run(RunViewModel run) {
        var status = Parts.oneLine(run.snapshot().map(now -> status(now.status())), "small");
        status.setId("run-status");
        // a reason gives way, the word does not
        status.fontProperty().subscribe(font -> status.setMinWidth(WORD_IN_EM * font.getSize()));
        getLeftItems()
                .addAll(
                        status,
                        whole(Parts.oneLine(run.snapshot().map(StatusLine::settled), "small")),
                        Parts.oneLine(run.problem(), "small", "state-danger"));
        if (run.snapshot().get().dryRun()) {
            getRightItems().add(Badges.badge(Words.of("status.dry"), "badge-accent"));
        }
    }

    private Node underWay() {
        var button = new Button("", Icons.of(Feather.LOADER));
        button.setId("under-way-button");
        button.getStyleClass().addAll("flat", "small", "status-button");
        var tasks = window.underWay().tasks();
        Runnable show = () -> {
            Parts.present(button, !tasks.isEmpty());
            button.setText(Words.of("status.under-way", tasks.size()));
        };
        // as long as it is on the screen: what is under way lives longer than this case
        button.sceneProperty().subscribe(scene -> {
            listening.unsubscribe();
            listening = scene == null ? Subscription.EMPTY : tasks.subscribe(show);
            show.run();
        });
        show.run();
        button.setOnAction(_ -> window.showUnderWay(button));
        return button;
    }

    private static Node account(AwsSession session) {
        var identity = session.identity();
        var name = identity.arn().substring(identity.arn().lastIndexOf(':') + 1);
        var words = Parts.oneLine(
                Words.of("status.account", name, identity.account(), session.defaultRegion()), "small", "muted");
        words.setTooltip(Parts.tooltip(identity.arn()));
        return words;
    }

    private static String settled(RunSnapshot now) {
        var steps = now.steps();
        return Words.of(
                "status.steps",
                steps.stream().filter(step -> step.state().settled()).count(),
                steps.size());
    }

    private static String status(RunStatus status) {
        return switch (status) {
            case RunStatus.Active _ -> Words.of("status.active");
            case RunStatus.Paused(var why) -> Words.of("status.paused", SafeText.line(why));
            case RunStatus.Ended(var outcome) -> Words.of("status.ended", SafeText.line(outcome.replace('_', ' ')));
        };
    }
}
