#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the translations to be complete, and the checker to see what is wrong in a broken copy."""

import shutil
import sys
import tempfile
from pathlib import Path

root = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(root / 'tests')]

import catalogue  # noqa: E402
import tap  # noqa: E402


def broken(damage):
    """The problems of a copy of the project after damage(copy)."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in ('src', 'ui', 'data', 'po'):
            if (root / part).is_dir():
                shutil.copytree(root / part, copy / part)
        damage(copy)
        return '\n'.join(catalogue.check(copy))


def change(path, old, new):
    text = path.read_text()
    assert old in text, f'{path} has no {old!r}'
    path.write_text(text.replace(old, new, 1))


def expect(words, damage):
    problems = broken(damage)
    assert words in problems, f'expected "{words}", got: {problems or "nothing"}'


def every_string_is_listed_and_translated():
    problems = '\n'.join(catalogue.check(root))
    assert not problems, problems


def a_file_missing_from_the_list_is_seen():
    def damage(copy):
        (copy / 'src/new.c').write_text('const char *w (void) { return _("A new word"); }\n')
    expect('src/new.c has strings for translators and is missing', damage)


def a_page_missing_from_the_list_is_seen():
    def damage(copy):
        (copy / 'ui').mkdir(exist_ok=True)
        (copy / 'ui/new.ui').write_text(
            '<?xml version="1.0"?><interface><object class="GtkLabel">'
            '<property name="label" translatable="yes">New</property></object></interface>')
    expect('ui/new.ui has strings for translators and is missing', damage)


def a_listed_file_that_is_gone_is_seen():
    expect('there is no file data/org.rapporteur.Rapporteur.desktop.in',
           lambda copy: (copy / 'data/org.rapporteur.Rapporteur.desktop.in').unlink())


def a_new_string_without_translation_is_seen():
    expect('po/fr.po: not translated: Width of the window',
           lambda copy: change(copy / 'data/org.rapporteur.Rapporteur.gschema.xml',
                               'Window width', 'Width of the window'))


def a_string_no_longer_used_is_seen():
    expect('po/fr.po: no longer used: Window width',
           lambda copy: change(copy / 'data/org.rapporteur.Rapporteur.gschema.xml',
                               'Window width', 'Width of the window'))


def a_fuzzy_translation_is_seen():
    expect('po/fr.po: fuzzy: Window width',
           lambda copy: change(copy / 'po/fr.po', 'msgid "Window width"',
                               '#, fuzzy\nmsgid "Window width"'))


def an_emptied_translation_is_seen():
    expect('po/fr.po: not translated: Window width',
           lambda copy: change(copy / 'po/fr.po', 'msgstr "Largeur de la fenêtre"', 'msgstr ""'))


def a_broken_format_is_seen():
    def damage(copy):
        (copy / 'src/new.c').write_text('char *w (int n) { return f (_("%d rows"), n); }')
        with (copy / 'po/POTFILES').open('a') as listed:
            listed.write('src/new.c\n')
        with (copy / 'po/fr.po').open('a') as french:
            french.write('\n#, c-format\nmsgid "%d rows"\nmsgstr "%s lignes"\n')
    expect("format specifications in 'msgid' and 'msgstr'", damage)


tap.run(
    every_string_is_listed_and_translated,
    a_file_missing_from_the_list_is_seen,
    a_page_missing_from_the_list_is_seen,
    a_listed_file_that_is_gone_is_seen,
    a_new_string_without_translation_is_seen,
    a_string_no_longer_used_is_seen,
    a_fuzzy_translation_is_seen,
    an_emptied_translation_is_seen,
    a_broken_format_is_seen,
)
