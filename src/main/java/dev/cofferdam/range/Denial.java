package dev.cofferdam.range;

import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.service.SimulatedService;
import dev.cofferdam.range.world.World;

/** What services say to those who may not. Source: IAM User Guide, "Troubleshoot access denied error messages". */
final class Denial {
    private Denial() {}

    static ServiceError of(SimulatedService<?> service, String operation, World world) {
        var who =
                "User: %s is not authorized to perform: %s:%s because no identity-based policy allows the %s:%s action"
                        .formatted(world.responderArn(), service.prefix(), operation, service.prefix(), operation);
        return switch (service.denied()) {
            case "UnauthorizedOperation" ->
                new ServiceError(service.denied(), "You are not authorized to perform this operation. " + who, 403);
            case "AccessDenied" -> new ServiceError(service.denied(), who, 403);
            default -> new ServiceError(service.denied(), who, 400);
        };
    }

    static ServiceError throttled(SimulatedService<?> service) {
        return service.throttled().equals("RequestLimitExceeded")
                ? new ServiceError(service.throttled(), "Request limit exceeded.", 503)
                : new ServiceError(service.throttled(), "Rate exceeded", 400);
    }

    /** Source: EC2 API Reference, "Error codes" (RequestExpired); IAM API Reference, "Common Error Types". */
    static ServiceError expired(SimulatedService<?> service) {
        var message = "The security token included in the request is expired";
        return switch (service.denied()) {
            case "UnauthorizedOperation" -> new ServiceError("RequestExpired", "Request has expired.", 400);
            case "AccessDenied" -> new ServiceError("ExpiredToken", message, 403);
            default -> new ServiceError("ExpiredTokenException", message, 400);
        };
    }

    static ServiceError dryRun() {
        return new ServiceError("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
    }
}
