package dev.cofferdam.ui.incident;

import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.aws.Identity;
import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.OpenCase;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** Whose account this is, and whether it is real: in colour and in words, always on top. */
final class Banner extends HBox {
    private static final PseudoClass SOON = PseudoClass.getPseudoClass("soon");

    private final OpenCase incident;
    private final Label time = whole(Parts.label("", "banner-fact", "banner-time"));

    Banner(IncidentViewModel.Stage.Opened opened, ObservableValue<Optional<SessionTime>> left) {
        super(16);
        this.incident = opened.incident();
        getStyleClass().add("banner");
        setId("banner");
        time.setId("session-time");
        left.subscribe(this::tell);
        opened.runs().current().subscribe(work -> show(work.map(Work::session)));
    }

    /** There is little room, and that a session does not end changes nothing: the status bar has it. */
    private void tell(Optional<SessionTime> left) {
        var ends = left.filter(SessionTime::ends);
        Parts.present(time, ends.isPresent());
        time.setText(ends.map(SessionTime::text).orElse(""));
        time.pseudoClassStateChanged(SOON, ends.filter(SessionTime::soon).isPresent());
    }

    private void show(Optional<AwsSession> session) {
        var mode = session.map(AwsSession::mode).orElse(incident.summary().mode());
        getStyleClass().removeAll("banner-live", "banner-exercise");
        getStyleClass()
                .add(
                        switch (mode) {
                            case LIVE -> "banner-live";
                            case EXERCISE -> "banner-exercise";
                        });
        var word = mode == Mode.LIVE ? Words.of("banner.live") : Words.of("banner.exercise");
        var meaning = mode == Mode.LIVE ? Words.of("banner.live.text") : simulated(session);
        getChildren()
                .setAll(
                        Icons.of(mode == Mode.LIVE ? Feather.ALERT_TRIANGLE : Feather.TARGET, "banner-icon"),
                        whole(Parts.label(word, "banner-mode")),
                        Parts.oneLine(meaning, "banner-meaning"),
                        Parts.spacer());
        setAccessibleText(word);
        session.ifPresent(open -> show(word, open));
    }

    private void show(String word, AwsSession session) {
        var identity = Parts.oneLine(name(session.identity()), "banner-fact", "mono");
        identity.setTooltip(Parts.tooltip(session.identity().arn()));
        identity.setMaxWidth(520);
        HBox.setHgrow(identity, Priority.SOMETIMES);
        var account = whole(Parts.label(account(session.identity()), "banner-fact", "strong"));
        var region = whole(Parts.label(session.defaultRegion(), "banner-fact"));
        getChildren().addAll(account, identity, region, time);
        setAccessibleText(
                word + ", " + account.getText() + ", " + session.identity().arn() + ", " + region.getText());
    }

    /** What must be read is never shortened, however narrow the window is. */
    private static Label whole(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /** The ARN without what stands beside it anyway: {@code assumed-role/IncidentResponder/ada}. */
    private static String name(Identity identity) {
        return identity.arn().substring(identity.arn().lastIndexOf(':') + 1);
    }

    private static String simulated(Optional<AwsSession> session) {
        return session.map(AwsSession::target).orElse(null) instanceof Target.Endpoint endpoint
                ? Words.of("banner.exercise.endpoint", endpoint.url())
                : Words.of("banner.exercise.text");
    }

    private static String account(Identity identity) {
        return identity.alias() == null
                ? Words.of("banner.account", identity.account())
                : Words.of("banner.account.alias", identity.account(), identity.alias());
    }
}
