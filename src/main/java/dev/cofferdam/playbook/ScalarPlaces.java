package dev.cofferdam.playbook;

/**
 * Finds where in a file a character of a scalar's value stands.
 *
 * <p>Whatever the scalar's style (plain, quoted, literal, folded), its characters that are not white space stand in the
 * file in the same order, but for the escapes of the quoted styles. Source: YAML 1.2.2, chapter 7.3 and 8.1.
 */
final class ScalarPlaces {
    private final SourceText file;
    private final int[] offsets;
    private final boolean single;
    private final boolean quoted;
    private int offset;

    /** @param start the offset of the scalar's first character, its quote or its block header */
    ScalarPlaces(SourceText file, int start, String value) {
        this.file = file;
        var first = file.at(start);
        single = first == '\'';
        quoted = first == '"';
        offset = start;
        if (single || quoted) offset++;
        else if (first == '|' || first == '>') skipLine();
        offsets = new int[value.length() + 1];
        fill(value);
    }

    /** @param index of a char in the value; its length for the place behind it */
    Position at(int index) {
        return file.position(offsets[index]);
    }

    private void fill(String value) {
        var behind = offset;
        for (var i = 0; i < value.length(); ) {
            var character = value.codePointAt(i);
            if (!isSpace(character)) skipSpace();
            var place = offset;
            if (!isSpace(character)) {
                pass();
                behind = offset;
            }
            var next = i + Character.charCount(character);
            while (i < next) offsets[i++] = place;
        }
        offsets[value.length()] = behind;
    }

    /** White space, and in double quotes a line's escaped end; an escaped space or tab is passed over here too. */
    private void skipSpace() {
        while (offset < file.length()) {
            if (isSpace(file.at(offset))) offset++;
            else if (quoted && file.at(offset) == '\\' && isSpaceEscape(file.at(offset + 1))) offset += 2;
            else return;
        }
    }

    /** One character of the value, as it is written in the file. */
    private void pass() {
        if (single && file.at(offset) == '\'') offset += 2;
        else if (quoted && file.at(offset) == '\\') offset += escapeLength(file.at(offset + 1));
        else offset++;
    }

    private void skipLine() {
        while (offset < file.length() && file.at(offset) != '\n' && file.at(offset) != '\r') offset++;
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
