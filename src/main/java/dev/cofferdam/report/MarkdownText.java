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

    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private MarkdownText() {}

    static String of(String text) {
        var escaped = SPECIAL.matcher(visible(text)).replaceAll(match -> switch (match.group()) {
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

    /**
     * As a code span, which takes nothing in it for markup; not for tables, where a bar would end the cell. Its fence
     * is longer than any run of backticks inside. Source: CommonMark 0.31.2, "Code spans".
     */
    static String code(String text) {
        var visible = visible(text);
        var longest = BACKTICKS
                .matcher(visible)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
        var fence = "`".repeat(longest + 1);
        // one space is stripped from either side; a span of nothing is no span
        var padded = longest > 0 || visible.isBlank() || visible.startsWith(" ");
        return padded ? fence + " " + visible + " " + fence : fence + visible + fence;
    }

    private static String visible(String text) {
        var oneLine = LINE_BREAKS.matcher(text).replaceAll(" ");
        return INVISIBLE.matcher(oneLine).replaceAll("\uFFFD");
    }
}
