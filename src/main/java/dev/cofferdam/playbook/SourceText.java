package dev.cofferdam.playbook;

import java.util.Arrays;

/** A file's text, and the places in it. Lines and columns count from 1, columns in Unicode characters. */
final class SourceText {
    private final int[] characters;
    private final int[] lines;

    SourceText(String text) {
        characters = text.codePoints().toArray();
        var starts = new int[characters.length + 1];
        var count = 1;
        for (var i = 0; i < characters.length; i++) if (isBreak(i)) starts[count++] = i + 1;
        lines = Arrays.copyOf(starts, count);
    }

    int length() {
        return characters.length;
    }

    /** @return the Unicode character at the offset, -1 behind the end */
    int at(int offset) {
        return offset < characters.length ? characters[offset] : -1;
    }

    Position position(int offset) {
        var within = Math.clamp(offset, 0, characters.length);
        var found = Arrays.binarySearch(lines, within);
        var line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, within - lines[line] + 1);
    }

    /** Whether a line ends with this character; that of CR LF ends with LF. Source: YAML 1.2.2, rule 28 (b-break). */
    private boolean isBreak(int offset) {
        var character = characters[offset];
        return character == '\n' || (character == '\r' && at(offset + 1) != '\n');
    }
}
