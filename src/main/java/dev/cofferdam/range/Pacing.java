package dev.cofferdam.range;

import java.time.Duration;

/** How long a simulated wait really takes. */
@FunctionalInterface
public interface Pacing {
    /** Simulated time passes at once. */
    Pacing NONE = _ -> {};

    /**
     * Returns when as much real time has passed as should, for so much simulated time.
     *
     * @throws InterruptedException when the waiting thread was interrupted
     */
    void delay(Duration simulated) throws InterruptedException;

    /** Every wait takes a fraction of its time: {@code at(60)} turns a minute into a second. */
    static Pacing at(int timesFaster) {
        return simulated -> Thread.sleep(simulated.dividedBy(timesFaster));
    }
}
