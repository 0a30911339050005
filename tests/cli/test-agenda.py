#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Agendas: numbers, clock times, problems, moves, zones, clock changes; one meeting from its
planning to its undoing."""

from cli import INPUT, SYSTEM, USAGE, Place, clock, item, meeting, rows, sitting, titles
import tap


def pretoria(place):
    """The 31st Governing Council: two days, four sittings, fifteen items, sub-items."""
    uid = place.add('meeting', body='GC', session='31', title_en='31st Governing Council, ESA',
                    title_fr='31e Conseil exécutif, AOA', start_date='2025-05-15',
                    end_date='2025-05-16', host='ZA', city='Pretoria', country='South Africa',
                    venue='CSIR', languages='EN,FR,PT', state='confirmed')
    plan = {
        ('Opening', '2025-05-15 09:00', '2025-05-15 12:30'): [
            ('Opening of the session', '30', ['Welcome by the host',
                                              'Statement by the Vice-Chair']),
            ('Adoption of the agenda', '10', []),
            ('Status of decisions', '25', []),
            ('Report of the Secretariat', '45', [])],
        ('Entities', '2025-05-15 14:00', '2025-05-15 17:00'): [
            ('Reports of the entities', '', [('ROCB', '20'), ('RILO', '15'), ('RTCs', '20')]),
            ('Regional Strategy', '60', []),
            ('Panel on trade facilitation', '45', []),
            ('Private sector', '15', [])],
        ('Finance', '2025-05-16 09:00', '2025-05-16 12:30'): [
            ('Regional finances', '', [('Contributions', '20'), ('Budget', '30')]),
            ('Legal status', '25', []),
            ('Free Trade Area', '30', []),
            ('Electronic commerce', '25', [])],
        ('Conclusions', '2025-05-16 14:00', '2025-05-16 15:30'): [
            ('Nomination of the Vice-Chair', '25', []),
            ('Any other business', '15', []),
            ('Decisions and closing', '45', [])],
    }
    for (title, start, end), items in plan.items():
        day = sitting(place, uid, start, end, title_en=title, room='Plenary room')
        for name, duration, parts in items:
            parent = item(place, name, duration, sitting=day, purposes='discussion')
            for part in parts:
                part, minutes = part if isinstance(part, tuple) else (part, '')
                item(place, part, minutes, parent=parent)
    return uid


def a_meeting_from_planning_to_undo():
    with Place('new') as place:
        uid = pretoria(place)
        items = place.json('list', 'agenda-item')
        assert sum(i['parent'] is None for i in items) == 15 and len(items) == 22
        plan = rows(place, uid)
        assert plan['Opening of the session']['number'] == 'I'
        assert plan['RILO']['number'] == 'V.b' and plan['RILO']['level'] == 1
        assert plan['Decisions and closing']['number'] == 'XV'
        assert clock(plan['RILO']) == '14:20-14:35'
        assert clock(plan['Reports of the entities']) == '14:00-14:55'
        assert plan['RILO']['start-utc'] == '2025-05-15T12:20:00Z'
        assert plan['Regional Strategy']['duration'] == 60
        assert [p['kind'] for p in plan['Opening']['problems']] == ['slack']
        before = place.state()[:-1]
        first_order = titles(place, uid)

        # Lock a start, move three items.
        strategy = plan['Regional Strategy']['uid']
        place.set('agenda-item', strategy, fixed_start='15:00')
        plan = rows(place, uid)
        assert clock(plan['Regional Strategy']) == '15:00-16:00'
        assert plan['Regional Strategy']['problems'] == [
            {'kind': 'slack', 'minutes': 5, 'text': '5 min free from 14:55'}]
        place.cli('move', 'agenda-item', plan['Private sector']['uid'], '--before', strategy)
        plan = rows(place, uid)
        problem, = plan['Private sector']['problems']
        assert (problem['kind'], problem['minutes']) == ('overrun', 10), problem
        assert clock(plan['Regional Strategy']) == '15:00-16:00'
        place.cli('move', 'agenda-item', plan['Legal status']['uid'], '--into',
                  plan['Conclusions']['uid'])
        place.cli('move', 'agenda-item', plan['Electronic commerce']['uid'], '--after',
                  plan['Opening of the session']['uid'])
        plan = rows(place, uid)
        assert plan['Electronic commerce']['number'] == 'II'
        assert clock(plan['Electronic commerce']) == '09:30-09:55'
        assert plan['Legal status']['sitting'] == plan['Conclusions']['uid']
        after = place.state()[:-1]
        order = titles(place, uid)

        # Five undos take back the moves, the lock and the last item that was added; each command
        # is a process of its own, so the past is that of the file.
        labels = [place.cli('undo') for _ in range(5)]
        assert 'Electronic commerce' in labels[0] and 'Decisions and closing' in labels[4], labels
        assert 'Decisions and closing' not in titles(place, uid)
        assert 'Decisions and closing' in place.cli('redo')
        assert titles(place, uid) == first_order
        state = place.state()[:-1]
        assert state == before
        for _ in range(4):
            place.cli('redo')
        assert titles(place, uid) == order and place.state()[:-1] == after
        place.refused('redo', status=INPUT)
        assert 'sound' in place.cli('verify')



def the_next_session_starts_from_the_last():
    with Place('new') as place:
        last = pretoria(place)
        place.set('meeting', last, state='closed')
        place.set('agenda-item', rows(place, last)['RILO']['uid'], outcome='noted')
        before = titles(place, last)
        uid = place.cli('start-from', 'GC 31', 'start-date=2026-05-13', 'city=Gaborone').strip()
        new = place.get('meeting', uid)
        assert new['session'] == '32' and new['end-date'] == '2026-05-14', new
        assert new['title-en'].startswith('32nd Governing Council') and new['state'] == 'tentative'
        assert new['title-fr'].startswith('32e')
        plan = rows(place, uid)
        assert titles(place, uid) == before == titles(place, last)
        assert plan['RILO']['number'] == 'V.b' and clock(plan['RILO']) == '14:20-14:35'
        assert plan['RILO']['start'].startswith('2026-05-13')
        assert plan['RILO']['uid'] != rows(place, last)['RILO']['uid']
        assert place.get('agenda-item', plan['RILO']['uid'])['outcome'] in ('', None)
        place.cli('verify')
        # One step: taken back and done again as a whole.
        place.cli('undo')
        assert len(place.json('list', 'meeting')) == 1
        place.cli('redo')
        assert titles(place, uid) == before
        # What is typed counts, what is wrong is refused whole.
        place.refused('start-from', 'GC 31', 'start-date=2026-05-13', 'end-date=2026-05-12',
                      status=INPUT, words=['end-date'])
        place.refused('start-from', 'GC 99', 'start-date=2026-05-13', status=INPUT, words=['GC 99'])
        place.refused('start-from', 'GC 31', 'start-date=2026-05-13', 'zone=Europe/Atlantis',
                      status=INPUT, words=['Atlantis'])


def the_table_is_what_people_read():
    with Place('new') as place:
        uid = pretoria(place)
        lines = place.cli('agenda', uid, '--zone', 'Asia/Tokyo', '--zone', 'America/Santiago')
        lines = lines.splitlines()
        assert lines[0] == '31st Governing Council, ESA'
        assert lines[1] == '2025-05-15–2025-05-16 · Pretoria · Africa/Johannesburg'
        head = lines[3]
        assert 'Asia/Tokyo' in head and 'America/Santiago' in head
        row = next(line for line in lines if 'RILO' in line)
        assert row.split()[:3] == ['14:20', '14:35', '15']
        assert '21:20–21:35' in row and '08:20–08:35' in row and ' b ' in row
        assert any('Thu 2025-05-15' in line and 'Opening (Plenary room)' in line for line in lines)
        assert all(line == line.rstrip() for line in lines)
        empty = meeting(place)
        assert 'no sittings' in place.cli('agenda', empty)
        assert place.json('agenda', empty) == [] and place.csv('agenda', empty) == []


def csv_and_json_say_the_same():
    with Place('demo') as place:
        zone = ('--zone', 'Pacific/Apia')
        for objects, lines in ((place.json('agenda', 'GC 31', *zone),
                                place.csv('agenda', 'GC 31', *zone)),):
            assert len(objects) == len(lines) > 40
            for o, line in zip(objects, lines):
                times = o.pop('times')['Pacific/Apia']
                problems = '; '.join(p['text'] for p in o.pop('problems'))
                assert line['problems'] == problems
                assert (line['start Pacific/Apia'] or None) == times['start']
                assert (line['end Pacific/Apia'] or None) == times['end']
                for key, value in o.items():
                    assert line[key] == ('' if value is None else str(value)), key
            assert {o['kind'] for o in objects} <= {'sitting', 'item', 'break', 'protocol'}


def elapsed_time_is_true_over_clock_changes():
    cases = (  # zone, day, start, minutes of two items → their clock times and UTC starts
        ('Europe/Brussels', '2025-03-30', '01:00', ('01:00-03:00', '03:00-04:00'),
         ('2025-03-30T00:00:00Z', '2025-03-30T01:00:00Z')),
        ('Europe/Brussels', '2025-10-26', '02:00', ('02:00-02:00', '02:00-03:00'),
         ('2025-10-26T00:00:00Z', '2025-10-26T01:00:00Z')),
        ('Africa/Cairo', '2025-04-24', '23:30', ('23:30-01:30', '01:30-02:30'),
         ('2025-04-24T21:30:00Z', '2025-04-24T22:30:00Z')),
        ('Africa/Casablanca', '2025-02-23', '02:30', ('02:30-02:30', '02:30-03:30'),
         ('2025-02-23T01:30:00Z', '2025-02-23T02:30:00Z')),
        ('America/Santiago', '2025-09-06', '23:30', ('23:30-01:30', '01:30-02:30'),
         ('2025-09-07T03:30:00Z', '2025-09-07T04:30:00Z')),
        ('Pacific/Apia', '2011-12-29', '23:00', ('23:00-00:00', '00:00-01:00'),
         ('2011-12-30T09:00:00Z', '2011-12-30T10:00:00Z')),
    )
    with Place('new') as place:
        for zone, day, start, times, instants in cases:
            uid = meeting(place, zone=zone, start_date=day, end_date=day,
                          session=zone[:9] + day[5:])
            end = f'{day}T23:59'
            hall = sitting(place, uid, f'{day}T{start}', end)
            for title in ('One', 'Two'):
                item(place, title, '60', sitting=hall)
            plan = rows(place, uid)
            found = tuple(clock(plan[t]) for t in ('One', 'Two'))
            assert found == times, (zone, found)
            assert tuple(plan[t]['start-utc'] for t in ('One', 'Two')) == instants, zone


def a_chain_moves_as_one():
    def days(place, *uids):
        return [place.get('meeting', uid)['start-date'] for uid in uids]

    with Place('new') as place:
        heads = meeting(place, body='ESA-RTC', session='9', start_date='2025-05-08',
                        end_date='2025-05-09')
        group = meeting(place, body='RSG', session='41', start_date='2025-05-12',
                        end_date='2025-05-14')
        council = meeting(place)
        morning = sitting(place, council)
        november = meeting(place, body='RSG', session='42', start_date='2025-11-12',
                           end_date='2025-11-14')
        place.cli('move', 'meeting', 'GC 77', '--to', '2025-05-22')
        assert days(place, heads, group, council) == ['2025-05-08', '2025-05-12', '2025-05-22']
        place.cli('undo')
        # From either end, in one step, and only those of the same cycle.
        place.cli('move', 'meeting', 'GC 77', '--to', '2025-05-22', '--chain')
        assert days(place, heads, group, council, november) == [
            '2025-05-15', '2025-05-19', '2025-05-22', '2025-11-12']
        assert place.get('sitting', morning)['start'].startswith('2025-05-22')
        place.cli('undo')
        place.cli('move', 'meeting', heads, '--to', '2025-05-07', '--chain')
        assert days(place, heads, group, council) == ['2025-05-07', '2025-05-11', '2025-05-14']
        place.cli('undo')
        assert days(place, heads, group, council) == ['2025-05-08', '2025-05-12', '2025-05-15']
        # Thirty days apart they are of one cycle, thirty-one days apart they are not.
        place.set('meeting', group, **{'start-date': '2025-06-07', 'end-date': '2025-06-08'})
        place.cli('move', 'meeting', heads, '--to', '2025-05-09', '--chain')
        assert days(place, heads, group) == ['2025-05-09', '2025-06-08']
        place.cli('move', 'meeting', heads, '--to', '2025-05-08')
        place.cli('move', 'meeting', heads, '--to', '2025-05-07', '--chain')
        assert days(place, heads, group) == ['2025-05-07', '2025-06-08']
        for _ in range(4):
            place.cli('undo')
        assert days(place, heads, group, council) == ['2025-05-08', '2025-05-12', '2025-05-15']
        # What is over stays.
        place.set('meeting', heads, state='closed')
        place.cli('move', 'meeting', 'GC 77', '--to', '2025-05-16', '--chain')
        assert days(place, heads, group, council) == ['2025-05-08', '2025-05-13', '2025-05-16']
        place.refused('move', 'meeting', 'GC 77', '--to', '2025-02-30', status=INPUT,
                      words=['2025-02-30'])
        place.refused('move', 'meeting', 'GC 77', status=USAGE, words=['--to'])


def a_spreadsheet_becomes_items():
    with Place('new') as place:
        uid = meeting(place)
        day = sitting(place, uid)
        sheet = place.top / 'agenda.csv'
        sheet.write_text('\ufefflevel;title;duration;purpose;presenter;start;kind;room\r\n'
                         '1;Opening;20;Take note;Commissioner, SARS;;;A\r\n'
                         '2;Welcome;;;;;;\r\n'
                         '1;Coffee;15;;;10:30;break;\r\n', encoding='utf-8')
        shown = place.cli('import', 'agenda', 'GC 77', sheet, '--dry-run')
        assert 'Commissioner, SARS' in shown and '“room”' in shown, shown
        assert titles(place, uid) == []
        place.cli('import', 'agenda', 'GC 77', sheet, '--sitting', day)
        assert titles(place, uid) == ['Opening', '.Welcome', 'Coffee']
        plan = rows(place, uid)
        assert plan['Opening']['number'] == 'I' and clock(plan['Coffee']) == '10:30-10:45'
        place.cli('undo')
        assert titles(place, uid) == []
        # One wrong row, and nothing is added.
        sheet.write_text('title,duration\nGood,10\nBad,soon\n', encoding='utf-8')
        place.refused('import', 'agenda', 'GC 77', sheet, status=INPUT, words=['Line 3', 'soon'])
        sheet.write_bytes(b'title\n\xe9t\xe9\n')
        place.refused('import', 'agenda', 'GC 77', sheet, status=INPUT,
                      words=['Line 2', 'agenda.csv', 'UTF-8'])
        place.refused('import', 'agenda', 'GC 77', place.top / 'none.csv', status=SYSTEM,
                      words=['none.csv'])


def overruns_are_repaired():
    with Place('new') as place:
        uid = meeting(place)
        day = sitting(place, uid, end='2025-05-15T12:00')
        item(place, 'Opening', '20', sitting=day)
        report = item(place, 'Report', '60', sitting=day, minimum_duration='40')
        lunch = item(place, 'Lunch', '60', sitting=day, kind='break', fixed_start='10:05')
        problem, = place.json('agenda', uid, '--problems')
        assert problem['uid'] == report and problem['problems'][0]['kind'] == 'overrun'
        assert problem['problems'][0]['remedy'].startswith('Shorten items')
        shown = place.cli('agenda', uid, '--problems')
        assert '15 min over Lunch at 10:05' in shown and 'What helps' in shown, shown
        assert 'Opening' not in shown

        repairs = {r['name']: r for r in place.json('repair', report)}
        assert {'shorten', 'backlog', 'move-anchor', 'free-anchor'} <= set(repairs)
        assert 'extend' not in repairs
        assert repairs['move-anchor']['effects'][0] == '“Lunch”: 10:20–11:20 instead of 10:05–11:05'
        assert 'Move “Lunch” to 10:20' in place.cli('repair', report, '--list')
        before = place.state()[:-1]
        place.refused('repair', report, '--apply', 'extend', status=INPUT, words='shorten')
        place.refused('repair', lunch, status=INPUT, words='Lunch')
        place.refused('repair', report, '--list', '--apply', 'shorten', status=1, words='--list')
        assert place.state()[:-1] == before
        place.cli('repair', report, '--apply', 'shorten')
        plan = rows(place, uid)
        assert plan['Opening']['duration'] + plan['Report']['duration'] == 65
        assert plan['Report']['duration'] >= 40 and not plan['Report']['problems']
        assert place.json('agenda', uid, '--problems') == []
        place.refused('agenda', uid, '--problems', '--document', 'order', '-o', place.top / 'x.pdf',
                      status=USAGE, words='--problems')
        assert 'no problem' in place.cli('agenda', uid, '--problems')
        place.cli('undo')
        assert place.state()[:-1] == before


def lanes_and_fixed_ends():
    with Place('new') as place:
        uid = meeting(place)
        day = sitting(place, uid)
        group = item(place, 'Workshops', sitting=day, kind='group')
        item(place, 'Tariff', '40', parent=group)
        item(place, 'Valuation', '30', parent=group)
        item(place, 'Closing', '10', sitting=day, fixed_end='12:30')
        plan = rows(place, uid)
        assert clock(plan['Tariff']) == '09:00-09:40' and clock(plan['Valuation']) == '09:00-09:30'
        assert plan['Workshops']['number'] == '' and plan['Valuation']['number'] == 'II'
        assert plan['Workshops']['kind'] == 'group' and plan['Workshops']['duration'] == 40
        assert clock(plan['Closing']) == '12:20-12:30'


def items_move_everywhere():
    with Place('new') as place:
        uid = meeting(place)
        one = sitting(place, uid)
        two = sitting(place, uid, '2025-05-16T09:00', '2025-05-16T12:00', title_en='Second day')
        ids = {name: item(place, name, '10', sitting=one) for name in 'ABC'}
        ids['a'] = item(place, 'a', '5', parent=ids['A'])

        def move(what, *where):
            place.cli('move', 'agenda-item', ids[what], *where)
            return titles(place, uid)

        assert titles(place, uid) == ['A', '.a', 'B', 'C']
        assert move('C', '--before', ids['A']) == ['C', 'A', '.a', 'B']
        assert move('A', '--after', ids['B']) == ['C', 'B', 'A', '.a']
        assert move('A', '--into', ids['C']) == ['C', '.A', '..a', 'B']
        assert move('A', '--into', two) == ['C', 'B', 'A', '.a']
        assert rows(place, uid)['a']['sitting'] == two
        row = place.get('sitting', one)['id']
        assert move('A', '--sitting', row) == ['C', 'B', 'A', '.a']
        assert rows(place, uid)['a']['sitting'] == one
        assert move('A', '--backlog') == ['C', 'B', 'A', '.a']
        assert rows(place, uid)['A']['start'] is None and rows(place, uid)['A']['number'] == ''
        row = place.get('agenda-item', ids['C'])['id']
        assert move('a', '--before', row) == ['a', 'C', 'B', 'A']
        steps = len(place.json('history', '--limit=0'))
        assert move('a', '--before', ids['C']) == ['a', 'C', 'B', 'A']
        assert len(place.json('history', '--limit=0')) == steps


def problems_are_told_in_words():
    with Place('new') as place:
        uid = meeting(place)
        morning = sitting(place, uid, '2025-05-15T09:00', '2025-05-15T10:00', room='Hall')
        sitting(place, uid, '2025-05-15T09:30', '2025-05-15T11:00', room='hall', title_en='Panel')
        sitting(place, uid, '2025-05-20T09:30', '2025-05-20T11:00', title_en='Late')
        item(place, 'Early', '10', sitting=morning, fixed_start='08:30')
        item(place, 'Long', '90', sitting=morning, fixed_start='09:00')
        plan = rows(place, uid)
        found = {title: [(p['kind'], p['minutes']) for p in row['problems']]
                 for title, row in plan.items()}
        assert found == {'Plenary': [], 'Panel': [('overlap', 30)],
                         'Late': [('outside-meeting', 0)],
                         'Early': [('before-sitting', 30)],
                         'Long': [('overrun', 30), ('slack', 20)]}, found
        assert all(p['text'] for row in plan.values() for p in row['problems'])


tap.run(a_meeting_from_planning_to_undo, the_next_session_starts_from_the_last,
        the_table_is_what_people_read, csv_and_json_say_the_same, overruns_are_repaired,
        lanes_and_fixed_ends, elapsed_time_is_true_over_clock_changes, a_chain_moves_as_one,
        a_spreadsheet_becomes_items, items_move_everywhere, problems_are_told_in_words)
