package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Opens {@code case.db}. */
final class Database {
    static final String FILE = "case.db";
    private static final String WAL = FILE + "-wal";

    private Database() {}

    /**
     * With the newest schema, in WAL mode with {@code synchronous=FULL}: a commit is on disk when it returns. Source:
     * SQLite documentation, "PRAGMA synchronous".
     */
    static Connection writable(Path folder) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(10_000);
        var connection = config.createConnection(url(folder));
        try {
            Schema.migrate(connection, folder);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Works while another process writes, and from a disk that cannot be written. */
    static Connection readOnly(Path folder) throws SQLException {
        if (!Files.isRegularFile(folder.resolve(FILE))) {
            throw new CaseLogException("There is no case log in " + folder + ".");
        }
        try {
            return readOnly(folder, url(folder));
        } catch (SQLiteException e) {
            if (e.getResultCode() != SQLiteErrorCode.SQLITE_CANTOPEN || Files.isWritable(folder)) throw e;
            return unchanging(folder);
        }
    }

    /** Makes a case's log readable beside another database, as {@code log}; as {@link #readOnly} otherwise. */
    static void attach(Connection to, Path folder) throws SQLException {
        try {
            attach(to, uri(folder) + "?mode=ro", folder);
        } catch (SQLiteException e) {
            if (e.getResultCode() != SQLiteErrorCode.SQLITE_CANTOPEN || Files.isWritable(folder)) throw e;
            requireNoWal(folder);
            attach(to, uri(folder) + "?immutable=1", folder);
        }
    }

    private static void attach(Connection to, String uri, Path folder) throws SQLException {
        try (var attach = to.prepareStatement("ATTACH ? AS log")) {
            attach.setString(1, uri);
            attach.executeUpdate();
        }
        try (var statement = to.createStatement();
                var version = statement.executeQuery("PRAGMA log.user_version")) {
            Schema.requireKnown(version.getInt(1), folder);
        } catch (SQLException | RuntimeException e) {
            try (var statement = to.createStatement()) {
                statement.executeUpdate("DETACH log");
            }
            throw e;
        }
    }

    /**
     * Even a reader of a WAL database has to write its {@code -shm} file. Where that cannot be, nobody else writes
     * either, and SQLite may be told so; but then it would not look at a {@code -wal} file. Source: SQLite
     * documentation, "Write-Ahead Logging", "Read-Only Databases".
     */
    private static Connection unchanging(Path folder) throws SQLException {
        requireNoWal(folder);
        return readOnly(folder, url(folder) + "?immutable=1");
    }

    private static void requireNoWal(Path folder) {
        if (!isEmpty(folder.resolve(WAL))) {
            throw new CaseLogException(
                    "The case in %s lies on a disk that cannot be written, and its last records are still in %s. Copy the whole folder to where it can be written, and read it there."
                            .formatted(folder, WAL));
        }
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.notExists(file) || Files.size(file) == 0;
        } catch (IOException e) {
            throw new CaseLogException("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Connection readOnly(Path folder, String url) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(10_000);
        var connection = config.createConnection(url);
        try {
            Schema.version(connection, folder);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** As a URI: in a plain path, the driver takes what is behind a question mark for settings. */
    private static String url(Path folder) {
        return "jdbc:sqlite:" + uri(folder);
    }

    private static String uri(Path folder) {
        return folder.resolve(FILE).toUri().toString();
    }
}
