# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs that are not ours, asked what is in calendar files.

A reader takes the files in the order in which a person would open them, and a time zone for its
computer. It gives a list of events: uid, start and end (in UTC as 2026-03-29T01:00Z, of whole days
2026-03-29), summary, status, sequence; what a program does not tell is missing.
"""

import datetime
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

here = Path(__file__).resolve().parent
DAY = datetime.timedelta(days=1)

# Calendars that sync every event to the disk take minutes for what memory does in seconds.
MEMORY = '/dev/shm' if os.access('/dev/shm', os.W_OK) else None


def run(command, zone, folder=None):
    environment = dict(os.environ, TZ=zone, LC_ALL='C.UTF-8')
    if folder:
        environment['HOME'] = str(folder)
    result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    if result.returncode != 0:
        raise AssertionError(f'{command[0]} failed: {result.stderr or result.stdout}')
    return result.stdout


def newest(events):
    """What remains of events of the same uid by RFC 5546 §2.1.5: programs that only read files
    leave that to their caller."""
    kept = {}
    for event in events:
        if event['uid'] not in kept or event['sequence'] >= kept[event['uid']]['sequence']:
            kept[event['uid']] = event
    return list(kept.values())


def lines_of(command, files, zone):
    return newest([json.loads(line)
                   for line in run([*command, *map(str, files)], zone).splitlines()])


def ical_js(files, zone):
    return lines_of(['node', str(here / 'read-icaljs.mjs')], files, zone)


def node_ical(files, zone):
    return lines_of(['node', str(here / 'read-node-ical.mjs')], files, zone)


def python_icalendar(files, zone):
    return lines_of(['/usr/bin/python3', str(here / 'read-icalendar.py')], files, zone)


class Libical:
    __name__ = 'libical'

    def __init__(self, program):
        self.program = program

    def __call__(self, files, zone):
        return lines_of([self.program], files, zone)


# --- programs with a calendar of their own -------------------------------------------------------

KHAL_CONFIGURATION = """
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
KHAL_FIELDS = ['uid', 'start-date-long', 'start-time', 'end-date-long', 'end-time', 'cancelled',
               'title']


def span_of(files):
    """First day of the events and how many days they take, with room for any zone; calendars want
    to be asked for days."""
    dates = re.findall(r'^DT(?:START|END)[^:]*:(\d{8})',
                       ''.join(Path(file).read_text() for file in files), re.M)
    days = [datetime.datetime.strptime(text, '%Y%m%d') for text in dates]
    return min(days) - 2 * DAY, (max(days) - min(days)).days + 4


def to_utc(date, time, zone):
    from zoneinfo import ZoneInfo
    if not time:
        return date
    local = datetime.datetime.fromisoformat(f'{date}T{time}').replace(tzinfo=ZoneInfo(zone))
    return local.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%MZ')


def khal(files, zone):
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        folder = Path(name)
        (folder / 'calendar').mkdir()
        (folder / 'config').write_text(KHAL_CONFIGURATION.format(folder=folder, zone=zone))
        command = ['khal', '-c', str(folder / 'config')]
        run([*command, 'import', '--batch', '-a', 'test', *map(str, files)], zone, folder)
        first, n_days = span_of(files)
        output = run([*command, 'list', '--notstarted', first.strftime('%Y-%m-%d'), f'{n_days}d',
                      '--day-format', '', '--format',
                      '\t'.join('{' + field + '}' for field in KHAL_FIELDS)], zone, folder)
        n_stored = len(list((folder / 'calendar').iterdir()))
    events = []
    # An event of several days is listed on each.
    for line in dict.fromkeys(output.splitlines()):
        row = dict(zip(KHAL_FIELDS, line.split('\t')))
        end = row['end-date-long']
        if not row['start-time']:
            # khal names the last day, calendar files the day after.
            end = (datetime.date.fromisoformat(end) + DAY).isoformat()
        events.append({
            'uid': row['uid'],
            'start': to_utc(row['start-date-long'], row['start-time'], zone),
            'end': to_utc(end, row['end-time'], zone),
            'summary': row['title'],
            'status': 'CANCELLED' if row['cancelled'].strip() else None,
        })
    assert n_stored == len(events), f'khal keeps {n_stored} events and shows {len(events)}'
    return events


def calcurse(files, zone):
    """Keeps no uids: what is opened twice is there twice."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        command = ['calcurse', '-D', name, '-C', name]
        for file in files:
            run([*command, '-q', '-i', str(file)], zone, name)
        first, n_days = span_of(files)
        output = run([*command, '--input-datefmt', '4', '--from', first.strftime('%Y-%m-%d'),
                      '--days', str(n_days), '-Q', '--format-apt',
                      '%(start:epoch)\\t%(end:epoch)\\t%m\\n', '--format-event', ''], zone, name)
    events = {}
    for line in output.splitlines():
        parts = line.split('\t')
        if len(parts) != 3:
            continue
        # An event over midnight is listed on both days.
        events[line] = {
            'start': moment(int(parts[0])), 'end': moment(int(parts[1])), 'summary': parts[2]}
    return list(events.values())


def moment(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime(
        '%Y-%m-%dT%H:%MZ')


def missing():
    """Programs that are not there."""
    return [program for program in ('node', 'khal', 'calcurse') if not shutil.which(program)]
