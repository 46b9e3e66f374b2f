package dev.cofferdam.range.logs;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** The service as a whole. */
public final class Logs {
    private Logs() {}

    public static SimulatedService<CloudWatchLogsClient> service() {
        return new SimulatedService<>(
                CloudWatchLogsClient.class,
                "logs",
                "CloudWatchLogs",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                CloudWatchLogsException::builder,
                Map.of(
                        "InvalidParameterException", InvalidParameterException::builder,
                        "MalformedQueryException", MalformedQueryException::builder,
                        "ResourceNotFoundException", ResourceNotFoundException::builder),
                List.of(new ServicePart<>(Queries.class, Queries::new)));
    }
}
