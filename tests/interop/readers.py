# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs that are not ours, asked what is in calendar files.

A reader takes the files in the order in which a person would open them, and a time zone for its
computer. It gives a list of events: uid, start and end (in UTC as 2026-03-29T01:00Z, of whole days
2026-03-29), summary, status, sequence, cancelled; what a program does not tell is missing.
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


class Parser:
    """A program that keeps nothing of one file for the next: each is read once for each zone, as
    many as are known in one process."""

    def __init__(self, name, *command):
        self.__name__ = name
        self.command = [str(word) for word in command]
        self.read = {}

    def prepare(self, files, zone):
        new = [file for file in dict.fromkeys(map(str, files)) if (file, zone) not in self.read]
        for file in new:
            self.read[file, zone] = []
        if new:
            for line in run([*self.command, *new], zone).splitlines():
                event = json.loads(line)
                self.read[event.pop('file'), zone].append(event)

    def __call__(self, files, zone):
        self.prepare(files, zone)
        return newest([event for file in files for event in self.read[str(file), zone]])


def parsers(libical):
    return [Parser('ical.js', 'node', here / 'read-icaljs.mjs'),
            Parser('node-ical', 'node', here / 'read-node-ical.mjs'),
            Parser('python3-icalendar', '/usr/bin/python3', here / 'read-icalendar.py'),
            Parser('libical', libical)]


# --- programs with a calendar of their own -------------------------------------------------------

def khal_stages(stages, zone):
    """What khal shows after each of several lots of files, imported into one calendar."""
    words = []
    for files in stages:
        words += [*map(str, files), '--']
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        output = run(['/usr/bin/python3', str(here / 'read-khal.py'), zone, folder, *words[:-1]],
                     zone, folder)
    shown = [[] for _ in stages]
    for line in output.splitlines():
        event = json.loads(line)
        shown[event.pop('stage')].append(event)
    return shown


def khal(files, zone):
    return khal_stages([files], zone)[0]


def spans(files):
    """(first day, how many days) of events that are near each other, with room for any zone.
    Calendars want to be asked for days, and take long over each."""
    days = set()
    for file in files:
        for event in re.findall(r'^BEGIN:VEVENT.*?^END:VEVENT', Path(file).read_text(),
                                re.M | re.S):
            days.update(datetime.datetime.strptime(text, '%Y%m%d') for text in
                        re.findall(r'^DT(?:START|END)[^:]*:(\d{8})', event, re.M))
    first = last = None
    for day in sorted(days):
        if last is not None and day - last > 7 * DAY:
            yield first - 2 * DAY, (last - first).days + 4
            first = None
        first = first or day
        last = day
    yield first - 2 * DAY, (last - first).days + 4


def calcurse(files, zone):
    """Keeps no uids: what is opened twice is there twice."""
    events = {}
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        command = ['calcurse', '-D', name, '-C', name]
        for file in files:
            run([*command, '-q', '-i', str(file)], zone, name)
        output = ''.join(
            run([*command, '--input-datefmt', '4', '--from', first.strftime('%Y-%m-%d'),
                 '--days', str(n_days), '-Q', '--format-apt',
                 '%(start:epoch)\\t%(end:epoch)\\t%m\\n', '--format-event', ''], zone, name)
            for first, n_days in spans(files))
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
