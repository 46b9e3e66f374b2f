package dev.cofferdam.action.offers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource that may be meant.
 *
 * @param id as an input takes it
 * @param says what else is known of it, for people: its name, its state, its tags as {@code key=value}; may be empty
 */
public record Offer(String id, String says) {
    /** @param what in their order; those that are null or blank are left out */
    static Offer of(String id, Map<String, String> tags, @Nullable String... what) {
        var name = tags.get("Name");
        var others = new TreeMap<>(tags);
        others.remove("Name");
        return new Offer(
                id,
                Stream.of(Stream.ofNullable(name), Stream.of(what), own(others, true), own(others, false))
                        .flatMap(words -> words)
                        .filter(Objects::nonNull)
                        .filter(word -> !word.isBlank())
                        .collect(Collectors.joining(" · ")));
    }

    /** Tags that AWS set itself tell less. */
    private static Stream<String> own(Map<String, String> tags, boolean own) {
        return tags.entrySet().stream()
                .filter(tag -> tag.getKey().startsWith("aws:") != own)
                .map(tag -> tag.getKey() + "=" + tag.getValue());
    }

    static Offer of(String id, @Nullable String... what) {
        return of(id, Map.of(), what);
    }

    /** Whether each word is in its id or in what is known of it; lower-case. */
    public boolean matches(List<String> words) {
        var text = (id + " " + says).toLowerCase(java.util.Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
