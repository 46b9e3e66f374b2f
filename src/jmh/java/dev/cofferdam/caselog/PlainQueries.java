package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The baseline: SQLite alone, which reads the same bytes and makes nothing of them. By JDBC on a connection of its own,
 * and by the {@code sqlite3} shell.
 */
public final class PlainQueries implements AutoCloseable {
    private static final Path SHELL = Path.of("/usr/bin/sqlite3");
    private static final Pattern REAL_TIME = Pattern.compile("Run Time: real ([0-9.]+)");

    private final Path folder;
    private final Connection connection;

    public PlainQueries(Path folder) throws SQLException {
        this.folder = folder;
        this.connection = Database.readOnly(folder);
        try (var attach = connection.prepareStatement("ATTACH ? AS found")) {
            attach.setString(1, folder.resolve(TimelineStore.FILE).toUri() + "?mode=ro");
            attach.executeUpdate();
        }
    }

    /** All bytes of all rows; returned so that nobody leaves them out. */
    public long read(String query) throws SQLException {
        var bytes = 0L;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (var column = 1; column <= columns; column++) {
                    var value = rows.getBytes(column);
                    bytes += value == null ? 0 : value.length;
                }
            }
        }
        return bytes;
    }

    /** What the shell says that each query took, in milliseconds to the whole; empty without a shell. */
    public List<Double> byShell(List<String> queries) throws IOException, InterruptedException {
        var times = new ArrayList<Double>();
        if (!Files.isExecutable(SHELL)) return times;
        var script = Files.createTempFile("cofferdam-bench-", ".sql");
        try {
            var text = "ATTACH '" + folder.resolve(TimelineStore.FILE) + "' AS found;\n.output /dev/null\n.timer on\n"
                    + String.join(";\n", queries) + ";\n";
            Files.writeString(script, text);
            var shell = new ProcessBuilder(
                            SHELL.toString(),
                            "-readonly",
                            folder.resolve(Database.FILE).toString())
                    .redirectInput(script.toFile())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            shell.waitFor();
            var matcher = REAL_TIME.matcher(said);
            while (matcher.find()) times.add(Double.parseDouble(matcher.group(1)) * 1_000);
            return times;
        } finally {
            Files.delete(script);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
