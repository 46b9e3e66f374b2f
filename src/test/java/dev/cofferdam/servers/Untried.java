package dev.cofferdam.servers;

import java.util.Set;

/** Actions that have no case yet; each is a debt, and this goes when there is none. */
public final class Untried {
    private Untried() {}

    public static Set<String> actions() {
        return Set.of(
                "iam.authorization-details",
                "iam.credential-report",
                "iam.deactivate-mfa-device",
                "iam.delete-access-key",
                "iam.delete-attacker-principal",
                "iam.disable-console-login",
                "iam.find-principal-activity",
                "iam.remove-from-groups",
                "iam.remove-identity-provider",
                "kms.cancel-deletion",
                "kms.disable-key",
                "rds.make-snapshot-private",
                "s3.block-public-access",
                "s3.contain-bucket",
                "s3.copy-to-evidence",
                "s3.describe-exposure",
                "s3.enable-access-logging",
                "s3.enable-versioning",
                "s3.list-versions",
                "s3.remove-acl-grants",
                "s3.restore-objects",
                "s3.suspend-lifecycle",
                "s3.suspend-replication");
    }
}
