-- Version 1. Times of day are microseconds since 1970 UTC; spans are nanoseconds. Documented in docs/telemetry.md.

CREATE TABLE run (
  id TEXT PRIMARY KEY,
  started_at INTEGER NOT NULL
) STRICT;

CREATE TABLE call (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  run_id TEXT REFERENCES run (id),
  run_column INTEGER NOT NULL DEFAULT -1,
  repetition INTEGER NOT NULL DEFAULT 0,
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
  api TEXT NOT NULL,
  url TEXT,
  streaming INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  status TEXT NOT NULL
    CHECK (status IN ('running', 'complete', 'failed', 'cancelled', 'interrupted')),
  -- The process that runs it, null once it is over.
  owner TEXT,
  answered_model TEXT,
  response_id TEXT,
  provider_request_id TEXT,
  http_status INTEGER,
  finish_reason TEXT,
  raw_finish_reason TEXT,
  input_tokens INTEGER,
  cache_read_tokens INTEGER,
  cache_write_tokens INTEGER,
  output_tokens INTEGER,
  reasoning_tokens INTEGER,
  usage_raw TEXT,
  -- When the last attempt's request was sent, after the start of the call.
  sent_ns INTEGER,
  -- After sent_ns.
  headers_ns INTEGER,
  first_byte_ns INTEGER,
  first_event_ns INTEGER,
  first_token_ns INTEGER,
  first_text_ns INTEGER,
  last_token_ns INTEGER,
  end_ns INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  frames INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  has_reasoning INTEGER NOT NULL DEFAULT 0,
  tool_calls INTEGER NOT NULL DEFAULT 0,
  error_kind TEXT,
  error_message TEXT,
  error TEXT
) STRICT;

CREATE INDEX call_run ON call (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX call_running ON call (owner) WHERE owner IS NOT NULL;
CREATE INDEX call_provider ON call (provider, model);
CREATE INDEX call_started ON call (started_at);

-- Apart from its call, so that a list of calls does not read over it.
CREATE TABLE content (
  call_n INTEGER PRIMARY KEY REFERENCES call (n) ON DELETE CASCADE,
  request TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  reasoning TEXT NOT NULL DEFAULT '',
  refusal TEXT NOT NULL DEFAULT '',
  tool_calls TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE TABLE attempt (
  call_n INTEGER NOT NULL REFERENCES call (n) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  -- After the start of the call.
  started_ns INTEGER NOT NULL,
  http_status INTEGER,
  http_version TEXT,
  headers TEXT NOT NULL,
  request_id TEXT,
  dns_ns INTEGER NOT NULL,
  connect_ns INTEGER NOT NULL,
  tls_ns INTEGER NOT NULL,
  headers_ns INTEGER NOT NULL,
  reused INTEGER NOT NULL,
  error_kind TEXT,
  error_message TEXT,
  delay_ns INTEGER,
  PRIMARY KEY (call_n, number)
) STRICT, WITHOUT ROWID;

-- Frames that arrived together (at most 100 ms), packed: see docs/telemetry.md.
CREATE TABLE frame_block (
  n INTEGER PRIMARY KEY,
  call_n INTEGER NOT NULL REFERENCES call (n) ON DELETE CASCADE,
  first_sequence INTEGER NOT NULL,
  frames INTEGER NOT NULL,
  -- Deflated: one entry a frame.
  entries BLOB NOT NULL,
  -- Deflated: the frames' bytes, end to end.
  bytes BLOB NOT NULL,
  UNIQUE (call_n, first_sequence)
) STRICT;
