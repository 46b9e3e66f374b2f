package dev.cofferdam.range.world;

import org.jspecify.annotations.Nullable;

/**
 * Resource Explorer in a region.
 *
 * @param view the default view's ARN; null: it is not on
 */
public record Explorer(@Nullable String view) {
    static Explorer none() {
        return new Explorer(null);
    }
}
