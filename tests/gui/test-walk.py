#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a new user does first, from outside: a meeting with its agenda by keyboard alone, then by
pointer; undone, done again, closed and opened again. The workspace is asked at every stage."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]
import outside  # noqa: E402
import tap  # noqa: E402
from outside import BUTTON, until  # noqa: E402

MEETING = '31st Governing Council, East and Southern Africa'


def titles(lines):
    return [title for _, title, *_ in lines]


def stands(line, **wanted):
    have = dict(zip(('number', 'title', 'start', 'minutes', 'waits'), line))
    return all(have[key] == value for key, value in wanted.items())


class Walk:
    def __init__(self, window):
        self.window = window
        self.meeting = None
        self.stages = []

    def agenda(self):
        return self.window.agenda(self.meeting)

    def stage(self, what, fits):
        """Until the stored agenda fits; that is what an undo must bring back."""
        def look():
            lines = self.agenda()
            return lines if fits(lines) else None
        try:
            lines = until(look, what)
        except AssertionError as error:
            raise AssertionError(f'{error}: {self.agenda()}') from None
        self.stages.append(lines)
        return lines

    def line(self, title, **wanted):
        return lambda lines: any(stands(line, title=title, **wanted) for line in lines)

    def is_now(self, lines, what):
        until(lambda: self.agenda() == lines, what)


def choose(w, words):
    """From the list of the field that has the focus in the dialog, which then has it again."""
    w.await_role('New Meeting', *BUTTON)
    w.key('Return')
    w.await_role('New Meeting', 'entry', 'text')
    w.type(words)
    w.key('Return')
    w.await_role('New Meeting', *BUTTON)


def a_meeting_is_created_by_keyboard(walk):
    w = walk.window
    w.key('alt+1', 'ctrl+n')
    w.named('New Meeting')
    choose(w, 'governing council')
    w.key('Tab')
    w.type('31')
    w.key('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab')
    w.type('15 may 2025')
    w.key('Tab', 'Tab')
    w.type('16 may 2025')
    w.key('Tab', 'Tab')
    choose(w, 'johannes')
    w.key('Tab', 'Tab')
    w.type('Pretoria')
    w.key('ctrl+Return')
    meeting = until(lambda: w.records('meeting'), 'the meeting')[0]
    walk.meeting = meeting['uid']
    assert meeting['title-en'] == MEETING, meeting
    assert (meeting['start-date'], meeting['end-date']) == ('2025-05-15', '2025-05-16'), meeting
    assert (meeting['zone'], meeting['city']) == ('Africa/Johannesburg', 'Pretoria'), meeting


def days_and_items_are_written_by_keyboard(walk):
    w = walk.window
    w.named(w.workspace.stem)
    # The focus stands at the meeting's first act; the next one fills the days.
    w.key('Tab', 'Return')
    walk.stage('four sittings', lambda lines: titles(lines) == ['Plenary'] * 4)
    w.await_focus('Thu 15 May 2025')
    w.key('Down', 'Return')
    for title in ('Opening', 'Adoption', 'Finance'):
        w.type(title)
        w.key('Return')
    w.key('alt+Right')
    w.type('Budget')
    w.key('Return', 'Escape')
    walk.stage('items with a sub-item', lambda lines: titles(lines)[:5]
               == ['Plenary', 'Opening', 'Adoption', 'Finance', 'Budget']
               and stands(lines[4], number='III.a'))
    w.await_focus('Budget')


def an_item_is_timed_moved_and_locked_by_keyboard(walk):
    w = walk.window
    w.key('Up', 'Up')
    w.await_focus('Adoption')
    w.key('plus', 'plus', 'plus')
    walk.stage('15 minutes', walk.line('Adoption', minutes=15, start='05-15T09:00'))
    w.key('l')
    until(lambda: any(i['title-en'] == 'Adoption' and i['fixed-start'] for i in
                      w.records('agenda-item')), 'the fixed start')
    walk.stage('the lock', walk.line('Adoption', minutes=15))
    w.key('alt+Up')
    walk.stage('moved up', lambda lines: titles(lines)[1:3] == ['Adoption', 'Opening'])
    w.key('Delete')
    walk.stage('the backlog', walk.line('Adoption', waits=True))
    w.await_focus('Adoption')


