package dev.cofferdam.range.world;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.OrderedPMap;

/** All resources of one kind, in the order in which they came. Holds state; not thread-safe. */
public final class Table<T extends Resource> implements State<Table<T>> {
    /** A change makes another map, which shares most of it: copies are made with every call. */
    private OrderedPMap<String, T> rows = OrderedPMap.empty();

    /** The rows as a list; null: nobody has asked since the last change. */
    private @Nullable List<T> all;

    /** The rows as JSON; null: nobody has asked since the last change. */
    private @Nullable String json;

    private boolean touched;

    public Table() {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Table(@Nullable List<T> rows) {
        if (rows == null) return;
        for (var row : rows) {
            if (has(row.id())) throw new IllegalArgumentException("there are two of " + row.id());
            this.rows = this.rows.plus(row.id(), row);
        }
    }

    /** The rows are immutable, so that this is a snapshot. */
    @Override
    public Table<T> copy() {
        var copy = new Table<T>();
        copy.rows = rows;
        copy.all = all;
        copy.json = json;
        return copy;
    }

    private void become(OrderedPMap<String, T> changed) {
        rows = changed;
        all = null;
        json = null;
        touched = true;
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
        if (all == null) all = List.copyOf(rows.values());
        return all;
    }

    /** The rows as JSON, made once for as long as they stay: an account is written with each call that changes it. */
    public String json() {
        if (json == null) json = Json.MAPPER.writeValueAsString(all());
        return json;
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
        become(rows.plus(row.id(), row));
    }

    public T update(String id, UnaryOperator<T> change) {
        var changed = change.apply(get(id));
        become(rows.plus(id, changed));
        return changed;
    }

    public void remove(String id) {
        become(rows.minus(id));
    }
}
