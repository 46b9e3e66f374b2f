package dev.cofferdam.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text in scripts that run from right to left or whose letters change with their neighbours. Where Pango shapes it,
 * that is on Linux, JavaFX 26.0.2 fails when it breaks a line inside such a run: {@code PangoGlyphLayout} shapes what
 * is left of the run from the text that it kept of all of it, and {@code PrismTextLayout.computeTrailingSpaceWidth}
 * then reads before the beginning of the text. Whoever shows it therefore breaks it between pieces that are runs of
 * their own.
 */
final class ShapedText {
    /** Combining marks, Hebrew to Khmer and Mongolian, presentation forms, and what lies beyond 16 bits. */
    private static final Pattern SHAPED = Pattern.compile(
            "[\\u0300-\\u036F\\u0590-\\u109F\\u1780-\\u18AF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC\\x{10000}-\\x{10FFFF}]");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\s)|(?=\\s)");
    /** A piece must be narrower than any place that it is shown in. */
    private static final int LONGEST = 16;

    private static final boolean BY_PANGO = System.getProperty("os.name", "").startsWith("Linux");

    private ShapedText() {}

    /** Whether JavaFX may break the lines of it. */
    static boolean wraps(String text) {
        return !BY_PANGO || !SHAPED.matcher(text).find();
    }

    /** Words and the white space between them; together they are the text. */
    static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        for (var word : BETWEEN_WORDS.splitAsStream(text).toList()) {
            for (var from = 0; from < word.length(); ) {
                var to = Math.min(word.length(), from + LONGEST);
                if (to < word.length() && Character.isHighSurrogate(word.charAt(to - 1))) to++;
                pieces.add(word.substring(from, to));
                from = to;
            }
        }
        return pieces;
    }

    /** With line breaks of its own, for what cannot be made of pieces; unchanged where JavaFX may break the lines. */
    static String folded(String text, int characters) {
        if (wraps(text)) return text;
        var lines = new StringBuilder();
        var length = 0;
        for (var piece : pieces(text)) {
            if (length + piece.length() > characters && length > 0) {
                lines.append('\n');
                length = 0;
                if (piece.isBlank()) continue;
            }
            lines.append(piece);
            length = piece.endsWith("\n") ? 0 : length + piece.length();
        }
        return lines.toString();
    }
}
