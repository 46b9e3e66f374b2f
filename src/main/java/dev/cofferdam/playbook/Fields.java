package dev.cofferdam.playbook;

import dev.cofferdam.playbook.YamlNode.Entry;
import dev.cofferdam.playbook.YamlNode.Mapping;
import dev.cofferdam.playbook.YamlNode.Scalar;
import dev.cofferdam.playbook.YamlNode.Sequence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A block's values as far as they have the right shape. What has not counts as not there: the structure check has told
 * it, and a file with problems yields no playbook.
 */
record Fields(Mapping mapping) {
    private static final Mapping EMPTY = new Mapping(List.of(), new Position(1, 1));

    Position at() {
        return mapping.at();
    }

    Position at(String key) {
        return mapping.at(key);
    }

    boolean has(String key) {
        return mapping.get(key) != null;
    }

    @Nullable
    YamlNode get(String key) {
        return mapping.get(key);
    }

    Optional<Scalar> scalar(String key) {
        return mapping.get(key) instanceof Scalar scalar && scalar.type() == Scalar.Type.TEXT
                ? Optional.of(scalar)
                : Optional.empty();
    }

    @Nullable
    String text(String key) {
        return scalar(key).map(Scalar::value).orElse(null);
    }

    String text(String key, String otherwise) {
        return scalar(key).map(Scalar::value).orElse(otherwise);
    }

    boolean flag(String key, boolean otherwise) {
        if (!(mapping.get(key) instanceof Scalar scalar) || scalar.type() != Scalar.Type.FLAG) return otherwise;
        return scalar.value().equalsIgnoreCase("true");
    }

    int count(String key, int otherwise) {
        return mapping.get(key) instanceof Scalar scalar && scalar.value().matches("[0-9]{1,9}")
                ? Integer.parseInt(scalar.value())
                : otherwise;
    }

    Duration duration(String key, Duration otherwise) {
        return scalar(key).flatMap(scalar -> duration(scalar.value())).orElse(otherwise);
    }

    /** The items of a list, or the one value that stands for a list of one. */
    List<YamlNode> items(String key) {
        return switch (mapping.get(key)) {
            case null -> List.of();
            case Sequence sequence -> sequence.items();
            case Scalar scalar -> List.of(scalar);
            case Mapping one -> List.of(one);
        };
    }

    List<Scalar> scalars(String key) {
        return items(key).stream()
                .filter(Fields::isText)
                .map(Scalar.class::cast)
                .toList();
    }

    List<String> texts(String key) {
        return scalars(key).stream().map(Scalar::value).toList();
    }

    List<Entry> entries(String key) {
        return mapping.get(key) instanceof Mapping inner ? inner.entries() : List.of();
    }

    List<Fields> blocks(String key) {
        return items(key).stream()
                .filter(Mapping.class::isInstance)
                .map(item -> new Fields((Mapping) item))
                .toList();
    }

    /** Empty when there is none. */
    Fields block(String key) {
        return new Fields(mapping.get(key) instanceof Mapping inner ? inner : EMPTY);
    }

    private static boolean isText(YamlNode node) {
        return node instanceof Scalar scalar && scalar.type() == Scalar.Type.TEXT;
    }

    private static Optional<Duration> duration(String text) {
        if (!text.matches("[0-9]{1,6}[smhd]")) return Optional.empty();
        var number = Long.parseLong(text, 0, text.length() - 1, 10);
        return Optional.of(
                switch (text.charAt(text.length() - 1)) {
                    case 's' -> Duration.ofSeconds(number);
                    case 'm' -> Duration.ofMinutes(number);
                    case 'h' -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }
}
