-- What a case says of itself is in few of its records, and is asked for whenever cases are listed. The index has no
-- entry for any other record, so that it costs them nothing but the comparison (SQLite documentation, "Partial Indexes").
CREATE INDEX record_of_case ON record (type) WHERE substr(type, 1, 5) = 'case.';
