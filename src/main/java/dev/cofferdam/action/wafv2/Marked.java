package dev.cofferdam.action.wafv2;

import java.util.ArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists of WAF, for which the SDK has no paginators. */
final class Marked {
    private Marked() {}

    /**
     * All pages of a list.
     *
     * @param list by the marker, null for the first page
     * @param next the marker of the page behind; null or empty: it is the last
     */
    static <P> Stream<P> pages(Function<@Nullable String, P> list, Function<P, @Nullable String> next) {
        var pages = new ArrayList<P>();
        @Nullable String marker = null;
        do {
            var page = list.apply(marker);
            pages.add(page);
            marker = next.apply(page);
        } while (marker != null && !marker.isEmpty());
        return pages.stream();
    }
}
