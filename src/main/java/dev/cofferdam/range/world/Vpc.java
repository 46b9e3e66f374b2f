package dev.cofferdam.range.world;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param cidr6 null: it has no IPv6 */
public record Vpc(String id, String cidr, @Nullable String cidr6, boolean isDefault, Map<String, String> tags)
        implements Resource.Tagged<Vpc> {
    public Vpc {
        id = Given.required(id, "id");
        cidr = Given.required(cidr, "cidr");
        tags = Given.map(tags);
    }

    @Override
    public Vpc withTags(Map<String, String> newTags) {
        return new Vpc(id, cidr, cidr6, isDefault, newTags);
    }
}
