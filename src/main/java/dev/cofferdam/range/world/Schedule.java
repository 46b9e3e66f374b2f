package dev.cofferdam.range.world;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is yet to happen. Holds state; not thread-safe. */
public final class Schedule implements State<Schedule> {
    private final List<Due> dues = new ArrayList<>();
    private boolean touched;

    public Schedule() {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Schedule(@Nullable List<Due> dues) {
        if (dues != null) this.dues.addAll(dues);
    }

    @Override
    public Schedule copy() {
        return new Schedule(dues);
    }

    @Override
    public boolean touched() {
        return touched;
    }

    @JsonValue
    public List<Due> all() {
        return List.copyOf(dues);
    }

    public void add(Instant at, Due.Kind kind, String resource) {
        touched = true;
        dues.add(new Due(at, kind, resource, null));
    }

    public void add(Instant at, Due.Kind kind, String resource, String of) {
        touched = true;
        dues.add(new Due(at, kind, resource, of));
    }

    /** Forgets what would have happened to a resource. */
    public void cancel(Due.Kind kind, String resource) {
        touched |= dues.removeIf(d -> d.kind() == kind && d.resource().equals(resource));
    }

    /** As above, in one group only. */
    public void cancel(Due.Kind kind, String resource, String of) {
        touched |= dues.removeIf(d -> d.kind() == kind && d.resource().equals(resource) && of.equals(d.of()));
    }

    /** Whether anything is. */
    boolean isDue(Instant now) {
        return dues.stream().anyMatch(due -> !due.at().isAfter(now));
    }

    /** The earliest that is due, which is taken out. */
    Optional<Due> next(Instant now) {
        var next = dues.stream().filter(d -> !d.at().isAfter(now)).min(Comparator.comparing(Due::at));
        next.ifPresent(due -> touched |= dues.remove(due));
        return next;
    }
}
