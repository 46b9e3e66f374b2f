package dev.cofferdam.caselog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** Opens {@code case.db} and brings it up to the newest migration. */
final class Database {
    static final String FILE = "case.db";
    private static final List<String> MIGRATIONS = List.of("001-records.sql");

    private Database() {}

    /** WAL with {@code synchronous=FULL}: a commit is on disk when it returns. */
    static Connection writable(Path folder) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(10_000);
        var connection = config.createConnection(url(folder));
        try {
            migrate(connection, folder);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    static Connection readOnly(Path folder) throws SQLException {
        if (!folder.resolve(FILE).toFile().isFile()) {
            throw new CaseLogException("There is no case log in " + folder + ".");
        }
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(10_000);
        return config.createConnection(url(folder));
    }

    private static String url(Path folder) {
        return "jdbc:sqlite:" + folder.resolve(FILE);
    }

    private static void migrate(Connection connection, Path folder) throws SQLException {
        try (var statement = connection.createStatement()) {
            int version;
            try (var row = statement.executeQuery("PRAGMA user_version")) {
                version = row.getInt(1);
            }
            if (version > MIGRATIONS.size()) {
                throw new CaseLogException(
                        "The case in %s was written by a newer Cofferdam (log schema %d, this one knows %d). Open it with that one."
                                .formatted(folder, version, MIGRATIONS.size()));
            }
            for (var next = version; next < MIGRATIONS.size(); next++) {
                // one transaction: a migration is there as a whole or not at all
                statement.executeUpdate("BEGIN IMMEDIATE;\n" + text(MIGRATIONS.get(next)) + "\nPRAGMA user_version = "
                        + (next + 1) + ";\nCOMMIT;");
            }
        }
    }

    private static String text(String migration) {
        try (InputStream in = Database.class.getResourceAsStream("migrations/" + migration)) {
            if (in == null) throw new IllegalStateException("missing resource: " + migration);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
