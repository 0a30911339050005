#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds calendar files against programs that are not ours: each event once, at the right instants,
with its title and status, also when a file is opened twice, after a newer one, and on a computer
in Tokyo; what was told and is gone is seen as called off.

  test-interop.py MAKE-CALENDARS READ-LIBICAL [RAPPORTEUR-CLI]

With the command line it also takes meetings that it makes, and every meeting of the sample
workspace, as "export ics" writes them and "agenda --format json" tells them.
"""

import datetime
import json
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

here = Path(__file__).resolve().parent
sys.path[:0] = [str(here), str(here.parent)]

import readers  # noqa: E402
import tap  # noqa: E402

maker, libical_program, *rest = sys.argv[1:]
cli = rest[0] if rest else None
parsers = readers.parsers(libical_program)
# Keeps no uids: opening a file twice doubles it, and updates are not for it.
simple = [readers.calcurse]
ZONES = ['UTC', 'Asia/Tokyo']

scratch = tempfile.TemporaryDirectory()
cases = Path(scratch.name) / 'cases'
VERSIONS = range(1, 5)
# The programs that keep a calendar are slow, and each run has one of its own.
pool = ThreadPoolExecutor(2)


def together(*jobs):
    """Runs them beside each other; fails as the first of them that fails."""
    for result in [pool.submit(*job) for job in jobs]:
        result.result()


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
    where = f'{reader.__name__}, {zone}, {where}'
    check_events(reader(files, zone), expected, where)


def check_events(events, expected, where):
    """Each event once: none missing, none twice, none that is not expected."""
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
        assert event.get('cancelled') in (None, status == 'CANCELLED'), \
            f'{where}: {event} instead of {status}'
        assert event['summary'].startswith('CANCELLED: ') == (status == 'CANCELLED'), \
            f'{where}: {event}'
    assert not remaining, f'{where}: missing {remaining}'


def check_stages(stages, meanings, where):
    """One calendar, into which more and more files are imported."""
    for number, (events, meaning) in enumerate(zip(readers.khal_stages(stages, 'UTC'), meanings)):
        check_events(events, meaning, f'khal, UTC, {where}, stage {number}')


# --- the meetings of make-calendars --------------------------------------------------------------

folders = []


def rows_of_version(version):
    return [row for folder in folders
            for row in json.loads((folder / f'{version}.json').read_text())]


def groups():
    """The files of one detail and form, in all versions, and what each version means."""
    for detail in ('sitting', 'item', 'meeting'):
        for form in ('', '-own'):
            files = [[folder / f'{version}-{detail}{form}.ics' for folder in folders]
                     for version in VERSIONS]
            yield f'{detail}{form}', files, [expect(rows_of_version(version), detail)
                                             for version in VERSIONS]


def every_event_comes_once_at_its_instants():
    jobs = []
    for zone in ZONES:
        for reader in parsers:
            reader.prepare(sorted(cases.rglob('*.ics')), zone)
        for name, files, meanings in groups():
            for reader in parsers:
                check(reader, files[0] * 2, meanings[0], zone, name)
            jobs += [(check, readers.khal, files[0] * 2, meanings[0], zone, name)]
            jobs += [(check, reader, files[0], meanings[0], zone, name) for reader in simple]
    together(*jobs)


def an_update_replaces_and_what_is_off_is_seen():
    jobs = []
    for name, files, meanings in groups():
        for reader in parsers:
            for last in range(1, len(files)):
                check(reader, sum(files[:last + 1], []), meanings[last], 'UTC',
                      f'{name}, version {last + 1}')
        jobs.append((check_stages, files, meanings, name))
        if not name.startswith('meeting'):
            assert all(a != b for a, b in zip(meanings, meanings[1:])), name
    together(*jobs)


def what_was_deleted_is_called_off_where_it_was():
    """The versions hold what this is about; the other tests hold the files against them."""
    for detail, least in (('sitting', 1), ('item', 5)):
        before, after = (expect(rows_of_version(version), detail) for version in (2, 3))
        assert set(before) == set(after)
        off = [uid for uid in before
               if (before[uid][3], after[uid][3]) == ('CONFIRMED', 'CANCELLED')]
        assert len(off) >= least * len(folders), (detail, len(off))
        assert all(before[uid][:3] == after[uid][:3] for uid in off)


def a_change_of_detail_leaves_each_hour_once():
    rows = rows_of_version(1)
    sittings = expect(rows, 'sitting')
    off = {uid: (*event[:3], 'CANCELLED') for uid, event in sittings.items()}
    files = [[folder / f'then-{number}.ics' for folder in folders] for number in (1, 2)]
    meanings = [sittings, {**off, **expect(rows, 'item')}]
    for reader in parsers:
        check(reader, files[0] + files[1], meanings[1], 'Asia/Tokyo', 'another detail')
    check_stages(files, meanings, 'another detail')


def a_sequence_rises_with_a_move_and_only_then():
    for name, files, meanings in groups():
        told = [{event['uid']: event['sequence'] for event in parsers[0](version, 'UTC')}
                for version in files]
        for before, after in zip(range(len(files)), range(1, len(files))):
            for uid, sequence in told[after].items():
                start, end, _, status = meanings[after][uid]
                old_start, old_end, _, old_status = meanings[before][uid]
                moved = (start, end, status) != (old_start, old_end, old_status)
                assert sequence == told[before][uid] + moved, f'{name}: {uid} has {sequence}'


# --- workspaces ----------------------------------------------------------------------------------

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


def records_of(workspace):
    return {record['uid']: record for kind in ('sitting', 'agenda-item')
            for record in json.loads(ask(workspace, 'list', kind, '--format', 'json'))}


def files_of(workspace, meetings, detail, name, rows_of):
    """The files of all meetings of the workspace, and what they must mean."""
    expected = {}
    files = []
    for meeting in meetings:
        rows = rows_of[meeting['uid']]
        expected.update(expect(rows, detail) or expect(rows, 'meeting') or whole_days(meeting))
        files.append(workspace.parent / f'{meeting["uid"]}-{name}.ics')
        ask(workspace, 'export', 'ics', meeting['uid'], '--detail', detail, '--breaks', '-o',
            str(files[-1]))
    return files, expected


def agendas_of(workspace, meetings):
    records = records_of(workspace)
    return {meeting['uid']: [dict(row, meeting=meeting['uid'])
                             for row in meaning_of(workspace, meeting, records)]
            for meeting in meetings}


def the_sample_workspace_means_what_its_agendas_say():
    folder = Path(scratch.name) / 'sample'
    folder.mkdir()
    workspace = folder / 'sample.rapporteur'
    ask(workspace, 'demo')
    meetings = json.loads(ask(workspace, 'list', 'meeting', '--format', 'json'))
    rows_of = agendas_of(workspace, meetings)
    jobs = []
    for detail in ('sitting', 'item', 'meeting'):
        # Whoever gets one kind of file does not get the others, which would call it off.
        own = folder / f'{detail}.rapporteur'
        shutil.copy(workspace, own)
        files, expected = files_of(own, meetings, detail, detail, rows_of)
        assert len(expected) >= len(meetings) > 10
        jobs += [(check, reader, files * 2, expected, 'Asia/Tokyo', f'sample, {detail}')
                 for reader in [*parsers, readers.khal]]
    together(*jobs)


# Zone, and days on both sides of what the clocks do there.
WEEKS = [('Europe/Brussels', '2026-03-28', '2026-03-29'),
         ('Africa/Cairo', '2026-04-23', '2026-04-24'),
         ('Africa/Casablanca', '2026-02-14', '2026-02-15'),
         ('America/Santiago', '2026-04-04', '2026-04-05'),
         ('Pacific/Apia', '2026-05-14', '2026-05-15')]


def plan(workspace, zone, days):
    """A meeting as a person makes it, with a sitting on each day and one through the night."""
    meeting = ask(workspace, 'add', 'meeting', f'title-en=Conference; {zone}, \\ 会議',
                  f'zone={zone}', f'start-date={days[0]}', f'end-date={days[-1]}',
                  'state=confirmed').strip()
    for start, end in [(f'{days[0]}T09:00', f'{days[0]}T12:00'),
                       (f'{days[0]}T22:00', f'{days[1]}T05:00'),
                       (f'{days[1]}T09:00', f'{days[1]}T12:00')]:
        sitting = ask(workspace, 'add', 'sitting', f'meeting={meeting}', f'start={start}',
                      f'end={end}', f'title-en=مؤتمر {start}').strip()
        for number, minutes in enumerate(('150', '25')):
            ask(workspace, 'add', 'agenda-item', f'meeting={meeting}', f'sitting={sitting}',
                f'duration={minutes}', f'title-en=Item {number} of {start}')
    return meeting


def weeks_of_clock_changes_mean_what_the_command_line_says():
    folder = Path(scratch.name) / 'weeks'
    folder.mkdir()
    workspace = folder / 'weeks.rapporteur'
    ask(workspace, 'new')
    for zone, *days in WEEKS:
        plan(workspace, zone, days)
    meetings = json.loads(ask(workspace, 'list', 'meeting', '--format', 'json'))
    assert len(meetings) == len(WEEKS)
    rows_of = agendas_of(workspace, meetings)
    gone = [next(row['uid'] for row in rows if row['kind'] == 'sitting')
            for rows in rows_of.values()]
    jobs = []
    for detail, count in (('sitting', 3), ('item', 6)):
        own = folder / f'{detail}.rapporteur'
        shutil.copy(workspace, own)
        files, expected = files_of(own, meetings, detail, f'{detail}-1', rows_of)
        assert len(expected) == count * len(WEEKS)
        for sitting in gone:
            ask(own, 'remove', 'sitting', sitting)
        left = agendas_of(own, meetings)
        later, still = files_of(own, meetings, detail, f'{detail}-2', left)
        # What stood in the sitting that is gone is told as it was last told.
        after = {uid: still.get(uid, (*event[:3], 'CANCELLED'))
                 for uid, event in expected.items()}
        assert sum(event[3] == 'CANCELLED' for event in after.values()) == count // 3 * len(WEEKS)
        for reader in parsers:
            check(reader, files * 2, expected, 'Asia/Tokyo', f'weeks, {detail}')
            check(reader, files + later, after, 'UTC', f'weeks, {detail}, a sitting removed')
        jobs += [(check_stages, [files * 2, later * 2], [expected, after], f'weeks, {detail}')]
    together(*jobs)


absent = readers.missing()
if absent:
    sys.exit(f'These programs are needed and not there: {", ".join(absent)}.')
cases.mkdir()
subprocess.run([maker, str(cases)], check=True)
folders += sorted(cases.iterdir())
assert len(folders) >= 13
tests = [every_event_comes_once_at_its_instants, an_update_replaces_and_what_is_off_is_seen,
         what_was_deleted_is_called_off_where_it_was, a_change_of_detail_leaves_each_hour_once,
         a_sequence_rises_with_a_move_and_only_then]
if cli:
    tests += [weeks_of_clock_changes_mean_what_the_command_line_says,
              the_sample_workspace_means_what_its_agendas_say]
tap.run(*tests)
