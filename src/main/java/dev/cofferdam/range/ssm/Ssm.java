package dev.cofferdam.range.ssm;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AccessDeniedException;
import software.amazon.awssdk.services.ssm.model.AutomationDefinitionNotFoundException;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionNotFoundException;
import software.amazon.awssdk.services.ssm.model.InvalidAutomationExecutionParametersException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.InvalidFilterKeyException;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.InvalidNextTokenException;
import software.amazon.awssdk.services.ssm.model.InvalidResourceIdException;
import software.amazon.awssdk.services.ssm.model.InvalidResourceTypeException;
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
                Map.ofEntries(
                        Map.entry("ThrottlingException", ThrottlingException::builder),
                        Map.entry("AccessDeniedException", AccessDeniedException::builder),
                        Map.entry("InvalidInstanceId", InvalidInstanceIdException::builder),
                        Map.entry("InvalidFilterKey", InvalidFilterKeyException::builder),
                        Map.entry("InvocationDoesNotExist", InvocationDoesNotExistException::builder),
                        Map.entry("InvalidDocument", InvalidDocumentException::builder),
                        Map.entry("InvalidNextToken", InvalidNextTokenException::builder),
                        Map.entry("ValidationException", ValidationException::builder),
                        Map.entry(
                                "AutomationDefinitionNotFoundException",
                                AutomationDefinitionNotFoundException::builder),
                        Map.entry(
                                "AutomationExecutionNotFoundException", AutomationExecutionNotFoundException::builder),
                        Map.entry(
                                "InvalidAutomationExecutionParametersException",
                                InvalidAutomationExecutionParametersException::builder),
                        Map.entry("InvalidResourceId", InvalidResourceIdException::builder),
                        Map.entry("InvalidResourceType", InvalidResourceTypeException::builder)),
                List.of(
                        new ServicePart<>(ManagedInstances.class, ManagedInstances::new),
                        new ServicePart<>(Sessions.class, Sessions::new),
                        new ServicePart<>(Commands.class, Commands::new),
                        new ServicePart<>(Automations.class, Automations::new)));
    }
}
