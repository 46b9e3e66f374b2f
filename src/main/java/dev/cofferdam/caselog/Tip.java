package dev.cofferdam.caselog;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the log ended when it was last written: the last record's number and its hash. As the hash stands for all
 * records before it, nothing can be cut off or rewritten without another tip.
 */
record Tip(long size, String head) {
    static final Tip OF_NOTHING = new Tip(0, "0".repeat(64));

    /** Always the same, so that a tip in a file replaces another in one write of less than a disk sector. */
    static final int LENGTH = 19 + 1 + 64 + 1;

    private static final Pattern LINE = Pattern.compile("(\\d{19}) ([0-9a-f]{64})\n");

    static Optional<Tip> parse(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) return Optional.empty();
        try {
            return Optional.of(new Tip(Long.parseLong(parts.group(1)), parts.group(2)));
        } catch (NumberFormatException e) {
            // nineteen nines: beyond what a log can hold, so written by somebody else
            return Optional.empty();
        }
    }

    String line() {
        var digits = Long.toString(size);
        return "0".repeat(19 - digits.length()) + digits + ' ' + head + '\n';
    }
}
