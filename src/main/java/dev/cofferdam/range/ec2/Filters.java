package dev.cofferdam.range.ec2;

import dev.cofferdam.range.world.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * The filters that one kind of thing can be described by: all of them must match, each by one of its values, in which
 * {@code *} and {@code ?} stand for anything unless a backslash is before them. Source: EC2 User Guide, "Filtering".
 */
final class Filters<T> {
    private final Map<String, Function<T, Stream<String>>> known = new LinkedHashMap<>();
    private Function<T, Map<String, String>> tags = _ -> Map.of();

    static <T extends Resource.Tagged<T>> Filters<T> ofTagged(String idFilter) {
        var filters = new Filters<T>().on(idFilter, Resource::id);
        filters.tags = Resource.Tagged::tags;
        return filters;
    }

    Filters<T> on(String name, Function<T, @Nullable String> value) {
        return onEach(name, thing -> Stream.ofNullable(value.apply(thing)));
    }

    Filters<T> onEach(String name, Function<T, Stream<String>> values) {
        known.put(name, values);
        return this;
    }

    List<T> apply(Stream<T> things, List<Filter> filters) {
        var result = things;
        for (var filter : filters) {
            var values = values(filter.name());
            var patterns = filter.values().stream().map(Filters::pattern).toList();
            result = result.filter(thing -> values.apply(thing)
                    .anyMatch(v -> patterns.stream().anyMatch(p -> p.matcher(v).matches())));
        }
        return result.toList();
    }

    private Function<T, Stream<String>> values(String name) {
        if (name.startsWith("tag:")) {
            var key = name.substring("tag:".length());
            return thing -> Stream.ofNullable(tags.apply(thing).get(key));
        }
        if (name.equals("tag-key")) return thing -> tags.apply(thing).keySet().stream();
        var values = known.get(name);
        if (values == null) throw Errors.invalid("The filter '" + name + "' is invalid");
        return values;
    }

    /** A backslash takes from the character behind it what it stands for. */
    private static Pattern pattern(String value) {
        var pattern = new StringBuilder();
        var escaped = false;
        for (var c : value.codePoints().toArray()) {
            if (escaped || (c != '*' && c != '?' && c != '\\')) {
                pattern.append(Pattern.quote(Character.toString(c)));
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else {
                pattern.append(c == '*' ? ".*" : ".");
            }
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }
}
