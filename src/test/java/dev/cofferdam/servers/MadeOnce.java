package dev.cofferdam.servers;

import dev.cofferdam.aws.AwsSession;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkClient;

/** What has been made in an account that was empty, so that it is made no second time. Used by one thread. */
final class MadeOnce {
    private final AwsSession session;
    private final Map<String, String> ids = new HashMap<>();

    MadeOnce(AwsSession session) {
        this.session = session;
    }

    /** The id of the thing, which is made now if it is not there. It may ask for others that it needs. */
    String once(String thing, Supplier<String> make) {
        var there = ids.get(thing);
        if (there != null) return there;
        var id = make.get();
        ids.put(thing, id);
        return id;
    }

    <C extends SdkClient> C client(Class<C> type) {
        return session.client(type, session.defaultRegion());
    }
}
