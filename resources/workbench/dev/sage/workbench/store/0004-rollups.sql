-- Version 4: what makes any stretch of time a small query. Documented in docs/telemetry.md.

-- A process that asked: one start of the console or of a command.
CREATE TABLE session (
  n INTEGER PRIMARY KEY,
  -- As in the calls that it runs.
  owner TEXT NOT NULL UNIQUE,
  -- Of its first call.
  started_at INTEGER NOT NULL
) STRICT;

-- Null: from a file, or of an older version.
ALTER TABLE call ADD COLUMN session INTEGER REFERENCES session (n);

-- What is counted apart: the calls of a target, a run or a session that ended alike. Running ones
-- are not counted.
CREATE TABLE lane (
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('all', 'target', 'run', 'session')),
  provider TEXT NOT NULL DEFAULT '',
  model TEXT NOT NULL DEFAULT '',
  -- A run's id or a session's number; empty for calls without.
  key TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT '',
  calls INTEGER NOT NULL DEFAULT 0,
  -- No call of it began before or after; there need not be one at these moments any more.
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  UNIQUE (kind, provider, model, key, status)
) STRICT;

INSERT INTO lane (n, kind, first_at, last_at) VALUES (0, 'all', 9223372036854775807, -9223372036854775808);

CREATE INDEX lane_time ON lane (kind, first_at, last_at, key);

-- How many calls began in each slot.
CREATE TABLE density (
  lane INTEGER NOT NULL,
  -- The length of a slot in seconds: 1, 60 or 1800.
  level INTEGER NOT NULL,
  -- Where the first slot begins, seconds since 1970.
  at INTEGER NOT NULL,
  slots BLOB NOT NULL,
  PRIMARY KEY (lane, level, at)
) STRICT, WITHOUT ROWID;

-- Sums over the calls that began in a stretch of time.
CREATE TABLE rollup (
  lane INTEGER NOT NULL,
  -- Its length in seconds: 60 (only over all), 600, 3600, 21600, 86400 or 691200.
  level INTEGER NOT NULL,
  -- Its beginning, seconds since 1970.
  at INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  -- Interrupted ones too.
  failed INTEGER NOT NULL,
  cancelled INTEGER NOT NULL,
  input_tokens INTEGER NOT NULL,
  output_tokens INTEGER NOT NULL,
  cache_read_tokens INTEGER NOT NULL,
  -- Billionths of a US dollar, and of how many calls.
  cost_nano INTEGER NOT NULL,
  priced INTEGER NOT NULL,
  -- Histograms over complete calls: end_ns and first_token_ns.
  latency BLOB NOT NULL,
  first_token BLOB NOT NULL,
  PRIMARY KEY (lane, level, at)
) STRICT, WITHOUT ROWID;

-- Calls up to "upto" are older than the rollups; those up to "done" are counted by now.
CREATE TABLE rollup_fill (
  done INTEGER NOT NULL,
  upto INTEGER NOT NULL
) STRICT;

INSERT INTO rollup_fill SELECT 0, coalesce(max(n), 0) FROM call;

-- The newest calls of a target, by n.
DROP INDEX call_provider;
CREATE INDEX call_target ON call (provider, model, status);
-- The same by time.
CREATE INDEX call_target_time ON call (provider, model, status, started_at);
CREATE INDEX call_error ON call (error_kind) WHERE error_kind IS NOT NULL;
-- Which calls reach into a stretch of time from long before, by the microsecond of their end.
CREATE INDEX call_long ON call (started_at + (coalesce(sent_ns, 0) + end_ns) / 1000)
  WHERE coalesce(sent_ns, 0) + end_ns > 60000000000;
CREATE INDEX call_longest ON call (started_at)
  WHERE coalesce(sent_ns, 0) + end_ns > 3600000000000;
