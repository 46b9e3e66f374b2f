package dev.cofferdam.range.world;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A VPC's default network ACL; its entries by direction and number, without the last one that denies all. */
public record NetworkAcl(String id, String vpc, List<Entry> entries) implements Resource {
    /** @param fromPort null: all ports */
    public record Entry(
            boolean egress,
            int number,
            String protocol,
            boolean allow,
            String cidr,
            @Nullable Integer fromPort,
            @Nullable Integer toPort) {
        boolean isAt(boolean direction, int place) {
            return egress == direction && number == place;
        }

        public boolean isIpv6() {
            return cidr.contains(":");
        }
    }

    public NetworkAcl {
        entries = Given.list(entries).stream()
                .sorted(Comparator.comparing(Entry::egress).reversed().thenComparingInt(Entry::number))
                .toList();
    }

    public boolean has(boolean egress, int number) {
        return entries.stream().anyMatch(e -> e.isAt(egress, number));
    }

    public NetworkAcl with(Entry entry) {
        return new NetworkAcl(
                id, vpc, Stream.concat(entries.stream(), Stream.of(entry)).toList());
    }

    public NetworkAcl without(boolean egress, int number) {
        return new NetworkAcl(
                id, vpc, entries.stream().filter(e -> !e.isAt(egress, number)).toList());
    }
}
