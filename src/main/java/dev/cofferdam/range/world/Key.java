package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A KMS key.
 *
 * @param alias with {@code alias/}; null: none
 * @param ofAws whether AWS manages it
 * @param deletion when it is deleted; null: not at all
 * @param grants who else may use it
 */
public record Key(
        String id,
        @Nullable String alias,
        Instant created,
        State state,
        boolean ofAws,
        @Nullable Instant deletion,
        List<Grant> grants)
        implements Resource {

    /** @param constraints in the model's members; null: none */
    public record Grant(
            String id,
            @Nullable String name,
            String grantee,
            @Nullable String retiring,
            List<String> operations,
            @Nullable ObjectNode constraints,
            Instant created) {
        public Grant {
            id = Given.required(id, "id");
            grantee = Given.required(grantee, "grantee");
            operations = Given.list(operations);
            created = Given.required(created, "created");
        }
    }

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
        grants = Given.list(grants);
    }

    public Key withGrants(List<Grant> others) {
        return new Key(id, alias, created, state, ofAws, deletion, others);
    }

    /** Which is not about to be deleted. */
    public Key withState(State newState) {
        return new Key(id, alias, created, newState, ofAws, null, grants);
    }

    public Key deletedAt(Instant due) {
        return new Key(id, alias, created, State.PENDING_DELETION, ofAws, due, grants);
    }
}
