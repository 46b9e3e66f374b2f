package dev.cofferdam.ui;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants the window. Immutable.
 *
 * @param zone shown beside UTC; null for UTC alone
 */
public record WindowSettings(
        Theme theme, TextSize textSize, @Nullable ZoneId zone) {
    public static final WindowSettings DEFAULT = new WindowSettings(Theme.LIGHT, TextSize.NORMAL, null);
}
