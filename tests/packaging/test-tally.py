#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds tests/tally.py to count what failed, crashed or never ran."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

root = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(root / 'tests')]

import tap  # noqa: E402


def tally(suites, *entries):
    """Status and last line for one run with these (result, standard output, suite)."""
    with tempfile.TemporaryDirectory() as folder:
        logs = Path(folder) / 'build/meson-logs'
        logs.mkdir(parents=True)
        log = logs / 'plain.json'
        log.write_text('\n'.join(
            json.dumps({'name': f'rapporteur:{suite} / a', 'result': result, 'stdout': output})
            for result, output, suite in entries))
        runs = Path(folder) / 'runs'
        runs.write_text(f'plain\t{log}\t{suites}\n')
        done = subprocess.run([root / 'tests/tally.py', runs], capture_output=True, text=True)
        return done.returncode, done.stdout.splitlines()[-1]


def expect(result, *arguments):
    got = tally(*arguments)
    assert got == result, got


def points_are_counted():
    expect((0, '3 passed, 0 failed'), 'unit',
           ('OK', '1..3\nok 1 - a\nok 2 /b/c d\n# noise\nok 3\n', 'unit'))


def a_program_without_points_counts_once():
    expect((0, '1 passed, 0 failed'), 'unit', ('OK', 'all is well\n', 'unit'))


def a_failed_point_fails():
    expect((1, '1 passed, 1 failed'), 'unit', ('FAIL', 'ok 1 - a\nnot ok 2 - b\n', 'unit'))


def a_program_that_broke_off_fails():
    expect((1, '1 passed, 1 failed'), 'unit', ('ERROR', '1..2\nok 1 - a\n', 'unit'))
    expect((1, '0 passed, 1 failed'), 'unit', ('TIMEOUT', '', 'unit'))
    expect((1, '0 passed, 1 failed'), 'unit', ('FAIL', None, 'unit'))


def a_skipped_point_is_no_success():
    expect((0, '1 passed, 0 failed'), 'unit', ('OK', 'ok 1 - a\nok 2 - b # SKIP none\n', 'unit'))
    expect((1, '0 passed, 0 failed'), 'unit', ('SKIP', '1..0 # SKIP none\n', 'unit'))


def a_suite_in_which_nothing_ran_fails():
    expect((1, '1 passed, 1 failed'), 'unit store', ('OK', '', 'unit'))


def no_run_at_all_fails():
    expect((1, '0 passed, 0 failed'), '')


tap.run(
    points_are_counted,
    a_program_without_points_counts_once,
    a_failed_point_fails,
    a_program_that_broke_off_fails,
    a_skipped_point_is_no_success,
    a_suite_in_which_nothing_ran_fails,
    no_run_at_all_fails,
)
