package dev.cofferdam.range.world;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whom AWS writes to about the account.
 *
 * @param primary as the API has it; null: there is none
 */
public record Contacts(@Nullable ObjectNode primary, Table<Alternate> alternates) implements State<Contacts> {
    /** @param id {@code BILLING}, {@code OPERATIONS} or {@code SECURITY} */
    public record Alternate(String id, String name, String title, String email, String phone) implements Resource {
        public Alternate {
            id = Given.required(id, "id");
            email = Given.required(email, "email");
        }
    }

    public Contacts {
        alternates = Given.or(alternates, new Table<>());
    }

    static Contacts none() {
        return new Contacts(null, new Table<>());
    }

    @Override
    public Contacts copy() {
        return Remade.copy(this);
    }
}
