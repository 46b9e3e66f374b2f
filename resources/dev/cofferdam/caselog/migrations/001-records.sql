-- What is hashed is stored as it was hashed; the other columns are for finding it.
CREATE TABLE record (
    seq        INTEGER PRIMARY KEY,
    type       TEXT    NOT NULL,
    run_id     TEXT,
    step_id    TEXT,
    event_time INTEGER NOT NULL,  -- microseconds since 1970-01-01T00:00:00Z
    envelope   BLOB    NOT NULL,  -- canonical JSON, without the hash
    body       BLOB    NOT NULL,  -- canonical JSON
    salt       BLOB    NOT NULL,
    hash       BLOB    NOT NULL
) STRICT;

CREATE INDEX record_by_run ON record (run_id, seq) WHERE run_id IS NOT NULL;
CREATE INDEX record_by_event_time ON record (event_time);

CREATE TABLE checkpoint (
    size    INTEGER PRIMARY KEY,  -- how many records there were
    head    BLOB    NOT NULL,     -- the hash of the last of them
    made_at TEXT    NOT NULL
) STRICT;

CREATE TRIGGER record_is_never_changed BEFORE UPDATE ON record
BEGIN SELECT RAISE(ABORT, 'the case log is append-only'); END;
CREATE TRIGGER record_is_never_deleted BEFORE DELETE ON record
BEGIN SELECT RAISE(ABORT, 'the case log is append-only'); END;
CREATE TRIGGER checkpoint_is_never_changed BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'the case log is append-only'); END;
CREATE TRIGGER checkpoint_is_never_deleted BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'the case log is append-only'); END;
