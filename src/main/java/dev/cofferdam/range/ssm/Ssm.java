package dev.cofferdam.range.ssm;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AccessDeniedException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.InvalidFilterKeyException;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.InvalidNextTokenException;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.ThrottlingException;
import software.amazon.awssdk.services.ssm.model.ValidationException;

/** The service as a whole. */
public final class Ssm {
    private Ssm() {}

    public static SimulatedService<SsmClient> service() {
        return new SimulatedService<>(
                SsmClient.class,
                "ssm",
                "Ssm",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                SsmException::builder,
                Map.of(
                        "ThrottlingException", ThrottlingException::builder,
                        "AccessDeniedException", AccessDeniedException::builder,
                        "InvalidInstanceId", InvalidInstanceIdException::builder,
                        "InvalidFilterKey", InvalidFilterKeyException::builder,
                        "InvocationDoesNotExist", InvocationDoesNotExistException::builder,
                        "InvalidDocument", InvalidDocumentException::builder,
                        "InvalidNextToken", InvalidNextTokenException::builder,
                        "ValidationException", ValidationException::builder),
                List.of(
                        new ServicePart<>(ManagedInstances.class, ManagedInstances::new),
                        new ServicePart<>(Sessions.class, Sessions::new),
                        new ServicePart<>(Commands.class, Commands::new)));
    }
}
