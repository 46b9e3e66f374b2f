package dev.cofferdam.range.sfn;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** The service as a whole. */
public final class Sfn {
    private Sfn() {}

    public static SimulatedService<SfnClient> service() {
        return new SimulatedService<>(
                SfnClient.class,
                "states",
                "Sfn",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                SfnException::builder,
                Map.of(
                        "ExecutionDoesNotExist", ExecutionDoesNotExistException::builder,
                        "ExecutionNotRedrivable", ExecutionNotRedrivableException::builder),
                List.of(new ServicePart<>(Executions.class, Executions::new)));
    }
}
