package dev.cofferdam.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.run.IntentException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final Hands workers = new Hands();
    private final Hands screen = new Hands();
    private final Background background = new Background(workers, screen);
    private final List<String> heard = new ArrayList<>();

    @Test
    void workIsDoneByTheWorkersAndItsResultIsHeardOnTheScreensThread() {
        background.run(_ -> "result", heard::add, trouble -> heard.add(trouble.what()));
        assertThat(screen.waiting()).isZero();
        workers.work();
        assertThat(heard).isEmpty();
        screen.work();
        assertThat(heard).containsExactly("result");
    }

    @Test
    void progressIsHeardBeforeTheResult() {
        background.run(
                progress -> {
                    progress.accept("half");
                    return "all";
                },
                heard::add,
                heard::add,
                trouble -> heard.add(trouble.what()));
        workers.work();
        screen.work();
        assertThat(heard).containsExactly("half", "all");
    }

    @Test
    void whatFailsIsTold() {
        background.run(
                _ -> {
                    throw new IntentException("Not now.");
                },
                _ -> heard.add("done"),
                trouble -> heard.add(trouble.what()));
        workers.work();
        screen.work();
        assertThat(heard).containsExactly("Not now.");
    }

    @Nested
    class Cancelled {
        @Test
        void beforeItBeganItIsNotDone() {
            var done = new AtomicBoolean();
            background.run(_ -> done.getAndSet(true), _ -> {}, _ -> {}).cancel();
            workers.work();
            assertThat(done).isFalse();
        }

        @Test
        void itsResultIsNotHeardButClosed() {
            var closed = new AtomicBoolean();
            AutoCloseable result = () -> closed.set(true);
            var job = background.run(_ -> result, _ -> heard.add("done"), _ -> heard.add("failed"));
            workers.work();
            job.cancel();
            screen.work();
            workers.work();
            assertThat(heard).isEmpty();
            assertThat(closed).isTrue();
        }

        @Test
        void byANewerRequestOnlyTheNewestIsHeard() {
            var latest = background.latest();
            latest.run(_ -> "old", heard::add, _ -> {});
            workers.work();
            latest.run(_ -> "new", heard::add, _ -> {});
            workers.work();
            screen.work();
            assertThat(heard).containsExactly("new");
        }
    }
}
