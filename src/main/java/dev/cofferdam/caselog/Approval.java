package dev.cofferdam.caselog;

import org.jspecify.annotations.Nullable;

/** A person's decision on a plan; {@code planHash} binds it to exactly what was shown. */
public record Approval(
        Decision decision,
        String by,
        @Nullable String reason,
        @Nullable String planHash) {
    public enum Decision {
        APPROVED,
        MODIFIED,
        OVERRIDDEN,
        REJECTED
    }
}
