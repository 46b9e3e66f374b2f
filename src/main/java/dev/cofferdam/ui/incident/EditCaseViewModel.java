package dev.cofferdam.ui.incident;

import dev.cofferdam.caselog.CaseFacts;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.Words;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What somebody types to change what the case says of itself. It stays as it is when it cannot be written. */
final class EditCaseViewModel {
    /** The worst last; nothing where nobody has said how bad it is. */
    static final List<String> SEVERITIES = List.of("", "low", "medium", "high", "critical");

    /** Writes what differs; off the screen's thread. */
    @FunctionalInterface
    interface Writing {
        /** @param wanted makes what is wanted from what holds when it is written */
        Optional<LogRecord> write(UnaryOperator<CaseFacts.Values> wanted);
    }

    private final CaseFacts.Values before;
    private final String me;
    private final Background background;
    private final Writing writing;
    private final StringProperty title;
    private final StringProperty severity;
    private final StringProperty assignee;
    private final StringProperty summary;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    EditCaseViewModel(CaseFacts.Values before, String me, Background background, Writing writing) {
        this.before = before;
        this.me = me;
        this.background = background;
        this.writing = writing;
        this.title = new SimpleStringProperty(before.title());
        this.severity = new SimpleStringProperty(text(before.severity()));
        this.assignee = new SimpleStringProperty(text(before.assignee()));
        this.summary = new SimpleStringProperty(text(before.summary()));
    }

    StringProperty title() {
        return title;
    }

    /** One of {@link #SEVERITIES}. */
    StringProperty severity() {
        return severity;
    }

    StringProperty assignee() {
        return assignee;
    }

    /** Markdown. */
    StringProperty summary() {
        return summary;
    }

    /** What is wrong with the title; empty while nothing is. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    void assignToMe() {
        assignee.set(me);
    }

    /** Writes one record with what was changed here, none where nothing was. */
    void save(Runnable done) {
        if (busy.get()) return;
        problem.set(title.get().isBlank() ? Words.of("edit.title.missing") : "");
        if (!problem.get().isEmpty()) return;
        var typed = new CaseFacts.Values(title.get(), severity.get(), assignee.get(), summary.get());
        busy.set(true);
        trouble.set(Optional.empty());
        background.run(
                _ -> writing.write(now -> merged(now, typed)),
                _ -> {
                    busy.set(false);
                    done.run();
                },
                happened -> {
                    busy.set(false);
                    trouble.set(Optional.of(happened));
                });
    }

    /** What was not touched here stays as it was made meanwhile. */
    private CaseFacts.Values merged(CaseFacts.Values now, CaseFacts.Values typed) {
        return new CaseFacts.Values(
                typed.title().equals(before.title()) ? now.title() : typed.title(),
                Objects.equals(typed.severity(), before.severity()) ? now.severity() : typed.severity(),
                Objects.equals(typed.assignee(), before.assignee()) ? now.assignee() : typed.assignee(),
                Objects.equals(typed.summary(), before.summary()) ? now.summary() : typed.summary());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
