package dev.cofferdam.action.iam;

import dev.cofferdam.caselog.Json;
import tools.jackson.databind.JsonNode;

/** The inline policy that denies a principal everything. Source: IAM User Guide, "Policy evaluation logic". */
final class Quarantine {
    static final InlinePolicy POLICY = new InlinePolicy("CofferdamQuarantine");

    static final JsonNode DENY_ALL = Json.MAPPER.readTree("""
        {"Version": "2012-10-17",
         "Statement": [{"Sid": "CofferdamQuarantine", "Effect": "Deny", "Action": "*", "Resource": "*"}]}
        """);

    private Quarantine() {}
}
