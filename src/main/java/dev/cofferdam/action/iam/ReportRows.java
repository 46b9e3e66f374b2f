package dev.cofferdam.action.iam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The lines of a credential report. Source: IAM User Guide, "Generate credential reports for your AWS account",
 * "Understanding the report format".
 */
final class ReportRows {
    private static final String ROOT = "<root_account>";

    /** A field in quotes, in which a quote is doubled, or a plain one. */
    private static final Pattern FIELD = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,]*)),");

    record Row(Map<String, String> fields) {
        String user() {
            return fields.getOrDefault("user", "");
        }

        /** {@code not_supported} and {@code N/A} are no. */
        boolean has(String column) {
            return fields.getOrDefault(column, "").equalsIgnoreCase("true");
        }

        boolean hasActiveKey() {
            return has("access_key_1_active") || has("access_key_2_active");
        }
    }

    private final List<Row> rows;

    private ReportRows(List<Row> rows) {
        this.rows = rows;
    }

    static ReportRows of(String csv) {
        var lines = csv.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) return new ReportRows(List.of());
        var columns = fields(lines.getFirst());
        return new ReportRows(
                lines.stream().skip(1).map(line -> row(columns, line)).toList());
    }

    Optional<Row> root() {
        return rows.stream().filter(row -> row.user().equals(ROOT)).findFirst();
    }

    List<String> users() {
        return users(_ -> true);
    }

    /** By name, sorted. */
    List<String> users(Predicate<Row> which) {
        return rows.stream()
                .filter(row -> !row.user().equals(ROOT))
                .filter(which)
                .map(Row::user)
                .sorted()
                .toList();
    }

    private static Row row(List<String> columns, String line) {
        var values = fields(line);
        var fields = new HashMap<String, String>();
        for (var i = 0; i < Math.min(columns.size(), values.size()); i++) fields.put(columns.get(i), values.get(i));
        return new Row(fields);
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var matcher = FIELD.matcher(line + ",");
        while (matcher.find()) {
            var quoted = matcher.group(1);
            fields.add(quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\""));
        }
        return fields;
    }
}
