package dev.cofferdam.caselog;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;

/**
 * What many records have in common. A case has few of them, so a filter is tried on these and not on the records.
 *
 * @param runId, step empty where there is none
 * @param text all in which a word may be found, in lower case
 */
record Facet(Set<RecordKind> kinds, String runId, String step, String text) {
    static Facet of(int kinds, String type, String actor, String runId, String step) {
        var text = String.join("\n", type, actor, step).toLowerCase(Locale.ROOT);
        return new Facet(RecordKind.of(kinds), runId, step, text);
    }

    boolean isOf(RecordFilter filter) {
        return !Collections.disjoint(kinds, filter.kinds())
                && filter.step()
                        .map(wanted ->
                                wanted.step().equals(step) && wanted.runId().equals(runId))
                        .orElse(true);
    }

    /** @param word in lower case */
    boolean mentions(String word) {
        return text.contains(word);
    }
}
