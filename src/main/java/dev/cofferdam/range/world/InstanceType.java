package dev.cofferdam.range.world;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a type of instance is made of. Source: Amazon EC2 Instance Types, "General purpose", "Compute optimized",
 * "Storage optimized": specifications.
 *
 * @param memory in MiB
 * @param nitro whether it runs on the Nitro hypervisor, else on Xen
 * @param storage of the disks that are part of the host and lose everything at a stop, in GB; 0: it has none
 */
public record InstanceType(String name, int cpus, int memory, boolean nitro, int storage) {
    /** Those that scenarios use. */
    private static final List<InstanceType> ALL = List.of(
            new InstanceType("t3.micro", 2, 1_024, true, 0),
            new InstanceType("t3.medium", 2, 4_096, true, 0),
            new InstanceType("m6i.large", 2, 8_192, true, 0),
            new InstanceType("c6i.xlarge", 4, 8_192, true, 0),
            new InstanceType("c6i.2xlarge", 8, 16_384, true, 0),
            new InstanceType("m6id.large", 2, 8_192, true, 118),
            new InstanceType("i3.large", 2, 15_616, false, 475));

    public static List<InstanceType> all() {
        return ALL;
    }

    public static Optional<InstanceType> named(@Nullable String name) {
        return ALL.stream().filter(t -> t.name.equals(name)).findFirst();
    }
}
