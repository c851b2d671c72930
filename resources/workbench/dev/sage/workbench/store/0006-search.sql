-- Version 6: what the index of words has, calls from Sage's own cache, how fast tokens come; documented in docs/telemetry.md.

-- How far the index of words is, while there is one: bodies and calls from "done" to "upto" are older
-- than it and not in it yet; "reference" counts the indexes that lead from a body to its calls.
CREATE TABLE search_fill (
  part TEXT PRIMARY KEY CHECK (part IN ('reference', 'body', 'call')),
  done INTEGER NOT NULL,
  upto INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- 1: answered from Sage's own cache, without a request.
ALTER TABLE call ADD COLUMN cached INTEGER NOT NULL DEFAULT 0;

-- Of calls: how many came from Sage's own cache, which are in no time; and of complete ones with at
-- least two output tokens: tokens after the first, and nanoseconds from first to last.
ALTER TABLE rollup ADD COLUMN cached INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rollup ADD COLUMN decode_tokens INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rollup ADD COLUMN decode_ns INTEGER NOT NULL DEFAULT 0;

-- Counted anew, in the background.
DELETE FROM rollup;
DELETE FROM density;
DELETE FROM lane WHERE n <> 0;
UPDATE lane SET calls = 0, first_at = 9223372036854775807, last_at = -9223372036854775808 WHERE n = 0;
UPDATE rollup_fill SET done = 0, upto = (SELECT coalesce(max(n), 0) FROM call);
