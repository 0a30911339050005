-- A step that leaves a reference to nothing behind.
CREATE TABLE invented (
  id INTEGER PRIMARY KEY
) STRICT;
UPDATE meeting SET body = 4711;
