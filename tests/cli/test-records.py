#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""list, show, add, set, remove; conditions, order, formats; what a new record knows by itself."""

import uuid

from cli import INPUT, Place, item, meeting, sitting
import tap

KINDS = ('region member weekend-rule entity person term body meeting sitting agenda-item '
         'item-person vocabulary setting').split()


def every_kind_is_listed_in_every_format():
    with Place('demo') as place:
        for kind in KINDS:
            objects = place.json('list', kind)
            lines = place.csv('list', kind)
            table = place.cli('list', kind).splitlines()
            assert len(objects) == len(lines) == len(table) - 1, kind
            assert [o['uid'] for o in objects] == [line['uid'] for line in lines]
            for o, line in zip(objects[:20], lines):
                assert list(o) == list(line), kind
                assert uuid.UUID(o['uid']) and isinstance(o['id'], int)
                for key, value in o.items():
                    text = line[key]
                    if value is None:
                        assert text == '', (kind, key, text)
                    elif value is True or value is False:
                        assert text == str(int(value)), (kind, key, text)
                    else:
                        assert text.lstrip("'") == str(value).lstrip("'"), (kind, key, text)
            if objects:
                assert place.json('show', kind, objects[0]['uid']) == objects[0]
                shown = place.cli('show', kind, objects[0]['uid']).splitlines()
                assert [line.split()[0] for line in shown] == list(objects[0])


def tables_have_stable_aligned_columns():
    with Place('new') as place:
        place.add('setting', key='税関', value='wide')
        place.add('setting', key='e\u0301le\u0300ve', value='marks')
        place.add('setting', key='plain', value='two\nlines')
        lines = place.cli('list', 'setting', 'key!=x', '--sort=key')
        lines = [line for line in lines.splitlines()
                 if any(word in line for word in ('wide', 'marks', 'two', 'value'))]
        starts = set()
        for line in lines:
            width = 0
            for c in line[:line.index(next(w for w in ('wide', 'marks', 'two', 'value')
                                           if w in line))]:
                width += 0 if c in '\u0301\u0300' else 2 if ord(c) > 0x2e80 else 1
            starts.add(width)
            assert line == line.rstrip() and '\x1b' not in line
        assert len(lines) == 4 and len(starts) == 1, lines


def conditions_choose_records():
    with Place('new') as place:
        first = meeting(place, title_en='First', session='1', start_date='2025-01-10',
                        end_date='2025-01-11', expected='5')
        second = meeting(place, title_en='Second', session='2', start_date='2025-05-15',
                         expected='120', state='confirmed', mode='hybrid')
        third = meeting(place, title_en='Été', session='3', start_date='2026-02-01', body='PC',
                        region='', end_date='2026-02-02')
        every = [first, second, third]

        def chosen(*conditions, where=True):
            words = [w for c in conditions for w in (('--where', c) if where else (c,))]
            return [m['uid'] for m in place.json('list', 'meeting', *words)]

        for conditions, expected in (
                ([], every),
                (['session=2'], [second]),
                (['session!=2'], [first, third]),
                (['body=GC'], [first, second]),
                (['body=gc', 'session=1'], [first]),
                (['region=ESA'], [first, second]),
                (['region=AOA'], [first, second]),
                (['region='], [third]),
                (['region!='], [first, second]),
                (['start-date>=2025-05'], [second, third]),
                (['start-date<2025-05-15'], [first]),
                (['start-date<=2025-05-15'], [first, second]),
                (['start-date>2025-05-15'], [third]),
                (['start-date~2025'], [first, second]),
                (['title-en~ECON'], [second]),
                (['title-en~ete'], [third]),
                (['expected>5'], [second]),
                (['expected='], [third]),
                (['expected>=5', 'expected<120'], [first]),
                (['state=confirmed'], [second]),
                (['mode!=hybrid'], [first, third]),
                (['sample=no'], every),
                (['sample=yes'], []),
                (['zone=Africa/Johannesburg'], every)):
            assert chosen(*conditions) == expected, conditions
            assert chosen(*conditions, where=False) == expected, conditions

        for wrong, word in (('nonsense=1', 'nonsense'), ('start-date=15.5.', 'start-date'),
                            ('state=open', 'state'), ('body=XYZ', 'XYZ'),
                            ('expected=x', 'expected'),
                            ('region=99', '99')):
            place.refused('list', 'meeting', '--where', wrong, status=INPUT, words=word)
        place.refused('list', 'meeting', '--sort', 'nonsense', status=INPUT, words='nonsense')

        def ordered(key):
            return [m['uid'] for m in place.json('list', 'meeting', '--sort', key)]

        assert ordered('start-date') == every
        assert ordered('-start-date') == every[::-1]
        assert ordered('-session') == every[::-1]
        assert ordered('body')[-1] == third
        assert len(place.json('list', 'meeting', '--limit', '2')) == 2
        assert len(place.json('list', 'meeting', '--limit', '0')) == 3


