package dev.cofferdam.caselog;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;

/**
 * A process of its own that opens a case and appends to it from 16 threads until it is killed, or the log fails. Prints
 * a line for what it was promised, after it was promised: {@code open}, {@code acknowledged SEQ ID}, {@code refused
 * MESSAGE}, {@code failed MESSAGE}.
 */
final class Scribe {
    private static final int THREADS = 16;

    private Scribe() {}

    public static void main(String[] arguments) throws InterruptedException {
        var home = new CaseHome(Path.of(arguments[0]), Clock.systemUTC(), new Random());
        CaseLog log;
        try {
            log = home.open(arguments[1]);
        } catch (CaseInUseException e) {
            print("refused " + e.getMessage());
            return;
        }
        print("open");
        var threads = new Thread[THREADS];
        for (var i = 0; i < THREADS; i++) threads[i] = Thread.ofPlatform().start(() -> append(log));
        for (var thread : threads) thread.join();
        log.close();
    }

    private static void append(CaseLog log) {
        var origin = Origin.of(new Actor("Ash", "ash", "nostromo", null, null), Mode.EXERCISE);
        try {
            for (var i = 0; true; i++) {
                var written = log.append(Draft.of("case.note", origin).saying("note " + i));
                print("acknowledged " + written.seq() + " " + written.id());
            }
        } catch (CaseLogException e) {
            print("failed " + e.getMessage());
        }
    }

    private static synchronized void print(String line) {
        System.out.println(line);
        // whoever started it is gone, and will not kill it any more
        if (System.out.checkError()) Runtime.getRuntime().halt(1);
    }
}
