package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An EC2 instance. Its volumes and interfaces name it, not the other way round.
 *
 * @param launched when it was started last
 * @param reservation {@code r-…}
 * @param profile null: none
 * @param console what it wrote on its console
 * @param agent null: the SSM agent has never reported
 */
public record Instance(
        String id,
        String reservation,
        String image,
        String type,
        String subnet,
        @Nullable String keyName,
        Instant launched,
        State state,
        @Nullable String stateReason,
        Settings settings,
        @Nullable Profile profile,
        @Nullable String console,
        @Nullable Agent agent,
        Map<String, String> tags)
        implements Resource.Tagged<Instance> {

    /** Source: EC2 API Reference, InstanceState. */
    public enum State {
        PENDING(0, "pending"),
        RUNNING(16, "running"),
        SHUTTING_DOWN(32, "shutting-down"),
        TERMINATED(48, "terminated"),
        STOPPING(64, "stopping"),
        STOPPED(80, "stopped");

        private final int code;
        private final String awsName;

        State(int code, String awsName) {
            this.code = code;
            this.awsName = awsName;
        }

        public int code() {
            return code;
        }

        public String awsName() {
            return awsName;
        }

        public boolean ends() {
            return this == SHUTTING_DOWN || this == TERMINATED;
        }
    }

    /**
     * @param shutdown {@code stop} or {@code terminate}
     * @param spot bought by a one-time spot request; stays so for life
     */
    public record Settings(
            boolean terminationProtection,
            boolean stopProtection,
            String shutdown,
            boolean imdsV2Only,
            boolean spot,
            Metadata metadata) {
        public static final Settings DEFAULT = new Settings(false, false, "stop", false, false, Metadata.DEFAULT);

        public Settings {
            shutdown = Given.or(shutdown, "stop");
            metadata = Given.or(metadata, Metadata.DEFAULT);
        }

        public Settings withMetadata(boolean newImdsV2Only, Metadata newMetadata) {
            return new Settings(terminationProtection, stopProtection, shutdown, newImdsV2Only, spot, newMetadata);
        }
    }

    /**
     * How the metadata service answers, beside whether it wants a token.
     *
     * @param off whether it does not answer at all
     * @param hopLimit how far a token travels
     * @param pending whether what was changed is not yet in force
     */
    public record Metadata(boolean off, Integer hopLimit, boolean pending) {
        static final Metadata DEFAULT = new Metadata(false, 2, false);

        public Metadata {
            hopLimit = Given.or(hopLimit, 2);
        }

        Metadata applied() {
            return new Metadata(off, hopLimit, false);
        }
    }

    /**
     * @param association {@code iip-assoc-…}
     * @param leaving whether it is being taken away, after which the instance has none
     */
    public record Profile(String association, String name, Instant since, boolean leaving) {
        public Profile(String association, String name, Instant since) {
            this(association, name, since, false);
        }

        public Profile {
            association = Given.required(association, "association");
            name = Given.required(name, "name");
            since = Given.required(since, "since");
        }
    }

    /** The profile whose role the instance has; null: none, or none any more. */
    public @Nullable Profile activeProfile() {
        return profile == null || profile.leaving() ? null : profile;
    }

    /** The SSM agent. */
    public record Agent(String version, String platform, Instant lastPing) {}

    public Instance {
        id = Given.required(id, "id");
        subnet = Given.required(subnet, "subnet");
        launched = Given.required(launched, "launched");
        reservation = Given.or(reservation, "r-" + id.substring("i-".length()));
        image = Given.or(image, "ami-0a1b2c3d4e5f60718");
        type = Given.or(type, "t3.medium");
        state = Given.or(state, State.RUNNING);
        settings = Given.or(settings, Settings.DEFAULT);
        tags = Given.map(tags);
    }

    public Instance withState(State newState, @Nullable String reason) {
        return new Instance(
                id,
                reservation,
                image,
                type,
                subnet,
                keyName,
                launched,
                newState,
                reason,
                settings,
                profile,
                console,
                agent,
                tags);
    }

    /** Started anew: the console begins again. */
    public Instance relaunched(Instant at) {
        return new Instance(
                id,
                reservation,
                image,
                type,
                subnet,
                keyName,
                at,
                State.PENDING,
                null,
                settings,
                profile,
                null,
                agent,
                tags);
    }

    public Instance withSettings(Settings newSettings) {
        return new Instance(
                id,
                reservation,
                image,
                type,
                subnet,
                keyName,
                launched,
                state,
                stateReason,
                newSettings,
                profile,
                console,
                agent,
                tags);
    }

    Instance withMetadataApplied() {
        return withSettings(
                settings.withMetadata(settings.imdsV2Only(), settings.metadata().applied()));
    }

    public Instance withProfile(@Nullable Profile newProfile) {
        return new Instance(
                id,
                reservation,
                image,
                type,
                subnet,
                keyName,
                launched,
                state,
                stateReason,
                settings,
                newProfile,
                console,
                agent,
                tags);
    }

    @Override
    public Instance withTags(Map<String, String> newTags) {
        return new Instance(
                id,
                reservation,
                image,
                type,
                subnet,
                keyName,
                launched,
                state,
                stateReason,
                settings,
                profile,
                console,
                agent,
                newTags);
    }
}
