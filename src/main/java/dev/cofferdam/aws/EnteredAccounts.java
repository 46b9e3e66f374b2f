package dev.cofferdam.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The accounts that were entered from one session; each once, and left with it. Thread-safe. */
final class EnteredAccounts implements AutoCloseable {
    private final Function<AccountRole, AwsSession> entering;
    private final Map<AccountRole, AwsSession> entered = new ConcurrentHashMap<>();

    /** @param entering throws {@link AwsSessionException} when it is refused, and is asked again the next time */
    EnteredAccounts(Function<AccountRole, AwsSession> entering) {
        this.entering = entering;
    }

    AwsSession in(AccountRole there) {
        return entered.computeIfAbsent(there, entering);
    }

    @Override
    public void close() {
        entered.values().forEach(AwsSession::close);
    }
}
