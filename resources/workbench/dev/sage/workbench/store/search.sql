-- The index of words: of each text which sequences of three characters it has, no text itself. Made where
-- store.search says so, dropped where it no longer does. Triggers keep it, so that whatever writes, in
-- whichever process, changes it in the same transaction.

CREATE VIRTUAL TABLE body_words USING fts5 (words, content = '', columnsize = 0, detail = none, tokenize = 'trigram');
CREATE VIRTUAL TABLE call_words USING fts5 (words, content = '', columnsize = 0, detail = none, tokenize = 'trigram');
-- What is deleted goes from the pages at once, not with a later merge.
INSERT INTO body_words (body_words, rank) VALUES ('secure-delete', 1);
INSERT INTO call_words (call_words, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER search_body_put AFTER INSERT ON body
WHEN (SELECT new.n <= done OR new.n > upto FROM search_fill WHERE part = 'body')
BEGIN INSERT INTO body_words (rowid, words)
  VALUES (new.n, sage_text(new.codec, new.raw_bytes, new.data)); END;

CREATE TRIGGER search_body_take AFTER DELETE ON body
WHEN (SELECT old.n <= done OR old.n > upto FROM search_fill WHERE part = 'body')
BEGIN INSERT INTO body_words (body_words, rowid, words)
  VALUES ('delete', old.n, sage_text(old.codec, old.raw_bytes, old.data)); END;

-- Of short texts, which stand in their call's row: 4 × call for what was asked, + 1 for the answer, + 2 for the error.
CREATE TRIGGER search_asked_put AFTER INSERT ON content
WHEN (SELECT new.call_n <= done OR new.call_n > upto FROM search_fill WHERE part = 'call')
BEGIN INSERT INTO call_words (rowid, words) VALUES (4 * new.call_n, new.request); END;

CREATE TRIGGER search_asked_take AFTER DELETE ON content
WHEN (SELECT old.call_n <= done OR old.call_n > upto FROM search_fill WHERE part = 'call')
BEGIN INSERT INTO call_words (call_words, rowid, words)
  VALUES ('delete', 4 * old.call_n, old.request); END;

CREATE TRIGGER search_asked_change AFTER UPDATE OF request ON content
WHEN old.request IS NOT new.request
  AND (SELECT new.call_n <= done OR new.call_n > upto FROM search_fill WHERE part = 'call')
BEGIN INSERT INTO call_words (call_words, rowid, words)
  VALUES ('delete', 4 * old.call_n, old.request);INSERT INTO call_words (rowid, words)
  VALUES (4 * new.call_n, new.request); END;

CREATE TRIGGER search_answer_put AFTER INSERT ON content
WHEN (SELECT new.call_n <= done OR new.call_n > upto FROM search_fill WHERE part = 'call')
BEGIN INSERT INTO call_words (rowid, words)
  VALUES (4 * new.call_n + 1, new.text || ' ' || new.reasoning || ' ' || new.refusal); END;

CREATE TRIGGER search_answer_take AFTER DELETE ON content
WHEN (SELECT old.call_n <= done OR old.call_n > upto FROM search_fill WHERE part = 'call')
BEGIN INSERT INTO call_words (call_words, rowid, words)
  VALUES ('delete', 4 * old.call_n + 1, old.text || ' ' || old.reasoning || ' ' || old.refusal); END;

CREATE TRIGGER search_answer_change AFTER UPDATE OF text, reasoning, refusal ON content
WHEN (old.text IS NOT new.text OR old.reasoning IS NOT new.reasoning OR old.refusal IS NOT new.refusal)
  AND (SELECT new.call_n <= done OR new.call_n > upto FROM search_fill WHERE part = 'call')
BEGIN INSERT INTO call_words (call_words, rowid, words)
  VALUES ('delete', 4 * old.call_n + 1, old.text || ' ' || old.reasoning || ' ' || old.refusal);INSERT INTO call_words (rowid, words)
  VALUES (4 * new.call_n + 1, new.text || ' ' || new.reasoning || ' ' || new.refusal); END;

CREATE TRIGGER search_error_put AFTER INSERT ON call
WHEN new.error_message IS NOT NULL
  AND (SELECT new.n <= done OR new.n > upto FROM search_fill WHERE part = 'call')
BEGIN INSERT INTO call_words (rowid, words) VALUES (4 * new.n + 2, new.error_message); END;

CREATE TRIGGER search_error_take AFTER DELETE ON call
WHEN old.error_message IS NOT NULL
  AND (SELECT old.n <= done OR old.n > upto FROM search_fill WHERE part = 'call')
BEGIN INSERT INTO call_words (call_words, rowid, words)
  VALUES ('delete', 4 * old.n + 2, old.error_message); END;

CREATE TRIGGER search_error_change AFTER UPDATE OF error_message ON call
WHEN old.error_message IS NOT new.error_message
  AND (SELECT new.n <= done OR new.n > upto FROM search_fill WHERE part = 'call')
BEGIN INSERT INTO call_words (call_words, rowid, words)
  SELECT 'delete', 4 * old.n + 2, old.error_message WHERE old.error_message IS NOT NULL;INSERT INTO call_words (rowid, words)
  SELECT 4 * new.n + 2, new.error_message WHERE new.error_message IS NOT NULL; END;
