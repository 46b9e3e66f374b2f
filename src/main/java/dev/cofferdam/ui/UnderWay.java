package dev.cofferdam.ui;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What is under way anywhere in the window and takes its time. On the screen's thread only. */
public final class UnderWay {
    private final ObservableList<Task> tasks = FXCollections.observableArrayList();
    private final ObservableList<Task> shown = FXCollections.unmodifiableObservableList(tasks);

    /** The oldest first. */
    public ObservableList<Task> tasks() {
        return shown;
    }

    /** Begins something that cannot be called off. */
    public Task begin(String title) {
        return begun(new Task(title, Optional.empty()));
    }

    /** @param cancel asks it to stop; it stays here until it has ended */
    public Task begin(String title, Runnable cancel) {
        return begun(new Task(title, Optional.of(cancel)));
    }

    private Task begun(Task task) {
        tasks.add(task);
        return task;
    }

    /** One thing that is under way. */
    public final class Task {
        private final String title;
        private final Optional<Runnable> cancel;
        private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");

        private Task(String title, Optional<Runnable> cancel) {
            this.title = title;
            this.cancel = cancel;
        }

        public String title() {
            return title;
        }

        /** A word on how far it is; empty at first. */
        public ReadOnlyStringProperty progress() {
            return progress.getReadOnlyProperty();
        }

        public void progress(String word) {
            progress.set(word);
        }

        public boolean canCancel() {
            return cancel.isPresent();
        }

        public void cancel() {
            cancel.ifPresent(Runnable::run);
        }

        /** It is not under way any more, however it ended. */
        public void end() {
            tasks.remove(this);
        }
    }
}
