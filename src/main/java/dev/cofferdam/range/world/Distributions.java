package dev.cofferdam.range.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CloudFront serves. */
public record Distributions(Table<Distribution> all) implements State<Distributions> {
    /**
     * A distribution.
     *
     * @param aliases the names under which it is reached besides its own
     * @param version counts its changes
     * @param changed when it was changed last; null: long ago
     */
    public record Distribution(
            String id,
            String comment,
            List<String> aliases,
            boolean enabled,
            int version,
            @Nullable Instant changed) implements Resource {
        private static final Duration TO_DEPLOY = Duration.ofMinutes(5);

        public Distribution {
            id = Given.required(id, "id");
            comment = Given.or(comment, "");
            aliases = Given.list(aliases);
        }

        public Distribution changedTo(boolean nowEnabled, String nowComment, List<String> nowAliases, Instant now) {
            return new Distribution(id, nowComment, nowAliases, nowEnabled, version + 1, now);
        }

        /** Whether all edges have it. */
        public boolean deployed(Instant now) {
            return changed == null || !now.isBefore(changed.plus(TO_DEPLOY));
        }
    }

    public Distributions {
        all = Given.or(all, new Table<>());
    }

    static Distributions none() {
        return new Distributions(new Table<>());
    }

    @Override
    public Distributions copy() {
        return Remade.copy(this);
    }
}
