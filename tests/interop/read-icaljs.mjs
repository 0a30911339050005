// SPDX-License-Identifier: GPL-3.0-or-later
// read-icaljs.mjs FILE…: the events of calendar files as ical.js reads them, a JSON object a line.
import fs from 'fs';
import ICAL from 'ical.js';

ICAL.design.strict = true;

const time = value => value.isDate ? value.toString()
  : value.zone === ICAL.Timezone.localTimezone ? 'floating'
  : value.toJSDate().toISOString().replace(/:00\.000Z$/, 'Z');

for (const path of process.argv.slice(2)) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(path, 'utf8')));
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(zone);
  for (const component of calendar.getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component);
    console.log(JSON.stringify({
      file: path,
      uid: event.uid,
      start: time(event.startDate),
      end: time(event.endDate),
      summary: event.summary,
      status: component.getFirstPropertyValue('status'),
      sequence: event.sequence,
    }));
  }
}
