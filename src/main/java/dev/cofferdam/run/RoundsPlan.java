package dev.cofferdam.run;

import java.util.List;

/**
 * What all rounds of a loop would change, for one decision about all of them. Immutable.
 *
 * @param rounds those that could be planned, in their order
 * @param hash what the decision is bound to: the SHA-256 of their plans' hashes by round
 */
public record RoundsPlan(List<Preview> rounds, String hash) {
    public RoundsPlan {
        rounds = List.copyOf(rounds);
    }

    /** How many resources would be changed. */
    public int resources() {
        return Math.toIntExact(rounds.stream()
                .flatMap(round -> round.plan().plan().changes().stream())
                .map(change -> change.resource())
                .distinct()
                .count());
    }

    public int changes() {
        return rounds.stream()
                .mapToInt(round -> round.plan().plan().changes().size())
                .sum();
    }
}
