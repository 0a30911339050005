-- What calendar files told, in so far as it takes to call an event off whose record is gone: whose it
-- was, what it stood for, its words. Its times stand in the schedule.
ALTER TABLE calendar_event ADD COLUMN meeting TEXT NOT NULL DEFAULT '';
ALTER TABLE calendar_event ADD COLUMN detail TEXT NOT NULL DEFAULT 'sitting'
  CHECK (detail IN ('sitting', 'item', 'meeting'));
ALTER TABLE calendar_event ADD COLUMN summary TEXT NOT NULL DEFAULT '';
-- When a file first said that it does not take place, Unix seconds; 0 while it does.
ALTER TABLE calendar_event ADD COLUMN called_off INTEGER NOT NULL DEFAULT 0
  CHECK (called_off >= 0);
CREATE INDEX calendar_event_meeting ON calendar_event (meeting);

-- What was told before this step. A uid is that of a meeting, a sitting or an item.
UPDATE calendar_event SET meeting = uid, detail = 'meeting',
  summary = (SELECT title_en FROM meeting WHERE meeting.uid = calendar_event.uid)
  WHERE uid IN (SELECT uid FROM meeting);
UPDATE calendar_event SET
  meeting = (SELECT meeting.uid FROM sitting JOIN meeting ON meeting.id = sitting.meeting
             WHERE sitting.uid = calendar_event.uid),
  summary = (SELECT title_en FROM sitting WHERE sitting.uid = calendar_event.uid)
  WHERE uid IN (SELECT uid FROM sitting);
UPDATE calendar_event SET detail = 'item',
  meeting = (SELECT meeting.uid FROM agenda_item JOIN meeting ON meeting.id = agenda_item.meeting
             WHERE agenda_item.uid = calendar_event.uid),
  summary = (SELECT title_en FROM agenda_item WHERE agenda_item.uid = calendar_event.uid)
  WHERE uid IN (SELECT uid FROM agenda_item);
UPDATE calendar_event SET called_off = changed WHERE schedule LIKE '% cancelled %';
