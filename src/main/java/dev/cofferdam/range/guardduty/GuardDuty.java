package dev.cofferdam.range.guardduty;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.AccessDeniedException;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.GuardDutyException;

/** The service as a whole. */
public final class GuardDuty {
    private GuardDuty() {}

    public static SimulatedService<GuardDutyClient> service() {
        return new SimulatedService<>(
                GuardDutyClient.class,
                "guardduty",
                "GuardDuty",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                GuardDutyException::builder,
                Map.of(
                        "BadRequestException", BadRequestException::builder,
                        "AccessDeniedException", AccessDeniedException::builder),
                List.of(
                        new ServicePart<>(Findings.class, Findings::new),
                        new ServicePart<>(Detectors.class, Detectors::new)));
    }
}
