package dev.cofferdam.range.world;

import java.time.Instant;

/** A managed policy in its default version. */
public record ManagedPolicy(
        String arn, String policyId, String version, String description, String document, Instant created)
        implements Resource {
    public ManagedPolicy {
        arn = Given.required(arn, "arn");
        policyId = Given.required(policyId, "policy_id");
        version = Given.or(version, "v1");
        description = Given.or(description, "");
        document = Given.required(document, "document");
        created = Given.required(created, "created");
    }

    @Override
    public String id() {
        return arn;
    }

    public String name() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
