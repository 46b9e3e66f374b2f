package dev.cofferdam.action.resources;

import dev.cofferdam.action.ActionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/** Tags that are looked for: all keys have to be there, each with any of its values. */
final class TagFilters {
    private TagFilters() {}

    /** @param tags each {@code KEY=VALUE}, or {@code KEY} for any value */
    static List<TagFilter> of(List<String> tags) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (var tag : tags) {
            var parts = tag.split("=", 2);
            if (parts[0].isBlank())
                throw new ActionException(
                        "InvalidInput", "%s is no tag. Write KEY=VALUE, or KEY for any value.".formatted(tag));
            var ofKey = values.computeIfAbsent(parts[0], _ -> new ArrayList<>());
            if (parts.length == 2) ofKey.add(parts[1]);
        }
        return values.entrySet().stream()
                .map(tag -> TagFilter.builder()
                        .key(tag.getKey())
                        .values(tag.getValue())
                        .build())
                .toList();
    }
}
