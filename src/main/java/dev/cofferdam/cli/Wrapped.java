package dev.cofferdam.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a given width; a word that is longer stays whole, so that it can be copied. */
final class Wrapped {
    private Wrapped() {}

    static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\n", -1)) {
            var line = new StringBuilder();
            for (var word : paragraph.strip().split("\\s+", -1)) {
                if (!line.isEmpty() && Style.width(line.toString()) + 1 + Style.width(word) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
