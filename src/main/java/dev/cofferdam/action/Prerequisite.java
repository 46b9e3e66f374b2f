package dev.cofferdam.action;

import dev.cofferdam.aws.AwsErrors;
import dev.cofferdam.aws.ClientSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What must hold in an account, besides permissions, before an action can be done: a quota, a bucket, an agent. It is
 * asked before a run, by reading only. Stateless, thread-safe.
 */
public interface Prerequisite {
    /** For a list: {@code Snapshots per Region}. */
    String title();

    /** Reads the account; may throw what the SDK throws, as {@link #answer} does not. */
    Answer look(Asked about);

    /** As {@link #look}; what may not be read is not known. */
    default Answer answer(Asked about) {
        try {
            return look(about);
        } catch (SdkException e) {
            return new Answer.Unknown(AwsErrors.explain(e).message());
        }
    }

    /**
     * What is known of a step before it is run.
     *
     * @param clients whose calls are recorded
     * @param inputs by the names that a playbook writes; what only the run will tell is not there
     */
    record Asked(ClientSource clients, String region, Map<String, String> inputs) {
        public Asked {
            inputs = Map.copyOf(inputs);
        }

        public <C extends SdkClient> C client(Class<C> type) {
            return clients.client(type, region);
        }

        public Optional<String> input(String name) {
            return Optional.ofNullable(inputs.get(name)).filter(text -> !text.isEmpty());
        }
    }

    sealed interface Answer {
        /** @param how one line: {@code 12 of 2,500 are used} */
        record Holds(String how) implements Answer {}

        /** @param why and what to do */
        record Lacks(String why) implements Answer {}

        /** @param why it cannot be told */
        record Unknown(String why) implements Answer {}
    }
}
