-- Version 5: bodies that are stored once, tags, pins, what retention took away; documented in docs/telemetry.md.

-- A text that one or several contents and messages have, redacted. No foreign keys lead here: each
-- deletion would look through all tables that have one; sage store check counts instead.
CREATE TABLE body (
  n INTEGER PRIMARY KEY,
  -- The first 16 bytes of the SHA-256 of the text.
  hash BLOB NOT NULL UNIQUE,
  -- 0: data is the text; 1: zlib.
  codec INTEGER NOT NULL CHECK (codec IN (0, 1)),
  raw_bytes INTEGER NOT NULL,
  uses INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;

-- A message with all that was said before it, so that a chat which resends its history costs a row a turn.
CREATE TABLE message (
  n INTEGER PRIMARY KEY,
  -- The message before; 0: none.
  before_n INTEGER NOT NULL,
  body_n INTEGER NOT NULL,
  -- Contents that end with it, and messages that follow it.
  uses INTEGER NOT NULL,
  UNIQUE (before_n, body_n)
) STRICT;

-- Where one of these is set, the column of that name is empty; with messages, request is without them.
ALTER TABLE content ADD COLUMN request_body INTEGER;
ALTER TABLE content ADD COLUMN messages INTEGER;
ALTER TABLE content ADD COLUMN text_body INTEGER;
ALTER TABLE content ADD COLUMN reasoning_body INTEGER;
ALTER TABLE content ADD COLUMN tool_calls_body INTEGER;

-- What retention or a person took away: 0 nothing, 1 the frames, 2 frames and content.
ALTER TABLE call ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;

-- By the call's id: a person may be quicker than the writer.
CREATE TABLE tag (
  call_id TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (call_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_name ON tag (name, value);

-- Calls and runs, by id, that retention leaves alone.
CREATE TABLE pin (
  id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Up to which moment retention has taken a part away.
CREATE TABLE keeping (
  part TEXT PRIMARY KEY,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
