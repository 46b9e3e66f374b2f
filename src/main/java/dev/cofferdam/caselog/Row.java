package dev.cofferdam.caselog;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A row of the table of records, as it lies there, whether or not it makes sense. Immutable by agreement. */
final class Row {
    static final String SELECT =
            "SELECT seq, type, run_id, step_id, event_time, envelope, body, salt, hash FROM record ";

    final long seq;
    final @Nullable String type;
    final @Nullable String runId;
    final @Nullable String stepId;
    final long eventTime;
    final byte[] envelope;
    final byte[] body;
    final byte[] salt;
    final byte[] hash;

    /** @param row of {@link #SELECT} */
    Row(ResultSet row) throws SQLException {
        seq = row.getLong(1);
        type = row.getString(2);
        runId = row.getString(3);
        stepId = row.getString(4);
        eventTime = row.getLong(5);
        envelope = bytes(row, 6);
        body = bytes(row, 7);
        salt = bytes(row, 8);
        hash = bytes(row, 9);
    }

    /** Of a record that stands in no table: there are no columns to say anything else. */
    Row(StoredRecord stored) {
        seq = 0;
        type = null;
        runId = null;
        stepId = null;
        eventTime = 0;
        envelope = stored.envelope;
        body = stored.body;
        salt = stored.salt;
        hash = stored.hash;
    }

    private static byte[] bytes(ResultSet row, int column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }
}
