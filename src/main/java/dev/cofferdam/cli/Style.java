package dev.cofferdam.cli;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What a piece of text means to the reader.
 *
 * <p>Styled text carries invisible marks (private-use characters) until a {@link Terminal} shows them or takes them
 * away, so that it can be measured and wrapped as if it were plain.
 */
enum Style {
    HEADING('\uE000', "1"),
    STRONG('\uE001', "1"),
    QUIET('\uE002', "2"),
    CODE('\uE003', "36"),
    GOOD('\uE004', "32"),
    WARNING('\uE005', "33"),
    BAD('\uE006', "31");

    private static final char END = '\uE0FF';
    private static final Pattern MARKS = Pattern.compile("[\\uE000-\\uE0FF]");

    private final char mark;
    private final String sgr;

    Style(char mark, String sgr) {
        this.mark = mark;
        this.sgr = sgr;
    }

    /** Marks harmless text; marks that are in it already stay. */
    String of(String text) {
        return mark + text + END;
    }

    static String withoutMarks(String text) {
        return MARKS.matcher(text).replaceAll("");
    }

    /** How many columns it takes. */
    static int width(String text) {
        return withoutMarks(text).length();
    }

    /** The marks as a terminal's control sequences. Source: ECMA-48, SGR. */
    static String shown(String text) {
        return MARKS.matcher(text)
                .replaceAll(mark -> "\u001B[" + sgr(mark.group().charAt(0)) + "m");
    }

    private static String sgr(char mark) {
        return Arrays.stream(values())
                .filter(style -> style.mark == mark)
                .map(style -> style.sgr)
                .findFirst()
                .orElse("0");
    }
}
