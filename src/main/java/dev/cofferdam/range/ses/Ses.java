package dev.cofferdam.range.ses;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** The service as a whole. */
public final class Ses {
    private Ses() {}

    public static SimulatedService<SesV2Client> service() {
        return new SimulatedService<>(
                SesV2Client.class,
                "ses",
                "SesV2",
                false,
                "TooManyRequestsException",
                "AccessDeniedException",
                SesV2Exception::builder,
                Map.of("NotFoundException", NotFoundException::builder),
                List.of(new ServicePart<>(Sending.class, Sending::new)));
    }
}
