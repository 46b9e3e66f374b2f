package dev.cofferdam.ui;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where only the newest request counts. To be used on the screen's thread. */
public final class Latest {
    private final Background background;
    private Background.@Nullable Job current;

    Latest(Background background) {
        this.background = background;
    }

    public <T> void run(Background.Work<T> work, Consumer<? super T> done, Consumer<Trouble> failed) {
        cancel();
        current = background.run(work, done, failed);
    }

    public void cancel() {
        if (current != null) current.cancel();
    }
}
