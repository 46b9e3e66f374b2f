package dev.cofferdam.aws;

import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.caselog.RecordLog;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.core.SdkClient;

/**
 * Hands one step its clients, and records every call they make under that step. Thread-safe.
 *
 * <p>A call that only reads is recorded once it was answered ({@code aws.read}). A call that may change something is
 * recorded twice: {@code aws.intended} is on disk before the call leaves, {@code aws.answered} when it came back; its
 * {@code outcome} is {@code succeeded}, {@code failed}, or {@code unknown} when it may have taken effect all the same.
 * Where the first cannot be written, the call is not made.
 *
 * <p>Bodies hold the request and the response without secrets ({@link SdkJson}), shortened to counts and ids above
 * 16,000 characters; bytes that are uploaded are not recorded, but for what the request says of them. The number of
 * attempts is the SDK's own count for this very call. See docs/decisions/0006-recorder-knows-the-step.md.
 */
public final class Recorder implements ClientSource {
    private final RecordLog log;
    private final Origin origin;
    private final AwsSession session;
    private final Waiting waiting;

    public Recorder(RecordLog log, Origin origin, AwsSession session) {
        this(log, origin, session, Waiting.TO_THE_END);
    }

    /** @param waiting by which calls wait while somebody signs in again */
    public Recorder(RecordLog log, Origin origin, AwsSession session, Waiting waiting) {
        this.log = log;
        this.origin = origin;
        this.session = session;
        this.waiting = waiting;
    }

    /**
     * A client whose paginators and overloads are recorded too, page by page. It has no waiters (they sleep in real
     * time), and closing it does nothing.
     *
     * @param type the synchronous client interface, as {@code Ec2Client.class}
     */
    @Override
    public <C extends SdkClient> C client(Class<C> type, String region) {
        var renewal = new Renewal(
                (kind, message, body) -> log.append(Draft.of(kind, origin).with(message, body)),
                session.validity(),
                waiting);
        var handler = new RecordedClient(
                log, origin, session, serviceOf(type), region, session.client(type, region), renewal);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Every client interface names its service as IAM does, for signing. */
    private static String serviceOf(Class<? extends SdkClient> type) {
        try {
            return (String) type.getField("SERVICE_NAME").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("not an AWS client interface: " + type.getName(), e);
        }
    }
}
