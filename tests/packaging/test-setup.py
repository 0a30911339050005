#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs ./run on machines that are made up: its own copy of the project, and a PATH on which the
package manager, Meson and Ninja are small scripts that write down how they were called.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

root = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(root / 'tests')]

import tap  # noqa: E402

TOOLS = '''awk cat chmod cp dirname env find flock grep mkdir mv nproc readlink rm sed sh tail touch
        tr true wc'''.split()
PACKAGES = '''\
# by   package          check            why
build  libwindow-dev    pc:window>=4.8   the window
build  compiler         cmd:compile      compiles
run    memory           -                remembers
run    new-name|letters -                letters
test   display          -                only for tests
'''
PROGRAM = '''#!/bin/sh
echo "window $*"
echo "schemas $GSETTINGS_SCHEMA_DIR"
echo "settings ${GSETTINGS_BACKEND-as usual}, ${GTK_A11Y-as usual}"
'''
CLI = '''#!/bin/sh
echo "cli $*" >>"$CALLS"
case $3 in
  demo) echo workspace >"$2" ;;
  list)
    case $* in
      *body=GC*) echo "${GC_MEETINGS-[]}" ;;
      *) echo '[{"uid": "first"}, {"uid": "second"}]' ;;
    esac
    ;;
  agenda) echo "I  Opening of $4" ;;
  export) echo calendar >"$7" ;;
esac
'''


class Machine:
    """Packages in `installed`, on offer in `offered`; the rest by keyword."""

    def __init__(self, installed='libwindow-dev compiler memory letters',
                 offered='libwindow-dev compiler memory letters', user=0, apt=True, sudo=False,
                 online=True, window='4.8', configures=True):
        self.folder = tempfile.TemporaryDirectory()
        self.top = Path(self.folder.name) / 'a place with spaces'
        self.project = self.top / 'project'
        self.bin = self.top / 'bin'
        self.state = self.top / 'installed'
        self.calls_file = self.top / 'calls'
        (self.project / 'data').mkdir(parents=True)
        self.bin.mkdir()
        self.state.mkdir()
        self.calls_file.touch()
        for name in installed.split():
            (self.state / name).touch()
        shutil.copy(root / 'run', self.project)
        shutil.copy(root / 'data/setup.sh', self.project / 'data')
        (self.project / 'data/packages.txt').write_text(PACKAGES)
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool))
        self.script('id', f'echo {user}')
        self.script('pkg-config',
                    f'[ -e "$STATE/libwindow-dev" ] && [ "$2" = "window >= {window}" ]')
        self.make_package_manager(offered, apt, online)
        if sudo:
            self.script('sudo', 'echo "sudo $*" >>"$CALLS"; exec "$@"')
        if (self.state / 'compiler').exists():
            self.script('compile', '')
        self.make_build_tools(configures)

    def script(self, name, text):
        path = self.bin / name
        path.write_text(f'#!/bin/sh\n{text}\n')
        path.chmod(0o755)

    def make_package_manager(self, offered, apt, online):
        if not apt:
            return
        self.script('dpkg-query', '''
            shift 3
            for p in "$@"; do [ ! -e "$STATE/$p" ] || echo installed; done''')
        self.script('apt-cache', f'''
            case " {offered} " in *" $2 "*) echo "  Candidate: 1.0" ;; esac''')
        self.script('apt-get', f'''
            echo "apt-get $*" >>"$CALLS"
            {'' if online else "echo 'Temporary failure resolving'; exit 100"}
            case $* in
              *install*) ;;
              *) exit 0 ;;
            esac
            while [ "$1" != --no-install-recommends ]; do shift; done
            shift
            for p in "$@"; do
              touch "$STATE/$p"
              [ "$p" != compiler ] || cp "$BIN/true" "$BIN/compile"
            done''')

    def make_build_tools(self, configures):
        programs = self.top / 'programs'
        programs.mkdir()
        for name, text in [('rapporteur', PROGRAM), ('rapporteur-cli', CLI)]:
            (programs / name).write_text(text)
            (programs / name).chmod(0o755)
        self.script('meson', f'''
            echo "meson $*" >>"$CALLS"
            {'' if configures else "echo 'meson.build: no such thing'; exit 1"}
            while [ $# -gt 2 ]; do shift; done
            mkdir -p "$1/meson-private" "$1/meson-info" "$1/src/gui" "$1/src/cli"
            touch "$1/build.ninja" "$1/meson-private/coredata.dat"
            printf '{{"directories": {{"source": "%s"}}}}' "$2" >"$1/meson-info/meson-info.json"''')
        self.script('ninja', '''
            case $* in
              *' -n '*) [ ! -e "$2/src/gui/rapporteur" ] || echo 'ninja: no work to do.' ;;
              *' build.ninja') ;;
              *)
                echo ninja >>"$CALLS"
                cat "$PROGRAMS/rapporteur" >"$2/src/gui/rapporteur"
                cat "$PROGRAMS/rapporteur-cli" >"$2/src/cli/rapporteur-cli"
                chmod +x "$2"/src/*/rapporteur*
                ;;
            esac''')

    def run(self, *arguments, project=None, before=(), **environment):
        done = subprocess.run(
            [*before, (project or self.project) / 'run', *arguments],
            cwd='/', text=True, capture_output=True,
            env=dict(PATH=str(self.bin), HOME=str(self.top / 'home'), STATE=str(self.state),
                     BIN=str(self.bin), CALLS=str(self.calls_file),
                     PROGRAMS=str(self.top / 'programs'), LC_ALL='C.UTF-8', **environment))
        self.said, self.printed, self.status = done.stderr, done.stdout, done.returncode
        return self

    @property
    def calls(self):
        return self.calls_file.read_text()

    def installs(self):
        return [line.partition('--no-install-recommends ')[2].split()
                for line in self.calls.splitlines() if 'apt-get' in line and ' install ' in line]


