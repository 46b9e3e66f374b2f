package dev.cofferdam.range.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A KMS key.
 *
 * @param alias with {@code alias/}; null: none
 * @param ofAws whether AWS manages it
 * @param deletion when it is deleted; null: not at all
 */
public record Key(
        String id,
        @Nullable String alias,
        Instant created,
        State state,
        boolean ofAws,
        @Nullable Instant deletion) implements Resource {

    public enum State {
        ENABLED("Enabled"),
        DISABLED("Disabled"),
        PENDING_DELETION("PendingDeletion");

        private final String awsName;

        State(String awsName) {
            this.awsName = awsName;
        }

        public String awsName() {
            return awsName;
        }
    }

    public Key {
        id = Given.required(id, "id");
        created = Given.required(created, "created");
        state = Given.or(state, State.ENABLED);
    }

    /** Which is not about to be deleted. */
    public Key withState(State newState) {
        return new Key(id, alias, created, newState, ofAws, null);
    }

    public Key deletedAt(Instant due) {
        return new Key(id, alias, created, State.PENDING_DELETION, ofAws, due);
    }
}
