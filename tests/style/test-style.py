#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the project to tests/style/check.py, and check.py to see each kind of breach."""

import sys
import tempfile
from pathlib import Path

root = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(root / 'tests')]

import check  # noqa: E402
import tap  # noqa: E402

HEAD = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'


def breaches_of(**contents):
    """What is said of a project with only these files; "__" in a name is "/", "_dot_" is "."."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in contents.items():
            path = Path(folder) / name.replace('__', '/').replace('_dot_', '.')
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return list(check.check(Path(folder)))


def expect(words, count=1, **contents):
    said = breaches_of(**contents)
    assert len(said) == count, f'expected {count} breaches, got {said}'
    assert all(words in line for line in said), f'expected "{words}", got {said}'


def the_project_keeps_its_own_rules():
    breaches = list(check.check(root))
    assert not breaches, '\n' + '\n'.join(breaches)


def a_clean_file_is_passed():
    expect('', 0, src__gui__a_dot_c=HEAD + '#include <gtk/gtk.h>\n#include "core/record.h"\n',
           src__store__b_dot_c=HEAD + '#include <sqlite3.h>\nconst char *q = "SELECT id FROM a";\n',
           src__ical__c_dot_h=HEAD + '#pragma once\n#include <libical/ical.h>\n')


def a_library_in_the_wrong_layer_is_seen():
    for layer, header in [('core', 'gtk/gtk.h'), ('core', 'adwaita.h'), ('core', 'sqlite3.h'),
                          ('core', 'libical/ical.h'), ('core', 'json-glib/json-glib.h'),
                          ('store', 'gtk/gtk.h'), ('store', 'libical/ical.h'),
                          ('gui', 'sqlite3.h'), ('gui', 'libical/ical.h'),
                          ('ical', 'gtk/gtk.h'), ('ical', 'sqlite3.h'),
                          ('report', 'adwaita.h'), ('report', 'sqlite3.h'),
                          ('cli', 'gtk/gtk.h'), ('cli', 'sqlite3.h'), ('cli', 'libical/ical.h')]:
        expect(f'is not for src/{layer}',
               **{f'src__{layer}__a_dot_c': f'{HEAD}#include <{header}>\n'})


def a_layer_that_looks_upwards_is_seen():
    for layer, header in [('core', 'store/store.h'), ('store', 'gui/app/window.h'),
                          ('ical', 'report/page.h'), ('report', 'cli/output.h'), ('report', 'store/store.h'),
                          ('gui', 'cli/output.h'), ('cli', 'gui/app/window.h')]:
        expect(f'src/{layer} must not know',
               **{f'src__{layer}__a_dot_c': f'{HEAD}#include "{header}"\n'})


def sql_outside_the_store_is_seen():
    for text in ['SELECT a FROM b', 'INSERT OR IGNORE INTO b VALUES (1)', 'UPDATE b SET a = 1',
                 'DELETE FROM b', 'PRAGMA user_version', 'BEGIN IMMEDIATE', 'COMMIT']:
        expect('SQL stands only', src__gui__a_dot_c=f'{HEAD}const char *q = "{text}";\n')
    for text in ['Update the table', 'BEGIN:VCALENDAR', 'Select a meeting']:
        expect('', 0, src__gui__a_dot_c=f'{HEAD}const char *w = "{text}";\n')


def a_long_file_is_seen():
    expect('lines in one file', src__core__a_dot_c=HEAD + '\n' * check.MAX_FILE_LINES)
    expect('', 0, src__core__a_dot_c=HEAD + '\n' * (check.MAX_FILE_LINES - 1))


def a_long_function_is_seen():
    def function(lines):
        return f'{HEAD}int\nfunction (void)\n{{\n' + '  call ();\n' * (lines - 3) + '}\n'
    expect('function has 61 lines', src__core__a_dot_c=function(check.MAX_FUNCTION_LINES + 1))
    expect('', 0, src__core__a_dot_c=function(check.MAX_FUNCTION_LINES))


def a_missing_head_is_seen():
    expect('names the licence', src__core__a_dot_c='int a;\n')
    expect('#pragma once', src__core__a_dot_h=HEAD)


def what_is_left_to_do_is_seen():
    word = 'TO' + 'DO'
    expect('left to do', src__core__a_dot_c=f'{HEAD}/* {word} later */\n')
    expect('left to do', data__a_dot_xml=f'<!-- {word} -->\n')
    expect('', 0, src__core__a_dot_c=f'{HEAD}const char *k = "V{word}";\n')


def a_path_of_one_machine_is_seen():
    expect('one machine', src__core__a_dot_c=HEAD + 'const char *p = "/ho' 'me/someone/x";\n')
    expect('', 0, src__core__a_dot_c=HEAD + 'const char *p = "https://example.org/wo' 'rk/x";\n')


def a_host_where_things_are_fetched_is_seen():
    expect('no file that fetches', run='curl https://example.org/x\n')
    expect('no lock file', **{'tests__interop__package-lock_dot_json':
                              '{"resolved": "https://example.org/x.tgz"}\n'})


tap.run(
    the_project_keeps_its_own_rules,
    a_clean_file_is_passed,
    a_library_in_the_wrong_layer_is_seen,
    a_layer_that_looks_upwards_is_seen,
    sql_outside_the_store_is_seen,
    a_long_file_is_seen,
    a_long_function_is_seen,
    a_missing_head_is_seen,
    what_is_left_to_do_is_seen,
    a_path_of_one_machine_is_seen,
    a_host_where_things_are_fetched_is_seen,
)
