package dev.cofferdam.aws;

import java.nio.file.Path;

/** Opens sessions. The wiring joins the real ones and the range behind this. */
@FunctionalInterface
public interface Sessions {
    /**
     * @param caseFolder where the range keeps its state with the case
     * @throws AwsSessionException when nobody can be signed in, with a message for the user
     */
    AwsSession open(Target target, Path caseFolder);

    /**
     * Opens a session for the work in a case: recorded there, and its calls tied to the case where AWS lets us.
     *
     * @throws AwsSessionException when nobody can be signed in, with a message for the user
     */
    default AwsSession open(Target target, SessionOrder order) {
        if (order.breakGlass() != null)
            throw new AwsSessionException("%s has no break-glass role: only a profile can name one.".formatted(target));
        return open(target, order.log().folder());
    }

    /** Readies what the first session would otherwise wait for. Blocks for a second or two; asks nobody outside. */
    default void warmUp() {}
}
