// SPDX-License-Identifier: GPL-3.0-or-later
// read-node-ical.mjs FILE…: the events of calendar files as node-ical reads them, a JSON object a
// line.
import ical from 'node-ical';

const day = value => [value.getFullYear(), value.getMonth() + 1, value.getDate()]
  .map(part => String(part).padStart(2, '0')).join('-');

const time = value => value.dateOnly ? day(value)
  : value.toISOString().replace(/:00\.000Z$/, 'Z');

for (const path of process.argv.slice(2)) {
  const calendar = ical.sync.parseFile(path);
  for (const event of Object.values(calendar).filter(entry => entry.type === 'VEVENT')) {
    console.log(JSON.stringify({
      file: path,
      uid: event.uid,
      start: time(event.start),
      end: time(event.end),
      summary: event.summary,
      status: event.status,
      sequence: Number(event.sequence),
    }));
  }
}
