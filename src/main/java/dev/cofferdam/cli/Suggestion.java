package dev.cofferdam.cli;

import java.util.Collection;
import java.util.Comparator;

/** What somebody who misspelt a name may have meant. */
final class Suggestion {
    private Suggestion() {}

    /** @return {@code ; did you mean …?}, or nothing where no name is near */
    static String among(String given, Collection<String> names) {
        return names.stream()
                .filter(name -> name.contains(given) || distance(given, name) <= Math.max(2, given.length() / 4))
                .min(Comparator.comparingInt(name -> distance(given, name)))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        var before = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) before[j] = j;
        for (var i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[b.length()];
    }
}
