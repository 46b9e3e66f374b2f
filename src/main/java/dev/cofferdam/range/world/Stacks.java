package dev.cofferdam.range.world;

import org.jspecify.annotations.Nullable;

/** What CloudFormation has in the region. */
public record Stacks(Table<Stack> all) implements State<Stacks> {
    /**
     * @param policy its stack policy; null: it never had one
     * @param root name of the stack that it is nested in; null: in none
     */
    public record Stack(
            String name,
            String status,
            boolean isProtected,
            @Nullable String policy,
            @Nullable String root) implements Resource {
        public Stack {
            name = Given.required(name, "name");
            status = Given.or(status, "CREATE_COMPLETE");
        }

        @Override
        public String id() {
            return name;
        }

        public Stack withProtection(boolean on) {
            return new Stack(name, status, on, policy, root);
        }

        public Stack withPolicy(String newPolicy) {
            return new Stack(name, status, isProtected, newPolicy, root);
        }
    }

    public Stacks {
        all = Given.or(all, new Table<>());
    }

    static Stacks none() {
        return new Stacks(new Table<>());
    }

    @Override
    public Stacks copy() {
        return Remade.copy(this);
    }
}
