package dev.cofferdam.range.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What IAM Access Analyzer has in the region. */
public record Analyzers(Table<Analyzer> all, Table<AccessFinding> findings) implements State<Analyzers> {
    /**
     * @param type {@code ACCOUNT}, {@code ORGANIZATION}, {@code ACCOUNT_UNUSED_ACCESS}
     * @param status {@code ACTIVE}, {@code DISABLED}
     */
    public record Analyzer(
            String name,
            String type,
            String status,
            @Nullable Instant lastAnalyzed) implements Resource {
        public Analyzer {
            name = Given.required(name, "name");
            type = Given.or(type, "ACCOUNT");
            status = Given.or(status, "ACTIVE");
        }

        @Override
        public String id() {
            return name;
        }
    }

    /**
     * Somebody outside can reach something.
     *
     * @param analyzer which found it
     * @param resource by ARN
     * @param open whether everybody can
     * @param status {@code ACTIVE}, {@code ARCHIVED}, {@code RESOLVED}
     */
    public record AccessFinding(
            String id,
            String analyzer,
            String resource,
            String resourceType,
            boolean open,
            String status,
            Instant updated)
            implements Resource {
        public AccessFinding {
            id = Given.required(id, "id");
            analyzer = Given.required(analyzer, "analyzer");
            resource = Given.required(resource, "resource");
            status = Given.or(status, "ACTIVE");
            updated = Given.required(updated, "updated");
        }
    }

    public Analyzers {
        all = Given.or(all, new Table<>());
        findings = Given.or(findings, new Table<>());
    }

    static Analyzers none() {
        return new Analyzers(new Table<>(), new Table<>());
    }

    @Override
    public Analyzers copy() {
        return Remade.copy(this);
    }
}
