#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader of this project may rely on everywhere: layers, lengths, nothing left over.

  check.py [ROOT]   prints every breach as FILE:LINE: WORDS, status 1 when there is one
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

MAX_FILE_LINES = 800
MAX_FUNCTION_LINES = 60

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')

# What each library is called in an include, and the only folders of src/ that may use it.
LIBRARIES = [
    ('GTK', r'(gtk|gdk|gsk)/|adwaita\.h', ['gui']),
    ('SQLite', r'sqlite3(ext)?\.h', ['store']),
    ('libical', r'libical/|ical\.h', ['ical']),
    ('JSON', r'json-glib/', ['store', 'ical', 'report', 'gui', 'cli']),
    ('Pango and cairo', r'(pango/|cairo)', ['report', 'gui']),
]
# The layers that each folder of src/ may see beside itself.
BELOW = {
    'core': [],
    'store': ['core'],
    'ical': ['core', 'store'],
    'report': ['core'],
    'gui': ['core', 'store', 'ical', 'report'],
    'cli': ['core', 'store', 'ical', 'report'],
}
SQL = re.compile(
    r'"\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|REPLACE\s+INTO\s|UPDATE\s+\S+\s+SET\s|'
    r'DELETE\s+FROM\s|(CREATE|DROP|ALTER)\s+(TABLE|INDEX|TRIGGER|VIEW)\s|PRAGMA\s|'
    r'BEGIN\s+(IMMEDIATE|EXCLUSIVE|DEFERRED|TRANSACTION)|(COMMIT|ROLLBACK|BEGIN)\s*;?")')
LEFTOVER = re.compile(
    r'(/\*|//|#|<!--|--|\*)\s*(TO' r'DO|FIX' r'ME|XX' r'X)\b|\b(TO' r'DO|FIX' r'ME)[:(]')
# A path of one person's or one machine's folders; addresses on the web do not count.
MACHINE_PATH = re.compile(r'(?<![\w.\-/])/(home|root|work|Users|mnt|tmp)/\w')
# The files that fetch things: a host stands in none of them.
FETCHING = ['run', 'tests/run', '.ci/run', 'data/setup.sh', 'data/packages.txt',
            'tests/interop/package.json', 'tests/interop/.npmrc']
LOCK_FILE = 'package-lock.json'

SKIPPED = re.compile(r'^(\.git|build.*|node_modules|__pycache__|\.cache)$')
CODE = {'.c', '.h', '.py', '.sh', '.mjs', '.js', '.css', ''}
TEXT = CODE | {'.ui', '.sql', '.tsv', '.json', '.in', '.xml', '.build', '.txt', '.md', '.po',
               '.svg'}


def files(root):
    """Every file of the project, as (relative path, text), without what is built or fetched."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not SKIPPED.match(name))
        for name in sorted(names):
            path = Path(folder) / name
            relative = path.relative_to(root)
            if path.suffix in TEXT and name not in ('COPYING', '.git'):
                yield relative, path.read_text(errors='replace')


def check_includes(path, lines):
    if len(path.parts) < 3 or path.parts[0] != 'src' or path.suffix not in ('.c', '.h'):
        return
    layer = path.parts[1]
    for number, line in lines:
        match = INCLUDE.match(line)
        if not match:
            continue
        included = match[1]
        for name, pattern, allowed in LIBRARIES:
            if re.match(pattern, included) and layer not in allowed:
                yield number, f'{name} is not for src/{layer}'
        other = included.split('/')[0]
        if '/' in included and other in BELOW and other not in [layer, *BELOW.get(layer, BELOW)]:
            yield number, f'src/{layer} must not know src/{other}'


def check_sql(path, lines):
    if path.parts[0] != 'src' or path.parts[1] == 'store':
        return
    for number, line in lines:
        if SQL.search(line):
            yield number, 'SQL stands only in src/store and data/sql'


def check_lengths(path, lines):
    if path.suffix in CODE and len(lines) > MAX_FILE_LINES:
        yield len(lines), f'more than {MAX_FILE_LINES} lines in one file'


def check_heads(path, lines):
    if path.suffix not in ('.c', '.h'):
        return
    if not lines or 'SPDX-License-Identifier: GPL-3.0-or-later' not in lines[0][1]:
        yield 1, 'the first line names the licence'
    if path.suffix == '.h' and '#pragma once' not in [line for _, line in lines[:6]]:
        yield 2, '#pragma once is missing'


def check_leftovers(path, lines):
    for number, line in lines:
        if path.suffix != '.po' and LEFTOVER.search(line):
            yield number, 'something is left to do here'
        if MACHINE_PATH.search(line):
            yield number, 'a folder of one machine'


def check_hosts(path, lines):
    for number, line in lines:
        if str(path) in FETCHING and '://' in line:
            yield number, 'a host stands in no file that fetches things'
        if path.name == LOCK_FILE and '"resolved"' in line:
            yield number, 'a host stands in no lock file'


CHECKS = [check_includes, check_sql, check_lengths, check_heads, check_leftovers, check_hosts]


def check_functions(root, sources):
    """Functions measured by universal-ctags, from the line of their name to the closing brace."""
    if not sources:
        return
    output = subprocess.run(
        ['ctags', '--languages=C', '--c-kinds=f', '--langmap=C:.c.h', '--fields=+ne',
         '--output-format=json', '-L', '-', '-f', '-'],
        cwd=root, input='\n'.join(map(str, sources)), text=True, check=True,
        capture_output=True).stdout
    for line in output.splitlines():
        tag = json.loads(line)
        length = tag.get('end', tag['line']) - tag['line'] + 1
        if length > MAX_FUNCTION_LINES:
            place = f'{tag["path"]}:{tag["line"]}'
            yield f'{place}: {tag["name"]} has {length} lines, not {MAX_FUNCTION_LINES}'


def check(root):
    sources = []
    for path, text in files(root):
        lines = list(enumerate(text.splitlines(), 1))
        for rule in CHECKS:
            for number, words in rule(path, lines):
                yield f'{path}:{number}: {words}'
        if path.suffix in ('.c', '.h') and path.parts[0] in ('src', 'tests'):
            sources.append(path)
    yield from check_functions(root, sources)


if __name__ == '__main__':
    breaches = list(check(Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2])))
    print('\n'.join(breaches) or 'Nothing to say.')
    sys.exit(bool(breaches))
