#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""read-khal.py ZONE FOLDER FILE… [-- FILE…]…: what khal shows of calendar files that are imported one
after the other, on a computer in ZONE, a JSON object a line. After each "--" it is asked again;
"stage" counts that. FOLDER, an empty one, is where it keeps its calendar.

It is khal's own command line that runs, in one process: it starts slower than it works.
"""

import contextlib
import datetime
import io
import json
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from khal.cli import main_khal

from readers import DAY, spans

CONFIGURATION = """
[calendars]
[[test]]
path = {folder}/calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = {zone}
local_timezone = {zone}
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = test
"""
FIELDS = ['uid', 'start-date-long', 'start-time', 'end-date-long', 'end-time', 'cancelled', 'title']

zone, folder, *words = sys.argv[1:]
folder = Path(folder)


def khal(*arguments):
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        main_khal(['-c', str(folder / 'config'), *arguments], standalone_mode=False)
    return output.getvalue()


def to_utc(date, time):
    if not time:
        return date
    local = datetime.datetime.fromisoformat(f'{date}T{time}').replace(tzinfo=ZoneInfo(zone))
    return local.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%MZ')


def shown(files):
    """The events that khal lists, each once."""
    lines = {}
    for first, n_days in spans(files):
        listed = khal('list', '--notstarted', first.strftime('%Y-%m-%d'), f'{n_days}d',
                      '--day-format', '', '--format',
                      '\t'.join('{' + field + '}' for field in FIELDS))
        # An event of several days is listed on each.
        lines.update(dict.fromkeys(listed.splitlines()))
    for line in lines:
        row = dict(zip(FIELDS, line.split('\t')))
        end = row['end-date-long']
        if not row['start-time']:
            # khal names the last day, calendar files the day after.
            end = (datetime.date.fromisoformat(end) + DAY).isoformat()
        yield {
            'uid': row['uid'],
            'start': to_utc(row['start-date-long'], row['start-time']),
            'end': to_utc(end, row['end-time']),
            'summary': row['title'],
            'cancelled': bool(row['cancelled'].strip()),
        }


(folder / 'calendar').mkdir()
(folder / 'config').write_text(CONFIGURATION.format(folder=folder, zone=zone))
seen = []
stage = 0
while words:
    end = words.index('--') if '--' in words else len(words)
    files, words = words[:end], words[end + 1:]
    khal('import', '--batch', '-a', 'test', *files)
    seen += files
    events = list(shown(seen))
    stored = len(list((folder / 'calendar').iterdir()))
    if stored != len(events):
        sys.exit(f'khal keeps {stored} events and shows {len(events)}')
    for event in events:
        print(json.dumps(dict(event, stage=stage)))
    stage += 1
