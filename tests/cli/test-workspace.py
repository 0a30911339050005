#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making, opening and refusing workspaces; help and version; locale; what is linked."""

import os
import resource
import shutil
import sqlite3
import subprocess
import threading

from cli import DONE, INPUT, SYSTEM, USAGE, WORKSPACE, Place, in_language, meeting, program
import tap


def help_and_version():
    with Place() as place:
        assert place.cli('--version', workspace=False).startswith('rapporteur-cli ')
        overall = place.cli('--help', workspace=False)
        for command in ('new demo list show add set remove move agenda export undo redo history '
                        'verify backup').split():
            assert f'\n  {command}' in overall, command
            words = [command] + {'move': ['agenda-item'], 'export': ['ics']}.get(command, [])
            text = place.cli(*words, '--help', workspace=False)
            assert ' '.join(words) in text and '--workspace' in text
            assert place.cli('--help', *words, workspace=False) == text
        assert place.cli('-h', workspace=False) == overall
        assert not place.files()


def usage_errors():
    with Place('new') as place:
        for words in ([], ['nonsense'], ['lis'], ['export'], ['move'], ['move', 'meeting', '1'],
                      ['list'], ['list', 'meetings'], ['list', 'meeting', '--bogus'],
                      ['list', 'meeting', '--format=xml'], ['list', 'meeting', '--limit=x'],
                      ['list', 'meeting', '--limit=-1'], ['list', 'meeting', '--where'],
                      ['list', 'meeting', '--where', 'title-en'], ['show', 'meeting'],
                      ['show', 'meeting', '1', '2'], ['show', 'meeting', '1', '--format=csv'],
                      ['add', 'meeting'], ['add', 'meeting', 'title-en'],
                      ['add', 'meeting', 'title-en=a', 'title-en=b'], ['set', 'meeting', '1'],
                      ['remove', 'meeting'], ['agenda'], ['agenda', '1', '2'],
                      ['agenda', '1', '--format=doc'], ['agenda', '1', '--document=menu'],
                      ['agenda', '1', '-o', 'x.doc'],
                      ['export', 'ics'], ['export', 'csv', 'meeting'],
                      ['export', 'ics', '1', '--detail=day'],
                      ['export', 'ics', '1', '--language=de'], ['undo', '1'], ['new', 'x'],
                      ['history', 'meeting', '1', '2'], ['history', '--limit=-1'],
                      ['move', 'agenda-item', '1'],
                      ['move', 'agenda-item', '1', '--before', '2', '--after', '3'],
                      ['move', 'agenda-item', '1', '--before', '2', '--backlog']):
            place.refused(*words, status=USAGE, unchanged=False)
        place.refused('list', 'region', workspace=False, status=USAGE, words='RAPPORTEUR_WORKSPACE')


def the_environment_may_name_the_workspace():
    with Place('new') as place:
        expected = place.cli('list', 'region')
        named = dict(workspace=False, RAPPORTEUR_WORKSPACE=str(place.file))
        assert place.cli('list', 'region', **named) == expected
        assert place.cli('list', 'region', '-w', str(place.file), workspace=False) == expected
        assert place.cli('list', f'--workspace={place.file}', 'region', workspace=False) == expected
        named['RAPPORTEUR_WORKSPACE'] = str(place.top / 'other')
        place.refused('list', 'region', status=WORKSPACE, unchanged=False, **named)


def new_has_the_reference_data():
    with Place('new') as place:
        assert len(place.json('list', 'region')) == 6
        assert len(place.json('list', 'member')) > 180
        assert place.json('list', 'meeting') == []
        place.refused('new', status=WORKSPACE, words='work.rapporteur')


def demo_makes_or_fills_a_workspace():
    with Place('demo') as place:
        meetings = place.json('list', 'meeting')
        assert len(meetings) > 20 and all(m['sample'] for m in meetings)
        place.refused('demo', status=INPUT)
    with Place('new') as place:
        uid = meeting(place)
        place.cli('demo')
        assert len(place.json('list', 'meeting')) == len(meetings) + 1
        place.cli('undo')
        assert [m['uid'] for m in place.json('list', 'meeting')] == [uid]


