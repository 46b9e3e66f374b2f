package dev.cofferdam.range.resourceexplorer;

import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.TaggedResource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A search: all its terms must hold, and of a filter's values, which commas part, any one. Case makes no difference.
 * Source: Resource Explorer User Guide, "Search query syntax reference".
 */
final class SearchQuery {
    private final List<Predicate<TaggedResource>> terms;
    private final String account;

    SearchQuery(String query, String account) {
        this.account = account;
        this.terms = Arrays.stream(query.toLowerCase(Locale.ROOT).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .map(this::term)
                .toList();
    }

    boolean matches(TaggedResource resource) {
        return terms.stream().allMatch(term -> term.test(resource));
    }

    private Predicate<TaggedResource> term(String word) {
        if (word.startsWith("-")) return term(word.substring(1)).negate();
        var parts = word.split(":", 2);
        if (parts.length == 1) return resource -> texts(resource).anyMatch(text -> text.contains(word));
        return resource -> Arrays.stream(parts[1].split(",", -1)).anyMatch(value -> holds(parts[0], value, resource));
    }

    private boolean holds(String filter, String value, TaggedResource resource) {
        return switch (filter) {
            case "accountid" -> is(account, value);
            case "id" -> is(resource.arn(), value);
            case "region" -> is(resource.region(), value);
            case "resourcetype" -> is(resource.type(), value);
            case "service" -> is(resource.type().substring(0, resource.type().indexOf(':')), value);
            case "tag" ->
                switch (value) {
                    case "all" -> !resource.tags().isEmpty();
                    case "none" -> resource.tags().isEmpty();
                    default ->
                        resource.tags().entrySet().stream().anyMatch(t -> is(t.getKey() + "=" + t.getValue(), value));
                };
            case "tag.key" -> resource.tags().keySet().stream().anyMatch(key -> is(key, value));
            case "tag.value" -> resource.tags().values().stream().anyMatch(v -> is(v, value));
            default -> throw new ServiceError("ValidationException", "Invalid query: no filter " + filter);
        };
    }

    /** {@code *} at its end stands for any characters. */
    private static boolean is(String text, String wanted) {
        var lower = text.toLowerCase(Locale.ROOT);
        return wanted.endsWith("*") ? lower.startsWith(wanted.substring(0, wanted.length() - 1)) : lower.equals(wanted);
    }

    private static Stream<String> texts(TaggedResource resource) {
        return Stream.concat(
                        Stream.of(resource.arn()),
                        resource.tags().entrySet().stream().flatMap(t -> Stream.of(t.getKey(), t.getValue())))
                .map(text -> text.toLowerCase(Locale.ROOT));
    }
}
