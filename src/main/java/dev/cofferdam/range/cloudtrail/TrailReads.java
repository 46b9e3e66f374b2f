package dev.cofferdam.range.cloudtrail;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** What trails there are, and what they do. */
final class TrailReads extends TrailPart {
    TrailReads(Call call) {
        super(call);
    }

    @Override
    public DescribeTrailsResponse describeTrails(DescribeTrailsRequest request) {
        var names = request.trailNameList();
        var shadows = !Boolean.FALSE.equals(request.includeShadowTrails());
        return DescribeTrailsResponse.builder()
                .trailList(here().stream()
                        .filter(f -> shadows || f.home().region().equals(call.region()))
                        .filter(f -> names.isEmpty()
                                || names.contains(f.arn())
                                || names.contains(f.trail().name()))
                        .map(TrailReads::shape)
                        .toList())
                .build();
    }

    @Override
    public GetTrailStatusResponse getTrailStatus(GetTrailStatusRequest request) {
        var trail = named(request.name()).trail();
        return GetTrailStatusResponse.builder()
                .isLogging(trail.logging())
                .startLoggingTime(trail.started())
                .stopLoggingTime(trail.stopped())
                .latestDeliveryError(trail.deliveryError())
                .build();
    }

    /**
     * A trail without selectors has all management events. Source: CloudTrail User Guide, "Logging management events".
     */
    @Override
    public GetEventSelectorsResponse getEventSelectors(GetEventSelectorsRequest request) {
        var found = named(request.trailName());
        var selectors = Optional.ofNullable(found.trail().selectors());
        var response = selectors
                .map(json -> ModelJson.read(json, GetEventSelectorsResponse.builder()))
                .orElseGet(() -> GetEventSelectorsResponse.builder()
                        .eventSelectors(EventSelector.builder()
                                .readWriteType(ReadWriteType.ALL)
                                .includeManagementEvents(true)
                                .dataResources(List.of())
                                .excludeManagementEventSources(List.of())
                                .build()));
        return response.trailARN(found.arn()).build();
    }

    static Trail shape(Found found) {
        var trail = found.trail();
        return Trail.builder()
                .name(trail.name())
                .trailARN(found.arn())
                .homeRegion(found.home().region())
                .s3BucketName(trail.bucket())
                .isMultiRegionTrail(trail.multiRegion())
                .includeGlobalServiceEvents(trail.globalEvents())
                .logFileValidationEnabled(trail.validated())
                .isOrganizationTrail(trail.organization())
                .hasCustomEventSelectors(trail.selectors() != null)
                .hasInsightSelectors(false)
                .build();
    }
}
