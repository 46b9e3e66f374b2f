package dev.cofferdam.range.cloudformation;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** The service as a whole. */
public final class CloudFormation {
    private CloudFormation() {}

    public static SimulatedService<CloudFormationClient> service() {
        return new SimulatedService<>(
                CloudFormationClient.class,
                "cloudformation",
                "CloudFormation",
                false,
                "Throttling",
                "AccessDenied",
                CloudFormationException::builder,
                Map.of(),
                List.of(new ServicePart<>(Protection.class, Protection::new)));
    }
}
