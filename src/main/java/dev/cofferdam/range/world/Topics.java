package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What SNS has in a region. */
public record Topics(Table<Topic> all) implements State<Topics> {
    /**
     * @param subscribers how many have confirmed; null: one
     * @param key that messages are encrypted with; null: they are not
     * @param messages that were delivered
     */
    public record Topic(
            String name,
            @Nullable Integer subscribers,
            @Nullable String key,
            List<Message> messages) implements Resource {
        public Topic {
            name = Given.required(name, "name");
            subscribers = Given.or(subscribers, 1);
            messages = Given.list(messages);
        }

        @Override
        public String id() {
            return name;
        }

        /** A FIFO topic. */
        public boolean keepsOrder() {
            return name.endsWith(".fifo");
        }

        public Topic with(Message message) {
            var more = new ArrayList<>(messages);
            more.add(message);
            return new Topic(name, subscribers, key, more);
        }
    }

    /** @param deduplication null: on a topic without an order */
    public record Message(
            String id,
            @Nullable String subject,
            String text,
            @Nullable String deduplication,
            Instant at) {}

    public Topics {
        all = Given.or(all, new Table<>());
    }

    static Topics none() {
        return new Topics(new Table<>());
    }

    @Override
    public Topics copy() {
        return Remade.copy(this);
    }
}
