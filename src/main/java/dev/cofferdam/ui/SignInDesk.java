package dev.cofferdam.ui;

import dev.cofferdam.aws.SignInPrompts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What sessions ask of whoever sits at the window, one after the other. Sessions ask on their own threads and wait
 * there; everything else is for the screen's thread.
 */
public final class SignInDesk implements SignInPrompts {
    /** Something that somebody is asked for. */
    public sealed interface Asked {
        record Code(MfaRequest request, CompletableFuture<Optional<String>> answer) implements Asked {}

        record Browser(DeviceRequest request, AtomicBoolean cancelled) implements Asked {}
    }

    private final Background background;
    private final Consumer<URI> browser;
    private final Consumer<String> notices;
    private final List<Asked> waiting = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<Asked>> current = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean closed;

    /**
     * @param browser opens addresses
     * @param notices takes, on the screen's thread, what the responder should know of a session
     */
    public SignInDesk(Background background, Consumer<URI> browser, Consumer<String> notices) {
        this.background = background;
        this.browser = browser;
        this.notices = notices;
    }

    /** What is asked for now; empty: nothing. */
    public ReadOnlyObjectProperty<Optional<Asked>> current() {
        return current.getReadOnlyProperty();
    }

    /** Whether a text is a code: six digits. */
    public static boolean isCode(String text) {
        return text.strip().matches("\\d{6}");
    }

    public void give(Asked.Code asked, String code) {
        asked.answer().complete(Optional.of(code.strip()));
        done(asked);
    }

    /** Once more, where the browser did not come up. */
    public void openBrowser(Asked.Browser asked) {
        browser.accept(asked.request().address());
    }

    public void cancel(Asked asked) {
        switch (asked) {
            case Asked.Code code -> code.answer().complete(Optional.empty());
            case Asked.Browser shown -> shown.cancelled().set(true);
        }
        done(asked);
    }

    /** Nobody sits there any more: whoever waits is told so, now and later. */
    public void close() {
        closed = true;
        List.copyOf(waiting).forEach(this::cancel);
    }

    @Override
    public Optional<String> mfaCode(MfaRequest request) throws InterruptedException {
        var asked = new Asked.Code(request, new CompletableFuture<>());
        background.onScreen(() -> ask(asked));
        try {
            return asked.answer().get();
        } catch (InterruptedException e) {
            background.onScreen(() -> done(asked));
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is never an error", e);
        }
    }

    @Override
    public Shown showDevice(DeviceRequest request) {
        var asked = new Asked.Browser(request, new AtomicBoolean());
        background.onScreen(() -> ask(asked));
        browser.accept(request.address());
        return new Shown() {
            @Override
            public boolean cancelled() {
                return asked.cancelled().get();
            }

            @Override
            public void close() {
                background.onScreen(() -> done(asked));
            }
        };
    }

    @Override
    public void tell(String sentence) {
        background.onScreen(() -> notices.accept(sentence));
    }

    private void ask(Asked asked) {
        waiting.add(asked);
        if (closed) cancel(asked);
        else show();
    }

    private void done(Asked asked) {
        waiting.remove(asked);
        show();
    }

    private void show() {
        var next = waiting.stream().findFirst();
        if (!current.get().equals(next)) current.set(next);
    }
}
