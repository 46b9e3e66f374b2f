package dev.cofferdam.range.guardduty;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Detector;
import dev.cofferdam.range.world.World;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;

/** What all parts of the service have. */
abstract class GuardDutyPart implements GuardDutyClient {
    /** Of ids in one call. Source: GuardDuty API Reference, GetFindings, ArchiveFindings, ListFindings. */
    static final int MOST = 50;

    final Call call;
    final World world;

    GuardDutyPart(Call call) {
        this.call = call;
        this.world = call.world();
    }

    Detector demand(@Nullable String detector) {
        return world.detectors()
                .find(detector)
                .orElseThrow(() -> rejected("the input detectorId is not owned by the current account."));
    }

    static ServiceError rejected(String why) {
        return new ServiceError("BadRequestException", "The request is rejected because " + why);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
