package dev.cofferdam.range.secretsmanager;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidNextTokenException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** The service as a whole. */
public final class SecretsManager {
    private SecretsManager() {}

    public static SimulatedService<SecretsManagerClient> service() {
        return new SimulatedService<>(
                SecretsManagerClient.class,
                "secretsmanager",
                "SecretsManager",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                SecretsManagerException::builder,
                Map.of(
                        "ResourceNotFoundException", ResourceNotFoundException::builder,
                        "InvalidNextTokenException", InvalidNextTokenException::builder,
                        "InvalidRequestException", InvalidRequestException::builder),
                List.of(new ServicePart<>(Rotation.class, Rotation::new)));
    }
}
