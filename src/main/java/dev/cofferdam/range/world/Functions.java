package dev.cofferdam.range.world;

/** What Lambda has in the region. */
public record Functions(Table<LambdaFunction> all, Table<EventSource> eventSources) implements State<Functions> {
    public Functions {
        all = Given.or(all, new Table<>());
        eventSources = Given.or(eventSources, new Table<>());
    }

    static Functions none() {
        return new Functions(new Table<>(), new Table<>());
    }

    @Override
    public Functions copy() {
        return Remade.copy(this);
    }

    /**
     * What a function is given to read from: a queue, a stream.
     *
     * @param id a UUID
     * @param function ARN of the function, of a version or of an alias
     * @param source ARN
     */
    public record EventSource(String id, String function, String source, Phase state) implements Resource {
        public enum Phase {
            ENABLING("Enabling"),
            ENABLED("Enabled"),
            DISABLING("Disabling"),
            DISABLED("Disabled");

            private final String awsName;

            Phase(String awsName) {
                this.awsName = awsName;
            }

            public String awsName() {
                return awsName;
            }

            public boolean atRest() {
                return this == ENABLED || this == DISABLED;
            }
        }

        public EventSource {
            id = Given.required(id, "id");
            function = Given.required(function, "function");
            source = Given.required(source, "source");
            state = Given.or(state, Phase.ENABLED);
        }

        public EventSource withState(Phase newState) {
            return new EventSource(id, function, source, newState);
        }

        /** As it is once it has come to rest. */
        EventSource settled() {
            return switch (state) {
                case ENABLING, ENABLED -> withState(Phase.ENABLED);
                case DISABLING, DISABLED -> withState(Phase.DISABLED);
            };
        }
    }
}
