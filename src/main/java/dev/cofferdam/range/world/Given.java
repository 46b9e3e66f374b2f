package dev.cofferdam.range.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a scenario left out becomes what AWS would have: nothing, or the default. */
final class Given {
    private Given() {}

    static <T> List<T> list(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    static <K, V> Map<K, V> map(@Nullable Map<K, V> given) {
        return given == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    static <T> T required(@Nullable T given, String key) {
        if (given == null) throw new IllegalArgumentException("'" + key + "' is missing");
        return given;
    }
}
