package dev.cofferdam.caselog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables, indexes and triggers of {@code case.db}, as numbered migrations; SQLite's {@code user_version} says how
 * many a case has seen. A migration that was released is never edited: {@link #differences} compares with its text.
 */
final class Schema {
    private static final List<String> MIGRATIONS =
            List.of("001-records.sql", "002-next-record-only.sql", "003-facts-of-the-case.sql");

    private Schema() {}

    /** @throws CaseLogException when the case is of a newer schema, which can be neither read nor written safely */
    static int version(Connection connection, Path folder) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA user_version")) {
            return requireKnown(row.getInt(1), folder);
        }
    }

    static int requireKnown(int version, Path folder) {
        if (version > MIGRATIONS.size()) {
            throw new CaseLogException(
                    "The case in %s was written by a newer Cofferdam (log schema %d, this one knows %d). Open it with that one."
                            .formatted(folder, version, MIGRATIONS.size()));
        }
        return version;
    }

    static void migrate(Connection connection, Path folder) throws SQLException {
        migrate(connection, version(connection, folder), MIGRATIONS.size());
    }

    /** Brings a database from one version to another; tests make old cases with it. */
    static void migrate(Connection connection, int from, int to) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var version = from + 1; version <= to; version++) {
                // one transaction: a migration is there as a whole or not at all
                statement.executeUpdate("BEGIN IMMEDIATE;\n" + text(MIGRATIONS.get(version - 1))
                        + "\nPRAGMA user_version = " + version + ";\nCOMMIT;");
            }
        }
    }

    /** What is not as the migrations of its version make it, a sentence each: triggers taken off, a table rebuilt. */
    static List<String> differences(Connection connection, Path folder) throws SQLException {
        var there = objects(connection);
        Map<String, String> expected;
        try (var fresh = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            migrate(fresh, 0, version(connection, folder));
            expected = objects(fresh);
        }
        var differences = new ArrayList<String>();
        expected.forEach((name, sql) -> {
            var found = Optional.ofNullable(there.remove(name));
            if (found.isEmpty()) differences.add("The " + name + " was removed from case.db.");
            else if (!found.get().equals(sql)) differences.add("The " + name + " in case.db was changed.");
        });
        there.keySet().forEach(name -> differences.add("The " + name + " was added to case.db."));
        return differences;
    }

    /** By type and name; white space does not count, line ends differ between systems. */
    private static Map<String, String> objects(Connection connection) throws SQLException {
        var objects = new LinkedHashMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                    SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema
                    WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type DESC, name
                    """)) {
            while (rows.next()) objects.put(rows.getString(1), rows.getString(2).replaceAll("\\s+", " "));
        }
        return objects;
    }

    private static String text(String migration) {
        try (InputStream in = Schema.class.getResourceAsStream("migrations/" + migration)) {
            if (in == null) throw new IllegalStateException("missing resource: " + migration);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
