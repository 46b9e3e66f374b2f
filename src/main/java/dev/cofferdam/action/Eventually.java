package dev.cofferdam.action;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for what a service shows a little later than it did it. Source: IAM User Guide, "Changes that I make are not
 * always immediately visible"; EC2 Developer Guide, "Eventual consistency in the Amazon EC2 API".
 */
public final class Eventually {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Eventually() {}

    /**
     * Looks at once, and then, less and less often, for half a minute of the account's clock.
     *
     * @param what for the sentence "AWS does not show … yet"
     * @return the first look that shows it
     * @throws ActionException when none did
     * @throws CancelledException when the step was cancelled
     */
    public static <T> T shown(String what, Supplier<T> look, Predicate<? super T> shows, ActionContext aws) {
        var end = aws.clock().instant().plus(PATIENCE);
        var pause = FIRST_PAUSE;
        while (true) {
            var seen = look.get();
            if (shows.test(seen)) return seen;
            if (aws.clock().instant().isAfter(end))
                throw new ActionException(
                        "NotShownYet",
                        "AWS accepted the change, but does not show %s yet. Wait a minute and run the step again: nothing is changed twice."
                                .formatted(what));
            aws.pause(pause);
            var longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }
}
