-- What a case says of itself, and which runs it has, is in few of its records, and is asked for whenever cases are
-- listed or opened. These indexes have no entry for any other record, so that they cost them nothing but the comparison
-- (SQLite documentation, "Partial Indexes").
CREATE INDEX record_of_case ON record (type) WHERE substr(type, 1, 5) = 'case.';
CREATE INDEX record_of_runs ON record (seq) WHERE substr(type, 1, 4) = 'run.';
