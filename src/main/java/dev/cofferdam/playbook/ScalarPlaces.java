package dev.cofferdam.playbook;

/**
 * Finds where in a file a character of a scalar's value stands.
 *
 * <p>Whatever the scalar's style (plain, quoted, literal, folded), its characters that are not white space stand in the
 * file in the same order, but for the escapes of the quoted styles. Source: YAML 1.2.2, chapter 7.3 and 8.1.
 */
final class ScalarPlaces {
    private final SourceText text;
    private final boolean single;
    private final boolean quoted;
    private int offset;

    /** @param start the offset of the scalar's first character, its quote or its block header */
    private ScalarPlaces(SourceText text, int start) {
        this.text = text;
        var first = text.at(start);
        single = first == '\'';
        quoted = first == '"';
        offset = start;
        if (single || quoted) offset++;
        else if (first == '|' || first == '>') skipLine();
    }

    /**
     * @param index of a char in the value; its length for the place behind it
     * @return the offset in the file
     */
    static int offset(SourceText text, int start, String value, int index) {
        return new ScalarPlaces(text, start).find(value, index);
    }

    private int find(String value, int index) {
        var behind = offset;
        for (var i = 0; i < value.length(); ) {
            var character = value.codePointAt(i);
            if (isSpace(character)) {
                if (i >= index) return offset;
                i++;
                if (i == value.length() || !isSpace(value.codePointAt(i))) behind = offset;
                continue;
            }
            skipSpace();
            if (i >= index) return offset;
            pass();
            behind = offset;
            i += Character.charCount(character);
        }
        return behind;
    }

    /** White space, and in double quotes a line's escaped end; an escaped space or tab is passed over here too. */
    private void skipSpace() {
        while (offset < text.length()) {
            if (isSpace(text.at(offset))) offset++;
            else if (quoted && text.at(offset) == '\\' && isSpaceEscape(text.at(offset + 1))) offset += 2;
            else return;
        }
    }

    /** One character of the value, as it is written in the file. */
    private void pass() {
        if (single && text.at(offset) == '\'') offset += 2;
        else if (quoted && text.at(offset) == '\\') offset += escapeLength(text.at(offset + 1));
        else offset++;
    }

    private void skipLine() {
        while (offset < text.length() && text.at(offset) != '\n' && text.at(offset) != '\r') offset++;
    }

    private static int escapeLength(int kind) {
        if (kind == 'x') return 4;
        if (kind == 'u') return 6;
        return kind == 'U' ? 10 : 2;
    }

    private static boolean isSpaceEscape(int kind) {
        return kind == 'n' || kind == 't' || kind == 'r' || isSpace(kind);
    }

    private static boolean isSpace(int character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }
}
