#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds calendar files against programs that are not ours: each event once, at the right instants,
with its title and status, also when a file is opened twice, after a newer one, and on a computer
in Tokyo.

  test-interop.py MAKE-CALENDARS READ-LIBICAL [RAPPORTEUR-CLI]

With the command line it also takes every meeting of the sample workspace, as "export ics" writes
it and "agenda --format json" tells it.
"""

import datetime
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

here = Path(__file__).resolve().parent
sys.path[:0] = [str(here), str(here.parent)]

import readers  # noqa: E402
import tap  # noqa: E402

maker, libical_program, *rest = sys.argv[1:]
cli = rest[0] if rest else None
stores = [readers.khal]
parsers = [readers.ical_js, readers.node_ical, readers.python_icalendar,
           readers.Libical(libical_program)]
# Keeps no uids: opening a file twice doubles it, and updates are not for it.
simple = [readers.calcurse]
ZONES = ['UTC', 'Asia/Tokyo']

scratch = tempfile.TemporaryDirectory()
cases = Path(scratch.name) / 'cases'


# --- what a file must mean -----------------------------------------------------------------------

def minute(moment):
    """2026-03-29T01:00:00Z without its seconds."""
    return f'{moment[:16]}Z'


def shortest(start, end):
    """An event of no length is written with one minute."""
    if start < end:
        return end
    moment = datetime.datetime.strptime(start, '%Y-%m-%dT%H:%MZ') + datetime.timedelta(minutes=1)
    return moment.strftime('%Y-%m-%dT%H:%MZ')


def expect(rows, detail):
    """Events by uid: (start, end, what the summary must hold, status)."""
    rows = [dict(row, start=minute(row['start-utc']), end=minute(row['end-utc'])) for row in rows]
    if detail != 'meeting':
        return {row['uid']: (row['start'], shortest(row['start'], row['end']), row['title'],
                             row['status'])
                for row in rows if row['kind'] == detail}
    expected = {}
    for meeting in {row['meeting'] for row in rows}:
        sittings = [row for row in rows if row['meeting'] == meeting and row['kind'] == 'sitting']
        kept = [row for row in sittings if row['status'] != 'CANCELLED']
        expected[meeting] = (min(row['start'] for row in kept or sittings),
                             max(row['end'] for row in kept or sittings), '',
                             kept[0]['status'] if kept else 'CANCELLED')
    return expected


def same_words(title, summary):
    """The summary has more than the title, and has long titles cut off."""
    return title in summary or any(
        part and title.startswith(part.split('] ')[-1].split('. ', 1)[-1])
        for part in summary.split('…')[:-1])


def check(reader, files, expected, zone, where):
    """Each event once: none missing, none twice, none that is not expected."""
    where = f'{reader.__name__}, {zone}, {where}'
    events = reader(files, zone)
    remaining = dict(expected)
    for event in events:
        uid = event.get('uid') or next(
            (key for key, (start, end, title, _) in remaining.items()
             if (event['start'], event['end']) == (start, end)
             and same_words(title, event['summary'])), None)
        assert uid in remaining, f'{where}: not expected, or twice: {event}'
        start, end, title, status = remaining.pop(uid)
        assert (event['start'], event['end']) == (start, end), \
            f'{where}: {event} instead of {start} to {end}'
        assert same_words(title, event['summary']), f'{where}: {event} instead of {title}'
        assert event.get('status') in (None, status), f'{where}: {event} instead of {status}'
        assert event['summary'].startswith('CANCELLED: ') == (status == 'CANCELLED'), \
            f'{where}: {event}'
    assert not remaining, f'{where}: missing {remaining}'


# --- the meetings of make-calendars --------------------------------------------------------------

def groups():
    """The files of one detail and form, in three versions, and what each version means."""
    folders = sorted(cases.iterdir())
    assert len(folders) >= 12
    for detail in ('sitting', 'item', 'meeting'):
        for form in ('', '-own'):
            files = [[folder / f'{version}-{detail}{form}.ics' for folder in folders]
                     for version in (1, 2, 3)]
            meanings = [expect([row for folder in folders for row
                                in json.loads((folder / f'{version}.json').read_text())], detail)
                        for version in (1, 2, 3)]
            yield f'{detail}{form}', files, meanings


def every_event_comes_once_at_its_instants():
    for name, files, meanings in groups():
        for zone in ZONES:
            for reader in parsers + stores:
                check(reader, files[0] * 2, meanings[0], zone, name)
            for reader in simple:
                check(reader, files[0], meanings[0], zone, name)


def an_update_replaces_and_a_cancellation_is_seen():
    for name, files, meanings in groups():
        for reader in parsers + stores:
            check(reader, files[0] + files[1], meanings[1], 'UTC', f'{name}, updated')
            check(reader, files[0] + files[1] + files[2], meanings[2], 'UTC', f'{name}, cancelled')


def a_sequence_rises_with_a_move_and_only_then():
    for name, files, meanings in groups():
        told = [{event['uid']: event['sequence'] for event in readers.ical_js(version, 'UTC')}
                for version in files]
        for before, after in ((0, 1), (1, 2)):
            for uid, sequence in told[after].items():
                start, end, _, status = meanings[after][uid]
                old_start, old_end, _, old_status = meanings[before][uid]
                moved = (start, end, status) != (old_start, old_end, old_status)
                assert sequence == told[before][uid] + moved, f'{name}: {uid} has {sequence}'


# --- the sample workspace ------------------------------------------------------------------------

def ask(workspace, *arguments):
    result = subprocess.run([cli, '-w', str(workspace), *arguments], capture_output=True,
                            text=True, timeout=120)
    assert result.returncode == 0, f'{arguments}: {result.stderr}'
    return result.stdout


def status_of(meeting, record):
    if meeting['state'] in ('cancelled', 'postponed') or record['state'] in ('dropped',
                                                                             'withdrawn'):
        return 'CANCELLED'
    return 'TENTATIVE' if meeting['state'] in ('proposed', 'tentative') else 'CONFIRMED'


def meaning_of(workspace, meeting, records):
    """The agenda as the command line tells it, without what a calendar file keeps for itself."""
    rows = json.loads(ask(workspace, 'agenda', meeting['uid'], '--format', 'json'))
    hidden = None
    for row in rows:
        record = records[row['uid']]
        if hidden is not None and (row['kind'] == 'sitting' or row['level'] <= hidden):
            hidden = None
        if hidden is None and record.get('confidential') in (True, 1):
            hidden = row['level']
        if hidden is None and row['start-utc']:
            kind = 'sitting' if row['kind'] == 'sitting' else 'item'
            yield dict(row, kind=kind, status=status_of(meeting, record))


def whole_days(meeting):
    """What a meeting without sittings is written as."""
    after = datetime.date.fromisoformat(meeting['end-date']) + readers.DAY
    return {meeting['uid']: (meeting['start-date'], after.isoformat(), meeting['title-en'],
                             status_of(meeting, {'state': ''}))}


def the_sample_workspace_means_what_its_agendas_say():
    folder = Path(scratch.name) / 'sample'
    folder.mkdir()
    workspace = folder / 'sample.rapporteur'
    ask(workspace, 'demo')
    meetings = json.loads(ask(workspace, 'list', 'meeting', '--format', 'json'))
    records = {record['uid']: record for kind in ('sitting', 'agenda-item')
               for record in json.loads(ask(workspace, 'list', kind, '--format', 'json'))}
    rows_of = {meeting['uid']: [dict(row, meeting=meeting['uid'])
                                for row in meaning_of(workspace, meeting, records)]
               for meeting in meetings}
    for detail in ('sitting', 'item', 'meeting'):
        expected = {}
        files = []
        # Whoever gets one kind of file does not get the others, which would call it off.
        own = folder / f'{detail}.rapporteur'
        shutil.copy(workspace, own)
        for meeting in meetings:
            rows = rows_of[meeting['uid']]
            expected.update(expect(rows, detail) or expect(rows, 'meeting')
                            or whole_days(meeting))
            files.append(folder / f'{meeting["uid"]}-{detail}.ics')
            ask(own, 'export', 'ics', meeting['uid'], '--detail', detail, '--breaks', '-o',
                str(files[-1]))
        assert len(expected) >= len(meetings) > 10
        for reader in parsers + stores:
            check(reader, files * 2, expected, 'Asia/Tokyo', f'sample, {detail}')


absent = readers.missing()
if absent:
    sys.exit(f'These programs are needed and not there: {", ".join(absent)}.')
cases.mkdir()
subprocess.run([maker, str(cases)], check=True)
tests = [every_event_comes_once_at_its_instants, an_update_replaces_and_a_cancellation_is_seen,
         a_sequence_rises_with_a_move_and_only_then]
if cli:
    tests.append(the_sample_workspace_means_what_its_agendas_say)
tap.run(*tests)
