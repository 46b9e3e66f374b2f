package dev.cofferdam.playbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of the format.
 *
 * @param fallback what holds when it is not there, for people; null when it has to be there
 * @param kinds the kinds of step that may have it; empty: all, or it is no step's key
 * @param meaning Markdown, one or two sentences
 */
record Key(String name, Shape shape, @Nullable String fallback, List<StepKind> kinds, String meaning) {
    static Key required(String name, Shape shape, String meaning) {
        return new Key(name, shape, null, List.of(), meaning);
    }

    static Key optional(String name, Shape shape, String fallback, String meaning) {
        return new Key(name, shape, fallback, List.of(), meaning);
    }

    /** The key that makes a step one of its kind. */
    static Key of(StepKind kind, Shape shape, String meaning) {
        return new Key(kind.key(), shape, "–", List.of(kind), meaning);
    }

    Key only(StepKind... only) {
        return new Key(name, shape, fallback, List.of(only), meaning);
    }

    boolean required() {
        return fallback == null;
    }

    /** Whether something holds when it is not there. */
    boolean hasFallback() {
        return fallback != null && !fallback.equals("–");
    }

    boolean fits(StepKind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
