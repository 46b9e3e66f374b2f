package dev.cofferdam.range.world;

import java.util.Map;

/** @param open whether what starts in it gets a public address */
public record Subnet(String id, String vpc, String zone, String cidr, boolean open, Map<String, String> tags)
        implements Resource.Tagged<Subnet> {
    public Subnet {
        id = Given.required(id, "id");
        vpc = Given.required(vpc, "vpc");
        zone = Given.required(zone, "zone");
        cidr = Given.required(cidr, "cidr");
        tags = Given.map(tags);
    }

    @Override
    public Subnet withTags(Map<String, String> newTags) {
        return new Subnet(id, vpc, zone, cidr, open, newTags);
    }
}
