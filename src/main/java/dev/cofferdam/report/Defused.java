package dev.cofferdam.report;

import java.util.regex.Pattern;

/**
 * Cells that no spreadsheet takes for a formula. Source: OWASP, "CSV Injection"; full-width forms are taken for their
 * ASCII twins by some spreadsheets in East Asian locales.
 */
final class Defused {
    private static final String TWINS = "[\\uFF1D\\uFF0B\\uFF0D\\uFF20\\u2212\\uFE62\\uFE63\\uFE66\\uFE6B]";

    /** A formula's first character, also behind blanks and quotes, which spreadsheets may strip. */
    private static final Pattern FORMULA =
            Pattern.compile("^[\\s\\p{Z}\\p{Cf}'\"`]*(?:[=+\\-@]|" + TWINS + ").*|^[\\t\\r\\n].*", Pattern.DOTALL);

    /** Numbers are no formulas, and are to stay numbers. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?");

    private Defused() {}

    static String cell(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }
}
