package dev.cofferdam.cli;

import java.util.regex.Pattern;

/** Text from a log, a file or an account, made harmless for a terminal: nothing in it can move the cursor or lie. */
final class PlainText {
    /** Control characters but line break and tab, and those that turn the direction of text. */
    private static final Pattern DANGEROUS =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009F\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

    private PlainText() {}

    static String of(String text) {
        return DANGEROUS.matcher(text).replaceAll("\uFFFD");
    }

    /** The same in one line. */
    static String line(String text) {
        return of(text.replaceAll("[\\r\\n\\t]+", " "));
    }
}
