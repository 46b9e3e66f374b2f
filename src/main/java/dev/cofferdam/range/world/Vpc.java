package dev.cofferdam.range.world;

import java.util.Map;

/** A VPC. */
public record Vpc(String id, String cidr, boolean isDefault, Map<String, String> tags) implements Resource.Tagged<Vpc> {
    public Vpc {
        id = Given.required(id, "id");
        cidr = Given.required(cidr, "cidr");
        tags = Given.map(tags);
    }

    @Override
    public Vpc withTags(Map<String, String> newTags) {
        return new Vpc(id, cidr, isDefault, newTags);
    }
}