def expect(machine, status, *words):
    assert machine.status == status, f'status {machine.status}: {machine.said}'
    for word in words:
        assert word in machine.said, f'"{word}" is not in: {machine.said}'


def where_nothing_is_missing_no_package_is_asked_for():
    machine = Machine().run('--version')
    expect(machine, 0)
    assert 'apt-get' not in machine.calls, machine.calls
    assert machine.printed.startswith('window --version\n'), machine.printed
    assert f'schemas {machine.project}/build/data' in machine.printed, machine.printed


def a_second_start_builds_nothing_and_says_nothing():
    machine = Machine().run('--version')
    before = machine.calls
    machine.run('--version')
    expect(machine, 0)
    assert machine.calls == before and machine.said == '', machine.said


def exactly_what_is_missing_is_installed():
    machine = Machine(installed='memory letters').run('--version')
    expect(machine, 0)
    assert machine.installs() == [['libwindow-dev', 'compiler']], machine.calls
    assert machine.calls.count('update') == 1


def of_two_names_the_one_on_offer_is_installed():
    machine = Machine(installed='libwindow-dev compiler memory').run('--version')
    assert machine.installs() == [['letters']], machine.calls


def packages_of_the_tests_are_not_installed():
    assert not any('display' in names for names in Machine(installed='').run('-h').installs())


def an_ordinary_user_installs_by_sudo():
    machine = Machine(installed='', user=1000, sudo=True).run('--version')
    expect(machine, 0)
    assert 'sudo env DEBIAN_FRONTEND=noninteractive apt-get' in machine.calls, machine.calls


def without_root_and_sudo_the_command_is_named():
    machine = Machine(installed='letters compiler', user=1000).run()
    expect(machine, 1, 'needs root',
           'apt-get update && apt-get install --no-install-recommends libwindow-dev memory')
    assert 'meson' not in machine.calls


