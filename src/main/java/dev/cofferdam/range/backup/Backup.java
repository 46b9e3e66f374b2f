package dev.cofferdam.range.backup;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupException;
import software.amazon.awssdk.services.backup.model.InvalidParameterValueException;
import software.amazon.awssdk.services.backup.model.InvalidRequestException;
import software.amazon.awssdk.services.backup.model.ResourceNotFoundException;

/** The service as a whole. */
public final class Backup {
    private Backup() {}

    public static SimulatedService<BackupClient> service() {
        return new SimulatedService<>(
                BackupClient.class,
                "backup",
                "Backup",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                BackupException::builder,
                Map.of(
                        "ResourceNotFoundException", ResourceNotFoundException::builder,
                        "InvalidParameterValueException", InvalidParameterValueException::builder,
                        "InvalidRequestException", InvalidRequestException::builder),
                List.of(new ServicePart<>(Vaults.class, Vaults::new), new ServicePart<>(Jobs.class, Jobs::new)));
    }
}
