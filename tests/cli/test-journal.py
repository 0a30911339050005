#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""undo, redo, history, verify, backup."""

import sqlite3

from cli import INPUT, SYSTEM, WORKSPACE, Place, item, meeting, sitting
import tap


def what_is_undone_can_be_done_again():
    with Place('new') as place:
        place.refused('undo', status=INPUT)
        place.refused('redo', status=INPUT)
        uid = meeting(place, title_en='Council')
        states = [place.state()[:-1]]
        for title in ('One', 'Two', 'Three'):
            place.set('meeting', uid, title_en=title)
            states.append(place.state()[:-1])
        for state in states[-2::-1]:
            assert place.cli('undo').startswith('Undone: ')
            assert [s for s in place.state()[:-1]] == state
        assert place.cli('redo').startswith('Done again: ')
        assert place.state()[:-1] == states[1]
        # A new step after an undo ends what could be done again.
        place.set('meeting', uid, title_en='Other')
        place.refused('redo', status=INPUT)
        place.cli('undo')
        assert place.state()[:-1] == states[1]


def history_is_told_in_words():
    with Place('new', RAPPORTEUR_NOW='2025-05-01T10:00:00Z') as place:
        uid = meeting(place)
        day = sitting(place, uid)
        one = item(place, 'Opening', '30', sitting=day)
        place.set('agenda-item', one, duration='45', title_en='Opening of the session')
        place.set('meeting', uid, region='AMS', sample='yes', state='confirmed')
        text = place.cli('history')
        for words in ('2025-05-01 10:00', 'Duration 30 min → 45 min',
                      'Title (English) “Opening” → “Opening of the session”', 'Region ESA → AMS',
                      'Sample no → yes', 'State Tentative → Confirmed',
                      'Sitting “Plenary” added', 'Meeting “GC 77” added'):
            assert words in text, (words, text)
        assert 'Last changed' not in text
        place.cli('undo')
        text = place.cli('history')
        assert 'Undone: Change “Council”' in text and 'Change “Council” (taken back)' in text
        assert 'Region AMS → ESA' in text
        place.cli('redo')
        assert 'Done again: Change “Council”' in place.cli('history')
        own = place.cli('history', 'agenda-item', one)
        assert 'Opening' in own and 'Council' not in own
        assert 'Opening' not in place.cli('history', 'region')
        assert len([line for line in place.cli('history', '--limit=2').splitlines()
                    if not line.startswith(' ')]) == 2
        place.cli('remove', 'agenda-item', one)
        assert 'removed' in place.cli('history', '--limit=1')


def history_for_scripts():
    with Place('new', RAPPORTEUR_NOW='2025-05-01T10:00:00Z') as place:
        uid = meeting(place)
        place.set('meeting', uid, venue='Hall', region='AMS')
        last, first = place.json('history', 'meeting', uid)
        assert (last['kind'], last['op'], last['uid']) == ('meeting', 'update', uid)
        assert last['at'] == '2025-05-01T10:00:00Z' and last['state'] == 'done'
        assert last['changes']['venue'] == {'from': '', 'to': 'Hall'}
        assert last['changes']['region'] == {'from': place.get('region', 'ESA')['uid'],
                                             'to': place.get('region', 'AMS')['uid']}
        assert first['op'] == 'insert' and first['changes']['title-en'] == {'from': None,
                                                                            'to': 'Council'}
        assert last['step'] > first['step']
        place.cli('remove', 'meeting', uid)
        gone = place.json('history', 'meeting', first['id'])[0]
        assert gone['op'] == 'delete' and gone['changes']['venue']['to'] is None
        assert place.json('history', 'meeting', '--limit=1') == [gone]


def a_sound_workspace_is_told_to_be_sound():
    with Place('demo') as place:
        assert place.cli('verify') == 'The workspace is sound.\n'
        database = sqlite3.connect(place.file)
        database.execute("UPDATE meeting SET zone = 'Mars/Olympus' WHERE id = 3")
        database.commit()
        database.close()
        result = place.run('verify')
        assert result.status == WORKSPACE and 'problem' in result.err
        assert 'Mars/Olympus' in result.out, result.out


def a_backup_is_a_whole_workspace():
    with Place('demo') as place:
        everything = place.cli('list', 'agenda-item', '--format=json')
        place.cli('backup', '-o', 'copy.rapporteur')
        copy = place.top / 'copy.rapporteur'
        assert place.cli('list', 'agenda-item', '--format=json', workspace=copy) == everything
        assert 'sound' in place.cli('verify', workspace=copy)
        name = place.cli('backup').strip()
        assert name.endswith('.rapporteur') and (place.top / name).exists()
        files = place.files()
        result = place.run('backup', '-o', 'gone/copy.rapporteur')
        assert result.status in (INPUT, WORKSPACE, SYSTEM) and result.err, result.status
        assert place.files() == files


tap.run(what_is_undone_can_be_done_again, history_is_told_in_words, history_for_scripts,
        a_sound_workspace_is_told_to_be_sound, a_backup_is_a_whole_workspace)
