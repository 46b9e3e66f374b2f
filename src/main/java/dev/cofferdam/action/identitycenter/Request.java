package dev.cofferdam.action.identitycenter;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentOperationStatus;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.PermissionSetProvisioningStatus;
import software.amazon.awssdk.services.ssoadmin.model.StatusValues;

/** Something that Identity Center does in the background, one thing of a kind at a time. */
record Request(String id, StatusValues status, @Nullable String failure) {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    static Request of(PermissionSetProvisioningStatus status) {
        return new Request(status.requestId(), status.status(), status.failureReason());
    }

    static Request of(AccountAssignmentOperationStatus status) {
        return new Request(status.requestId(), status.status(), status.failureReason());
    }

    /**
     * Begins it and follows it to its end.
     *
     * @param what for people: {@code provision permission set ps-…}
     * @param look by the request's id
     * @throws ActionException when it fails, or takes too long
     */
    static void through(String what, Supplier<Request> begin, Function<String, Request> look, ActionContext aws) {
        var end = aws.clock().instant().plus(LONGEST);
        var request = begun(what, begin, aws);
        while (request.status() == StatusValues.IN_PROGRESS) {
            if (aws.clock().instant().isAfter(end)) throw late(what);
            aws.progress("waiting for Identity Center to " + what);
            aws.pause(BETWEEN_LOOKS);
            request = look.apply(request.id());
        }
        if (request.status() == StatusValues.SUCCEEDED) return;
        throw new ActionException(
                "RequestFailed",
                "Identity Center could not %s: %s. Mend that, and run the step again."
                        .formatted(what, request.failure() == null ? "it gives no reason" : request.failure()));
    }

    /** An earlier attempt, or somebody else, may have one under way. */
    private static Request begun(String what, Supplier<Request> begin, ActionContext aws) {
        var end = aws.clock().instant().plus(LONGEST);
        while (true) {
            try {
                return begin.get();
            } catch (ConflictException e) {
                if (aws.clock().instant().isAfter(end)) throw e;
                aws.progress("waiting for another request, to " + what);
                aws.pause(BETWEEN_LOOKS);
            }
        }
    }

    private static ActionException late(String what) {
        return new ActionException(
                "RequestUnderWay",
                "Identity Center is not through after %d minutes with the request to %s. Run the step again later: it goes on from there."
                        .formatted(LONGEST.toMinutes(), what));
    }
}
