package dev.cofferdam.aws;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a call, for somebody who has to decide.
 *
 * @param code AWS's own error code where there is one, else ours: {@code Unreachable}
 * @param what what happened, one sentence
 * @param todo what to do next, one sentence
 * @param missingPermission as in a policy, {@code ec2:StopInstances}, where the service said which
 * @param changeUnknown the request may have taken effect although it failed; only means something for a call that
 *     changes
 */
public record AwsError(
        String code,
        Category category,
        String what,
        String todo,
        @Nullable String missingPermission,
        boolean changeUnknown) {

    public enum Category {
        DENIED,
        THROTTLED,
        NOT_FOUND,
        /** Expired, missing or not accepted. */
        EXPIRED_CREDENTIALS,
        /** The resource's state, or another resource, is in the way. */
        CONFLICT,
        /** A quota of the account is used up. */
        LIMIT,
        INVALID,
        UNREACHABLE,
        /** AWS's own fault. */
        SERVICE,
        NOT_SIMULATED,
        /** The waiting thread was interrupted. */
        ABORTED,
        /** Nothing that AWS or its SDK said. */
        OTHER
    }

    /** The same, where every attempt of the call is known to have been refused. */
    AwsError withoutEffect() {
        return new AwsError(code, category, what, todo, missingPermission, false);
    }

    /** Both sentences. */
    public String message() {
        return what + " " + todo;
    }
}
