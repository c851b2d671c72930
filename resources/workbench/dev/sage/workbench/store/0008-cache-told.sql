-- Version 8: of which input tokens it is known how many a provider's cache had; documented in docs/telemetry.md.

-- Input tokens of the calls whose cache_read_tokens are known: a provider that never tells of its
-- cache had a share that nobody knows, not none.
ALTER TABLE rollup ADD COLUMN cache_told_tokens INTEGER NOT NULL DEFAULT 0;

-- Counted anew, in the background.
DELETE FROM rollup;
DELETE FROM density;
DELETE FROM lane WHERE n <> 0;
UPDATE lane SET calls = 0, first_at = 9223372036854775807, last_at = -9223372036854775808 WHERE n = 0;
UPDATE rollup_fill SET done = 0, upto = (SELECT coalesce(max(n), 0) FROM call);
