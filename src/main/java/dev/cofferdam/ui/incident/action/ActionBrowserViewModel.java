package dev.cofferdam.ui.incident.action;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionRegistry;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** All actions, found by their words, and the one that is looked at. */
public final class ActionBrowserViewModel {
    private final ActionRegistry actions;
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<Action<?, ?>> found = FXCollections.observableArrayList();
    private final ObservableList<Action<?, ?>> shown = FXCollections.unmodifiableObservableList(found);
    private final ReadOnlyObjectWrapper<Optional<Action<?, ?>>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());

    public ActionBrowserViewModel(ActionRegistry actions) {
        this.actions = actions;
        search.subscribe(this::find);
    }

    StringProperty search() {
        return search;
    }

    /** The best first; all of them, by id, where nothing is looked for. */
    ObservableList<Action<?, ?>> found() {
        return shown;
    }

    /** Empty where nothing is found. */
    ReadOnlyObjectProperty<Optional<Action<?, ?>>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    void choose(Action<?, ?> action) {
        chosen.set(Optional.of(action));
    }

    /** Stops at either end. */
    void move(int by) {
        if (found.isEmpty()) return;
        var at = chosen.get().map(found::indexOf).orElse(-1);
        choose(found.get(Math.clamp(at + by, 0, found.size() - 1)));
    }

    private void find(String words) {
        found.setAll(ActionSearch.among(actions.all(), words));
        chosen.set(found.stream().findFirst());
    }
}
