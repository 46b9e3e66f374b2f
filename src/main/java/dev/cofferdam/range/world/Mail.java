package dev.cofferdam.range.world;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What SES has in the account's region. */
public record Mail(Table<Sender> senders) implements State<Mail> {
    public static final String ACCOUNT = "account";

    /**
     * What sends: the account, or a configuration set.
     *
     * @param enforcement of the account: what SES thinks of it
     */
    public record Sender(
            String id, boolean paused, @Nullable String enforcement) implements Resource {
        public Sender {
            id = Given.required(id, "id");
        }

        public Sender paused(boolean now) {
            return new Sender(id, now, enforcement);
        }
    }

    public Mail {
        senders = Given.or(senders, new Table<>());
    }

    static Mail none() {
        return new Mail(new Table<>());
    }

    @Override
    public Mail copy() {
        return Remade.copy(this);
    }

    /** Sends unless somebody paused it. */
    public Sender account() {
        return senders.find(ACCOUNT).orElse(new Sender(ACCOUNT, false, "HEALTHY"));
    }

    public Optional<Sender> set(@Nullable String name) {
        return senders.find("set:" + name);
    }
}
