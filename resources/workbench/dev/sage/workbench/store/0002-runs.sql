-- Version 2: what a run was to ask, where its calls stand in it, and what a person thinks of them.

ALTER TABLE run ADD COLUMN name TEXT NOT NULL DEFAULT '';
-- The prompt as a document, redacted as prompts are; empty where none was kept.
ALTER TABLE run ADD COLUMN prompt TEXT NOT NULL DEFAULT '';
-- JSON: {columns, source, names, rows, repetitions}.
ALTER TABLE run ADD COLUMN plan TEXT NOT NULL DEFAULT '';
-- JSON: the names of the columns.
ALTER TABLE run ADD COLUMN targets TEXT NOT NULL DEFAULT '[]';
ALTER TABLE run ADD COLUMN planned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run ADD COLUMN columns INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run ADD COLUMN rows INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run ADD COLUMN repetitions INTEGER NOT NULL DEFAULT 0;

-- The input's place, from 0.
ALTER TABLE call ADD COLUMN run_row INTEGER NOT NULL DEFAULT 0;

DROP INDEX call_run;
CREATE INDEX call_cell ON call (run_id, run_column, run_row, repetition) WHERE run_id IS NOT NULL;
CREATE INDEX run_started ON run (started_at);

-- By the call's id: a person may be quicker than the writer.
CREATE TABLE rating (
  call_id TEXT PRIMARY KEY,
  score INTEGER NOT NULL CHECK (score IN (-1, 0, 1)),
  note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
