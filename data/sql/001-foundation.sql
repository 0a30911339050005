-- The tables of a workspace. Names and order of columns are those of the descriptions in src/core;
-- a test holds one against the other. Wall times are text in the meeting's zone; instants are never
-- stored, they follow from wall time and zone. References are checked at the end of a transaction,
-- so that the order of the changes inside one act does not count.

-- One row: which workspace this is, whatever its file is called. Copies share it.
CREATE TABLE workspace (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uid TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE region (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  alias TEXT NOT NULL DEFAULT '',
  name_en TEXT NOT NULL,
  name_fr TEXT NOT NULL DEFAULT '',
  short_en TEXT NOT NULL DEFAULT '',
  short_fr TEXT NOT NULL DEFAULT '',
  pc_seats INTEGER,
  languages TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  source TEXT NOT NULL DEFAULT '',
  as_of TEXT NOT NULL DEFAULT '',
  unconfirmed INTEGER NOT NULL DEFAULT 0 CHECK (unconfirmed IN (0, 1))
) STRICT;

CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  region INTEGER NOT NULL REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  iso2 TEXT NOT NULL DEFAULT '',
  iso3 TEXT NOT NULL DEFAULT '',
  name_en TEXT NOT NULL,
  name_fr TEXT NOT NULL DEFAULT '',
  list_key_en TEXT NOT NULL DEFAULT '',
  list_key_fr TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'state' CHECK (kind IN ('state', 'territory', 'union')),
  zone TEXT NOT NULL DEFAULT '',
  languages TEXT NOT NULL DEFAULT '',
  member_since TEXT NOT NULL DEFAULT '',
  member_until TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'member'
    CHECK (state IN ('member', 'acceding', 'withdrawn', 'inactive')),
  source TEXT NOT NULL DEFAULT '',
  as_of TEXT NOT NULL DEFAULT '',
  unconfirmed INTEGER NOT NULL DEFAULT 0 CHECK (unconfirmed IN (0, 1))
) STRICT;
CREATE INDEX member_region ON member (region, name_en);

CREATE TABLE weekend_rule (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  member INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  from_date TEXT NOT NULL DEFAULT '',
  until_date TEXT NOT NULL DEFAULT '',
  rest_days TEXT NOT NULL,
  half_days TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  as_of TEXT NOT NULL DEFAULT '',
  unconfirmed INTEGER NOT NULL DEFAULT 0 CHECK (unconfirmed IN (0, 1))
) STRICT;
CREATE INDEX weekend_rule_member ON weekend_rule (member, from_date);

CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  region INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL
    CHECK (kind IN ('vco', 'rocb', 'rtc', 'rilo', 'rcl', 'rdtc', 'rpsg', 'secretariat')),
  name_en TEXT NOT NULL,
  name_fr TEXT NOT NULL DEFAULT '',
  host INTEGER REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  city TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL DEFAULT '',
  opened TEXT NOT NULL DEFAULT '',
  mou_date TEXT NOT NULL DEFAULT '',
  mou_expiry TEXT NOT NULL DEFAULT '',
  head TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  website TEXT NOT NULL DEFAULT '',
  topics TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'operational'
    CHECK (state IN ('proposed', 'endorsed', 'approved', 'mou-signed', 'operational', 'suspended',
                     'closed')),
  source TEXT NOT NULL DEFAULT '',
  as_of TEXT NOT NULL DEFAULT '',
  unconfirmed INTEGER NOT NULL DEFAULT 0 CHECK (unconfirmed IN (0, 1))
) STRICT;
CREATE INDEX entity_region ON entity (region, kind);
CREATE INDEX entity_host ON entity (host);

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  family_name TEXT NOT NULL,
  given_name TEXT NOT NULL DEFAULT '',
  honorific TEXT NOT NULL DEFAULT '',
  function TEXT NOT NULL DEFAULT '',
  organisation TEXT NOT NULL DEFAULT '',
  region INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  member INTEGER REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  entity INTEGER REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  languages TEXT NOT NULL DEFAULT '',
  valid_from TEXT NOT NULL DEFAULT '',
  valid_until TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'moved', 'left')),
  note TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  as_of TEXT NOT NULL DEFAULT '',
  unconfirmed INTEGER NOT NULL DEFAULT 0 CHECK (unconfirmed IN (0, 1))
) STRICT;
CREATE INDEX person_region ON person (region);
CREATE INDEX person_member ON person (member);
CREATE INDEX person_entity ON person (entity);

