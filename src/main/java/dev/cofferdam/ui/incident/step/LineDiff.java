package dev.cofferdam.ui.incident.step;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import dev.cofferdam.ui.ValueText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What differs between two values, line by line, with little around it. Knows no toolkit. */
final class LineDiff {
    /** How many unchanged lines are shown before and behind a change. */
    private static final int AROUND = 2;

    sealed interface Line {
        record Removed(String text) implements Line {}

        record Added(String text) implements Line {}

        record Same(String text) implements Line {}

        /** Unchanged lines that are left out. */
        record Gap(int lines) implements Line {}
    }

    private LineDiff() {}

    /** Whether the values are read better line by line than beside each other. */
    static boolean isWorthIt(JsonNode before, JsonNode after) {
        return isLong(before) && isLong(after);
    }

    private static boolean isLong(JsonNode value) {
        return ValueText.of(value).contains("\n");
    }

    static List<Line> of(JsonNode before, JsonNode after) {
        var rows = DiffRowGenerator.create()
                // neither wrapped nor escaped: the text is shown, not put into a page
                .lineNormalizer(line -> line)
                .build()
                .generateDiffRows(
                        ValueText.of(before).lines().toList(),
                        ValueText.of(after).lines().toList());
        return shortened(lines(rows));
    }

    /** Of a stretch of changed rows first all that goes, then all that comes. */
    private static List<Line> lines(List<DiffRow> rows) {
        var lines = new ArrayList<Line>();
        var added = new ArrayList<Line>();
        for (var row : rows) {
            switch (row.getTag()) {
                case EQUAL -> {
                    lines.addAll(added);
                    added.clear();
                    lines.add(new Line.Same(row.getOldLine()));
                }
                case DELETE -> lines.add(new Line.Removed(row.getOldLine()));
                case INSERT -> added.add(new Line.Added(row.getNewLine()));
                case CHANGE -> {
                    lines.add(new Line.Removed(row.getOldLine()));
                    added.add(new Line.Added(row.getNewLine()));
                }
            }
        }
        lines.addAll(added);
        return lines;
    }

    private static List<Line> shortened(List<Line> lines) {
        var kept = new boolean[lines.size()];
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i) instanceof Line.Same) continue;
            for (var j = Math.max(0, i - AROUND); j <= Math.min(lines.size() - 1, i + AROUND); j++) kept[j] = true;
        }
        var shown = new ArrayList<Line>();
        var left = 0;
        for (var i = 0; i < lines.size(); i++) {
            if (!kept[i]) {
                left++;
                continue;
            }
            if (left > 0) shown.add(new Line.Gap(left));
            left = 0;
            shown.add(lines.get(i));
        }
        if (left > 0) shown.add(new Line.Gap(left));
        return shown;
    }
}
