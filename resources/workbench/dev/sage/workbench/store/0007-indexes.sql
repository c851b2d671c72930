-- Version 7: what was found by looking at every call; documented in docs/telemetry.md.

-- A provider's ids, whole by a search and in parts by a look at the index alone.
CREATE INDEX call_request_id ON call (provider_request_id) WHERE provider_request_id IS NOT NULL;
CREATE INDEX call_response_id ON call (response_id) WHERE response_id IS NOT NULL;
-- In either case, as filters compare them.
CREATE INDEX tag_lower ON tag (lower(name), lower(value));