CREATE TABLE term (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  region INTEGER NOT NULL REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  member INTEGER REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  person INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  holder TEXT NOT NULL DEFAULT '',
  start_date TEXT NOT NULL DEFAULT '',
  end_date TEXT NOT NULL DEFAULT '',
  deputy TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'in-office'
    CHECK (state IN ('nominated', 'elected', 'in-office', 'outgoing', 'handed-over')),
  note TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  as_of TEXT NOT NULL DEFAULT '',
  unconfirmed INTEGER NOT NULL DEFAULT 0 CHECK (unconfirmed IN (0, 1))
) STRICT;
CREATE INDEX term_region ON term (region, start_date);
CREATE INDEX term_member ON term (member);
CREATE INDEX term_person ON term (person);

CREATE TABLE body (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_fr TEXT NOT NULL DEFAULT '',
  region INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  parent INTEGER REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  chain_next INTEGER REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  level TEXT NOT NULL DEFAULT 'working'
    CHECK (level IN ('council', 'policy', 'committee', 'global', 'political', 'working',
                     'technical')),
  meeting_kind TEXT NOT NULL DEFAULT '',
  numbering TEXT NOT NULL DEFAULT 'roman' CHECK (numbering IN ('roman', 'decimal', 'letter')),
  session_numbering TEXT NOT NULL DEFAULT 'single'
    CHECK (session_numbering IN ('single', 'double', 'none')),
  languages TEXT NOT NULL DEFAULT '',
  symbol_pattern TEXT NOT NULL DEFAULT '',
  quorum_numerator INTEGER,
  quorum_denominator INTEGER,
  quorum_strict INTEGER NOT NULL DEFAULT 1 CHECK (quorum_strict IN (0, 1)),
  quorum_of TEXT NOT NULL DEFAULT 'members' CHECK (quorum_of IN ('members', 'entitled')),
  state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'dormant', 'dissolved')),
  source TEXT NOT NULL DEFAULT '',
  as_of TEXT NOT NULL DEFAULT '',
  unconfirmed INTEGER NOT NULL DEFAULT 0 CHECK (unconfirmed IN (0, 1))
) STRICT;
CREATE INDEX body_region ON body (region);
CREATE INDEX body_parent ON body (parent);
CREATE INDEX body_chain_next ON body (chain_next);

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  body INTEGER REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  region INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL DEFAULT '',
  session TEXT NOT NULL DEFAULT '',
  title_en TEXT NOT NULL,
  title_fr TEXT NOT NULL DEFAULT '',
  theme TEXT NOT NULL DEFAULT '',
  start_date TEXT NOT NULL,
  end_date TEXT NOT NULL,
  zone TEXT NOT NULL,
  venue TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  host INTEGER REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  mode TEXT NOT NULL DEFAULT 'in-person'
    CHECK (mode IN ('in-person', 'hybrid', 'virtual', 'document-based')),
  url TEXT NOT NULL DEFAULT '',
  languages TEXT NOT NULL DEFAULT '',
  chair TEXT NOT NULL DEFAULT '',
  secretary TEXT NOT NULL DEFAULT '',
  expected INTEGER,
  state TEXT NOT NULL DEFAULT 'tentative'
    CHECK (state IN ('proposed', 'tentative', 'confirmed', 'convened', 'in-session', 'suspended',
                     'closed', 'report-adopted', 'archived', 'postponed', 'cancelled')),
  note TEXT NOT NULL DEFAULT '',
  sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1)),
  source TEXT NOT NULL DEFAULT '',
  as_of TEXT NOT NULL DEFAULT '',
  unconfirmed INTEGER NOT NULL DEFAULT 0 CHECK (unconfirmed IN (0, 1)),
  sequence INTEGER NOT NULL DEFAULT 0 CHECK (sequence >= 0),
  created INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX meeting_start ON meeting (start_date, id);
CREATE INDEX meeting_body ON meeting (body, start_date);
CREATE INDEX meeting_region ON meeting (region, start_date);
CREATE INDEX meeting_host ON meeting (host);
CREATE INDEX meeting_sample ON meeting (id) WHERE sample = 1;

