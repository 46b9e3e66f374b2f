package dev.cofferdam.range;

import dev.cofferdam.range.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A simulated account as it lies on disk.
 *
 * @param format of this file
 * @param offset how much simulated time has passed beyond real time
 * @param ids how many ids were given out
 * @param calls how often each operation was called
 * @param limits calls a second by operation
 * @param trail how many lines of {@code trail.jsonl} belong to it: the events behind those that its world has itself
 */
record SavedState(
        int format,
        String scenario,
        long seed,
        long ids,
        Duration offset,
        Map<String, Long> calls,
        List<Fault> faults,
        Map<String, Integer> limits,
        int trail,
        World world) {
    static final int FORMAT = 2;

    SavedState with(World other, int lines) {
        return new SavedState(format, scenario, seed, ids, offset, calls, faults, limits, lines, other);
    }
}
