#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue of translations: says what is wrong with it, or brings it up to date.

  catalogue.py check [ROOT]    prints every problem, status 1 when there is one
  catalogue.py update [ROOT]   merges new messages into each po/*.po, ready to be translated

The messages are extracted as po/meson.build does it.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

XGETTEXT = [
    'xgettext', '--from-code=UTF-8', '--add-comments=Translators', '--add-location=file',
    '--package-name=Rapporteur', '--copyright-holder=The Rapporteur authors',
    # The keywords and formats of Meson's preset "glib".
    '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2',
    '--keyword=g_dcgettext:2', '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3',
    '--flag=N_:1:pass-c-format', '--flag=C_:2:pass-c-format', '--flag=NC_:2:pass-c-format',
    '--flag=g_dngettext:2:pass-c-format', '--flag=g_strdup_printf:1:c-format',
    '--flag=g_string_printf:2:c-format', '--flag=g_string_append_printf:2:c-format',
    '--flag=g_error_new:3:c-format', '--flag=g_set_error:4:c-format',
    '--flag=g_markup_printf_escaped:1:c-format', '--flag=g_log:3:c-format',
    '--flag=g_print:1:c-format', '--flag=g_printerr:1:c-format', '--flag=g_printf:1:c-format',
    '--flag=g_fprintf:2:c-format', '--flag=g_sprintf:2:c-format', '--flag=g_snprintf:3:c-format',
]
# Where strings for people can stand.
PLACES = ['src/**/*.c', 'src/**/*.h', 'ui/**/*.ui', 'data/*.desktop.in', 'data/*.xml',
          'data/*.xml.in']
NO_STRINGS = re.compile(r'\.gresource\.xml$')


def run(*command, **options):
    return subprocess.run(command, check=True, text=True, capture_output=True, **options).stdout


def names(root, list_file):
    lines = (root / 'po' / list_file).read_text().splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith('#')]


def extract(root, files):
    """The template of these files, "" when there is no message in them."""
    return run(*XGETTEXT, '-o', '-', '--', *files, cwd=root) if files else ''


def check_list(root):
    listed = names(root, 'POTFILES')
    for name in sorted({name for name in listed if listed.count(name) > 1}):
        yield f'po/POTFILES: {name} stands there twice'
    for name in listed:
        if not (root / name).is_file():
            yield f'po/POTFILES: there is no file {name}'
    found = {str(path.relative_to(root)) for place in PLACES for path in root.glob(place)}
    found = sorted(name for name in found if not NO_STRINGS.search(name))
    speaking = set()
    for line in extract(root, found).splitlines():
        if line.startswith('#: '):
            speaking.update(line[3:].split())
    for name in sorted(speaking - set(listed)):
        yield f'po/POTFILES: {name} has strings for translators and is missing'
    for name in listed:
        if (root / name).is_file() and name not in speaking:
            yield f'po/POTFILES: {name} has no strings for translators'


def messages(catalogue):
    """The msgids of a catalogue's text, without the header."""
    entries = re.findall(r'^msgid ((?:".*"\n)+)', catalogue, re.M)
    texts = (''.join(re.findall(r'"(.*)"', entry)) for entry in entries)
    return [text for text in texts if text]


def check_language(root, language, template):
    path = root / 'po' / f'{language}.po'
    label = f'po/{language}.po'
    if not path.is_file():
        yield f'{label}: is missing'
        return
    try:
        run('msgfmt', '--check', '-o', '/dev/null', path)
    except subprocess.CalledProcessError as error:
        for line in error.stderr.splitlines():
            yield f'{label}: {line}'
        return
    merged = run('msgmerge', '--quiet', '--no-fuzzy-matching', '-o', '-', path, template)
    for problem, option in [('not translated', '--untranslated'), ('fuzzy', '--only-fuzzy'),
                            ('no longer used', '--only-obsolete')]:
        part = run('msgattrib', option, input=merged).replace('#~ ', '')
        for text in messages(part):
            yield f'{label}: {problem}: {text}'


def check(root):
    yield from check_list(root)
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / 'rapporteur.pot'
        files = [name for name in names(root, 'POTFILES') if (root / name).is_file()]
        template.write_text(extract(root, files))
        for language in names(root, 'LINGUAS'):
            yield from check_language(root, language, template)


def update(root):
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / 'rapporteur.pot'
        template.write_text(extract(root, names(root, 'POTFILES')))
        for language in names(root, 'LINGUAS'):
            path = root / 'po' / f'{language}.po'
            merged = run('msgmerge', '--quiet', '--previous', '-o', '-', path, template)
            text = run('msgattrib', '--no-obsolete', input=merged)
            # The hour of the extraction says nothing and conflicts in every merge.
            path.write_text(re.sub(r'^"POT-Creation-Date: .*\n', '', text, flags=re.M))


def main(arguments):
    if not arguments or arguments[0] not in ('check', 'update'):
        sys.exit(__doc__)
    root = Path(arguments[1] if len(arguments) > 1 else Path(__file__).parents[2]).resolve()
    if arguments[0] == 'update':
        update(root)
    problems = list(check(root))
    print('\n'.join(problems) or 'The translations are complete.')
    sys.exit(bool(problems))


if __name__ == '__main__':
    main(sys.argv[1:])
