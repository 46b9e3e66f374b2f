package dev.cofferdam.range;

import dev.cofferdam.range.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a service shows while its changes are still on their way to who reads: the account as it was before the first
 * that has not arrived. Not thread-safe; not kept with the state.
 */
final class LateSight {
    private record OnItsWay(World before, Instant seenFrom) {}

    private final Map<String, Deque<OnItsWay>> changes = new HashMap<>();

    /** @param before the account before the change, not to be changed any more */
    void changed(String service, World before, Instant now, Duration delay) {
        changes.computeIfAbsent(service, _ -> new ArrayDeque<>()).addLast(new OnItsWay(before, now.plus(delay)));
    }

    /** Empty where everything has arrived. */
    Optional<World> former(String service, Instant now) {
        var late = changes.getOrDefault(service, new ArrayDeque<>());
        while (!late.isEmpty() && !now.isBefore(late.getFirst().seenFrom())) late.removeFirst();
        return Optional.ofNullable(late.peekFirst()).map(OnItsWay::before);
    }
}
