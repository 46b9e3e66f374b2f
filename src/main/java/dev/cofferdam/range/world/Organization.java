package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The organization that the account belongs to. Holds state; not thread-safe.
 *
 * @param id {@code o-…}; null: the account is in none
 * @param management the management account, which alone may change the organization
 * @param root {@code r-…}
 * @param policyTypes that are enabled in the root, by AWS's names
 * @param accounts all of them, the management account too
 */
public record Organization(
        @Nullable String id,
        @Nullable String management,
        String root,
        List<String> policyTypes,
        Table<Unit> units,
        Table<Member> accounts,
        Table<ControlPolicy> policies)
        implements State<Organization> {
    /** Attached everywhere from the start. Source: Organizations User Guide, "SCP evaluation". */
    public static final String FULL_ACCESS = "p-FullAWSAccess";

    private static final String ALLOW_ALL = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}\
        """;

    /**
     * An organizational unit.
     *
     * @param id {@code ou-…}
     * @param parent the root or another unit
     */
    public record Unit(String id, String name, String parent, Map<String, String> tags) implements Resource {
        public Unit {
            id = Given.required(id, "id");
            name = Given.required(name, "name");
            parent = Given.required(parent, "parent");
            tags = Given.map(tags);
        }

        public Unit withTags(Map<String, String> others) {
            return new Unit(id, name, parent, others);
        }
    }

    /**
     * An account of the organization.
     *
     * @param status {@code ACTIVE}, {@code SUSPENDED}, …, as AWS has it
     * @param parent the root or a unit
     */
    public record Member(
            String id,
            String name,
            String email,
            String status,
            String parent,
            Map<String, String> tags,
            Instant joined)
            implements Resource {
        public Member {
            id = Given.required(id, "id");
            name = Given.required(name, "name");
            email = Given.or(email, "aws+" + id + "@example.com");
            status = Given.or(status, "ACTIVE");
            parent = Given.required(parent, "parent");
            tags = Given.map(tags);
            joined = Given.or(joined, Instant.EPOCH);
        }

        public Member withParent(String other) {
            return new Member(id, name, email, status, other, tags, joined);
        }

        public Member withTags(Map<String, String> others) {
            return new Member(id, name, email, status, parent, others, joined);
        }
    }

    /**
     * A service control policy.
     *
     * @param content JSON text
     * @param targets what it is attached to, in that order
     */
    public record ControlPolicy(
            String id,
            String name,
            String description,
            String content,
            boolean ofAws,
            List<String> targets,
            Map<String, String> tags)
            implements Resource {
        public ControlPolicy {
            id = Given.required(id, "id");
            name = Given.required(name, "name");
            description = Given.or(description, "");
            content = Given.required(content, "content");
            targets = Given.list(targets);
            tags = Given.map(tags);
        }

        public ControlPolicy with(String otherName, String otherDescription, String otherContent) {
            return new ControlPolicy(id, otherName, otherDescription, otherContent, ofAws, targets, tags);
        }

        public ControlPolicy withTargets(List<String> others) {
            return new ControlPolicy(id, name, description, content, ofAws, others, tags);
        }

        public ControlPolicy withTags(Map<String, String> others) {
            return new ControlPolicy(id, name, description, content, ofAws, targets, others);
        }
    }

    public Organization {
        root = Given.or(root, "r-none");
        policyTypes = Given.list(policyTypes);
        units = Given.or(units, new Table<>());
        accounts = Given.or(accounts, new Table<>());
        policies = Given.or(policies, new Table<>());
        if (id != null && !policies.has(FULL_ACCESS)) policies.put(fullAccess(root, units, accounts));
    }

    private static ControlPolicy fullAccess(String root, Table<Unit> units, Table<Member> accounts) {
        var everywhere = new ArrayList<String>();
        everywhere.add(root);
        units.stream().map(Unit::id).forEach(everywhere::add);
        accounts.stream().map(Member::id).forEach(everywhere::add);
        return new ControlPolicy(
                FULL_ACCESS,
                "FullAWSAccess",
                "Allows access to every operation",
                ALLOW_ALL,
                true,
                everywhere,
                Map.of());
    }

    /** Of an account that is in no organization. */
    static Organization none() {
        return new Organization(null, null, "r-none", List.of(), new Table<>(), new Table<>(), new Table<>());
    }

    @Override
    public Organization copy() {
        return Remade.copy(this);
    }
}
