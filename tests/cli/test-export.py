#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""export ics: what is written, where, and what is remembered of it."""

import os
import re
import resource
import stat
import subprocess
import sqlite3

from cli import DONE, INPUT, SYSTEM, WORKSPACE, Place, item, meeting, program, sitting
import tap


def unfold(text):
    return text.replace('\r\n ', '')


def events(text):
    """[{name: value}] of the VEVENTs, parameters left out."""
    found = []
    for block in re.findall(r'BEGIN:VEVENT\r\n(.*?)END:VEVENT', unfold(text), re.S):
        found.append({line.partition(':')[0].partition(';')[0]: line.partition(':')[2]
                      for line in block.splitlines()})
    return found


def planned(place, **fields):
    uid = meeting(place, **fields)
    for start, end in (('2025-05-15T09:00', '2025-05-15T12:30'),
                       ('2025-05-16T09:00', '2025-05-16T12:30')):
        day = sitting(place, uid, start, end)
        item(place, 'Opening', '30', sitting=day)
        item(place, 'Coffee', '15', sitting=day, kind='break')
        item(place, 'Report', '45', sitting=day)
    return uid


def export(place, uid, *arguments):
    """The file, and what is said of events that it calls off."""
    result = place.run('export', 'ics', uid, *arguments, '-o', '-')
    assert result.status == DONE, result.err
    return result.out, result.err


def each_detail_gives_the_instants_of_the_agenda():
    with Place('new') as place:
        uid = planned(place)
        agenda = place.json('agenda', uid)
        for detail, kinds in (('sitting', ['sitting']), ('item', ['item'])):
            text, _ = export(place, uid, '--detail', detail)
            wanted = {row['uid']: row for row in agenda if row['kind'] in kinds}
            found = {event['UID']: event for event in events(text)
                     if event['STATUS'] != 'CANCELLED'}
            assert set(found) == set(wanted), detail
            for key, event in found.items():
                start = wanted[key]['start'].replace('-', '').replace(':', '') + '00'
                end = wanted[key]['end'].replace('-', '').replace(':', '') + '00'
                assert (event['DTSTART'], event['DTEND']) == (start, end)
        with_breaks, _ = export(place, uid, '--detail=item', '--breaks')
        assert with_breaks.count('\nSTATUS:TENTATIVE') == len(found) + 2
        whole, said = export(place, uid, '--detail=meeting')
        assert whole.count('\nSTATUS:TENTATIVE') == 1
        # What the files before told of sittings and items is called off: nothing is there twice.
        assert whole.count('\nSTATUS:CANCELLED') == len(events(whole)) - 1 == 2 + len(found) + 2
        assert f'{len(events(whole)) - 1} events that were sent before are called off' in said


def what_was_told_and_deleted_is_called_off():
    with Place('new') as place:
        uid = planned(place)
        told = {e['UID']: e for e in events(export(place, uid)[0])}
        gone = place.json('list', 'sitting', '--sort', 'start')[0]['uid']
        place.cli('remove', 'sitting', gone)
        text, said = export(place, uid)
        assert '1 event that was sent before is called off' in said, said
        assert f"\n  2025-05-15T09:00  CANCELLED: {told[gone]['SUMMARY']}\n" in said, said
        after = {e['UID']: e for e in events(text)}
        assert set(after) == set(told)
        assert after[gone]['STATUS'] == 'CANCELLED'
        assert int(after[gone]['SEQUENCE']) == int(told[gone]['SEQUENCE']) + 1
        for name in ('DTSTART', 'DTEND'):
            assert after[gone][name] == told[gone][name]
        assert after[gone]['SUMMARY'] == 'CANCELLED: ' + told[gone]['SUMMARY']
        # Undone, it takes place, and every calendar that lost it gets it again.
        place.cli('undo')
        text, said = export(place, uid)
        assert not said
        back = {e['UID']: e for e in events(text)}
        assert back[gone]['STATUS'] == told[gone]['STATUS']
        assert int(back[gone]['SEQUENCE']) == int(after[gone]['SEQUENCE']) + 1


def the_language_and_zones_are_chosen():
    with Place('new') as place:
        uid = planned(place, title_fr='Conseil exécutif')
        english = unfold(place.cli('export', 'ics', uid, '-o', '-'))
        french = unfold(place.cli('export', 'ics', uid, '--language=fr', '-o', '-',
                                  '--zone=Asia/Tokyo'))
        assert 'Council' in english and 'Conseil exécutif' in french
        assert 'Tokyo' in french and 'Tokyo' not in english


def the_file_has_the_meeting_s_name_when_none_is_given():
    with Place('new') as place:
        uid = planned(place)
        name = place.cli('export', 'ics', uid).rstrip('\n')
        assert name in place.files() and name.endswith('.ics') and '/' not in name
        assert '2025-05-15' in name and 'GC' in name
        content = (place.top / name).read_bytes()
        assert content.startswith(b'BEGIN:VCALENDAR\r\n') and content.endswith(b'END:VCALENDAR\r\n')
        assert place.files() == sorted([name, 'work.rapporteur'])


