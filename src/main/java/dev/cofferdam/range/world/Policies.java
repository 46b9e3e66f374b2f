package dev.cofferdam.range.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a user, group or role is allowed.
 *
 * @param inline documents, as JSON text, by the policy's name
 * @param attached ARNs of managed policies
 */
public record Policies(Map<String, String> inline, List<String> attached) {
    public static final Policies NONE = new Policies(Map.of(), List.of());

    public Policies {
        inline = Given.map(inline);
        attached = Given.list(attached);
    }

    public Policies with(String name, String document) {
        var all = new LinkedHashMap<>(inline);
        all.put(name, document);
        return new Policies(all, attached);
    }

    public Policies without(String name) {
        var all = new LinkedHashMap<>(inline);
        all.remove(name);
        return new Policies(all, attached);
    }

    /** Attached twice is attached once. */
    public Policies attaching(String arn) {
        return new Policies(
                inline,
                Stream.concat(attached.stream(), Stream.of(arn)).distinct().toList());
    }

    public Policies detaching(String arn) {
        return new Policies(
                inline, attached.stream().filter(a -> !a.equals(arn)).toList());
    }
}
