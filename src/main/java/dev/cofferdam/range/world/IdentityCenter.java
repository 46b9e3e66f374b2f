package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * IAM Identity Center in its region. Holds state; not thread-safe.
 *
 * @param instance its ARN; null: it is not in this region
 * @param requests what it was asked to do in the background
 */
public record IdentityCenter(@Nullable String instance, Table<PermissionSet> permissionSets, Table<Request> requests)
        implements State<IdentityCenter> {
    /**
     * A permission set.
     *
     * @param policy the inline policy, JSON text
     * @param version counts its changes
     * @param provisioned which version an account has, by its number
     */
    public record PermissionSet(
            String arn,
            String name,
            @Nullable String policy,
            int version,
            Map<String, Provisioned> provisioned,
            List<Assignment> assignments)
            implements Resource {
        public PermissionSet {
            arn = Given.required(arn, "arn");
            name = Given.required(name, "name");
            provisioned = Given.map(provisioned);
            assignments = Given.list(assignments);
        }

        @Override
        public String id() {
            return arn;
        }

        public PermissionSet withPolicy(@Nullable String document) {
            return new PermissionSet(arn, name, document, version + 1, provisioned, assignments);
        }

        /** All accounts have it as it is, from {@code since} on. */
        public PermissionSet provisionedFrom(Instant since) {
            var all = new TreeMap<String, Provisioned>();
            provisioned.keySet().forEach(account -> all.put(account, new Provisioned(version, since)));
            return new PermissionSet(arn, name, policy, version, all, assignments);
        }

        public boolean isUpToDate(String account, Instant now) {
            var there = provisioned.get(account);
            return there != null
                    && there.version() == version
                    && (there.since() == null || !now.isBefore(there.since()));
        }

        public List<Assignment> assignments(String account, Instant now) {
            return assignments.stream()
                    .filter(a -> a.account().equals(account) && a.holds(now))
                    .toList();
        }

        public PermissionSet assigning(Assignment assignment) {
            var all = new ArrayList<>(assignments);
            all.removeIf(assignment::isSame);
            all.add(assignment);
            return new PermissionSet(arn, name, policy, version, provisioned, all);
        }
    }

    /** @param since null: from the start */
    public record Provisioned(int version, @Nullable Instant since) {}

    /**
     * @param type {@code USER} or {@code GROUP}
     * @param from null: from the start
     * @param until null: for ever
     */
    public record Assignment(
            String account,
            String type,
            String principal,
            @Nullable Instant from,
            @Nullable Instant until) {
        boolean holds(Instant now) {
            return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
        }

        boolean isSame(Assignment other) {
            return account.equals(other.account) && type.equals(other.type) && principal.equals(other.principal);
        }
    }

    /** It is under way until {@code done}. */
    public record Request(String id, String permissionSet, Instant done) implements Resource {}

    public IdentityCenter {
        permissionSets = Given.or(permissionSets, new Table<>());
        requests = Given.or(requests, new Table<>());
    }

    static IdentityCenter none() {
        return new IdentityCenter(null, new Table<>(), new Table<>());
    }

    @Override
    public IdentityCenter copy() {
        return Remade.copy(this);
    }
}
