#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input is refused with field or place and reason, and nothing is changed."""

from cli import INPUT, Place, item, meeting, sitting
import tap

LONG = 'x' * 10000


def a_meeting_is_held_to_its_rules():
    with Place('new') as place:
        uid = meeting(place)
        for field, value, *words in (
                ('zone', 'Mars/Olympus', 'Mars/Olympus'),
                ('zone', ''),
                ('zone', '../../etc/passwd'),
                ('zone', LONG),
                ('end-date', '2025-05-14', '2025-05-14', '2025-05-15'),
                ('end-date', '2027-05-14', '366'),
                ('start-date', '2025-02-30', '2025-02-30'),
                ('start-date', 'tomorrow', 'tomorrow'),
                ('start-date', LONG),
                ('title-en', ''),
                ('title-en', '   '),
                ('title-en', LONG, '10', '500'),
                ('title-en', 'é' * 10000, '10', '500'),
                ('title-en', 'a\x07b', 'U+0007', '2'),
                ('title-en', 'a\x1b[31m'),
                ('title-en', 'two\nlines', '4'),
                ('title-en', b'ab\xff', 'UTF-8', '3'),
                ('title-en', b'\xc3\x28', 'UTF-8', '1'),
                ('title-en', b'\xed\xa0\x80', 'UTF-8'),
                ('title-fr', LONG),
                ('note', b'line\n\x00'[:5] + b'\x01', 'U+0001'),
                ('mode', 'flying', 'in-person'),
                ('mode', ''),
                ('state', 'done', 'cancelled'),
                ('expected', '-1'),
                ('expected', 'many', 'many'),
                ('expected', '9' * 40),
                ('sample', 'perhaps', 'perhaps'),
                ('session', 'x' * 33),
                ('created', '5'),
                ('nonsense', '5', 'meeting')):
            argument = field.encode() + b'=' + (value if isinstance(value, bytes)
                                                else value.encode())
            place.refused('set', 'meeting', uid, argument, status=INPUT, words=[field, *words])
            fields = {'title-en': 'T', 'start-date': '2025-05-15', 'zone': 'UTC'}
            fields.pop(field, None)
            if field != 'end-date':
                place.refused('add', 'meeting', *[f'{k}={v}' for k, v in fields.items()], argument,
                              status=INPUT, words=field)


def a_sitting_is_held_to_its_rules():
    with Place('new') as place:
        uid = meeting(place)
        other = meeting(place, session='78')
        day = sitting(place, uid)
        for field, value in (('end', '2025-05-15T08:59'), ('end', '2025-05-15T09:00'),
                             ('end', '2025-05-17T09:00'), ('end', ''), ('start', '2025-05-15'),
                             ('start', '2025-05-15T25:00'), ('start', '2025-05-15T13:00'),
                             ('kind', 'lunch'), ('kind', ''), ('meeting', other), ('meeting', ''),
                             ('room', LONG), ('state', 'x')):
            place.refused('set', 'sitting', day, f'{field}={value}', status=INPUT,
                          words='end' if field == 'start' and value.endswith('13:00') else field)
        place.refused('add', 'sitting', f'meeting={uid}', 'start=2025-05-15T09:00',
                      'end=2025-05-15T08:00', status=INPUT, words='end')
        place.refused('add', 'sitting', 'meeting=GC 99', 'start=2025-05-15T09:00',
                      'end=2025-05-15T10:00', status=INPUT, words='GC 99')


