package dev.cofferdam.action.rds;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.time.Duration;
import java.util.Set;

/**
 * Waits until nothing is under way in a database, since RDS refuses to begin something else. Source: Amazon RDS User
 * Guide, "Viewing Amazon RDS DB instance status".
 */
final class Quiet {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private static final Set<String> READY = Set.of(Database.AVAILABLE, "storage-optimization");
    private static final Set<String> PASSES = Set.of(
            "backing-up",
            "configuring-enhanced-monitoring",
            "configuring-iam-database-auth",
            "configuring-log-exports",
            "creating",
            "maintenance",
            "modifying",
            "rebooting",
            "renaming",
            "resetting-master-credentials",
            "starting",
            "upgrading");

    private final ActionContext aws;

    Quiet(ActionContext aws) {
        this.aws = aws;
    }

    /** @throws ActionException when it is down, or in a state that does not pass by itself, or for too long */
    Database await(DatabaseName name) {
        return await(name, READY, PASSES);
    }

    /** @return when it is one of {@code wanted}, which it gets to from {@code passing} by itself */
    Database await(DatabaseName name, Set<String> wanted, Set<String> passing) {
        var end = aws.clock().instant().plus(LONGEST);
        while (true) {
            var database = Database.get(name, aws);
            var status = database.status();
            if (wanted.contains(status)) return database;
            if (!passing.contains(status))
                throw new ActionException(
                        "InvalidDBInstanceState",
                        "The %s is %s: RDS changes nothing of it now. See what it waits for, or start it, then run the step again."
                                .formatted(name, status));
            if (aws.clock().instant().isAfter(end))
                throw new ActionException(
                        "InvalidDBInstanceState",
                        "The %s has been %s for 30 minutes. Look at its events, then run the step again."
                                .formatted(name, status));
            aws.progress("waiting: the %s is %s".formatted(name, status));
            aws.pause(BETWEEN_LOOKS);
        }
    }
}
