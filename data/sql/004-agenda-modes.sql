-- Agenda items that end at a fixed time, groups whose lanes run in parallel, and what goes first when
-- time is short. The lists of words that a column takes cannot be changed in place, so the table is
-- built anew. References of other tables go by its name and stay; the journal's triggers, which go
-- with the old table, are made again at the end of each step.
--
-- A group is an item of kind 'group'. Each item directly below it is a lane, and all lanes start
-- together; what stands below the item of a lane follows it in that lane. So no column says which
-- lane an item is in: it is where it stands in the tree.

CREATE TABLE new_agenda_item (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  meeting INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  sitting INTEGER REFERENCES sitting (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  parent INTEGER REFERENCES agenda_item (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL DEFAULT 'item' CHECK (kind IN ('item', 'break', 'protocol', 'group')),
  title_en TEXT NOT NULL,
  title_fr TEXT NOT NULL DEFAULT '',
  purposes TEXT NOT NULL DEFAULT '',
  list TEXT NOT NULL DEFAULT '' CHECK (list IN ('', 'a', 'b')),
  priority TEXT NOT NULL DEFAULT 'normal' CHECK (priority IN ('high', 'normal', 'low')),
  duration INTEGER CHECK (duration BETWEEN 1 AND 1440),
  minimum_duration INTEGER CHECK (minimum_duration BETWEEN 1 AND 1440),
  mode TEXT NOT NULL DEFAULT 'auto' CHECK (mode IN ('auto', 'fixed-start', 'fixed-end')),
  fixed_start TEXT NOT NULL DEFAULT '',
  fixed_end TEXT NOT NULL DEFAULT '',
  annotation_en TEXT NOT NULL DEFAULT '',
  annotation_fr TEXT NOT NULL DEFAULT '',
  proposer TEXT NOT NULL DEFAULT '',
  confidential INTEGER NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1)),
  state TEXT NOT NULL DEFAULT 'scheduled'
    CHECK (state IN ('proposed', 'accepted', 'scheduled', 'open', 'concluded', 'suspended',
                     'withdrawn')),
  outcome TEXT NOT NULL DEFAULT '',
  sequence INTEGER NOT NULL DEFAULT 0 CHECK (sequence >= 0),
  created INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO new_agenda_item (id, uid, meeting, sitting, parent, position, kind, title_en, title_fr,
                             purposes, list, duration, minimum_duration, mode, fixed_start,
                             annotation_en, annotation_fr, proposer, confidential, state, outcome,
                             sequence, created, changed)
  SELECT id, uid, meeting, sitting, parent, position, kind, title_en, title_fr,
         purposes, list, duration, minimum_duration, mode, fixed_start,
         annotation_en, annotation_fr, proposer, confidential, state, outcome,
         sequence, created, changed
    FROM agenda_item;

DROP TABLE agenda_item;
ALTER TABLE new_agenda_item RENAME TO agenda_item;

CREATE INDEX agenda_item_meeting ON agenda_item (meeting, sitting, parent, position);
CREATE INDEX agenda_item_sitting ON agenda_item (sitting);
CREATE INDEX agenda_item_parent ON agenda_item (parent);
