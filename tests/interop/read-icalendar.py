#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""read-icalendar.py FILE…: the events of calendar files as python3-icalendar reads them, a JSON
object a line."""

import datetime
import json
import sys
from pathlib import Path

import icalendar


def time(value):
    if not isinstance(value, datetime.datetime):
        return value.isoformat()
    if value.tzinfo is None:
        return 'floating'
    return value.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%MZ')


for path in sys.argv[1:]:
    calendar = icalendar.Calendar.from_ical(Path(path).read_bytes())
    for event in calendar.walk('VEVENT'):
        assert not event.errors, event.errors
        print(json.dumps({
            'file': path,
            'uid': str(event['UID']),
            'start': time(event['DTSTART'].dt),
            'end': time(event['DTEND'].dt),
            'summary': str(event['SUMMARY']),
            'status': str(event['STATUS']),
            'sequence': int(event['SEQUENCE']),
        }))
