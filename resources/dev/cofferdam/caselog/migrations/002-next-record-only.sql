-- INSERT OR REPLACE takes away the row that it replaces without calling the delete triggers, unless recursive_triggers
-- is on (SQLite documentation, "The ON CONFLICT Clause"). So nothing may come in but what comes next.
CREATE TRIGGER record_is_the_next_one BEFORE INSERT ON record
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM record)
BEGIN SELECT RAISE(ABORT, 'the case log is append-only'); END;
CREATE TRIGGER checkpoint_is_the_next_one BEFORE INSERT ON checkpoint
WHEN NEW.size IS NULL OR NEW.size <= (SELECT coalesce(max(size), 0) FROM checkpoint)
BEGIN SELECT RAISE(ABORT, 'the case log is append-only'); END;
