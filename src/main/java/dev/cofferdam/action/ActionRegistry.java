package dev.cofferdam.action;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All actions there are, by id. Immutable. */
public final class ActionRegistry {
    private final Map<String, Action<?, ?>> byId = new TreeMap<>();

    public ActionRegistry(List<Action<?, ?>> actions) {
        for (var action : actions) {
            if (byId.put(action.spec().id(), action) != null) {
                throw new IllegalArgumentException(
                        "two actions are called " + action.spec().id());
            }
        }
    }

    public Optional<Action<?, ?>> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** In the order of their ids. */
    public Collection<Action<?, ?>> all() {
        return List.copyOf(byId.values());
    }
}
