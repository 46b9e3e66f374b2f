package dev.cofferdam.range.identitycenter;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.IdentityCenter;
import dev.cofferdam.range.world.IdentityCenter.PermissionSet;
import dev.cofferdam.range.world.IdentityCenter.Request;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.StatusValues;

/** What all parts of the service have. */
abstract class SsoPart implements SsoAdminClient {
    /** How long it takes for something to be done in the background, here. */
    static final Duration TAKES = Duration.ofSeconds(5);

    final Call call;
    final IdentityCenter center;

    SsoPart(Call call) {
        this.call = call;
        this.center = call.world().identityCenter();
    }

    final void demandInstance(@Nullable String arn) {
        if (center.instance() == null || !center.instance().equals(arn)) throw notFound("Instance " + arn);
    }

    final PermissionSet set(@Nullable String instance, @Nullable String arn) {
        demandInstance(instance);
        return center.permissionSets().find(arn).orElseThrow(() -> notFound("PermissionSet " + arn));
    }

    /** One thing at a time with each permission set. */
    final Request begun(PermissionSet set) {
        if (center.requests().stream()
                .anyMatch(r -> r.permissionSet().equals(set.arn()) && call.now().isBefore(r.done())))
            throw new ServiceError(
                    "ConflictException",
                    "There is a conflicting operation in process. Please wait for it to be completed.",
                    409);
        var request = new Request(call.ids().uuid(), set.arn(), call.now().plus(TAKES));
        center.requests().put(request);
        return request;
    }

    final Request request(@Nullable String instance, @Nullable String id) {
        demandInstance(instance);
        return center.requests().find(id).orElseThrow(() -> notFound("Request " + id));
    }

    final StatusValues status(Request request) {
        return call.now().isBefore(request.done()) ? StatusValues.IN_PROGRESS : StatusValues.SUCCEEDED;
    }

    static <T> Page<T> page(List<T> all, @Nullable Integer max, @Nullable String token) {
        return Page.of(
                all, max == null ? 100 : max, token, new ServiceError("ValidationException", "Invalid NextToken"));
    }

    private static ServiceError notFound(String what) {
        return new ServiceError("ResourceNotFoundException", what + " not found", 404);
    }

    @Override
    public final String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public final void close() {}
}
