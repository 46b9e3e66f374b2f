package dev.cofferdam.range.world;

import java.time.Instant;

/** IAM's report of all users' credentials, as it was when it was made. */
public record CredentialReport(Instant generated, String csv) implements Resource {
    public static final String ID = "credential-report";

    public CredentialReport {
        generated = Given.required(generated, "generated");
        csv = Given.required(csv, "csv");
    }

    @Override
    public String id() {
        return ID;
    }
}
