package dev.cofferdam.report;

import java.util.regex.Pattern;

/** Text from a log or an account as plain text in a Markdown table cell, whatever is in it. */
final class MarkdownText {
    /** What Markdown (CommonMark, with GitHub's tables, mentions and autolinks) or HTML could take for markup. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]()<>#+!|~$&^=-]");

    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*[\\r\\n\\u0085\\u2028\\u2029]+\\s*");
    /** Control characters, and those that turn the direction of text. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    private static final Pattern LINKED = Pattern.compile("(?i)(https?|ftp)://|www\\.|@");

    private MarkdownText() {}

    static String of(String text) {
        var oneLine = LINE_BREAKS.matcher(text).replaceAll(" ");
        var visible = INVISIBLE.matcher(oneLine).replaceAll("\uFFFD");
        var escaped = SPECIAL.matcher(visible).replaceAll(match -> switch (match.group()) {
            case "<" -> "&lt;";
            case ">" -> "&gt;";
            case "&" -> "&amp;";
            case "\\" -> "\\\\\\\\";
            case "$" -> "\\\\\\$";
            case "-", "=", "(", ")", "+" -> match.group();
            default -> "\\\\" + match.group();
        });
        return LINKED.matcher(escaped)
                .replaceAll(match -> match.group()
                        .replace(":", "&#58;")
                        .replace(".", "&#46;")
                        .replace("@", "&#64;"));
    }
}
