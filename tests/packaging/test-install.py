#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs into an empty folder and holds what is there against the list below.

The arguments are the source folder, the build folder and its prefix.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

source, build = (Path(argument).resolve() for argument in sys.argv[1:3])
prefix = sys.argv[3].lstrip('/')
sys.path[:0] = [str(source / 'tests')]

import tap  # noqa: E402

APP = 'org.rapporteur.Rapporteur'
LANGUAGES = (source / 'po/LINGUAS').read_text().split()
EXPECTED = {
    'bin/rapporteur',
    'bin/rapporteur-cli',
    f'share/applications/{APP}.desktop',
    'share/bash-completion/completions/rapporteur-cli',
    f'share/glib-2.0/schemas/{APP}.gschema.xml',
    'share/icons/hicolor/scalable/mimetypes/application-x-rapporteur.svg',
    f'share/icons/hicolor/scalable/apps/{APP}.svg',
    f'share/icons/hicolor/symbolic/apps/{APP}-symbolic.svg',
    *(f'share/locale/{language}/LC_MESSAGES/rapporteur.mo' for language in LANGUAGES),
    'share/man/man1/rapporteur.1',
    'share/man/man1/rapporteur-cli.1',
    f'share/metainfo/{APP}.metainfo.xml',
    f'share/mime/packages/{APP}.xml',
}

folder = tempfile.TemporaryDirectory()
installed = Path(folder.name) / prefix
done = subprocess.run(
    ['meson', 'install', '-C', build, '--no-rebuild', '--destdir', folder.name],
    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
found = {str(path.relative_to(installed)) for path in installed.rglob('*') if path.is_file()}


def installing_succeeds():
    assert done.returncode == 0, done.stdout


def everything_is_in_its_place():
    missing = sorted(EXPECTED - found)
    assert not missing, f'not installed: {missing}'


def nothing_else_is_installed():
    beside = sorted(found - EXPECTED)
    assert not beside, f'add to EXPECTED or do not install: {beside}'
    outside = sorted(str(path) for path in Path(folder.name).rglob('*')
                     if path.is_file() and installed not in path.parents)
    assert not outside, f'outside the prefix: {outside}'


def programs_can_be_run_by_all_and_files_only_read():
    for name in found:
        mode = (installed / name).stat().st_mode & 0o777
        assert mode == (0o755 if name.startswith('bin/') else 0o644), f'{name}: {mode:o}'


def the_installed_program_answers():
    said = subprocess.run([installed / 'bin/rapporteur-cli', '--version'], text=True,
                          capture_output=True, cwd='/', env=dict(os.environ, LC_ALL='C.UTF-8'))
    assert said.returncode == 0 and said.stdout.strip(), said


def the_installed_window_finds_its_settings_wherever_it_is():
    # What a packager's triggers do, as installing for a package does not.
    subprocess.run(['glib-compile-schemas', installed / 'share/glib-2.0/schemas'], check=True)
    environment = {key: value for key, value in os.environ.items()
                   if key not in ('GSETTINGS_SCHEMA_DIR', 'XDG_DATA_DIRS', 'XDG_DATA_HOME')}
    said = subprocess.run([installed / 'bin/rapporteur', '--version'], text=True, cwd='/',
                          capture_output=True, env=dict(environment, LC_ALL='C.UTF-8'))
    assert said.returncode == 0 and said.stdout.startswith('Rapporteur '), said


tap.run(
    installing_succeeds,
    everything_is_in_its_place,
    nothing_else_is_installed,
    programs_can_be_run_by_all_and_files_only_read,
    the_installed_program_answers,
    the_installed_window_finds_its_settings_wherever_it_is,
)
