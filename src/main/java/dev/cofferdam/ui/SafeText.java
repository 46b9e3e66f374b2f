package dev.cofferdam.ui;

import java.util.regex.Pattern;

/** Text from an account, a log or a file, made harmless: nothing in it can hide, or turn the direction of the rest. */
public final class SafeText {
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009F\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");
    private static final Pattern BREAKS = Pattern.compile("[\\r\\n\\t]+");

    private SafeText() {}

    public static String of(String text) {
        return UNSAFE.matcher(text).replaceAll("\uFFFD");
    }

    /** The same in one line. */
    public static String line(String text) {
        return of(BREAKS.matcher(text).replaceAll(" "));
    }
}
