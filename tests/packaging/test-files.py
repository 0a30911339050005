#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the files that are installed for the desktop to the rules of those who read them.

The arguments are the source folder and the build folder.
"""

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

source, build = (Path(argument).resolve() for argument in sys.argv[1:3])
sys.path[:0] = [str(source / 'tests')]

import tap  # noqa: E402

APP = 'org.rapporteur.Rapporteur'
ICONS = {
    f'scalable/apps/{APP}.svg': 128,
    f'symbolic/apps/{APP}-symbolic.svg': 16,
    'scalable/mimetypes/application-x-rapporteur.svg': 128,
}


def quiet(*command, **options):
    """Runs a checker that must succeed and have nothing to say."""
    done = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, **options)
    assert done.returncode == 0 and not done.stdout.strip(), done.stdout


def the_desktop_file_is_valid():
    quiet('desktop-file-validate', build / f'data/{APP}.desktop')


def a_broken_desktop_file_would_be_seen():
    with tempfile.TemporaryDirectory() as folder:
        broken = Path(folder) / f'{APP}.desktop'
        broken.write_text((build / f'data/{APP}.desktop').read_text().replace('Type=', 'Kind='))
        assert subprocess.run(['desktop-file-validate', broken], capture_output=True).returncode


def metainfo_problems(path):
    """The errors and warnings, but for the home page: the project has none to name."""
    said = subprocess.run(['appstreamcli', 'validate', '--no-net', '--no-color', path],
                          capture_output=True, text=True).stdout
    assert 'Validation' in said, said
    return [line for line in said.splitlines()
            if re.match(r'[EW]:', line) and not line.endswith(' url-homepage-missing')]


def the_metainfo_file_is_valid():
    problems = metainfo_problems(build / f'data/{APP}.metainfo.xml')
    assert not problems, problems


def a_broken_metainfo_file_would_be_seen():
    with tempfile.TemporaryDirectory() as folder:
        broken = Path(folder) / f'{APP}.metainfo.xml'
        text = (build / f'data/{APP}.metainfo.xml').read_text()
        broken.write_text(re.sub(r'<metadata_license>.*</metadata_license>', '', text))
        assert metainfo_problems(broken)


def the_schema_is_valid():
    quiet('glib-compile-schemas', '--strict', '--dry-run', source / 'data')


def every_xml_file_is_well_formed():
    quiet('xmllint', '--noout', source / f'data/{APP}.gschema.xml', build / f'data/{APP}.xml',
          build / f'data/{APP}.metainfo.xml',
          *sorted((source / 'data/icons').glob('**/*.svg')))


def what_people_read_is_there_in_french():
    desktop = (build / f'data/{APP}.desktop').read_text()
    for key in ('Name', 'GenericName', 'Comment', 'Keywords'):
        assert f'\n{key}[fr]=' in desktop, key
    for name in (f'{APP}.metainfo.xml', f'{APP}.xml'):
        assert 'xml:lang="fr"' in (build / 'data' / name).read_text(), name


def the_metainfo_speaks_of_this_version():
    releases = ElementTree.parse(build / f'data/{APP}.metainfo.xml').findall('releases/release')
    version = re.search(r"^\s*version: '([^']+)'", (source / 'meson.build').read_text(), re.M)[1]
    assert releases[0].get('version') == version
    for page in ('rapporteur.1', 'rapporteur-cli.1'):
        assert f'"Rapporteur {version}"' in (source / 'data' / page).read_text(), page


def every_icon_has_the_size_of_its_kind():
    for name, size in ICONS.items():
        svg = ElementTree.parse(source / 'data/icons/hicolor' / name).getroot()
        assert (svg.get('width'), svg.get('height')) == (str(size), str(size)), name
        assert svg.get('viewBox') == f'0 0 {size} {size}', name


def the_symbolic_icon_has_one_colour():
    text = (source / f'data/icons/hicolor/symbolic/apps/{APP}-symbolic.svg').read_text()
    assert set(re.findall(r'#[0-9a-f]{6}', text)) == {'#2e3436'}
    assert 'gradient' not in text.lower()


def the_manual_pages_are_clean():
    for page in ('rapporteur.1', 'rapporteur-cli.1'):
        (source / 'data' / page).read_text(encoding='ascii')
        quiet('groff', '-man', '-Tutf8', '-ww', '-b', '-z', source / 'data' / page)


def completed(*words):
    """What bash offers for the last of these words."""
    script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _rapporteur_cli;'
              'printf "%s\\n" "${COMPREPLY[@]}"')
    return subprocess.run(
        ['bash', '-c', script, 'bash', source / 'data/rapporteur-cli.bash-completion',
         'rapporteur-cli', *words], capture_output=True, text=True, check=True).stdout.split()


def the_shell_completes_commands_kinds_and_options():
    assert completed('li') == ['list']
    assert completed('-w', 'list', 'un') == ['undo']
    assert completed('list', 'agenda') == ['agenda-item']
    assert completed('import', '') == ['agenda']
    assert completed('move', '') == ['agenda-item', 'meeting']
    assert completed('move', 'meeting', 'GC 31', '--t') == ['--to']
    assert completed('list', 'meeting', '--f') == ['--format']
    assert completed('list', 'meeting', '--format', '') == ['table', 'csv', 'json']
    assert completed('agenda', '3', '--document', 'a', '--format', 'p') == ['pdf']
    assert completed('agenda', '3', '--document', 'or') == ['order']
    assert 'Africa/Cairo' in completed('agenda', '3', '--zone', 'Africa/C')


def a_file_is_known_by_its_name_and_by_its_bytes():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        packages = folder / 'mime/packages'
        packages.mkdir(parents=True)
        (packages / f'{APP}.xml').write_bytes((build / f'data/{APP}.xml').read_bytes())
        environment = dict(os.environ, XDG_DATA_HOME=str(folder))
        quiet('update-mime-database', folder / 'mime', env=environment)

        def media_type(path):
            said = subprocess.run(
                ['gio', 'info', '-a', 'standard::content-type', path], text=True, check=True,
                capture_output=True, env=environment).stdout
            return re.search(r'content-type: (\S+)', said)[1]

        for name, application_id in [('ours', 0x52415050), ('other', 0)]:
            with sqlite3.connect(folder / name) as database:
                database.execute(f'PRAGMA application_id = {application_id}')
                database.execute('CREATE TABLE t (a)')
        (folder / 'new.rapporteur').write_bytes(b'not yet a database')
        assert media_type(folder / 'ours') == 'application/x-rapporteur'
        assert media_type(folder / 'other') == 'application/vnd.sqlite3'
        assert media_type(folder / 'new.rapporteur') == 'application/x-rapporteur'


tap.run(
    the_desktop_file_is_valid,
    a_broken_desktop_file_would_be_seen,
    the_metainfo_file_is_valid,
    a_broken_metainfo_file_would_be_seen,
    the_schema_is_valid,
    every_xml_file_is_well_formed,
    what_people_read_is_there_in_french,
    the_metainfo_speaks_of_this_version,
    every_icon_has_the_size_of_its_kind,
    the_symbolic_icon_has_one_colour,
    the_manual_pages_are_clean,
    the_shell_completes_commands_kinds_and_options,
    a_file_is_known_by_its_name_and_by_its_bytes,
)
