package dev.cofferdam.report;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV by the letter of RFC 4180, independently of what wrote it. */
final class Rfc4180 {
    private Rfc4180() {}

    static List<List<String>> parse(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var at = 0;
        while (at < text.length()) {
            var cell = new StringBuilder();
            if (text.charAt(at) == '"') {
                at++;
                while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
                    if (text.charAt(at) == '"') at++;
                    cell.append(text.charAt(at++));
                }
                at++;
            } else {
                while (text.charAt(at) != ',' && text.charAt(at) != '\r') cell.append(text.charAt(at++));
            }
            row.add(cell.toString());
            if (text.charAt(at) == ',') {
                at++;
            } else {
                if (!text.startsWith("\r\n", at)) throw new IllegalArgumentException("no line end at " + at);
                at += 2;
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        return rows;
    }
}
