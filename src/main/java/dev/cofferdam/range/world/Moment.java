package dev.cofferdam.range.world;

import java.time.Instant;

/** The account at one simulated instant, while a call or something due changes it. Not thread-safe. */
public record Moment(World world, Ids ids, Instant now) {
    Moment at(Instant other) {
        return new Moment(world, ids, other);
    }
}