def what_is_no_workspace_is_refused_untouched():
    with Place('new') as place:
        other = place.top / 'other'
        for content in (b'', b'not a database', b'SQLite format 3\0' + bytes(4096)):
            other.write_bytes(content)
            place.refused('list', 'region', workspace=other, status=WORKSPACE, unchanged=False)
            place.refused('demo', workspace=other, status=WORKSPACE, unchanged=False)
            assert other.read_bytes() == content
        foreign = place.top / 'foreign.db'
        sqlite3.connect(foreign).execute('CREATE TABLE t (x)')
        before = foreign.read_bytes()
        place.refused('add', 'region', 'code=X', workspace=foreign, status=WORKSPACE,
                      unchanged=False)
        assert foreign.read_bytes() == before
        place.refused('list', 'region', workspace=place.top, status=WORKSPACE, unchanged=False)
        place.refused('list', 'region', workspace=place.top / 'missing', status=WORKSPACE,
                      words='missing', unchanged=False)
        place.refused('list', 'region', workspace=place.top / 'gone' / 'work.rapporteur',
                      status=WORKSPACE, unchanged=False)
        place.refused('new', workspace=place.top / 'gone' / 'work.rapporteur',
                      status=WORKSPACE, unchanged=False)
        assert not (place.top / 'gone').exists()
        assert sorted(place.files()) == ['foreign.db', 'other', 'work.rapporteur']


def a_newer_workspace_is_only_read():
    with Place('new') as place:
        database = sqlite3.connect(place.file)
        version, = database.execute('PRAGMA user_version').fetchone()
        database.execute(f'PRAGMA user_version = {version + 1}')
        database.close()
        assert len(place.json('list', 'region')) == 6
        place.refused('set', 'region', 'ESA', 'alias=X', status=WORKSPACE)
        place.refused('undo', status=WORKSPACE)


def a_damaged_workspace_is_told():
    with Place('demo') as place:
        content = bytearray(place.file.read_bytes())
        for page in range(8, len(content) // 4096 - 1, 3):
            content[page * 4096:page * 4096 + 512] = os.urandom(512)
        place.file.write_bytes(content)
        result = place.run('verify')
        assert result.status == WORKSPACE, (result.status, result.err)
        assert result.err.startswith('rapporteur-cli: ')


def as_nobody(place):
    """Root may write everywhere: the words that run the program as somebody else."""
    if os.geteuid() != 0:
        return []
    copy = place.top / 'program'
    shutil.copy(program, copy)
    for path in [place.top, *place.top.iterdir()]:
        os.chown(path, 65534, 65534)
    return ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', 'sh', '-c',
            f'shift; exec "{copy}" "$@"', 'sh']


def a_read_only_workspace_is_read():
    with Place('new') as place:
        uid = meeting(place)
        before = as_nobody(place)
        place.cli('set', 'meeting', uid, 'venue=Hall', before=before)
        content = place.file.read_bytes()
        place.file.chmod(0o444)
        place.top.chmod(0o555)
        files = place.files()
        assert 'Council' in place.cli('show', 'meeting', uid, before=before)
        assert 'Council' in place.cli('agenda', uid, before=before)
        for words in (['set', 'meeting', uid, 'title-en=X'], ['add', 'setting', 'key=x'], ['undo'],
                      ['remove', 'meeting', uid]):
            place.refused(*words, status=WORKSPACE, unchanged=False, before=before)
        result = place.run('new', workspace=place.top / 'x.rapporteur', before=before)
        assert result.status in (WORKSPACE, SYSTEM) and 'x.rapporteur' in result.err, result.err
        result = place.run('export', 'ics', uid, '-o', 'x.ics', before=before)
        assert result.status == SYSTEM and 'x.ics' in result.err, result.err
        assert place.files() == files and place.file.read_bytes() == content


def a_full_disk_behind_the_output_is_told():
    with Place('new') as place:
        with open('/dev/full', 'wb') as full:
            result = subprocess.run([program, '-w', place.file, 'list', 'member'], env=place.env,
                                    stdout=full, stderr=subprocess.PIPE, timeout=60)
        assert result.returncode == SYSTEM, result
        assert b'could not be written' in result.stderr


