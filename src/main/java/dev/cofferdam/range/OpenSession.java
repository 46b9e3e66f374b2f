package dev.cofferdam.range;

import dev.cofferdam.aws.AccountRole;
import dev.cofferdam.aws.CallPace;
import dev.cofferdam.aws.Identity;
import dev.cofferdam.aws.Presigning;
import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.range.service.SimulatedService;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/** One session on an account that others may have open too. Thread-safe. */
final class OpenSession implements RangeSession {
    /** Nobody but the range itself takes what is signed so. */
    private static final Presigning SIGNS_AS_NOBODY = new Presigning(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("ASIARANGE", "range")), null, false, false);

    private record Key(Class<?> type, String region) {}

    private final Target target;
    private final RangeAccounts accounts;
    private final RangeAccount account;
    private final CallPace pace;
    private final Map<Class<?>, SimulatedService<?>> services;
    private final Runnable onClose;
    private final Map<Key, SdkClient> clients = new ConcurrentHashMap<>();
    private final Map<AccountRole, OpenSession> others = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param account the one of them that it is on */
    OpenSession(
            Target target,
            RangeAccounts accounts,
            RangeAccount account,
            Map<Class<?>, SimulatedService<?>> services,
            Runnable onClose) {
        this.target = target;
        this.accounts = accounts;
        this.account = account;
        this.pace = new CallPace(account.clock(), account::pause);
        this.services = services;
        this.onClose = onClose;
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public Mode mode() {
        return Mode.EXERCISE;
    }

    @Override
    public Identity identity() {
        var world = account.world();
        return new Identity(world.responderArn(), world.id(), world.partition(), world.alias());
    }

    @Override
    public String defaultRegion() {
        return account.world().region();
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type, String region) {
        return type.cast(clients.computeIfAbsent(new Key(type, region), this::make));
    }

    private SdkClient make(Key key) {
        var service = services.get(key.type());
        if (service == null) throw Answers.notSimulated(key.type().getSimpleName());
        if (!Region.regions().contains(Region.of(key.region()))) {
            throw SdkClientException.create(
                    "Received an UnknownHostException when attempting to interact with %s.%s: there is no such region"
                            .formatted(service.prefix(), key.region()));
        }
        return (SdkClient) Proxy.newProxyInstance(
                key.type().getClassLoader(),
                new Class<?>[] {key.type()},
                new ClientHandler(service, key.region(), account, closed::get));
    }

    @Override
    public Clock clock() {
        return account.clock();
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        account.pause(time);
    }

    @Override
    public CallPace pace() {
        return pace;
    }

    @Override
    public Presigning presigning() {
        return SIGNS_AS_NOBODY;
    }

    @Override
    public RangeFaults faults() {
        return account.faults();
    }

    @Override
    public RangeSession in(AccountRole there) {
        return others.computeIfAbsent(
                there, _ -> new OpenSession(target, accounts, accounts.entered(there), services, () -> {}));
    }

    @Override
    public void close() {
        others.values().forEach(OpenSession::close);
        if (closed.compareAndSet(false, true)) onClose.run();
    }
}
