package dev.cofferdam.range.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Secrets Manager has in the account's region; values are not kept, only which version is which. */
public record Secrets(Table<Secret> all) implements State<Secrets> {
    private static final Duration TO_ROTATE = Duration.ofSeconds(30);

    /**
     * A secret.
     *
     * @param suffix the six characters that its ARN ends in
     * @param owner the service that manages it; null: nobody else does
     * @param function ARN of the function that rotates it; null: none does
     * @param current the version with the label AWSCURRENT
     * @param deleted when somebody deleted it, which takes a week or more to be so
     */
    public record Secret(
            String name,
            String suffix,
            Instant created,
            @Nullable String owner,
            @Nullable String function,
            String current,
            @Nullable String previous,
            @Nullable String pending,
            @Nullable Instant rotated,
            @Nullable Instant deleted)
            implements Resource {
        public Secret {
            name = Given.required(name, "name");
            suffix = Given.or(suffix, "AbCdEf");
            created = Given.required(created, "created");
            current = Given.required(current, "current");
        }

        @Override
        public String id() {
            return name;
        }

        /** Whether there is something that makes new values. */
        public boolean rotates() {
            return owner != null || function != null;
        }

        Secret rotating(String version) {
            return new Secret(name, suffix, created, owner, function, current, previous, version, rotated, deleted);
        }

        Secret rotatedTo(String version, Instant now) {
            return new Secret(name, suffix, created, owner, function, version, current, null, now, deleted);
        }
    }

    public Secrets {
        all = Given.or(all, new Table<>());
    }

    static Secrets none() {
        return new Secrets(new Table<>());
    }

    @Override
    public Secrets copy() {
        return Remade.copy(this);
    }

    /** By name, ARN, or ARN without its last six characters. */
    public Optional<Secret> find(String named) {
        var name = named.startsWith("arn:") ? named.split(":", 7)[6] : named;
        return all.stream()
                .filter(s -> name.equals(s.name()) || name.equals(s.name() + "-" + s.suffix()))
                .findFirst();
    }

    /** The new version is current once its function, or the service that manages it, has done its part. */
    public void rotate(Moment moment, Secret secret, String version) {
        all.put(secret.rotating(version));
        moment.world().schedule().add(moment.now().plus(TO_ROTATE), Due.Kind.SECRET_ROTATED, secret.name(), version);
    }

    static void rotated(Moment moment, String name, String version) {
        var secrets = moment.world().secrets().all;
        secrets.find(name)
                .filter(s -> version.equals(s.pending()))
                .ifPresent(s -> secrets.put(s.rotatedTo(version, moment.now())));
    }
}