def ids_are_rows_uids_or_what_people_say():
    with Place('demo') as place:
        esa = place.get('region', 'ESA')
        for name in ('esa', 'AOA', esa['uid'], str(esa['id']), ' ESA '):
            assert place.get('region', name) == esa, name
        assert place.get('member', 'ZA')['name-en'] == place.get('member', 'ZAF')['name-en']
        council = place.get('meeting', 'GC 31')
        for name in ('gc 31', 'GC/31', council['uid'], str(council['id']), council['title-en'],
                     council['title-fr'], '31st Governing'):
            assert place.get('meeting', name) == council, name
        place.refused('show', 'meeting', 'Governing Council', status=INPUT, words='several')
        for name in ('GC 999', '0', '-1', '99999999', '99999999999999999999', 'no such title', '',
                     str(uuid.uuid4())):
            place.refused('show', 'meeting', '--', name, status=INPUT)
        place.refused('show', 'region', 'GC 31', status=INPUT)
        assert council['region'] == esa['uid']


def references_are_typed_as_id_uid_or_code():
    with Place('new') as place:
        esa = place.get('region', 'ESA')
        uid = meeting(place)
        for typed in ('ESA', 'aoa', esa['uid'], esa['id'], ' ESA'):
            place.set('meeting', uid, region='')
            assert place.get('meeting', uid)['region'] is None
            place.set('meeting', uid, region=typed)
            assert place.get('meeting', uid)['region'] == esa['uid'], typed
        place.refused('set', 'meeting', uid, 'region=XX', status=INPUT, words=['region', 'XX'])
        place.refused('set', 'meeting', uid, 'region=9999', status=INPUT, words='region')
        place.refused('set', 'meeting', uid, b'region=\xff', status=INPUT,
                      words=['region', 'UTF-8'])
        day = sitting(place, 'GC 77')
        assert place.get('sitting', day)['meeting'] == uid


def a_meeting_knows_what_its_body_knows():
    with Place('new') as place:
        body = place.get('body', 'GC')
        uid = place.add('meeting', title_en='Council', body='GC', start_date='2025-05-15')
        made = place.get('meeting', uid)
        assert made['region'] == body['region'] and made['kind'] == body['meeting-kind']
        assert made['zone'] == place.get('region', 'ESA')['zone']
        assert made['end-date'] == '2025-05-15' and made['languages'] == body['languages']
        assert made['state'] == 'tentative' and made['sequence'] == 0 and made['created'] > 0
        made = place.get('meeting', place.add('meeting', title_en='Council', body='GC', host='ZA',
                                              start_date='2025-05-15', languages='EN'))
        assert made['zone'] == 'Africa/Johannesburg' and made['languages'] == 'EN'
        made = place.get('meeting', place.add('meeting', title_en='Council', body='GC', host='ZA',
                                              start_date='2025-05-15', zone='Asia/Tokyo', kind=''))
        assert made['zone'] == 'Asia/Tokyo' and made['kind'] == ''
        place.refused('add', 'meeting', 'title-en=No zone', 'start-date=2025-05-15', status=INPUT,
                      words='zone')
        place.refused('add', 'meeting', 'title-en=No day', 'body=GC', status=INPUT,
                      words='start-date')


