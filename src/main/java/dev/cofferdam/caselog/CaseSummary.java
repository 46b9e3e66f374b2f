package dev.cofferdam.caselog;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list of cases shows, as it is now.
 *
 * @param updatedAt when the last record was written
 */
public record CaseSummary(
        String id,
        String title,
        @Nullable String severity,
        @Nullable String assignee,
        Mode mode,
        Instant openedAt,
        Instant updatedAt,
        long records,
        Path folder) {
    /** Whether anything of it could be read: a case has its first record from the beginning. */
    public boolean isReadable() {
        return records > 0;
    }
}
