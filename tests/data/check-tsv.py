#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds data/reference and data/demo to tsv.py, and tsv.py to see each kind of breach."""

import shutil
import sys
import tempfile
from pathlib import Path

root = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(root / 'tests')]

import tap  # noqa: E402
import tsv  # noqa: E402


def said_of(edits):
    """What is said of a copy in which, by file, one piece of text is another."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        (copy / 'src').mkdir()
        (copy / 'src' / 'core').symlink_to(root / 'src' / 'core')
        for folder in tsv.FOLDERS:
            shutil.copytree(root / 'data' / folder, copy / 'data' / folder)
        for path, (old, new) in edits.items():
            text = (copy / 'data' / path).read_text(encoding='utf-8')
            assert old in text, f'{path} has no “{old}” to break'
            with open(copy / 'data' / path, 'w', encoding='utf-8', newline='') as file:
                file.write(text.replace(old, new, 1))
        return tsv.check(copy)


def expect(words, path, old, new):
    said = said_of({path: (old, new)})
    assert any(words in line and 'data/' in line for line in said), \
        f'expected “{words}” for {old!r} → {new!r} in {path}, got {said}'


def the_tables_of_the_project_are_right():
    breaches = tsv.check(root)
    assert not breaches, '\n' + '\n'.join(breaches)


def a_copy_that_is_not_broken_is_passed():
    assert said_of({}) == []


def the_form_of_a_file_is_seen():
    expect('line feed alone', 'reference/region.tsv', '\n', '\r\n')
    expect('byte order mark', 'reference/region.tsv', 'key\t', '\ufeffkey\t')
    expect('has no field “colour”', 'reference/region.tsv', '\talias\t', '\tcolour\t')
    expect('the required field “code”', 'reference/region.tsv', 'key\tcode\t', 'key\tkode\t')
    expect('the program keeps', 'demo/meeting.tsv', '\texpected\t', '\tsequence\t')
    expect('cells, the header has', 'reference/member.tsv', 'AGO\t', 'AGO\t\t')
    expect('stands twice', 'reference/member.tsv', '\nAO\t', '\nBW\t')
    expect('is not a key', 'reference/member.tsv', '\nAO\t', '\nA O\t')


def a_wrong_cell_is_seen():
    expect('is not one of', 'reference/member.tsv', '\tterritory\t', '\tcolony\t')
    expect('in this order', 'reference/weekend-rule.tsv', '\tfri,sat\t', '\tsat,fri\t')
    expect('is not a date', 'reference/member.tsv', '2024-02-02', '2024-02-30')
    expect('is not a date and time', 'demo/sitting.tsv', 'T09:00', 'T25:00')
    expect('is not a time of day', 'demo/agenda-item.tsv', '\t10:30\t', '\t10:65\t')
    expect('there is no time zone', 'reference/member.tsv', 'Africa/Luanda', 'Africa/Loanda')
    expect('there is no region', 'reference/member.tsv', '\tESA\tAO\t', '\tEAS\tAO\t')
    expect('is not between 1 and 1440', 'demo/agenda-item.tsv', '\t25\t15\t', '\t0\t15\t')
    expect('is not a whole number', 'reference/region.tsv', '\t5\t', '\t5.0\t')
    expect('neither 0 nor 1', 'reference/region.tsv', '\t0\n', '\tno\n')
    expect('at most 16 fit', 'reference/region.tsv', '\tAOA\t', '\t' + 'A' * 17 + '\t')
    expect('is required', 'reference/region.tsv', '\tA/P\t', '\t\t')


def a_text_that_is_not_fit_to_print_is_seen():
    expect('a control character', 'reference/member.tsv', 'Angola', 'Ang\x01ola')
    expect('two characters', 'reference/member.tsv', 'Érythrée', 'E\u0301rythrée')
    expect('a space too many', 'reference/member.tsv', 'South Africa', 'South  Africa')
    expect('as in print', 'reference/member.tsv', 'Côte d’Ivoire', 'Côte d\'Ivoire')
    expect('lost its accent', 'reference/member.tsv', 'Égypte', 'Egypte')
    expect('lost its accent', 'demo/agenda-item.tsv', 'Clôture', 'Cloture')
    expect('no-break space', 'demo/agenda-item.tsv', '\u00a0: ', ' : ')
    expect('French ordinals', 'demo/meeting.tsv', '31e réunion', '31ème réunion')
    expect('English ordinal', 'demo/meeting.tsv', '31st Governing', '31th Governing')
    expect('follow a backslash', 'demo/meeting.tsv', 'not announced\\n', 'not announced\\r')
    expect('backslash in a text of one line', 'reference/member.tsv', 'Angola', 'An\\ngola')


def a_missing_language_is_seen():
    for path, french in [('reference/vocabulary.tsv', 'Pour orientation'),
                         ('reference/region.tsv', 'Afrique orientale et australe'),
                         ('reference/body.tsv', 'Commission de politique générale'),
                         ('demo/sitting.tsv', 'Ouverture et rapports'),
                         ('demo/agenda-item.tsv', 'Questions diverses')]:
        expect('not in both languages', path, f'\t{french}\t', '\t\t')
    expect('annotation is not in both', 'demo/agenda-item.tsv',
           '\tLa désignation est soumise au Conseil en juin.\t', '\t\t')


def a_fact_without_its_source_is_seen():
    expect('says its source', 'reference/region.tsv', '\t2025-09-17\t', '\t\t')
    expect('nothing is known as of', 'reference/region.tsv', '\t2025-09-17\t', '\t2026-09-17\t')


def a_wrong_count_is_seen():
    expect('ESA has 24 Members, 23', 'reference/member.tsv', '\nAO\tESA\t', '\nAO\tWCA\t')
    expect('of kind territory', 'reference/member.tsv', '\tterritory\t', '\tstate\t')
    expect('there are 12 RILOs', 'reference/entity.tsv', '\trilo\t', '\trcl\t')
    expect('has one rocb', 'reference/entity.tsv', '\trocb\t', '\trtc\t')
    expect('Vice-Chairs are in office', 'reference/term.tsv', '\thanded-over\t', '\tin-office\t')
    expect('the Vice-Chair is HK', 'reference/entity.tsv', '\tHK\tHong Kong\t', '\tCN\tHong Kong\t')
    expect('not an order key', 'reference/member.tsv', '\tCOTE D IVOIRE\t', '\tCÔTE D IVOIRE\t')


def rules_that_leave_days_out_are_seen():
    expect('leave days out', 'reference/weekend-rule.tsv', '\nAO/base\tAO\t', '\nAO/base\tBW\t')
    expect('the day after', 'reference/weekend-rule.tsv', '\t2013-06-28\t', '\t2013-06-27\t')


def a_chain_that_comes_back_is_seen():
    council = 'Conseil exécutif, Afrique orientale et australe\tESA\t'
    expect('parent: the chain', 'reference/body.tsv', council + '\t', council + 'ESA-RTC\t')
    expect('chain-next: the chain', 'reference/body.tsv',
           'Council\tConseil\t\t\t\t', 'Council\tConseil\t\t\tPC\t')


def words_that_differ_from_the_program_are_seen():
    expect('“For advice” here', 'reference/vocabulary.tsv', 'For guidance', 'For advice')
    expect('in the program', 'reference/vocabulary.tsv', '\tPanellist\t', '\tPanelist\t')
    expect('calendar/tbc is missing', 'reference/vocabulary.tsv', 'calendar\ttbc', 'calendar\ttbd')
    expect('differ in their “%s”', 'reference/vocabulary.tsv', 'Point %s', 'Point')


def a_sample_that_contradicts_itself_is_seen():
    expect('not marked as a sample', 'demo/meeting.tsv', 'placeholders.\t1\t', 'placeholders.\t0\t')
    expect('is before start-date', 'demo/meeting.tsv', '\t2025-05-16\t', '\t2025-05-14\t')
    expect('does not say session 31', 'demo/meeting.tsv', '31st Governing', 'The Governing')
    expect('only expected says so', 'demo/meeting.tsv', 'Pattern of earlier years; not announced',
           'Expected')
    expect('those of its body', 'demo/meeting.tsv', '\tESA-RSG\tESA\t', '\tESA-RSG\tWCA\t')
    expect('not on a day of its meeting', 'demo/sitting.tsv',
           '2025-05-15T14:00\t2025-05-15', '2025-05-17T14:00\t2025-05-17')
    expect('its room is taken', 'demo/sitting.tsv', 'Room 2', 'Room 1')


def an_item_in_the_wrong_place_is_seen():
    expect('belongs to another meeting', 'demo/agenda-item.tsv',
           '\nESA-GC/31/opening\tESA-GC/31\tESA-GC/31/1\t',
           '\nESA-GC/31/opening\tESA-GC/31\tESA-RSG/41/1\t')
    expect('its parent stands elsewhere', 'demo/agenda-item.tsv',
           '\nESA-GC/31/opening/host\tESA-GC/31\tESA-GC/31/1\t',
           '\nESA-GC/31/opening/host\tESA-GC/31\tESA-GC/31/2\t')
    expect('at the same place', 'demo/agenda-item.tsv', '\t2048\t', '\t1024\t')
    expect('needs its time', 'demo/agenda-item.tsv', '\tfixed-start\t10:30\t', '\tfixed-start\t\t')
    expect('longer than its duration', 'demo/agenda-item.tsv', '\t25\t15\t', '\t25\t30\t')
    expect('without comma', 'demo/item-person.tsv', '\tSecretary General\t', '\tA, B\t')


def an_overrun_that_is_not_meant_is_seen():
    expect('15 min over', 'demo/agenda-item.tsv', '\t25\t15\t', '\t40\t15\t')
    expect('meant, not found', 'demo/agenda-item.tsv', '\t25\t20\t', '\t15\t15\t')


tap.run(
    the_tables_of_the_project_are_right,
    a_copy_that_is_not_broken_is_passed,
    the_form_of_a_file_is_seen,
    a_wrong_cell_is_seen,
    a_text_that_is_not_fit_to_print_is_seen,
    a_missing_language_is_seen,
    a_fact_without_its_source_is_seen,
    a_wrong_count_is_seen,
    rules_that_leave_days_out_are_seen,
    a_chain_that_comes_back_is_seen,
    words_that_differ_from_the_program_are_seen,
    a_sample_that_contradicts_itself_is_seen,
    an_item_in_the_wrong_place_is_seen,
    an_overrun_that_is_not_meant_is_seen,
)
