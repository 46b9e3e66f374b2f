package dev.cofferdam.range.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What EventBridge has in the region. */
public record EventRules(Table<Rule> all) implements State<EventRules> {
    /**
     * @param bus name of the event bus
     * @param managedBy the service that made it; null: the account did
     * @param state as EventBridge writes it
     * @param targets ARNs
     */
    public record Rule(
            String bus,
            String name,
            @Nullable String description,
            @Nullable String pattern,
            @Nullable String schedule,
            @Nullable String role,
            @Nullable String managedBy,
            String state,
            List<String> targets)
            implements Resource {
        public Rule {
            bus = Given.or(bus, "default");
            name = Given.required(name, "name");
            state = Given.or(state, "ENABLED");
            targets = Given.list(targets);
        }

        public static String id(String bus, String name) {
            return bus + "/" + name;
        }

        @Override
        public String id() {
            return id(bus, name);
        }

        public Rule withState(String newState) {
            return new Rule(bus, name, description, pattern, schedule, role, managedBy, newState, targets);
        }
    }

    public EventRules {
        all = Given.or(all, new Table<>());
    }

    static EventRules none() {
        return new EventRules(new Table<>());
    }

    @Override
    public EventRules copy() {
        return Remade.copy(this);
    }
}
