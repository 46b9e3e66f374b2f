package dev.cofferdam.range.world;

import java.time.Instant;

/**
 * How far a region keeps its snapshots, or its images, from being public.
 *
 * @param id {@link #SNAPSHOTS} or {@link #IMAGES}
 * @param state as EC2 spells it
 * @param former what is shown until {@code since}
 */
public record PublicAccess(String id, String state, String former, Instant since) implements Resource {
    public static final String SNAPSHOTS = "snapshots";
    public static final String IMAGES = "images";
    public static final String UNBLOCKED = "unblocked";
    public static final String NEW = "block-new-sharing";

    /** As it is shown now; unless somebody said otherwise, nothing is blocked. */
    public static String of(Ec2State ec2, String kind, Instant now) {
        return ec2.publicAccess()
                .find(kind)
                .map(p -> now.isBefore(p.since()) ? p.former() : p.state())
                .orElse(UNBLOCKED);
    }
}
