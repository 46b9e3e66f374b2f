package dev.cofferdam.action.iam;

import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Managed policies, by ARN. */
final class ManagedPolicy {
    private ManagedPolicy() {}

    /** Says so, where there is no such policy. */
    static Optional<String> missing(IamClient iam, String arn) {
        try {
            iam.getPolicy(r -> r.policyArn(arn));
            return Optional.empty();
        } catch (NoSuchEntityException _) {
            return Optional.of("there is no policy %s. Make it again, or look for its name.".formatted(arn));
        }
    }

    /** Whether the version that counts has a statement that denies. */
    static boolean denies(IamClient iam, String arn) {
        var version = iam.getPolicy(r -> r.policyArn(arn)).policy().defaultVersionId();
        var document = iam.getPolicyVersion(r -> r.policyArn(arn).versionId(version))
                .policyVersion()
                .document();
        return PolicyJson.denies(PolicyJson.parse(document));
    }
}
