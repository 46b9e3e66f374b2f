package dev.cofferdam.servers;

import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.range.Fault;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.core.SdkClient;

/** The embedded range. */
final class RangeServer implements Server {
    /** Longer than a target group takes to let go of a target; shorter than a revocation of sessions counts as new. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private final SimulatedAccount account;

    RangeServer(Path folder) {
        account = SimulatedAccount.openWith(folder, Additions::make);
    }

    @Override
    public FakeActionContext aws() {
        return account.aws;
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type) {
        return account.client(type);
    }

    @Override
    public Account account() {
        return new ScenarioAccount();
    }

    @Override
    public Reads reads() {
        return new SdkReads(account.session);
    }

    @Override
    public void fails(Fault fault) {
        account.fails(fault);
    }

    @Override
    public void heal() {
        account.session.faults().clear();
    }

    @Override
    public void settle() {
        account.pass(LONG);
    }

    @Override
    public void close() {
        account.close();
    }
}
