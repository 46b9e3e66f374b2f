package dev.cofferdam.range.cloudtrail;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Trails.Trail;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.StartLoggingRequest;
import software.amazon.awssdk.services.cloudtrail.model.StartLoggingResponse;
import software.amazon.awssdk.services.cloudtrail.model.StopLoggingRequest;
import software.amazon.awssdk.services.cloudtrail.model.StopLoggingResponse;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailResponse;

/** What makes trails write, or not. Buckets and their policies are not looked at, but that there is such a bucket. */
final class TrailChanges extends TrailPart {
    /** Source: CloudTrail API Reference, PutEventSelectors. */
    private static final int MOST_SELECTORS = 5;

    TrailChanges(Call call) {
        super(call);
    }

    @Override
    public StartLoggingResponse startLogging(StartLoggingRequest request) {
        change(request.name(), trail -> trail.loggingFrom(call.now()));
        return StartLoggingResponse.builder().build();
    }

    @Override
    public StopLoggingResponse stopLogging(StopLoggingRequest request) {
        change(request.name(), trail -> trail.stoppedAt(call.now()));
        return StopLoggingResponse.builder().build();
    }

    @Override
    public UpdateTrailResponse updateTrail(UpdateTrailRequest request) {
        var found = change(request.name(), trail -> updated(request, trail));
        var trail = found.trail();
        return UpdateTrailResponse.builder()
                .name(trail.name())
                .trailARN(found.arn())
                .s3BucketName(trail.bucket())
                .isMultiRegionTrail(trail.multiRegion())
                .includeGlobalServiceEvents(trail.globalEvents())
                .logFileValidationEnabled(trail.validated())
                .isOrganizationTrail(trail.organization())
                .build();
    }

    private Trail updated(UpdateTrailRequest request, Trail trail) {
        demandBucket(request.s3BucketName());
        var updated = trail.updated(
                request.s3BucketName(),
                request.isMultiRegionTrail(),
                request.includeGlobalServiceEvents(),
                request.enableLogFileValidation());
        if (updated.multiRegion() && Boolean.FALSE.equals(updated.globalEvents()))
            throw new ServiceError(
                    "InvalidParameterCombinationException", "Multi-Region trail must include global service events.");
        return updated;
    }

    private void demandBucket(@Nullable String bucket) {
        if (bucket == null || call.world().storage().buckets().has(bucket)) return;
        throw new ServiceError("S3BucketDoesNotExistException", "S3 bucket %s does not exist!".formatted(bucket));
    }

    /** The one kind takes the place of the other. */
    @Override
    public PutEventSelectorsResponse putEventSelectors(PutEventSelectorsRequest request) {
        if (request.hasEventSelectors() == request.hasAdvancedEventSelectors())
            throw new ServiceError(
                    "InvalidParameterCombinationException",
                    "You can specify either event selectors or advanced event selectors, but not both.");
        if (request.eventSelectors().size() > MOST_SELECTORS)
            throw new ServiceError(
                    "InvalidEventSelectorsException",
                    "A trail can have at most %d event selectors.".formatted(MOST_SELECTORS));
        var given = ModelJson.write(request);
        var selectors = Json.object();
        for (var kind : new String[] {"eventSelectors", "advancedEventSelectors"})
            if (given.has(kind)) selectors.set(kind, given.get(kind));
        var found = change(request.trailName(), trail -> trail.withSelectors(selectors));
        return ModelJson.read(selectors, PutEventSelectorsResponse.builder())
                .trailARN(found.arn())
                .build();
    }
}
