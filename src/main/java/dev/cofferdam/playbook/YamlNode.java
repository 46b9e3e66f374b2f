package dev.cofferdam.playbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a YAML file, with its place. */
sealed interface YamlNode {
    Position at();

    /** In words for a message: {@code a list}. */
    default String kind() {
        return switch (this) {
            case Scalar scalar ->
                switch (scalar.type()) {
                    case TEXT -> "text";
                    case FLAG -> scalar.value();
                    case INTEGER, DECIMAL -> "the number " + scalar.value();
                    case NOTHING -> "nothing";
                };
            case Sequence _ -> "a list";
            case Mapping _ -> "a block of keys";
        };
    }

    /** @param offset where it begins in the file */
    record Scalar(Type type, String value, Position at, int offset, SourceText file) implements YamlNode {
        enum Type {
            TEXT,
            FLAG,
            INTEGER,
            DECIMAL,
            NOTHING
        }

        /** Takes time by the scalar's length: ask once. */
        ScalarPlaces places() {
            return new ScalarPlaces(file, offset, value);
        }
    }

    record Sequence(List<YamlNode> items, Position at) implements YamlNode {}

    record Mapping(List<Entry> entries, Position at) implements YamlNode {
        /** The value of a key, null where there is none. */
        @Nullable
        YamlNode get(String key) {
            return entries.stream()
                    .filter(e -> e.key().value().equals(key))
                    .map(Entry::value)
                    .findFirst()
                    .orElse(null);
        }

        /** The place of a key, else that of the mapping. */
        Position at(String key) {
            return entries.stream()
                    .filter(e -> e.key().value().equals(key))
                    .map(e -> e.key().at())
                    .findFirst()
                    .orElse(at);
        }
    }

    record Entry(Scalar key, YamlNode value) {}
}
