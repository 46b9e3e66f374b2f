package dev.cofferdam.range.servicequotas;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import java.util.List;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.GetAwsDefaultServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetAwsDefaultServiceQuotaResponse;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaResponse;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/**
 * Quotas by their codes. Source: AWS General Reference, "Amazon Elastic Block Store endpoints and quotas", "Amazon RDS
 * endpoints and quotas"; Amazon VPC User Guide, "Amazon VPC quotas".
 */
final class Defaults implements ServiceQuotasClient {
    private record Default(String service, String code, String name, double value) {}

    private static final List<Default> ALL = List.of(
            new Default("ebs", "L-309BACF6", "Snapshots per Region", 100_000),
            new Default("vpc", "L-E79EC296", "VPC security groups per Region", 2_500),
            new Default("vpc", "L-0EA8095F", "Inbound or outbound rules per security group", 60),
            new Default("vpc", "L-2AFB9258", "Security groups per network interface", 5),
            new Default("vpc", "L-2AEEBF1A", "Rules per network ACL", 20),
            new Default("rds", "L-272F1212", "Manual DB instance snapshots", 100));

    private final Call call;

    Defaults(Call call) {
        this.call = call;
    }

    @Override
    public GetServiceQuotaResponse getServiceQuota(GetServiceQuotaRequest request) {
        return GetServiceQuotaResponse.builder()
                .quota(quota(request.serviceCode(), request.quotaCode()))
                .build();
    }

    @Override
    public GetAwsDefaultServiceQuotaResponse getAWSDefaultServiceQuota(GetAwsDefaultServiceQuotaRequest request) {
        return GetAwsDefaultServiceQuotaResponse.builder()
                .quota(quota(request.serviceCode(), request.quotaCode()))
                .build();
    }

    private ServiceQuota quota(String service, String code) {
        var found = ALL.stream()
                .filter(q -> q.service().equals(service) && q.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ServiceError(
                        "NoSuchResourceException", "The request failed because the specified quota does not exist."));
        return ServiceQuota.builder()
                .serviceCode(service)
                .quotaCode(code)
                .quotaArn(call.world().arn("servicequotas", service + "/" + code))
                .quotaName(found.name())
                .value(found.value())
                .adjustable(true)
                .globalQuota(false)
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
