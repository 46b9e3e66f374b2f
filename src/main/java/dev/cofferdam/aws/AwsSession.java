package dev.cofferdam.aws;

import dev.cofferdam.caselog.Mode;
import java.time.Clock;
import java.time.Duration;

/**
 * One signed-in account, live or simulated: where clients come from. Its clients are not recorded; {@link Recorder}
 * wraps them for the step that uses them. Thread-safe; clients are cached and closed with the session.
 */
public interface AwsSession extends ClientSource, AutoCloseable {
    Target target();

    Mode mode();

    Identity identity();

    /** Where a step acts that names no region. */
    String defaultRegion();

    /** The account's time: the system's for a live account, the simulated one on the range. */
    Clock clock();

    /**
     * Waits on the account's clock: really for a live account; on the range simulated time passes instead.
     *
     * @throws InterruptedException when the waiting thread was interrupted, which is how a step is cancelled
     */
    void pause(Duration time) throws InterruptedException;

    /**
     * Builds the clients of a service ahead of their first call, in the default region. Calls nobody.
     *
     * @param service by its prefix in IAM: {@code ec2}; nothing happens for one that has no client here
     */
    default void ready(String service) {
        ServiceClients.of(service).forEach(type -> client(type, defaultRegion()));
    }

    /** What holds back calls to services with a fixed rate: one for the session's life, on its clock. */
    CallPace pace();

    /** Signs, with its credentials, what somebody else will send. */
    Presigning presigning();

    /** How long its credentials are good for. A simulated account's do not end. */
    default Validity validity() {
        return Validity.ENDLESS;
    }

    /**
     * The session on another account, entered by a role there. It lives as long as this one, and is opened once.
     *
     * @throws AwsSessionException when the role cannot be assumed, with a message for the user
     */
    AwsSession in(AccountRole there);

    @Override
    void close();
}
