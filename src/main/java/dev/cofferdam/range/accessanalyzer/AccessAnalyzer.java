package dev.cofferdam.range.accessanalyzer;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AccessAnalyzerException;
import software.amazon.awssdk.services.accessanalyzer.model.AccessDeniedException;
import software.amazon.awssdk.services.accessanalyzer.model.ResourceNotFoundException;
import software.amazon.awssdk.services.accessanalyzer.model.ValidationException;

/** The service as a whole. */
public final class AccessAnalyzer {
    private AccessAnalyzer() {}

    public static SimulatedService<AccessAnalyzerClient> service() {
        return new SimulatedService<>(
                AccessAnalyzerClient.class,
                "access-analyzer",
                "AccessAnalyzer",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                AccessAnalyzerException::builder,
                Map.of(
                        "AccessDeniedException", AccessDeniedException::builder,
                        "ResourceNotFoundException", ResourceNotFoundException::builder,
                        "ValidationException", ValidationException::builder),
                List.of(new ServicePart<>(AccessFindings.class, AccessFindings::new)));
    }
}
