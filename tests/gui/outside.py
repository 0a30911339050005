# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of one's own, and the program on it as a person meets it: looked at through AT-SPI, used
by real keys and a real pointer, and asked through rapporteur-cli what it has stored.

Nothing here waits for a time to pass: `until` looks again until what is awaited has come.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# What a button is called by AT-SPI before version 2.52, and since.
BUTTON = ('push button', 'button')
PATIENCE = 30  # seconds; only what never comes takes them


def until(look, what, patience=PATIENCE):
    """Looks until there is something to see, and gives it."""
    end = time.monotonic() + patience
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() > end:
            raise AssertionError(f'{what} never came')
        time.sleep(.02)


def call(*words, check=True):
    return subprocess.run(words, check=check, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, timeout=60).stdout


def on_own_desktop():
    """The folder and the processes of a desktop of one's own: a session bus, an X server, a window
    manager, a home and settings. The script runs anew in it; the first run ends here."""
    folder = os.environ.get('RAPPORTEUR_OUTSIDE')
    if not folder:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            sys.exit(run_again(folder))
    read, write = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(write), '-screen', '0', '1600x1000x24',
                               '-nolisten', 'tcp'], pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    os.environ['DISPLAY'] = ':' + os.read(read, 16).decode().strip()
    manager = subprocess.Popen(['openbox'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until(lambda: 'window id' in call('xprop', '-root', '_NET_SUPPORTING_WM_CHECK', check=False),
          'the window manager')
    return Path(folder), [manager, server]


def run_again(folder):
    home, run = Path(folder, 'home'), Path(folder, 'run')
    home.mkdir()
    run.mkdir(mode=0o700)
    # The harness's own debugging is for the program: a warning ends it, not what looks at it.
    env = {key: value for key, value in os.environ.items()
           if not key.startswith(('XDG_', 'LC_', 'LANG', 'GTK_', 'AT_SPI', 'DBUS', 'G_', 'MALLOC_'))
           and key not in ('DISPLAY', 'WAYLAND_DISPLAY', 'GDK_BACKEND')}
    env.update(RAPPORTEUR_OUTSIDE=folder, HOME=str(home), XDG_RUNTIME_DIR=str(run),
               LC_ALL='C.UTF-8', TZ='UTC', GSETTINGS_BACKEND='keyfile')
    again = subprocess.Popen(['dbus-run-session', '--', sys.executable, *sys.argv], env=env,
                             text=True, stdout=subprocess.PIPE)
    # The daemons of the bus talk as well.
    for line in again.stdout:
        if line.startswith(('ok', 'not ok', '1..')):
            print(line, end='', flush=True)
    return again.wait()


class Window:
    """The program's window with one workspace, and that workspace."""

    def __init__(self, program, cli, workspace):
        self.program, self.cli_program, self.workspace = program, cli, workspace
        self.errors = open(workspace.with_suffix('.err'), 'a+')

    # --- what is stored

    def cli(self, *words):
        return call(self.cli_program, '-w', str(self.workspace), *words)

    def records(self, kind, *words):
        return json.loads(self.cli('list', kind, *words, '--format', 'json'))

    def agenda(self, meeting):
        """Lines of the agenda as they stand in it: number, title, start, minutes."""
        lines = json.loads(self.cli('agenda', meeting, '--format', 'json'))
        return [(line['number'], line['title'], (line['start'] or '')[5:], line['duration'],
                 line['sitting'] is None and line['kind'] != 'sitting') for line in lines]

    # --- the window

    def open(self):
        # GTK 4.8 itself leaks what it tells a screen reader.
        asan = os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0'
        self.process = subprocess.Popen([self.program, str(self.workspace)], stderr=self.errors,
                                        stdout=self.errors,
                                        env={**os.environ, 'G_DEBUG': 'fatal-warnings',
                                             'G_ENABLE_DIAGNOSTIC': '1', 'ASAN_OPTIONS': asan})
        self.id = self.named(self.workspace.stem)
        import gi
        gi.require_version('Atspi', '2.0')
        from gi.repository import Atspi, GLib
        self.atspi, self.gone = Atspi, GLib.Error
        self.frame = until(lambda: self.find_frame(self.workspace.stem), 'the window in AT-SPI')
        self.list = None

    def quit(self):
        self.key('ctrl+q')
        assert self.process.wait(PATIENCE) == 0, 'The program did not end well.'

    def complaints(self):
        self.errors.seek(0)
        return self.errors.read()

    def named(self, title):
        """The X window of that title, once it is in front."""
        def look():
            found = call('xdotool', 'search', '--onlyvisible', '--name', f'^{title}$',
                         check=False).split()
            front = call('xdotool', 'getactivewindow', check=False).strip()
            return front if front in found else None
        return until(look, f'the window “{title}” in front')

    # --- what a screen reader sees

    def children(self, thing):
        return [c for c in (thing.get_child_at_index(i) for i in range(thing.get_child_count())) if c]

    def find_frame(self, title):
        try:
            for program in self.children(self.atspi.get_desktop(0)):
                for frame in self.children(program):
                    if frame.get_name() == title and 'rapporteur' in program.get_name():
                        return frame
        except self.gone:
            pass
        return None

    def find(self, thing, fits):
        if fits(thing):
            return thing
        for child in self.children(thing):
            found = self.find(child, fits)
            if found:
                return found
        return None

    def has_focus(self, thing):
        return thing.get_state_set().contains(self.atspi.StateType.FOCUSED)

    def await_role(self, title, *roles):
        """Until something of such a role has the focus in the window of that title."""
        frame = until(lambda: self.find_frame(title), title)

        def look():
            try:
                return self.find(frame, lambda t: t.get_role_name() in roles and self.has_focus(t))
            except self.gone:
                return None
        until(look, f'the focus on a {roles[0]} in “{title}”')

    def rows(self):
        """The lines of the agenda, each as it is read aloud."""
        for _ in range(3):
            try:
                if not self.list:
                    row = until(lambda: self.find(self.frame, lambda t: t.get_role_name() == 'list item'
                                                  and t.get_name() == 'Add a sitting'), 'the agenda')
                    self.list = row.get_parent()
                return [(row.get_name(), row) for row in self.children(self.list)]
            except self.gone:
                self.list = None
        return []

    def row(self, words, place=0):
        def look():
            fit = [row for name, row in self.rows() if words in name]
            return fit[place] if len(fit) > place else None
        return until(look, f'the line “{words}”')

    def await_focus(self, words):
        def look():
            try:
                return any(words in name and self.has_focus(row) for name, row in self.rows())
            except self.gone:
                return False
        until(look, f'the focus on “{words}”')

    def part(self, row, *fits):
        """The first thing in the line with one of these names or roles."""
        return until(lambda: self.find(row, lambda t: t != row and (t.get_name() in fits
                                       or t.get_role_name() in fits)), f'{fits[0]} in the line')

    # --- keys and pointer

    def key(self, *keys):
        call('xdotool', 'key', '--delay', '20', *keys)

    def type(self, words):
        call('xdotool', 'type', '--delay', '8', words)

    def fill_screen(self):
        """Everything is in sight then: what is scrolled away cannot be pointed at."""
        call('xdotool', 'windowmove', self.id, '10', '10', 'windowsize', self.id, '1560', '960')
        until(lambda: self.atspi.Component.get_extents(
            self.frame, self.atspi.CoordType.WINDOW).height > 900, 'the larger window')

    def point(self, thing, x=.5, y=.5):
        box = self.atspi.Component.get_extents(thing, self.atspi.CoordType.WINDOW)
        frame = self.atspi.Component.get_extents(self.frame, self.atspi.CoordType.WINDOW)
        shell = dict(line.split('=') for line in
                     call('xdotool', 'getwindowgeometry', '--shell', self.id).split())
        left = int(shell['X']) + (int(shell['WIDTH']) - frame.width) // 2
        top = int(shell['Y']) + (int(shell['HEIGHT']) - frame.height) // 2
        return left + box.x + int(box.width * x), top + box.y + int(box.height * y)

    def click(self, thing):
        x, y = self.point(thing)
        # A pointer comes from somewhere: one that only appears is not seen by GTK 4.8.
        call('xdotool', 'mousemove', str(x - 3), str(y - 2), 'mousemove', str(x - 1), str(y),
             'mousemove', str(x), str(y), 'click', '1')

    def drag(self, start, end):
        words = ['mousemove', str(start[0] - 2), str(start[1]), 'mousemove', str(start[0]),
                 str(start[1]), 'mousedown', '1']
        for step in range(1, 13):
            words += ['mousemove', str(start[0] + (end[0] - start[0]) * step // 12),
                      str(start[1] + (end[1] - start[1]) * step // 12), 'sleep', '.02']
        call('xdotool', *words, 'mousemove', str(end[0] + 1), str(end[1]))

    def drop(self):
        call('xdotool', 'mouseup', '1')
