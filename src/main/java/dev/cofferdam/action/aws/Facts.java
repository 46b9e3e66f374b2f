package dev.cofferdam.action.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told of a node, in order. */
final class Facts {
    /** More of a list than this is counted only. */
    private static final int MOST = 12;

    private final Map<String, String> told = new LinkedHashMap<>();

    static Facts of(String name, @Nullable String value) {
        return new Facts().and(name, value);
    }

    Facts and(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) told.put(name, value);
        return this;
    }

    Facts and(String name, List<String> values) {
        return and(name, some(values));
    }

    Map<String, String> told() {
        return told;
    }

    /** The first of them, and how many more. */
    static String some(List<String> values) {
        if (values.size() <= MOST) return String.join(", ", values);
        return "%s and %,d more".formatted(String.join(", ", values.subList(0, MOST)), values.size() - MOST);
    }
}
