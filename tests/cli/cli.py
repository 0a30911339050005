# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives rapporteur-cli on workspaces of its own: `with Place() as place: place.cli('new')`."""

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

program = Path(sys.argv[1]).resolve()
DONE, USAGE, INPUT, WORKSPACE, SYSTEM = range(5)


def environment(**more):
    """Nothing of the machine's own settings but what the test harness gives."""
    env = {key: value for key, value in os.environ.items()
           if not key.startswith(('LC_', 'LANG', 'RAPPORTEUR_'))}
    env.update(LC_ALL='C.UTF-8', TZ='UTC', **more)
    return env


def in_language(language, folder):
    """What makes the program speak this language, also where no locale of it is installed.

    Before glibc 2.39 LANGUAGE was enough. Now C.UTF-8 is never translated, so it gets another name.
    """
    locale = folder / 'locales' / f'{language}.UTF-8'
    locale.parent.mkdir(exist_ok=True)
    locale.symlink_to('/usr/lib/locale/C.utf8')
    return dict(LOCPATH=str(locale.parent), LC_ALL=locale.name, LANGUAGE=language,
                RAPPORTEUR_LOCALEDIR=str(program.parents[2] / 'po'))


class Place:
    """A folder with one workspace in it, `work.rapporteur`."""

    def __init__(self, start=None, **env):
        self.start = start
        self.env = environment(**env)

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.top = Path(self.folder.name)
        self.file = self.top / 'work.rapporteur'
        if self.start:
            self.cli(self.start)
        return self

    def __exit__(self, *_):
        for folder, _, _ in os.walk(self.top):
            os.chmod(folder, 0o755)
        self.folder.cleanup()

    def run(self, *arguments, workspace=True, before=(), **env):
        """Runs the program, `before` it another; gives its result with `out`, `err`, `status`."""
        words = [*before, str(program)]
        if workspace:
            words += ['-w', str(self.file if workspace is True else workspace)]
        words += [a if isinstance(a, bytes) else str(a) for a in arguments]
        result = subprocess.run(words, cwd=self.top, env={**self.env, **env}, timeout=60,
                                stdin=subprocess.DEVNULL, capture_output=True)
        result.out = result.stdout.decode()
        result.err = result.stderr.decode()
        result.status = result.returncode
        return result

    def cli(self, *arguments, **options):
        """Runs the program, which must succeed without a word of complaint; gives its output."""
        result = self.run(*arguments, **options)
        assert result.status == DONE and not result.err, (arguments, result.status, result.err)
        return result.out

    def json(self, *arguments, **options):
        return json.loads(self.cli(*arguments, '--format', 'json', **options))

    def csv(self, *arguments, **options):
        return list(csv.DictReader(io.StringIO(self.cli(*arguments, '--format=csv', **options))))

    def add(self, kind, /, **fields):
        """Adds a record; gives its uid."""
        return self.cli('add', kind, *pairs(fields)).strip()

    def set(self, kind, name, /, **fields):
        self.cli('set', kind, name, *pairs(fields))

    def get(self, kind, name):
        return self.json('show', kind, name)

    def refused(self, *arguments, status, words=(), unchanged=True, **options):
        """The status, all the words in the message, one line, nothing changed, nothing printed."""
        before = self.content() if unchanged else None
        result = self.run(*arguments, **options)
        assert result.status == status, (arguments, result.status, result.err)
        assert result.out == '', (arguments, result.out)
        assert result.err.startswith('rapporteur-cli: '), result.err
        assert result.err.count('\n') == 1 and len(result.err) < 1200, result.err
        for word in [words] if isinstance(words, str) else words:
            assert word in result.err, (word, result.err)
        if unchanged:
            assert self.content() == before, arguments
        return result.err

    def content(self):
        """Every row of the file, and which files there are."""
        tables = []
        if self.file.exists():
            database = sqlite3.connect(self.file)
            names = [name for name, in database.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
            tables = [database.execute(f'SELECT * FROM "{name}"').fetchall() for name in names]
            database.close()
        return tables, self.files()

    def state(self):
        """The records of meetings as a script sees them, and the newest steps."""
        kinds = ['meeting', 'sitting', 'agenda-item', 'item-person', 'region', 'setting']
        state = [self.run('list', kind, '--format=json').out for kind in kinds]
        return state + [self.run('history', '--limit=3', '--format=json').out]

    def files(self):
        return sorted(path.name for path in self.top.iterdir())


def pairs(fields):
    return [f'{key.replace("_", "-")}={value}' for key, value in fields.items()]


def meeting(place, /, **fields):
    """A meeting of two days in Pretoria; gives its uid."""
    values = dict(title_en='Council', body='GC', session='77', start_date='2025-05-15',
                  end_date='2025-05-16', zone='Africa/Johannesburg', city='Pretoria')
    values.update(fields)
    return place.add('meeting', **values)


def sitting(place, of, start='2025-05-15T09:00', end='2025-05-15T12:30', **fields):
    return place.add('sitting', meeting=of, start=start, end=end, **fields)


def item(place, title, duration='', **fields):
    return place.add('agenda-item', title_en=title, duration=duration, **fields)


def rows(place, of, *arguments):
    """The agenda by title: {title: row}."""
    return {row['title']: row for row in place.json('agenda', of, *arguments)}


def titles(place, of):
    """Titles in order, with dots for the level: ['Opening', '.Welcome']."""
    return ['.' * row['level'] + row['title'] for row in place.json('agenda', of)
            if row['kind'] != 'sitting']


def clock(row):
    return f"{(row['start'] or '')[11:]}-{(row['end'] or '')[11:]}"
