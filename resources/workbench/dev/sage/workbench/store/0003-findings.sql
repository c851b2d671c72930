-- Version 3. What the store itself finds out of a call when it ends; documented in docs/telemetry.md.

-- The longest time between two frames with content of the last attempt, and how many of those are
-- stalls (docs/streams.md); null: not looked at yet, or too long a stream.
ALTER TABLE call ADD COLUMN max_gap_ns INTEGER;
ALTER TABLE call ADD COLUMN stalls INTEGER;
-- By the prices of when the call ended.
ALTER TABLE call ADD COLUMN cost_usd REAL;
ALTER TABLE call ADD COLUMN redacted_frames INTEGER;
ALTER TABLE call ADD COLUMN source TEXT NOT NULL DEFAULT 'capture'
  CHECK (source IN ('capture', 'import'));
-- The name of the file that it was read from.
ALTER TABLE call ADD COLUMN file TEXT;
-- 0 where that file has no times: all frames are at 0 then.
ALTER TABLE call ADD COLUMN timed INTEGER NOT NULL DEFAULT 1;

-- Those that still have to be looked at.
CREATE INDEX call_unread ON call (n) WHERE stalls IS NULL;