def an_item_is_held_to_its_rules():
    with Place('new') as place:
        uid = meeting(place)
        day = sitting(place, uid)
        elsewhere = sitting(place, meeting(place, session='78'))
        first = item(place, 'First', '15', sitting=day)
        second = item(place, 'Second', '15', sitting=day)
        below = item(place, 'Below', '15', parent=first)
        pause = item(place, 'Coffee', '15', sitting=day, kind='break')
        for field, value in (('duration', '0'), ('duration', '10000'), ('duration', '-5'),
                             ('duration', 'soon'), ('duration', '1441'), ('duration', '1e3'),
                             ('minimum-duration', '20'), ('minimum-duration', '0'),
                             ('title-en', ''), ('title-en', LONG), ('title-en', 'a\tb'),
                             ('purposes', 'lunch'), ('purposes', 'decision,lunch'),
                             ('fixed-start', '9:99'), ('fixed-start', '24:00'),
                             ('kind', 'break'), ('kind', ''), ('meeting', 'GC 78'),
                             ('parent', '999'), ('sitting', '999'), ('position', '-1'),
                             ('position', '1.5'), ('outcome', 'won')):
            place.refused('set', 'agenda-item', first, f'{field}={value}', status=INPUT,
                          words=field)
        waiting = item(place, 'Waiting', '15', meeting=uid)
        for mode in ('fixed-start', 'fixed-end'):
            place.refused('set', 'agenda-item', waiting, f'mode={mode}', status=INPUT, words=mode)
        place.refused('set', 'agenda-item', first, f'sitting={elsewhere}', status=INPUT)
        place.refused('set', 'agenda-item', first, f'parent={first}', status=INPUT, words='itself')
        place.refused('set', 'agenda-item', first, f'parent={below}', status=INPUT, words='itself')
        place.refused('set', 'agenda-item', second, f'parent={pause}', status=INPUT)
        for where in ('--into', '--before', '--after'):
            if where == '--into':
                place.refused('move', 'agenda-item', first, where, first, status=INPUT)
            place.refused('move', 'agenda-item', first, where, below, status=INPUT, words='itself')
            place.refused('move', 'agenda-item', first, where, '999', status=INPUT)
        place.refused('move', 'agenda-item', '999', '--after', first, status=INPUT)
        place.refused('move', 'agenda-item', second, '--into', pause, status=INPUT)
        place.refused('move', 'agenda-item', second, '--into', elsewhere, status=INPUT)
        place.refused('move', 'agenda-item', second, '--sitting', '999', status=INPUT)
        deep = first
        for level in range(2, 9):
            deep = item(place, f'Level {level}', parent=deep)
        place.refused('add', 'agenda-item', 'title-en=Too deep', f'parent={deep}', status=INPUT)
        place.refused('move', 'agenda-item', second, '--into', deep, status=INPUT, words='deep')


def arguments_are_utf8():
    with Place('new') as place:
        bad = b'ab\xffcd'
        for words in (['list', 'meeting', '--where', b'title-en=' + bad],
                      ['list', 'meeting', b'title-en~' + bad], ['list', 'meeting', '--sort', bad],
                      ['show', 'meeting', bad], ['agenda', bad], ['agenda', '1', '--zone', bad],
                      ['export', 'ics', bad], ['remove', 'meeting', bad],
                      ['history', 'meeting', bad]):
            place.refused(*words, status=INPUT, words='UTF-8')


def zones_are_real():
    with Place('new') as place:
        uid = meeting(place)
        for zone in ('Mars/Olympus', '', '/etc/passwd', 'Europe/../UTC', '+02:00', 'x' * 300):
            place.refused('agenda', uid, '--zone', zone, status=INPUT)
            place.refused('export', 'ics', uid, '--zone', zone, status=INPUT)
        assert place.files() == ['work.rapporteur']


def other_kinds_are_held_to_their_rules():
    with Place('new') as place:
        for words, word in ((['set', 'region', 'ESA', 'code='], 'code'),
                            (['set', 'region', 'ESA', 'code=AMS'], 'AMS'),
                            (['set', 'region', 'ESA', 'zone=Nowhere'], 'zone'),
                            (['add', 'region', 'code=NEW'], 'name-en'),
                            (['set', 'body', 'GC', 'parent=RSG'], 'parent'),
                            (['set', 'body', 'GC', 'symbol-pattern=('], 'symbol-pattern'),
                            (['set', 'body', 'GC', 'numbering=greek'], 'numbering'),
                            (['add', 'setting', 'value=x'], 'key'),
                            (['add', 'weekend-rule', 'member=ZA', 'rest-days=someday'],
                             'rest-days'),
                            (['add', 'weekend-rule', 'member=ZA', 'rest-days=sat',
                              'from-date=2025-02-01', 'until-date=2025-01-01'], 'until-date'),
                            (['add', 'term', 'holder=x'], 'region'),
                            (['add', 'person', 'given-name=Ann'], 'family-name')):
            place.refused(*words, status=INPUT, words=word)


tap.run(a_meeting_is_held_to_its_rules, a_sitting_is_held_to_its_rules,
        an_item_is_held_to_its_rules, arguments_are_utf8, zones_are_real,
        other_kinds_are_held_to_their_rules)
