package dev.cofferdam.aws;

import dev.cofferdam.caselog.Mode;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkClient;

/** A session over the network, in real time. */
final class LiveSession implements AwsSession {
    private final Target target;
    private final Mode mode;
    private final Identity identity;
    private final String defaultRegion;
    private final ClientFactory clients;
    private final Validity validity;
    private final Clock clock;
    private final CallPace pace;
    private final EnteredAccounts others;

    LiveSession(
            Target target,
            Mode mode,
            Identity identity,
            String defaultRegion,
            ClientFactory clients,
            Validity validity,
            Clock clock,
            Function<AccountRole, AwsSession> entering) {
        this.target = target;
        this.mode = mode;
        this.identity = identity;
        this.defaultRegion = defaultRegion;
        this.clients = clients;
        this.validity = validity;
        this.clock = clock;
        this.pace = new CallPace(clock, Thread::sleep);
        this.others = new EnteredAccounts(entering);
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public String defaultRegion() {
        return defaultRegion;
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type, String region) {
        return clients.client(type, region);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    @Override
    public CallPace pace() {
        return pace;
    }

    @Override
    public Presigning presigning() {
        return clients.presigning();
    }

    @Override
    public Validity validity() {
        return validity;
    }

    @Override
    public AwsSession in(AccountRole there) {
        return others.in(there);
    }

    @Override
    public void close() {
        others.close();
        clients.close();
    }
}
