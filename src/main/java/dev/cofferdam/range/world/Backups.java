package dev.cofferdam.range.world;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What AWS Backup has in the account's region. */
public record Backups(Table<Vault> vaults, Table<Job> jobs) implements State<Backups> {
    /**
     * A vault.
     *
     * @param lock null: it is not locked
     */
    public record Vault(String name, @Nullable Lock lock) implements Resource {
        public Vault {
            name = Given.required(name, "name");
        }

        @Override
        public String id() {
            return name;
        }
    }

    /** @param isFinalAt when nobody can change it any more; null: never */
    public record Lock(
            @Nullable Long minDays,
            @Nullable Long maxDays,
            @Nullable Instant isFinalAt) {
        public boolean isFinal(Instant now) {
            return isFinalAt != null && !now.isBefore(isFinalAt);
        }
    }

    /**
     * A backup of a resource, which takes minutes.
     *
     * @param token what the caller chose, so that it is begun once
     * @param failure why it failed; null: it did not
     */
    public record Job(
            String id,
            String vault,
            String resource,
            String role,
            @Nullable String token,
            Instant created,
            @Nullable Long keptDays,
            @Nullable String failure)
            implements Resource {
        private static final Duration TO_BEGIN = Duration.ofMinutes(1);
        private static final Duration TO_COMPLETE = Duration.ofMinutes(8);

        public Job {
            id = Given.required(id, "id");
            vault = Given.required(vault, "vault");
            resource = Given.required(resource, "resource");
            role = Given.or(role, "");
            created = Given.required(created, "created");
        }

        /** As AWS Backup calls it. */
        public String state(Instant now) {
            if (failure != null) return "FAILED";
            if (now.isBefore(created.plus(TO_BEGIN))) return "CREATED";
            return now.isBefore(created.plus(TO_COMPLETE)) ? "RUNNING" : "COMPLETED";
        }
    }

    public Backups {
        vaults = Given.or(vaults, new Table<>());
        jobs = Given.or(jobs, new Table<>());
    }

    static Backups none() {
        return new Backups(new Table<>(), new Table<>());
    }

    @Override
    public Backups copy() {
        return Remade.copy(this);
    }
}
