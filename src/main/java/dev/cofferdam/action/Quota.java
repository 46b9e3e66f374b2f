package dev.cofferdam.action;

import dev.cofferdam.action.Prerequisite.Answer.Holds;
import dev.cofferdam.action.Prerequisite.Answer.Lacks;
import dev.cofferdam.action.Prerequisite.Answer.Unknown;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/**
 * How many of something an account may have in a region, and whether one more fits. Source: Service Quotas API
 * Reference, GetServiceQuota (only what was applied to the account), GetAWSDefaultServiceQuota.
 *
 * @param service as Service Quotas names it: {@code ebs}
 * @param code {@code L-309BACF6}
 * @param name as AWS has it
 * @param used all that count, page by page
 */
public record Quota(String service, String code, String name, Function<Asked, Stream<?>> used) implements Prerequisite {
    /** Counting on would take longer than it is worth: a hundred calls and more. */
    private static final int MOST = 20_000;

    @Override
    public String title() {
        return name;
    }

    @Override
    public Answer look(Asked about) {
        var quota = value(about);
        if (quota.isEmpty())
            return new Unknown(
                    "Service Quotas knows no quota %s of %s in %s.".formatted(code, service, about.region()));
        var most = quota.get();
        var count = used.apply(about).limit(MOST).count();
        if (count >= most)
            return new Lacks(
                    "All %,d of the quota %s are used in %s: have it raised (Service Quotas, %s, %s), or free what nobody needs."
                            .formatted(most, name, about.region(), service, code));
        if (count == MOST)
            return new Unknown("More than %,d of %,d are used in %s; they were not counted to the end."
                    .formatted(MOST, most, about.region()));
        return new Holds("%,d of %,d are used in %s.".formatted(count, most, about.region()));
    }

    private Optional<Long> value(Asked about) {
        var quotas = about.client(ServiceQuotasClient.class);
        try {
            return Optional.of(
                    rounded(quotas.getServiceQuota(r -> r.serviceCode(service).quotaCode(code))
                            .quota()));
        } catch (NoSuchResourceException _) {
            return byDefault(quotas);
        }
    }

    private Optional<Long> byDefault(ServiceQuotasClient quotas) {
        try {
            return Optional.of(rounded(
                    quotas.getAWSDefaultServiceQuota(r -> r.serviceCode(service).quotaCode(code))
                            .quota()));
        } catch (NoSuchResourceException _) {
            return Optional.empty();
        }
    }

    private static long rounded(ServiceQuota quota) {
        return Math.round(quota.value());
    }
}
