package dev.cofferdam.range.service;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the token of the next page; null: this was the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
    private static final String MARK = "range:";

    /**
     * @param max null: everything
     * @param token null: from the start
     * @param invalid what to throw for a token that we did not give
     */
    public static <T> Page<T> of(List<T> all, @Nullable Integer max, @Nullable String token, ServiceError invalid) {
        var from = token == null || token.isEmpty() ? 0 : offset(token, invalid);
        if (from > all.size()) throw invalid;
        var to = max == null ? all.size() : Math.min(all.size(), from + max);
        return new Page<>(List.copyOf(all.subList(from, to)), to < all.size() ? token(to) : null);
    }

    private static String token(int offset) {
        return Base64.getEncoder().encodeToString((MARK + offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(String token, ServiceError invalid) {
        try {
            var text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith(MARK)) return Integer.parseInt(text, MARK.length(), text.length(), 10);
        } catch (IllegalArgumentException e) {
            invalid.initCause(e);
        }
        throw invalid;
    }
}
