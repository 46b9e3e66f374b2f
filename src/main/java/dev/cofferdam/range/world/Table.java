package dev.cofferdam.range.world;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All resources of one kind, in the order in which they came. Holds state; not thread-safe. */
public final class Table<T extends Resource> implements State<Table<T>> {
    private Map<String, T> rows = new LinkedHashMap<>();
    /** Whether a copy has the same rows, so that they are copied before they are changed. */
    private boolean shared;

    private boolean touched;

    public Table() {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Table(@Nullable List<T> rows) {
        if (rows == null) return;
        for (var row : rows) {
            if (this.rows.put(row.id(), row) != null) {
                throw new IllegalArgumentException("there are two of " + row.id());
            }
        }
    }

    /** The rows are immutable, so that this is a snapshot. */
    @Override
    public Table<T> copy() {
        var copy = new Table<T>();
        copy.rows = rows;
        copy.shared = true;
        shared = true;
        return copy;
    }

    private Map<String, T> own() {
        if (shared) rows = new LinkedHashMap<>(rows);
        shared = false;
        touched = true;
        return rows;
    }

    @Override
    public boolean touched() {
        return touched;
    }

    public int size() {
        return rows.size();
    }

    @JsonValue
    public List<T> all() {
        return List.copyOf(rows.values());
    }

    public Stream<T> stream() {
        return all().stream();
    }

    public boolean has(String id) {
        return rows.containsKey(id);
    }

    public Optional<T> find(@Nullable String id) {
        return Optional.ofNullable(id == null ? null : rows.get(id));
    }

    /** @throws IllegalStateException when it is not there: the account contradicts itself */
    public T get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("the simulated account has no " + id));
    }

    public void put(T row) {
        own().put(row.id(), row);
    }

    public T update(String id, UnaryOperator<T> change) {
        var changed = change.apply(get(id));
        own().put(id, changed);
        return changed;
    }

    public void remove(String id) {
        own().remove(id);
    }
}
