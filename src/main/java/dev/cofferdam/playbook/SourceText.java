package dev.cofferdam.playbook;

/** A file's text, and the places in it. Lines and columns count from 1, columns in Unicode characters. */
final class SourceText {
    private final int[] characters;

    SourceText(String text) {
        this.characters = text.codePoints().toArray();
    }

    int length() {
        return characters.length;
    }

    /** @return the Unicode character at the offset, -1 behind the end */
    int at(int offset) {
        return offset < characters.length ? characters[offset] : -1;
    }

    /** The place of an offset, seen from a place before it. */
    Position position(int from, Position place, int to) {
        var line = place.line();
        var column = place.column();
        for (var i = from; i < to && i < characters.length; i++) {
            if (isBreak(i)) {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Position(line, column);
    }

    /** Whether a line ends with this character; that of CR LF ends with LF. */
    private boolean isBreak(int offset) {
        var character = characters[offset];
        return character == '\n' || (character == '\r' && at(offset + 1) != '\n');
    }
}
