package dev.cofferdam.range.world;

import java.util.Map;

/** Something in the account that has an id, unique among its kind. */
public interface Resource {
    String id();

    /** A resource that carries tags. */
    interface Tagged<T extends Tagged<T>> extends Resource {
        Map<String, String> tags();

        T withTags(Map<String, String> tags);
    }
}
