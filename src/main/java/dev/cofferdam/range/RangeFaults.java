package dev.cofferdam.range;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The faults that are switched on in one session's account. Thread-safe; not kept with the state. */
public final class RangeFaults {
    private record Armed(Fault fault, Map<String, Long> callsBefore) {}

    private final List<Armed> armed = new CopyOnWriteArrayList<>();
    private final Supplier<Map<String, Long>> callsSoFar;
    private volatile boolean limits = true;

    /** @param callsSoFar how often each operation was called, ever */
    RangeFaults(List<Fault> fromScenario, Supplier<Map<String, Long>> callsSoFar) {
        this.callsSoFar = callsSoFar;
        fromScenario.forEach(fault -> armed.add(new Armed(fault, Map.of())));
    }

    /** Switches a fault on; its calls are counted from now. */
    public void add(Fault fault) {
        armed.add(new Armed(fault, callsSoFar.get()));
    }

    /** Switches all faults off, the scenario's too. */
    public void clear() {
        armed.clear();
    }

    /** Whether the scenario's rate limits hold; they do until they are switched off. */
    public void limits(boolean on) {
        limits = on;
    }

    boolean limitsHold() {
        return limits;
    }

    /** @param nth which call of the operation this is, ever, from 1 */
    List<Fault> hitting(String operation, long nth) {
        return armed.stream()
                .filter(a -> a.fault().hits(operation, nth - a.callsBefore().getOrDefault(operation, 0L)))
                .map(Armed::fault)
                .toList();
    }
}
