package dev.cofferdam.aws;

import software.amazon.awssdk.core.SdkClient;

/** Where clients come from. Thread-safe. */
public interface ClientSource {
    /**
     * A client, cached by its source; the caller must not close it.
     *
     * @param type the synchronous client interface, as {@code Ec2Client.class}
     */
    <C extends SdkClient> C client(Class<C> type, String region);
}
