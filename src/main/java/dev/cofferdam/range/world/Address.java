package dev.cofferdam.range.world;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An Elastic IP address. */
public record Address(
        String id,
        String ip,
        @Nullable String association,
        @Nullable String networkInterface,
        Map<String, String> tags) implements Resource.Tagged<Address> {
    public Address {
        id = Given.required(id, "id");
        ip = Given.required(ip, "ip");
        tags = Given.map(tags);
    }

    public Address withAssociation(@Nullable String newAssociation, @Nullable String newInterface) {
        return new Address(id, ip, newAssociation, newInterface, tags);
    }

    @Override
    public Address withTags(Map<String, String> newTags) {
        return new Address(id, ip, association, networkInterface, newTags);
    }
}
