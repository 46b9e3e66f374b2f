package dev.cofferdam.aws;

import dev.cofferdam.caselog.Mode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkClient;

/** A session over given clients, whose time passes only by pausing. */
public final class FakeSession extends Clock implements AwsSession {
    public final List<Duration> pauses = new ArrayList<>();
    private final Map<Class<?>, SdkClient> clients;
    private final CallPace pace = new CallPace(this, this::pause);
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    public FakeSession(Map<Class<?>, SdkClient> clients) {
        this.clients = clients;
    }

    @Override
    public Target target() {
        return new Target.Range("test");
    }

    @Override
    public Mode mode() {
        return Mode.EXERCISE;
    }

    @Override
    public Identity identity() {
        return new Identity("arn:aws:iam::123456789012:user/responder", "123456789012", "aws", null);
    }

    @Override
    public String defaultRegion() {
        return "eu-central-1";
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type, String region) {
        return type.cast(Objects.requireNonNull(clients.get(type)));
    }

    @Override
    public Presigning presigning() {
        throw new UnsupportedOperationException("nothing is signed here");
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public synchronized void pause(Duration time) {
        pauses.add(time);
        now = now.plus(time);
    }

    @Override
    public CallPace pace() {
        return pace;
    }

    @Override
    public AwsSession in(AccountRole there) {
        throw new AwsSessionException("There is no account " + there.account() + ".");
    }

    @Override
    public void close() {}

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
