package dev.cofferdam.range.secretsmanager;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Secrets.Secret;
import dev.cofferdam.range.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.RotateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.RotateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/** Secrets and their rotation. Source: Secrets Manager API Reference, DescribeSecret, ListSecrets, RotateSecret. */
final class Rotation implements SecretsManagerClient {
    /** Source: Secrets Manager API Reference, ListSecrets: a page holds 1 to 100. */
    private static final int MOST = 100;

    private final Call call;
    private final World world;

    Rotation(Call call) {
        this.call = call;
        this.world = call.world();
    }

    @Override
    public DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
        var secret = find(request.secretId());
        return DescribeSecretResponse.builder()
                .arn(arn(secret))
                .name(secret.name())
                .owningService(secret.owner())
                .rotationEnabled(secret.rotates() ? true : null)
                .rotationLambdaARN(secret.function())
                .createdDate(secret.created())
                .lastRotatedDate(secret.rotated())
                .lastChangedDate(secret.rotated() == null ? secret.created() : secret.rotated())
                .deletedDate(secret.deleted())
                .versionIdsToStages(stages(secret))
                .build();
    }

    /** Without those that are about to be deleted, which are only listed when asked for. */
    @Override
    public ListSecretsResponse listSecrets(ListSecretsRequest request) {
        var withDeleted = Boolean.TRUE.equals(request.includePlannedDeletion());
        var page = Page.of(
                world.secrets().all().stream()
                        .filter(secret -> withDeleted || secret.deleted() == null)
                        .toList(),
                request.maxResults() == null ? MOST : Math.min(MOST, request.maxResults()),
                request.nextToken(),
                new ServiceError("InvalidNextTokenException", "The NextToken value is invalid."));
        return ListSecretsResponse.builder()
                .secretList(page.items().stream().map(this::entry).toList())
                .nextToken(page.next())
                .build();
    }

    private SecretListEntry entry(Secret secret) {
        return SecretListEntry.builder()
                .arn(arn(secret))
                .name(secret.name())
                .owningService(secret.owner())
                .rotationEnabled(secret.rotates() ? true : null)
                .rotationLambdaARN(secret.function())
                .createdDate(secret.created())
                .lastRotatedDate(secret.rotated())
                .lastChangedDate(secret.rotated() == null ? secret.created() : secret.rotated())
                .deletedDate(secret.deleted())
                .secretVersionsToStages(stages(secret))
                .build();
    }

    private static Map<String, List<String>> stages(Secret secret) {
        var stages = new LinkedHashMap<String, List<String>>();
        stages.put(secret.current(), List.of("AWSCURRENT"));
        if (secret.previous() != null) stages.put(secret.previous(), List.of("AWSPREVIOUS"));
        if (secret.pending() != null) stages.put(secret.pending(), List.of("AWSPENDING"));
        return stages;
    }

    @Override
    public RotateSecretResponse rotateSecret(RotateSecretRequest request) {
        var secret = find(request.secretId());
        if (secret.deleted() != null)
            throw invalid("You can't perform this operation on the secret because it was marked for deletion.");
        if (!secret.rotates()) throw invalid("No Lambda rotation function ARN is associated with this secret.");
        var version = request.clientRequestToken() == null ? call.ids().uuid() : request.clientRequestToken();
        if (!stages(secret).containsKey(version)) {
            if (secret.pending() != null)
                throw invalid("A previous rotation isn't complete. That rotation will be reattempted.");
            world.secrets().rotate(call.moment(), secret, version);
        }
        return RotateSecretResponse.builder()
                .arn(arn(secret))
                .name(secret.name())
                .versionId(version)
                .build();
    }

    private Secret find(@Nullable String id) {
        return world.secrets()
                .find(String.valueOf(id))
                .orElseThrow(() -> new ServiceError(
                        "ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
    }

    private String arn(Secret secret) {
        return world.arn("secretsmanager", "secret:%s-%s".formatted(secret.name(), secret.suffix()));
    }

    private static ServiceError invalid(String message) {
        return new ServiceError("InvalidRequestException", message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
