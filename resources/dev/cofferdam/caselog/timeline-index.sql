-- Derived from case.db, and made anew whenever in doubt: no migrations.
CREATE TABLE state (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    build     TEXT    NOT NULL,  -- another one: it was made anew
    case_id   TEXT    NOT NULL,
    last_seq  INTEGER NOT NULL,  -- how far it has come,
    last_hash BLOB    NOT NULL   -- and in which log
) STRICT;

-- What many records have in common.
CREATE TABLE facet (
    id     INTEGER PRIMARY KEY,  -- from 1, without gaps
    source TEXT    NOT NULL,     -- where the records come from: the log itself
    type   TEXT    NOT NULL,
    actor  TEXT    NOT NULL,     -- who acted and who approved, a line each
    run_id TEXT    NOT NULL,     -- empty where there is none
    step   TEXT    NOT NULL,
    kinds  INTEGER NOT NULL,     -- bits, those of RecordKind
    UNIQUE (source, type, actor, run_id, step, kinds)
) STRICT;

CREATE TABLE entry (
    seq   INTEGER PRIMARY KEY,
    facet INTEGER NOT NULL
) STRICT;

-- Any piece of three characters or more is found. Contentless: the text itself is in case.db.
CREATE VIRTUAL TABLE said USING fts5 (what, content = '', columnsize = 0, tokenize = 'trigram');