def twice_is_the_same_and_a_move_is_told():
    with Place('new') as place:
        uid = planned(place)

        def export():
            return place.cli('export', 'ics', uid, '-o', '-')

        def without_stamp(text):
            return re.sub(r'DTSTAMP:\w+', '', text)

        first = export()
        assert without_stamp(export()) == without_stamp(first)
        before = {e['UID']: e for e in events(first)}
        moved = place.json('list', 'sitting', '--sort', 'start')[0]['uid']
        place.set('sitting', moved, start='2025-05-15T09:30')
        place.set('sitting', moved, start='2025-05-15T09:15')
        after = {e['UID']: e for e in events(export())}
        assert set(after) == set(before)
        for key in after:
            raised = int(after[key]['SEQUENCE']) - int(before[key]['SEQUENCE'])
            assert raised > 0 if key == moved else raised == 0, (key, raised)
        # Back in time in the workspace, but never for those who have the file.
        place.cli('undo')
        place.cli('undo')
        back = {e['UID']: e for e in events(export())}
        assert back[moved]['DTSTART'] == before[moved]['DTSTART']
        assert int(back[moved]['SEQUENCE']) > int(after[moved]['SEQUENCE'])
        assert without_stamp(export()) == without_stamp(export())


def nothing_is_half_written():
    with Place('new') as place:
        uid = planned(place)
        for target in ('gone/x.ics', '.', 'work.rapporteur/x.ics'):
            place.refused('export', 'ics', uid, '-o', target, status=SYSTEM)
        target = place.top / 'x.ics'
        target.write_text('what was there')
        # No room for the file: a limit that the workspace fits in stands for the disk.
        day = place.json('list', 'sitting')[0]['uid']
        for number in range(90):
            item(place, f'{number} ' + 'x' * 490, '1', sitting=day)
        result = subprocess.run(
            [program, '-w', place.file, 'export', 'ics', uid, '--detail=item', '-o', target],
            env=place.env,
            capture_output=True, timeout=60, restore_signals=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (34000, 34000)))
        assert result.returncode == SYSTEM and b'x.ics' in result.stderr, result
        assert target.read_text() == 'what was there'
        assert place.files() == ['work.rapporteur', 'x.ics'], place.files()
        if os.path.exists('/dev/full'):
            place.refused('export', 'ics', uid, '-o', '/dev/full', status=SYSTEM, unchanged=False)
            assert stat.S_ISCHR(os.stat('/dev/full').st_mode)
        # What could not be written was not told: the next file is the first one.
        assert sqlite3.connect(place.file).execute(
            'SELECT count(*) FROM calendar_event').fetchone() == (0,)
        place.cli('export', 'ics', uid, '-o', 'x.ics')
        assert sqlite3.connect(place.file).execute(
            'SELECT count(*) FROM calendar_event').fetchone() > (0,)


def a_link_stays_a_link_and_a_mode_a_mode():
    with Place('new') as place:
        uid = planned(place)
        real = place.top / 'real.ics'
        real.write_text('old')
        (place.top / 'link.ics').symlink_to('real.ics')
        place.cli('export', 'ics', uid, '-o', 'link.ics')
        assert (place.top / 'link.ics').is_symlink() and 'VCALENDAR' in real.read_text()
        result = subprocess.run(
            f'umask 022; "{program}" -w "{place.file}" export ics {uid} -o n.ics',
            shell=True, cwd=place.top, env=place.env, timeout=60)
        assert result.returncode == DONE
        assert stat.S_IMODE((place.top / 'n.ics').stat().st_mode) == 0o644


def what_cannot_be_exported_is_refused():
    with Place('new') as place:
        place.refused('export', 'ics', 'GC 99', status=INPUT)
        uid = planned(place)
        place.refused('export', 'ics', uid, '--zone', 'Mars/Olympus', status=INPUT)
        place.refused('export', 'ics', uid, workspace=place.top / 'gone', status=WORKSPACE,
                      unchanged=False)
        assert place.files() == ['work.rapporteur']
        # A cancelled meeting is told as cancelled.
        place.cli('export', 'ics', uid, '-o', '-')
        place.set('meeting', uid, state='cancelled')
        assert {e['STATUS'] for e in events(place.cli('export', 'ics', uid, '-o', '-'))} == {
            'CANCELLED'}


tap.run(each_detail_gives_the_instants_of_the_agenda, what_was_told_and_deleted_is_called_off,
        the_language_and_zones_are_chosen, the_file_has_the_meeting_s_name_when_none_is_given,
        twice_is_the_same_and_a_move_is_told, nothing_is_half_written,
        a_link_stays_a_link_and_a_mode_a_mode, what_cannot_be_exported_is_refused)
