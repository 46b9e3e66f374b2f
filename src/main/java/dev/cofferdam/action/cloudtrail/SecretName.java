package dev.cofferdam.action.cloudtrail;

import java.util.Collections;
import java.util.Set;

/**
 * A secret as callers may name it: by name, by ARN, or by ARN without the six characters that Secrets Manager adds.
 * Source: Secrets Manager API Reference, GetSecretValue, "SecretId".
 */
record SecretName(String named) {
    private static final String ADDED = "-[A-Za-z0-9]{6}$";

    /** Errs on the side of telling of another secret, whose name differs by such six characters alone. */
    boolean isMeantBy(String id) {
        return !id.isEmpty() && !Collections.disjoint(names(id), names(named));
    }

    /** An ARN may be whole or in part, and its end does not tell which. */
    private static Set<String> names(String id) {
        if (!id.startsWith("arn:")) return Set.of(id);
        var parts = id.split(":", 7);
        var end = parts[parts.length - 1];
        return end.matches(".*" + ADDED) ? Set.of(end, end.replaceFirst(ADDED, "")) : Set.of(end);
    }
}
