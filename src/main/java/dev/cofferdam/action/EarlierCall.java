package dev.cofferdam.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A changing call that the step made before, as the case's log has it: what is asked for where the account itself
 * cannot tell whether a call took effect.
 *
 * @param sent when it was about to leave
 * @param request without secrets, and shortened, as it was recorded
 * @param response as it was recorded; null: none came
 */
public record EarlierCall(
        Instant sent,
        JsonNode request,
        Outcome outcome,
        @Nullable JsonNode response) {
    public enum Outcome {
        SUCCEEDED,
        /** It took no effect. */
        FAILED,
        /** It may have taken effect: the answer was lost, or the program stopped before it came. */
        IN_DOUBT
    }
}
