package dev.cofferdam.range;

import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.aws.Sessions;
import dev.cofferdam.aws.Target;
import dev.cofferdam.range.service.SimulatedService;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Opens sessions on simulated accounts, whose state lies in {@code range/} of the case folder. Sessions of one process
 * on the same folder share the account; another process is refused. Thread-safe.
 */
public final class RangeSessions implements Sessions {
    private final Clock clock;
    private final Pacing pacing;
    private final Scenarios scenarios;
    private final Map<Class<?>, SimulatedService<?>> services = Services.byClient();
    private final Map<Path, Shared> open = new HashMap<>();

    /**
     * @param clock real time
     * @param pacing how long a simulated wait really takes
     */
    public RangeSessions(Clock clock, Pacing pacing) {
        this(clock, pacing, new Scenarios());
    }

    RangeSessions(Clock clock, Pacing pacing, Scenarios scenarios) {
        this.clock = clock;
        this.pacing = pacing;
        this.scenarios = scenarios;
    }

    /** What can be opened, by name. */
    public List<ScenarioSummary> scenarios() {
        return scenarios.all();
    }

    /**
     * The finding that a responder is handed when a scenario begins, as GuardDuty writes it, its times relative to now.
     *
     * @throws AwsSessionException when there is no such scenario
     */
    public JsonNode finding(String scenario) {
        return scenarios.finding(scenario, clock.instant());
    }

    /**
     * Opens the account that is kept with the case, or makes it from the scenario.
     *
     * @param target a {@link Target.Range}
     * @throws AwsSessionException when there is no such scenario, the case has the account of another one, or another
     *     process has it open
     */
    @Override
    public synchronized RangeSession open(Target target, Path caseFolder) {
        var scenario = switch (target) {
            case Target.Range range -> range.scenario();
            case Target.Endpoint _, Target.Profile _ -> throw new AwsSessionException(target + " is not a range");
        };
        var folder = caseFolder.resolve("range").toAbsolutePath().normalize();
        var shared = open.get(folder);
        if (shared == null) {
            shared = load(scenario, folder);
            open.put(folder, shared);
        }
        if (!shared.accounts.own().scenario().equals(scenario)) {
            var present = shared.accounts.own().scenario();
            leave(folder, shared);
            throw new AwsSessionException("The case in " + caseFolder + " has the range of scenario '" + present
                    + "', not '" + scenario + "'. Use range:" + present + ", or open a new case.");
        }
        shared.sessions++;
        var mine = shared;
        return new OpenSession(target, shared.accounts, shared.accounts.own(), services, () -> closeOne(folder, mine));
    }

    private Shared load(String scenario, Path folder) {
        try {
            var file = new StateFile(folder);
            var lock = lock(file, folder);
            try {
                Supplier<List<SavedState>> seed = () -> scenarios.seed(scenario, clock.instant());
                return new Shared(RangeAccounts.in(folder, seed, clock, pacing), lock);
            } catch (IOException | RuntimeException e) {
                lock.channel().close();
                throw e;
            }
        } catch (IOException e) {
            throw new AwsSessionException("The range's state in " + folder + " cannot be opened: " + e, e);
        }
    }

    private static FileLock lock(StateFile file, Path folder) throws IOException {
        var channel = file.openLock();
        try {
            var lock = channel.tryLock();
            if (lock != null) return lock;
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(folder, e);
        }
        channel.close();
        throw inUse(folder, null);
    }

    private static AwsSessionException inUse(Path folder, @org.jspecify.annotations.Nullable Exception cause) {
        var message = "The range in " + folder + " is in use by another process. Close it there first.";
        return cause == null ? new AwsSessionException(message) : new AwsSessionException(message, cause);
    }

    private synchronized void closeOne(Path folder, Shared shared) {
        shared.sessions--;
        leave(folder, shared);
    }

    private void leave(Path folder, Shared shared) {
        if (shared.sessions > 0) return;
        open.remove(folder);
        try (var _ = shared.lock.channel()) {
            shared.accounts.flush();
        } catch (IOException e) {
            throw new AwsSessionException("The lock of the range in " + folder + " cannot be given back: " + e, e);
        }
    }

    /** The accounts of a case, and how many sessions have them open. */
    private static final class Shared {
        private final RangeAccounts accounts;
        private final FileLock lock;
        private int sessions;

        private Shared(RangeAccounts accounts, FileLock lock) {
            this.accounts = accounts;
            this.lock = lock;
        }
    }
}
