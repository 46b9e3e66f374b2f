package dev.cofferdam.playbook;

import java.util.Collection;
import java.util.Comparator;

/** What somebody who misspelt a name may have meant. */
public final class Suggestion {
    private static final int LONGEST_NAME = 100;

    private Suggestion() {}

    /** @return {@code ; did you mean …?}, or nothing where no name is near */
    public static String among(String given, Collection<String> names) {
        if (given.isEmpty() || given.length() > LONGEST_NAME) return "";
        return names.stream()
                .filter(name -> name.length() <= LONGEST_NAME && isNear(given, name))
                .min(Comparator.comparingInt(name -> distance(given, name)))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    private static boolean isNear(String given, String name) {
        if (given.length() > 2 ? name.contains(given) : name.startsWith(given)) return true;
        var tolerated = given.length() < 3 ? 0 : given.length() < 4 ? 1 : Math.max(2, given.length() / 4);
        return distance(given, name) <= tolerated;
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
