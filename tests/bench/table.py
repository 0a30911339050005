#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of all benchmarks as one Markdown table, as it stands in README.md.

  table.py NAME…   reads NAME.json in $RAPPORTEUR_BENCH, writes table.md beside them, prints it

Fails when a benchmark left no figures.
"""

import json
import os
import sys
from pathlib import Path


def figure(series, unit):
    """Median to three digits: "1,234 ms", "0.123 µs"."""
    value = series['median']
    # What is no measured value, but a limit that somebody set, has no digits to fill up.
    if len(series['values']) == 1 and value == round(value):
        return f'{value:,.0f} {unit}'
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f'{value:,.{digits}f} {unit}'


def line(row):
    ours, theirs, unit = row['ours'], row['theirs'], row['unit']
    return (f'| {row["what"]} | {figure(ours, unit)} | {figure(theirs, unit)}, '
            f'{theirs["label"]} | {row["ratio"]:.2f} |')


def main(names):
    folder = Path(os.environ['RAPPORTEUR_BENCH'])
    missing = [name for name in names if not (folder / f'{name}.json').exists()]
    lines = ['| what | ours | limit or peer | ratio |', '|---|--:|--:|--:|']
    for name in names:
        if name not in missing:
            lines += map(line, json.loads((folder / f'{name}.json').read_text())['rows'])
    table = '\n'.join(lines) + '\n'
    (folder / 'table.md').write_text(table)
    print(table)
    if missing:
        sys.exit(f'There are no figures of: {", ".join(missing)}')


if __name__ == '__main__':
    sys.stdout.reconfigure(encoding='utf-8')
    main(sys.argv[1:])