def a_full_disk_behind_the_workspace_loses_nothing():
    with Place('new') as place:
        uid = meeting(place)
        before = place.content()
        # Room for what is read, none for what would be written; an error as of a disk.
        options = dict(env=place.env, capture_output=True, timeout=60, restore_signals=False,
                       preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40000, 40000)))
        for words in (['set', 'meeting', uid, 'note=' + 'é' * 19000, 'theme=x'],
                      ['add', 'setting', 'key=long', 'value=' + 'x' * 90000]):
            result = subprocess.run([program, '-w', place.file, *words], **options)
            assert result.returncode == SYSTEM and result.stderr, (words[0], result)
            assert place.content() == before, words[0]
        other = place.top / 'new.rapporteur'
        result = subprocess.run([program, '-w', other, 'new'], **options)
        assert result.returncode == SYSTEM and result.stderr, result
        assert not other.exists() and place.files() == ['work.rapporteur'], place.files()
        assert 'sound' in place.cli('verify')


def messages_follow_the_locale_and_data_does_not():
    with Place('new') as place:
        french = in_language('fr', place.top)
        for options in (french, dict(LC_ALL='C'), dict(LC_ALL='xx_YY')):
            assert place.cli('list', 'region', **options) == place.cli('list', 'region')
        error = place.run('set', 'region', 'ESA', 'zone=Mars', **french).err
        assert 'Fuseau horaire (zone)' in error, error
        # Arguments are UTF-8 whatever the locale says.
        uid = place.cli('add', 'setting', 'key=é', 'value=税関', LC_ALL='C').strip()
        assert place.cli('show', 'setting', uid, LC_ALL='C') == place.cli('show', 'setting', uid)
        assert '税関' in place.cli('show', 'setting', 'é', LC_ALL='C')
        error = place.run('show', 'meeting', 'Réunion', LC_ALL='C').err
        assert 'Réunion' in error and '“' in error


def nothing_of_a_toolkit_is_linked():
    libraries = subprocess.run(['ldd', program], capture_output=True, text=True, check=True).stdout
    assert 'libglib-2.0' in libraries
    # Documents are drawn by pango and cairo, which need no display; cairo brings X11's library along.
    for name in ('gtk', 'gdk', 'adwaita', 'wayland', 'epoxy'):
        assert f'lib{name}' not in libraries, libraries


def no_network_no_display_no_home_is_needed():
    with Place('demo') as place:
        bare = {'PATH': '/usr/bin', 'TZ': 'UTC'}
        result = subprocess.run([program, '-w', place.file, 'agenda', 'GC 31'], env=bare,
                                capture_output=True, timeout=60)
        assert result.returncode == DONE and not result.stderr, result.stderr
        if shutil.which('unshare') and subprocess.run(
                ['unshare', '-n', 'true'], capture_output=True).returncode == 0:
            offline = subprocess.run(
                ['unshare', '-n', program, '-w', place.file, 'agenda', 'GC 31'],
                env=bare, capture_output=True, timeout=60)
            assert offline.stdout == result.stdout


def two_at_once_lose_nothing():
    with Place('new') as place:
        uid = meeting(place)
        failures = []

        def work(name):
            for number in range(12):
                result = place.run('add', 'agenda-item', f'meeting={uid}',
                                   f'title-en={name} {number}')
                if result.status != DONE:
                    failures.append(result.err)

        threads = [threading.Thread(target=work, args=[name]) for name in 'abc']
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not failures, failures
        items = place.json('list', 'agenda-item', '--sort', 'position')
        assert len(items) == 36
        for name in 'abc':
            own = [i['title-en'] for i in items if i['title-en'].startswith(name)]
            assert sorted(own, key=lambda title: int(title.split()[1])) == own, own
        assert 'sound' in place.cli('verify')


tap.run(help_and_version, usage_errors, the_environment_may_name_the_workspace,
        new_has_the_reference_data, demo_makes_or_fills_a_workspace,
        what_is_no_workspace_is_refused_untouched, a_newer_workspace_is_only_read,
        a_damaged_workspace_is_told, a_read_only_workspace_is_read,
        a_full_disk_behind_the_output_is_told,
        a_full_disk_behind_the_workspace_loses_nothing,
        messages_follow_the_locale_and_data_does_not, nothing_of_a_toolkit_is_linked,
        no_network_no_display_no_home_is_needed, two_at_once_lose_nothing)
