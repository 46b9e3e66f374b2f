package dev.cofferdam.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns as wide as what is in them; the last one is never padded. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    void row(String... cells) {
        rows.add(IntStream.range(0, cells.length)
                .mapToObj(i -> PlainText.line(cells[i]))
                .toList());
    }

    void print(Terminal terminal) {
        var last = rows.getFirst().size() - 1;
        var widths = IntStream.range(0, last)
                .map(column -> rows.stream()
                        .mapToInt(row -> Style.width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        terminal.styled(Style.QUIET, padded(rows.getFirst(), widths));
        rows.stream().skip(1).forEach(row -> terminal.line(padded(row, widths)));
    }

    private static String padded(List<String> row, int[] widths) {
        return (IntStream.range(0, widths.length)
                                .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - Style.width(row.get(i))))
                                .collect(Collectors.joining("  "))
                        + "  " + row.getLast())
                .stripTrailing();
    }
}
