package dev.cofferdam.action.secretsmanager;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * The versions of a secret by their labels, and the one that a step makes. The version's id is ours to choose, so that
 * a rotation whose answer was lost is found again and not begun twice. Source: Secrets Manager API Reference,
 * RotateSecret, "ClientRequestToken".
 */
record Versions(DescribeSecretResponse secret, ActionContext aws) {
    private static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";
    private static final String PENDING = "AWSPENDING";

    /** @throws ActionException when there is no such secret */
    static Versions of(String secret, ActionContext aws) {
        try {
            return new Versions(aws.client(SecretsManagerClient.class).describeSecret(r -> r.secretId(secret)), aws);
        } catch (ResourceNotFoundException e) {
            throw new ActionException(
                    "NoSuchSecret",
                    "There is no secret %s in region %s. Check its name and its region."
                            .formatted(secret, aws.region()),
                    e);
        }
    }

    /** Of the version that this step makes. */
    String ours() {
        return aws.idOfStep(secret.arn()).toString();
    }

    /** Whether this step has rotated it, also where it was rotated once more since. */
    boolean done() {
        return has(ours(), CURRENT) || has(ours(), PREVIOUS);
    }

    boolean underWay() {
        return has(ours(), PENDING) && !has(ours(), CURRENT);
    }

    String current() {
        return labelled(CURRENT).orElse("");
    }

    String previous() {
        return labelled(PREVIOUS).orElse("");
    }

    /** A rotation of somebody else's, which is under way or has failed. */
    Optional<String> pendingOfOthers() {
        return labelled(PENDING).filter(version -> !has(version, CURRENT) && !version.equals(ours()));
    }

    private Optional<String> labelled(String label) {
        return secret.versionIdsToStages().entrySet().stream()
                .filter(version -> version.getValue().contains(label))
                .map(version -> version.getKey())
                .findFirst();
    }

    private boolean has(String version, String label) {
        var labels = secret.versionIdsToStages().get(version);
        return labels != null && labels.contains(label);
    }
}
