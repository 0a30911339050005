#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up the runs of tests/run: one line a run, what failed, and "N passed, N failed" at the end.

The argument is a list of runs, a line each: name, JSON log of "meson test" and suites, separated by
tabs. A program that speaks TAP counts once for every point of its plan, any other counts once. A
suite in which nothing ran counts as one failure: tests that are not there prove nothing.
"""

import json
import re
import sys
from pathlib import Path

POINT = re.compile(r'^(not )?ok\b[^#\n]*(?:#[ \t]*(\w+))?', re.M)


def read_log(path):
    try:
        text = Path(path).read_text()
    except OSError:
        return []
    return [json.loads(line) for line in text.splitlines() if line]


def suites_of(entry):
    """Meson names a test "project:suite+suite / name" in its log."""
    return entry['name'].partition(' / ')[0].partition(':')[2].split('+')


def count(entry):
    """(passed, failed, skipped) of one program."""
    passed = failed = skipped = 0
    result = entry['result']
    if result in ('OK', 'FAIL', 'ERROR', 'TIMEOUT', 'INTERRUPT'):
        for wrong, directive in POINT.findall(entry.get('stdout') or ''):
            if directive.upper() in ('SKIP', 'TODO'):
                skipped += 1
            elif wrong:
                failed += 1
            else:
                passed += 1
    if result == 'SKIP':
        skipped = max(skipped, 1)
    elif result in ('OK', 'EXPECTEDFAIL'):
        if passed + failed + skipped == 0:
            passed = 1
    elif failed == 0:
        # It crashed, hung or broke off between two points.
        failed = 1
    return passed, failed, skipped


def main(list_of_runs):
    totals = [0, 0, 0]
    failures = []
    skips = []
    print()
    try:
        runs = Path(list_of_runs).read_text().splitlines()
    except OSError:
        runs = []
    for run in runs:
        name, log, suites = run.split('\t')
        label = f'{Path(log).parents[1].name}, {name}'
        sums = [0, 0, 0]
        seen = set()
        for entry in read_log(log):
            counts = count(entry)
            sums = [a + b for a, b in zip(sums, counts)]
            if any(counts):
                seen.update(suites_of(entry))
            if counts[1]:
                failures.append(f'{label}: {entry["name"]} ({entry["result"]})')
            if counts[2]:
                skips.append(f'{label}: {entry["name"]}')
        for suite in suites.split():
            if suite not in seen:
                sums[1] += 1
                failures.append(f'{label}: nothing ran in suite {suite}')
        print(f'{label:24} {sums[0]} passed, {sums[1]} failed, {sums[2]} skipped')
        totals = [a + b for a, b in zip(totals, sums)]

    for line in skips:
        print(f'Skipped in {line}')
    for line in failures:
        print(f'Failed in {line}')
    print(f'{totals[0]} passed, {totals[1]} failed')
    return 0 if totals[0] and not totals[1] else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
