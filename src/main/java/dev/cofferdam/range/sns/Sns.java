package dev.cofferdam.range.sns;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.ThrottledException;

/** The service as a whole. */
public final class Sns {
    private Sns() {}

    public static SimulatedService<SnsClient> service() {
        return new SimulatedService<>(
                SnsClient.class,
                "sns",
                "Sns",
                false,
                "Throttled",
                "AccessDenied",
                SnsException::builder,
                Map.of(
                        "Throttled", ThrottledException::builder,
                        "AccessDenied", AuthorizationErrorException::builder,
                        "InvalidParameter", InvalidParameterException::builder,
                        "NotFound", NotFoundException::builder),
                List.of(new ServicePart<>(TopicCalls.class, TopicCalls::new)));
    }
}
