package dev.cofferdam.caselog;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;

/** The process that has a case open for writing. */
record Holder(String osUser, String host, long process, Instant since) {
    static Holder here(Clock clock) {
        return new Holder(
                System.getProperty("user.name"),
                hostName(),
                ProcessHandle.current().pid(),
                clock.instant());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this machine";
        }
    }

    /** Who speaks where the program itself has something to record. */
    Actor actor() {
        return new Actor("Cofferdam", osUser, host, null, null);
    }

    /** For the one who finds the case in use. */
    String sentence() {
        return "%s on %s, process %d, since %s".formatted(osUser, host, process, RecordFormat.time(since));
    }
}