def on_another_distribution_the_packages_are_named():
    machine = Machine(installed='', apt=False).run()
    expect(machine, 1, 'own package manager', 'window >= 4.8 (pkg-config)', 'libwindow-dev',
           'the program compile')


def on_another_distribution_that_has_everything_it_builds():
    machine = Machine(apt=False).run('--version')
    expect(machine, 0)
    assert 'meson setup' in machine.calls


def without_a_network_it_says_so():
    machine = Machine(installed='', online=False).run()
    expect(machine, 1, 'Is this machine online?', 'libwindow-dev compiler')


def packages_that_are_too_old_are_named():
    machine = Machine(installed='compiler', window='4.6').run()
    expect(machine, 1, 'too old', 'window >= 4.8')
    assert 'meson' not in machine.calls


def a_failed_step_shows_its_last_lines_and_the_log():
    machine = Machine(configures=False).run()
    expect(machine, 1, 'meson.build: no such thing', 'build/setup.log')


def a_moved_project_is_built_anew():
    machine = Machine().run('--version')
    moved = machine.top / 'moved'
    machine.project.rename(moved)
    machine.run('--version', project=moved)
    expect(machine, 0)
    assert machine.calls.count('meson setup') == 2, machine.calls


def packages_that_come_later_are_looked_for_again():
    machine = Machine().run('--version')
    (machine.state / 'memory').unlink()
    machine.run('--version')
    assert 'meson setup --reconfigure' in machine.calls, machine.calls


def without_a_display_it_does_the_main_job():
    machine = Machine().run()
    expect(machine, 0, 'There is no display')
    home = machine.top / 'home/.local/share/rapporteur'
    assert 'I  Opening of first' in machine.printed, machine.printed
    assert f'Workspace: {home}/sample.rapporteur\n' in machine.printed, machine.printed
    assert f'Calendar file: {home}/meeting.ics\n' in machine.printed, machine.printed
    assert (home / 'meeting.ics').read_text() == 'calendar\n'


def without_a_display_the_sample_is_made_once():
    machine = Machine().run().run()
    assert machine.calls.count(' demo\n') == 1, machine.calls


def without_a_display_the_showcase_is_preferred():
    machine = Machine().run(GC_MEETINGS='[{"uid": "showcase"}]')
    assert 'Opening of showcase' in machine.printed, machine.printed


def without_a_display_a_workspace_that_is_named_is_used():
    machine = Machine()
    mine = machine.top / 'mine.rapporteur'
    mine.touch()
    machine.run(str(mine))
    expect(machine, 0)
    assert f'Workspace: {mine}\n' in machine.printed and ' demo\n' not in machine.calls


def a_display_that_does_not_answer_is_no_display():
    expect(Machine().run(DISPLAY=':7654'), 0, 'There is no display')


def with_a_session_bus_settings_are_kept_as_usual():
    bus = [shutil.which('dbus-run-session'), f"--dbus-daemon={shutil.which('dbus-daemon')}", '--']
    machine = Machine().run('--version', before=bus)
    expect(machine, 0)
    assert 'settings as usual, as usual\n' in machine.printed, machine.printed


def without_a_session_bus_settings_are_kept_in_a_file():
    machine = Machine()
    for gone in ({}, {'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nowhere/bus'}):
        machine.run('--version', **gone)
        expect(machine, 0)
        assert 'settings keyfile, none\n' in machine.printed, machine.printed
    machine.run('--version', GSETTINGS_BACKEND='memory', GTK_A11Y='test')
    assert 'settings memory, test\n' in machine.printed, machine.printed


def a_project_that_cannot_be_written_is_refused():
    machine = Machine()
    (machine.project / 'build').write_text('in the way')
    machine.run()
    expect(machine, 1, 'Cannot write in', 'folder of your own')


tap.run(*[case for name, case in list(globals().items())
          if callable(case) and getattr(case, '__module__', '') == __name__
          and name not in ('Machine', 'expect')])
