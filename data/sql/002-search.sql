-- The search in meetings: an index of the words in all their texts, so that it answers while
-- somebody types, among a hundred thousand too. It follows from the rows and is no part of the
-- journal; src/store/search-index.c brings it up to date with it.

-- Every text of a meeting in one, as the index takes it in. The index itself leaves case and accents
-- aside; letters without a decomposition become what people type for them, as in
-- src/core/text.c. A line break keeps words of two texts apart.
CREATE VIEW meeting_words (id, words) AS
SELECT id,
  replace (replace (replace (replace (replace (replace (replace (replace (replace (replace (
  replace (replace (replace (replace (replace (
    title_en || char (10) || title_fr || char (10) || theme || char (10) || session
    || char (10) || languages || char (10) || venue || char (10) || city || char (10) || country
    || char (10) || url || char (10) || chair || char (10) || secretary || char (10) || note
    || char (10) || source,
  'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ø', 'o'), 'Ø', 'o'), 'đ', 'd'), 'Đ', 'd'),
  'ł', 'l'), 'Ł', 'l'), 'ı', 'i'), 'ß', 'ss'), 'ẞ', 'ss'), 'ﬁ', 'fi'), 'ﬂ', 'fl')
FROM meeting;

-- Beginnings of two and three letters, which match most, have an index of their own. The texts are
-- kept here too: an index without them would have to be told what a row said before it changed, by
-- triggers, which SQLite 3.40 lets write such a table only where the whole schema is trusted.
CREATE VIRTUAL TABLE meeting_search USING fts5 (
  words,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3',
  columnsize = 0
);

-- One row: the last entry of the journal that the index has taken in.
CREATE TABLE search_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  entry INTEGER NOT NULL
) STRICT;

INSERT INTO meeting_search (rowid, words) SELECT id, words FROM meeting_words;
INSERT INTO meeting_search (meeting_search) VALUES ('optimize');
INSERT INTO search_state (id, entry) SELECT 1, coalesce (max (id), 0) FROM journal_entry;
