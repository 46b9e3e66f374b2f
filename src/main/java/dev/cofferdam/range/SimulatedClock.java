package dev.cofferdam.range;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Another clock, ahead by as much as simulated time has been made to pass. Thread-safe. */
final class SimulatedClock extends Clock {
    private final Clock base;
    private volatile Duration offset;

    SimulatedClock(Clock base, Duration offset) {
        this.base = base;
        this.offset = offset;
    }

    Duration offset() {
        return offset;
    }

    synchronized void advance(Duration time) {
        offset = offset.plus(time);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the simulated clock has one zone: " + getZone());
    }
}
