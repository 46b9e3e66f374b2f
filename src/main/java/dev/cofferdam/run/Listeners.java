package dev.cofferdam.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Those who want to see the run after each change. Thread-safe; pictures come to them in the order of the changes. */
final class Listeners {
    /** Nobody sees more than some pictures a second, and each costs with the number of rounds. */
    private static final Duration BETWEEN_PICTURES = Duration.ofMillis(250);

    private final Supplier<RunSnapshot> picture;
    private final List<Consumer<RunSnapshot>> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger crowds = new AtomicInteger();
    private final ReentrantLock telling = new ReentrantLock();
    private volatile long toldAt = System.nanoTime();

    Listeners(Supplier<RunSnapshot> picture) {
        this.picture = picture;
    }

    AutoCloseable add(Consumer<RunSnapshot> listener) {
        all.add(listener);
        return () -> all.remove(listener);
    }

    /** Tells of a change. While a crowd is at work, only of the first one after a while. */
    void changed() {
        if (crowds.get() == 0) {
            tell();
        } else if (System.nanoTime() - toldAt > BETWEEN_PICTURES.toNanos() && telling.tryLock()) {
            try {
                tell();
            } finally {
                telling.unlock();
            }
        }
    }

    /** Does something that changes the run more often than anybody can look; its end is always told. */
    void crowd(Runnable work) {
        crowds.incrementAndGet();
        try {
            work.run();
        } finally {
            crowds.decrementAndGet();
            tell();
        }
    }

    private void tell() {
        if (all.isEmpty()) return;
        telling.lock();
        try {
            var now = picture.get();
            all.forEach(listener -> listener.accept(now));
            toldAt = System.nanoTime();
        } finally {
            telling.unlock();
        }
    }
}