CREATE TABLE sitting (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  meeting INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  title_en TEXT NOT NULL DEFAULT '',
  title_fr TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'plenary'
    CHECK (kind IN ('plenary', 'break-out', 'panel', 'break', 'protocol', 'social', 'informal')),
  room TEXT NOT NULL DEFAULT '',
  link TEXT NOT NULL DEFAULT '',
  start TEXT NOT NULL,
  end TEXT NOT NULL,
  interpretation TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'moved', 'held', 'dropped')),
  sequence INTEGER NOT NULL DEFAULT 0 CHECK (sequence >= 0),
  created INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX sitting_meeting ON sitting (meeting, start, id);

CREATE TABLE agenda_item (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  meeting INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  sitting INTEGER REFERENCES sitting (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  parent INTEGER REFERENCES agenda_item (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL DEFAULT 'item' CHECK (kind IN ('item', 'break', 'protocol')),
  title_en TEXT NOT NULL,
  title_fr TEXT NOT NULL DEFAULT '',
  purposes TEXT NOT NULL DEFAULT '',
  list TEXT NOT NULL DEFAULT '' CHECK (list IN ('', 'a', 'b')),
  duration INTEGER CHECK (duration BETWEEN 1 AND 1440),
  minimum_duration INTEGER CHECK (minimum_duration BETWEEN 1 AND 1440),
  mode TEXT NOT NULL DEFAULT 'auto' CHECK (mode IN ('auto', 'fixed-start')),
  fixed_start TEXT NOT NULL DEFAULT '',
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
CREATE INDEX agenda_item_meeting ON agenda_item (meeting, sitting, parent, position);
CREATE INDEX agenda_item_sitting ON agenda_item (sitting);
CREATE INDEX agenda_item_parent ON agenda_item (parent);

CREATE TABLE item_person (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  item INTEGER NOT NULL REFERENCES agenda_item (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  person INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL DEFAULT '',
  organisation TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT 'presenter'
    CHECK (role IN ('presenter', 'moderator', 'speaker', 'panellist')),
  tentative INTEGER NOT NULL DEFAULT 0 CHECK (tentative IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX item_person_item ON item_person (item, position);
CREATE INDEX item_person_person ON item_person (person);

-- The field's words in each language of the documents, whatever the language of the window.
CREATE TABLE vocabulary (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_fr TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE (list, code)
) STRICT;

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL DEFAULT ''
) STRICT;

-- The journal. A step is one act of a person; its entries are written by triggers, so nothing
-- escapes it. Undo and redo are steps of their own: the past is never erased.
CREATE TABLE journal_step (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT NOT NULL DEFAULT '',
  label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'reference')),
  target INTEGER REFERENCES journal_step (id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped', 'record'))
) STRICT;
-- What redo looks for and a new act ends; nearly always empty. The newest step that is done, which
-- undo looks for, is found near the end of the table.
CREATE INDEX journal_step_undone ON journal_step (id) WHERE state = 'undone';

CREATE TABLE journal_entry (
  id INTEGER PRIMARY KEY,
  step INTEGER REFERENCES journal_step (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  row INTEGER NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX journal_entry_step ON journal_entry (step, id);
CREATE INDEX journal_entry_row ON journal_entry (kind, row, id);

-- What happened, happened. A step's state may change, nothing else.
CREATE TRIGGER journal_entry_stays BEFORE DELETE ON journal_entry
BEGIN
  SELECT RAISE (ABORT, 'the journal is only added to');
END;
CREATE TRIGGER journal_entry_is_fixed BEFORE UPDATE ON journal_entry
BEGIN
  SELECT RAISE (ABORT, 'the journal is only added to');
END;
CREATE TRIGGER journal_step_stays BEFORE DELETE ON journal_step
BEGIN
  SELECT RAISE (ABORT, 'the journal is only added to');
END;

-- One row: the step that is being written, NULL between transactions.
CREATE TABLE journal_now (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  step INTEGER
) STRICT;
INSERT INTO journal_now (id, step) VALUES (1, NULL);

-- What reference data last gave for a column of a row, so that a later import changes only what
-- the user has not.
CREATE TABLE reference_value (
  kind TEXT NOT NULL,
  uid TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (kind, uid, field)
) STRICT, WITHOUT ROWID;

-- What calendar files have told the world of an event. Not undoable: what was sent was sent.
CREATE TABLE calendar_event (
  uid TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  schedule TEXT NOT NULL,
  content TEXT NOT NULL,
  changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
