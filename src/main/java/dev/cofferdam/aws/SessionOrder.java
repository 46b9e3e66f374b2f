package dev.cofferdam.aws;

import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseLog;
import org.jspecify.annotations.Nullable;

/**
 * For whom a session is opened: the case that its sign-in is recorded in, and that its calls are tied to in CloudTrail.
 *
 * @param breakGlass why the account's break-glass role is needed; null: it is not
 */
public record SessionOrder(
        CaseLog log, Actor actor, @Nullable String breakGlass) {
    public SessionOrder {
        if (breakGlass != null && breakGlass.isBlank())
            throw new AwsSessionException("A break-glass role is not assumed without a reason. Say why it is needed.");
    }

    public static SessionOrder of(CaseLog log, Actor actor) {
        return new SessionOrder(log, actor, null);
    }
}
