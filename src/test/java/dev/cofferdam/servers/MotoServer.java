package dev.cofferdam.servers;

import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.range.Fault;
import software.amazon.awssdk.core.SdkClient;

/** Moto, emptied, through the session that an {@code endpoint:} target opens. */
final class MotoServer implements Server {
    private final FaultyProxy proxy;
    private final AwsSession session;
    private final Reads reads;
    private final FakeActionContext aws;
    private final Account account;

    MotoServer(Moto moto, FaultyProxy proxy, AwsSession session, Reads reads) {
        moto.reset();
        this.proxy = proxy;
        this.session = session;
        this.reads = reads;
        aws = new FakeActionContext(session, "step");
        account = new SeededAccount(session);
        heal();
    }

    @Override
    public FakeActionContext aws() {
        return aws;
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type) {
        return session.client(type, session.defaultRegion());
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public Reads reads() {
        return reads;
    }

    @Override
    public void fails(Fault fault) {
        proxy.fails(fault);
    }

    /** What moto lacks stays refused. */
    @Override
    public void heal() {
        proxy.heal();
        Differences.lacking().forEach(lacks -> proxy.fails(Fault.of(Fault.Kind.DENY, lacks.operation())));
    }

    /** Everything is at rest at once. */
    @Override
    public void settle() {}

    /** The session is the suite's. */
    @Override
    public void close() {}
}
