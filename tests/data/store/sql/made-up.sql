-- A step that no release has: a new column, a new table, and a table that is built anew.
ALTER TABLE region ADD COLUMN motto TEXT NOT NULL DEFAULT 'none';

CREATE TABLE invented (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL
) STRICT;

CREATE TABLE new_setting (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL DEFAULT '',
  extra INTEGER
) STRICT;
INSERT INTO new_setting (id, uid, key, value) SELECT id, uid, key, value FROM setting;
DROP TABLE setting;
ALTER TABLE new_setting RENAME TO setting;
