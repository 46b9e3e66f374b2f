package dev.cofferdam.range.service;

import dev.cofferdam.range.world.Ids;
import dev.cofferdam.range.world.Moment;
import dev.cofferdam.range.world.World;
import java.time.Instant;

/**
 * One call that a service answers. What it changes in the world is kept only when it returns normally.
 *
 * @param moment the account now, as it is in {@code region}
 * @param account the account as a whole, for what reaches into another region
 */
public record Call(Moment moment, String region, World account) {
    public World world() {
        return moment.world();
    }

    public Instant now() {
        return moment.now();
    }

    public Ids ids() {
        return moment.ids();
    }
}
