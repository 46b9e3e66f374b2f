package dev.cofferdam.range.wafv2;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.WafDuplicateItemException;
import software.amazon.awssdk.services.wafv2.model.WafInvalidParameterException;
import software.amazon.awssdk.services.wafv2.model.WafLimitsExceededException;
import software.amazon.awssdk.services.wafv2.model.WafNonexistentItemException;
import software.amazon.awssdk.services.wafv2.model.WafOptimisticLockException;
import software.amazon.awssdk.services.wafv2.model.Wafv2Exception;

/** The service as a whole. */
public final class Wafv2 {
    private Wafv2() {}

    public static SimulatedService<Wafv2Client> service() {
        return new SimulatedService<>(
                Wafv2Client.class,
                "wafv2",
                "Wafv2",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                Wafv2Exception::builder,
                Map.of(
                        "WAFDuplicateItemException", WafDuplicateItemException::builder,
                        "WAFInvalidParameterException", WafInvalidParameterException::builder,
                        "WAFLimitsExceededException", WafLimitsExceededException::builder,
                        "WAFNonexistentItemException", WafNonexistentItemException::builder,
                        "WAFOptimisticLockException", WafOptimisticLockException::builder),
                List.of(new ServicePart<>(IpSets.class, IpSets::new), new ServicePart<>(WebAcls.class, WebAcls::new)));
    }
}
