package dev.cofferdam.range.lambda;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceInUseException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** The service as a whole. */
public final class Lambda {
    private Lambda() {}

    public static SimulatedService<LambdaClient> service() {
        return new SimulatedService<>(
                LambdaClient.class,
                "lambda",
                "Lambda",
                false,
                "TooManyRequestsException",
                "AccessDeniedException",
                LambdaException::builder,
                Map.of(
                        "InvalidParameterValueException", InvalidParameterValueException::builder,
                        "ResourceConflictException", ResourceConflictException::builder,
                        "ResourceInUseException", ResourceInUseException::builder,
                        "ResourceNotFoundException", ResourceNotFoundException::builder),
                List.of(
                        new ServicePart<>(Configurations.class, Configurations::new),
                        new ServicePart<>(Concurrency.class, Concurrency::new),
                        new ServicePart<>(Permissions.class, Permissions::new),
                        new ServicePart<>(Urls.class, Urls::new),
                        new ServicePart<>(EventSources.class, EventSources::new)));
    }
}
