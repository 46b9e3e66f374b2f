package dev.cofferdam.action.aws;

import java.util.Locale;

/** Patterns of policies: {@code *} for any characters, {@code ?} for one. */
final class Wildcard {
    private Wildcard() {}

    /** Whether {@code pattern} matches {@code text}; of a text that is a pattern itself, all that it matches. */
    static boolean matches(String pattern, String text) {
        var p = 0;
        var t = 0;
        var star = -1;
        var from = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                from = t;
            } else if (p < pattern.length() && fits(pattern.charAt(p), text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++from;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') p++;
        return p == pattern.length();
    }

    /** Names of actions are the same in capitals and small letters. */
    static boolean matchesAction(String pattern, String action) {
        return matches(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
    }

    private static boolean fits(char pattern, char text) {
        return pattern == text || (pattern == '?' && text != '*');
    }
}
