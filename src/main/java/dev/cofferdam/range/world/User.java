package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param loginProfile when the console password was made; null: there is none
 * @param mfaDevices serial numbers
 * @param boundary ARN of the managed policy that is its permissions boundary
 */
public record User(
        String name,
        String userId,
        String path,
        Instant created,
        @Nullable Instant passwordLastUsed,
        @Nullable Instant loginProfile,
        List<AccessKey> keys,
        Policies policies,
        List<String> groups,
        List<String> mfaDevices,
        Map<String, String> tags,
        @Nullable String boundary,
        List<Credential> credentials)
        implements Resource {

    /** @param lastUsed null: never */
    public record AccessKey(
            String id,
            boolean active,
            Instant created,
            @Nullable LastUse lastUsed) {
        public AccessKey {
            id = Given.required(id, "id");
            created = Given.required(created, "created");
        }
    }

    /** What signs in to some service only, or signs its requests. */
    public record Credential(Kind kind, String id, Instant created) {
        public enum Kind {
            SIGNING_CERTIFICATE,
            SSH_KEY,
            SERVICE
        }
    }

    public record LastUse(Instant at, String service, String region) {}

    public User {
        name = Given.required(name, "name");
        userId = Given.required(userId, "user_id");
        path = Given.or(path, "/");
        created = Given.required(created, "created");
        keys = Given.list(keys);
        policies = Given.or(policies, Policies.NONE);
        groups = Given.list(groups);
        mfaDevices = Given.list(mfaDevices);
        tags = Given.map(tags);
        credentials = Given.list(credentials);
    }

    @Override
    public String id() {
        return name;
    }

    public User withKeys(List<AccessKey> newKeys) {
        return new User(
                name,
                userId,
                path,
                created,
                passwordLastUsed,
                loginProfile,
                newKeys,
                policies,
                groups,
                mfaDevices,
                tags,
                boundary,
                credentials);
    }

    public User withPolicies(Policies newPolicies) {
        return new User(
                name,
                userId,
                path,
                created,
                passwordLastUsed,
                loginProfile,
                keys,
                newPolicies,
                groups,
                mfaDevices,
                tags,
                boundary,
                credentials);
    }

    public User withBoundary(@Nullable String newBoundary) {
        return new User(
                name,
                userId,
                path,
                created,
                passwordLastUsed,
                loginProfile,
                keys,
                policies,
                groups,
                mfaDevices,
                tags,
                newBoundary,
                credentials);
    }

    public User withGroups(List<String> newGroups) {
        return new User(
                name,
                userId,
                path,
                created,
                passwordLastUsed,
                loginProfile,
                keys,
                policies,
                newGroups,
                mfaDevices,
                tags,
                boundary,
                credentials);
    }

    public User withoutLoginProfile() {
        return new User(
                name,
                userId,
                path,
                created,
                passwordLastUsed,
                null,
                keys,
                policies,
                groups,
                mfaDevices,
                tags,
                boundary,
                credentials);
    }

    public User withMfaDevices(List<String> newDevices) {
        return new User(
                name,
                userId,
                path,
                created,
                passwordLastUsed,
                loginProfile,
                keys,
                policies,
                groups,
                newDevices,
                tags,
                boundary,
                credentials);
    }

    public User withCredentials(List<Credential> newCredentials) {
        return new User(
                name,
                userId,
                path,
                created,
                passwordLastUsed,
                loginProfile,
                keys,
                policies,
                groups,
                mfaDevices,
                tags,
                boundary,
                newCredentials);
    }
}