def parts_know_their_meeting():
    with Place('new') as place:
        uid = meeting(place)
        day = sitting(place, uid, start='2025-05-15 09:00', end='2025-05-15 12:30')
        assert place.get('sitting', day)['start'] == '2025-05-15T09:00'
        first = item(place, 'First', '15', sitting=day)
        below = item(place, 'Below', '1h30', parent=first, purposes='decision, information')
        waiting = item(place, 'Waiting', meeting=uid)
        last = item(place, 'Last', sitting=day)
        before = item(place, 'Before', sitting=day, position='1')
        made = place.get('agenda-item', below)
        assert (made['meeting'], made['sitting'], made['parent']) == (uid, day, first)
        assert made['duration'] == 90 and made['purposes'] == 'information,decision'
        assert place.get('agenda-item', waiting)['sitting'] is None
        order = [i['uid'] for i in place.json('list', 'agenda-item', f'sitting={day}', 'parent=',
                                              '--sort', 'position')]
        assert order == [before, first, last]
        person = place.add('person', family_name='Moyo', given_name='Ann', organisation='SARS')
        speaker = place.add('item-person', item=first, person=person)
        made = place.get('item-person', speaker)
        assert (made['name'], made['organisation'], made['person']) == ('Ann Moyo', 'SARS', person)
        place.refused('add', 'agenda-item', 'title-en=Nowhere', status=INPUT, words='sitting')
        place.refused('add', 'sitting', 'start=2025-05-15T09:00', 'end=2025-05-15T10:00',
                      status=INPUT, words='meeting')
        place.refused('add', 'item-person', 'name=Nobody', status=INPUT, words='item')


def fields_are_set_all_or_none():
    with Place('new') as place:
        uid = meeting(place, title_en='Council')
        place.set('meeting', uid, title_en='31st "Council", Pretoria', title_fr='=31e',
                  venue=' Hall ')
        made = place.get('meeting', uid)
        assert made['title-en'] == '31st "Council", Pretoria' and made['venue'] == 'Hall'
        line, = place.csv('list', 'meeting')
        # Harmless in a spreadsheet.
        assert line['title-en'] == made['title-en'] and line['title-fr'] == "'=31e"
        place.refused('set', 'meeting', uid, 'venue=New', 'mode=flying', status=INPUT, words='mode')
        steps = len(place.json('history', '--limit=0'))
        place.set('meeting', uid, venue='Hall')
        assert len(place.json('history', '--limit=0')) == steps
        place.set('region', 'ESA', zone='Africa/Johannesburg', unconfirmed='yes')
        assert place.get('region', 'ESA')['unconfirmed'] is True
        place.refused('set', 'meeting', uid, 'sequence=4', status=INPUT, words='sequence')
        place.refused('set', 'meeting', uid, 'uid=4', status=INPUT, words='uid')
        place.set('meeting', uid, note='two\nlines\tand = signs = here')
        assert place.get('meeting', uid)['note'] == 'two\nlines\tand = signs = here'


def removing_takes_what_belongs_along():
    with Place('new') as place:
        uid = meeting(place)
        day = sitting(place, uid)
        parent = item(place, 'Parent', sitting=day)
        item(place, 'Child', parent=parent)
        place.add('item-person', item=parent, name='Ann')
        place.cli('remove', 'sitting', day)
        assert [i['sitting'] for i in place.json('list', 'agenda-item')] == [None, None]
        place.cli('remove', 'agenda-item', parent)
        assert place.json('list', 'agenda-item') == place.json('list', 'item-person') == []
        place.cli('undo')
        place.cli('undo')
        place.cli('remove', 'meeting', uid)
        for kind in ('meeting', 'sitting', 'agenda-item', 'item-person'):
            assert place.json('list', kind) == [], kind
        place.cli('undo')
        assert len(place.json('list', 'agenda-item')) == 2
        place.refused('remove', 'region', 'ESA', status=INPUT, words='ESA')
        place.refused('remove', 'meeting', '999', status=INPUT)


tap.run(every_kind_is_listed_in_every_format, tables_have_stable_aligned_columns,
        conditions_choose_records, ids_are_rows_uids_or_what_people_say,
        references_are_typed_as_id_uid_or_code, a_meeting_knows_what_its_body_knows,
        parts_know_their_meeting, fields_are_set_all_or_none, removing_takes_what_belongs_along)
