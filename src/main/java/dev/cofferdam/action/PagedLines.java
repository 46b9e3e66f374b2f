package dev.cofferdam.action;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an API lists page by page, a JSON line each, up to a number. For one reading.
 *
 * @param <Q> what is asked for, one after the other: a request, a region
 * @param <T> what is listed
 */
public abstract class PagedLines<Q, T> extends PagedText {
    private final Deque<Q> questions;
    private final int most;
    private final Consumer<String> progress;
    private @Nullable String nextToken;
    private long examined;
    private boolean truncated;

    /**
     * An answer of the API.
     *
     * @param nextToken null or empty: it was the last to this question
     */
    public record Page<T>(List<T> items, @Nullable String nextToken) {}

    /** @param most how many are examined */
    protected PagedLines(Collection<Q> questions, int most, Consumer<String> progress) {
        this.questions = new ArrayDeque<>(questions);
        this.most = most;
        this.progress = progress;
    }

    /** @param nextToken null for the first page */
    protected abstract Page<T> ask(Q question, @Nullable String nextToken);

    /** Each that was examined, once; empty: it is passed over. */
    protected abstract Optional<JsonNode> line(Q question, T item);

    /** How far the reading is, for the responder: {@code 200 findings so far}. */
    protected abstract String told();

    @Override
    protected final Optional<String> nextPage() {
        var question = questions.peek();
        if (question == null || truncated) return Optional.empty();
        var page = ask(question, nextToken);
        nextToken = "".equals(page.nextToken()) ? null : page.nextToken();
        if (nextToken == null) questions.remove();
        var lines = new StringBuilder();
        for (var item : page.items()) {
            if (examined == most) {
                truncated = true;
                break;
            }
            examined++;
            line(question, item).ifPresent(line -> lines.append(line).append('\n'));
        }
        progress.accept(told());
        return Optional.of(lines.toString());
    }

    /** How many were examined, those that were passed over too. */
    public final long examined() {
        return examined;
    }

    /** Whether there were more than were examined. */
    public final boolean truncated() {
        return truncated;
    }
}