def undo_and_redo_by_keyboard(walk):
    w = walk.window
    last = walk.stages[-1]
    w.key('ctrl+z', 'ctrl+z', 'ctrl+z', 'ctrl+z', 'ctrl+z', 'ctrl+z')
    walk.is_now(walk.stages[1], 'the agenda before the times')
    for _ in range(6):
        w.key('ctrl+shift+z')
    walk.is_now(last, 'the agenda done again')


def everything_is_there_after_a_restart(walk):
    w = walk.window
    last = walk.stages[-1]
    w.quit()
    w.open()
    assert walk.agenda() == last
    w.key('ctrl+z')
    walk.is_now(walk.stages[-2], 'undo after a restart')
    w.key('ctrl+shift+z')
    walk.is_now(last, 'redo after a restart')


def items_are_written_by_pointer(walk):
    w = walk.window
    w.fill_screen()
    w.key('ctrl+f')
    w.type('pretoria')
    w.key('Return')
    w.await_focus('Thu 15 May 2025')
    w.click(w.part(w.row('Add an item', 1), 'Add an item'))
    for title in ('Elections', 'Security', 'Closing'):
        w.type(title)
        w.key('Return')
    w.key('Escape')
    walk.stage('three more items', lambda lines: {'Elections', 'Security', 'Closing'}
               <= set(titles(lines)))
    w.await_focus('Closing')
    row = w.row('Elections')
    w.click(w.part(row, 'Elections'))
    until(lambda: row.get_state_set().contains(w.atspi.StateType.SELECTED), 'the selection')
    w.key('plus', 'plus')
    walk.stage('10 minutes', walk.line('Elections', minutes=10, start='05-15T14:00'))
    w.click(w.part(w.row('Elections'), 'Fixed start'))
    until(lambda: any(i['title-en'] == 'Elections' and i['fixed-start'] for i in
                      w.records('agenda-item')), 'the fixed start')


def items_are_dragged(walk):
    w = walk.window

    def drag(title, target, place, what, fits):
        """A drag that another program's load made the server forget is done again."""
        for attempt in range(3):
            handle = w.part(w.row(title), 'image', 'icon')
            w.drag(w.point(handle), w.point(w.row(target), .3, place))
            w.drop()
            try:
                until(lambda: fits(walk.agenda()), what, 6)
                break
            except AssertionError:
                w.key('Escape')
        walk.stage(what, fits)

    drag('Closing', 'Opening', .1, 'another sitting', lambda lines: titles(lines)[1] == 'Closing')
    drag('Security', 'Finance', .5, 'a sub-item', walk.line('Security', number='III.b'))
    drag('Elections', 'Backlog', .5, 'the backlog', walk.line('Elections', waits=True))


def undo_and_redo_by_pointer(walk):
    w = walk.window
    last = walk.stages[-1]
    undo = until(lambda: w.find(w.frame, lambda t: t.get_name().startswith('Undo')
                                and t.get_role_name() in BUTTON), 'the Undo button')
    redo = until(lambda: w.find(undo.get_parent(), lambda t: t.get_name().startswith('Redo')),
                 'the Redo button')
    for back in (-2, -3, -4):
        w.click(undo)
        walk.is_now(walk.stages[back], f'undo {back}')
    for forth in (-3, -2, -1):
        w.click(redo)
        walk.is_now(walk.stages[forth], f'redo {forth}')
    w.quit()
    w.open()
    assert walk.agenda() == last
    w.quit()


def nothing_was_complained_about(walk):
    assert walk.window.complaints() == '', walk.window.complaints()


def main():
    program, cli = (str(Path(word).resolve()) for word in sys.argv[1:3])
    folder, processes = outside.on_own_desktop()
    window = outside.Window(program, cli, folder / 'walk.rapporteur')
    walk = Walk(window)
    window.cli('new')
    window.open()

    def point(function):
        def case():
            function(walk)
        case.__name__ = function.__name__
        return case
    try:
        tap.run(*map(point, (
            a_meeting_is_created_by_keyboard,
            days_and_items_are_written_by_keyboard,
            an_item_is_timed_moved_and_locked_by_keyboard,
            undo_and_redo_by_keyboard,
            everything_is_there_after_a_restart,
            items_are_written_by_pointer,
            items_are_dragged,
            undo_and_redo_by_pointer,
            nothing_was_complained_about)))
    finally:
        if window.process.poll() is None:
            window.process.kill()
        for process in processes:
            process.terminate()
            process.wait()


main()
