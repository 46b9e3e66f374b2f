package dev.cofferdam.servers;

import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.range.Fault;
import software.amazon.awssdk.core.SdkClient;

/** A server with an account of its own, for one case. */
interface Server extends AutoCloseable {
    /** For the action: the product's own session. */
    FakeActionContext aws();

    /** For seeding, and for whoever else changes the account. */
    <C extends SdkClient> C client(Class<C> type);

    Account account();

    /** For judging. */
    Reads reads();

    /** What the action kept as evidence. */
    default String kept() {
        return aws().evidence.values().iterator().next();
    }

    /** Lets calls go wrong from now on. */
    void fails(Fault fault);

    /** Ends all that {@link #fails} began. */
    void heal();

    /** Lets come to rest what goes on by itself. */
    void settle();

    @Override
    void close();
}
