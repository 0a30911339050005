#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the command to the first painted frame, and peak memory: the program with workspaces of
three sizes, a bare window of libadwaita, and applications of the desktop, in turns on one display.

  start.py FIRST-FRAME RAPPORTEUR BARE-WINDOW   writes start.json into $RAPPORTEUR_BENCH

A desktop application that is not installed is left out, and that is said. Everything else that
does not come to show a window is a failure.
"""

import ctypes
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

ROUNDS = 11
PATIENCE_SECONDS = 30
PEERS = ['gnome-clocks', 'endeavour', 'gnome-text-editor', 'gnome-calendar']
FOLDER = Path(os.environ['RAPPORTEUR_BENCH'])


def hold_display():
    """An X server starts anew when its last client leaves; this one stays."""
    x11 = ctypes.CDLL('libX11.so.6')
    x11.XOpenDisplay.restype = ctypes.c_void_p
    if not x11.XOpenDisplay(None):
        sys.exit('There is no X display.')


def measure(first_frame, command, log, **extra):
    """One start; the first frame's own report."""
    # Not a pipe: what a program leaves running would keep it open.
    result = subprocess.run([first_frame, str(PATIENCE_SECONDS), *map(str, command)],
                            stdout=subprocess.PIPE, stderr=log, check=False,
                            env={**os.environ, 'GTK_A11Y': 'none', **extra})
    if result.returncode != 0:
        sys.exit(f'{command[0]} did not come to show a window; see {log.name}.')
    return json.loads(result.stdout)


def rounds(first_frame, programs, log):
    """{name: [report, …]}, without the first round, which warms the caches."""
    reports = {name: [] for name in programs}
    names = list(programs)
    for turn in range(ROUNDS + 1):
        # Each round begins with another, so that none always follows the same neighbour.
        for name in names[turn % len(names):] + names[:turn % len(names)]:
            report = measure(first_frame, programs[name], log)
            if turn > 0:
                reports[name].append(report)
    return reports


def series(label, values):
    return {'label': label, 'min': min(values), 'median': statistics.median(values),
            'max': max(values), 'values': values}


def row(what, unit, ours, theirs):
    return {'what': what, 'unit': unit, 'ours': ours, 'theirs': theirs,
            'ratio': ours['median'] / theirs['median']}


def rows(reports, peers):
    def painted(name, label=''):
        return series(label, [report['painted'] for report in reports[name]])

    def peak(name, label=''):
        return series(label, [report['peak_kib'] / 1024 for report in reports[name]])

    bare = 'bare libadwaita window'
    for name, words in [('sample', 'sample year'),
                        ('decade', '5,000 meetings, 200,000 items'),
                        ('many', '100,000 meetings')]:
        yield row(f'Start to first frame, {words}', 'ms', painted(name), painted('bare', bare))
    yield row('Start to first frame, 5,000 meetings, 200,000 items', 'ms', painted('decade'),
              painted('sample', 'sample year'))
    for peer in peers:
        yield row('Start to first frame, sample year', 'ms', painted('sample'),
                  painted(peer, peer))
    yield row('Peak memory, sample year', 'MiB', peak('sample'), peak('bare', bare))
    yield row('Peak memory, 5,000 meetings, 200,000 items', 'MiB', peak('decade'),
              peak('sample', 'sample year'))
    yield row('Peak memory, 100,000 meetings', 'MiB', peak('many'), peak('sample', 'sample year'))
    for peer in peers:
        yield row('Peak memory, sample year', 'MiB', peak('sample'), peak(peer, peer))


def main(first_frame, rapporteur, bare_window):
    path = FOLDER / 'start.json'
    path.unlink(missing_ok=True)
    hold_display()
    programs = {name: [rapporteur, FOLDER / f'{name}.rapporteur']
                for name in ['sample', 'decade', 'many']}
    peers = [peer for peer in PEERS if shutil.which(peer)]
    for peer in sorted(set(PEERS) - set(peers)):
        print(f'{peer} is not installed: not compared.')
    with open(FOLDER / 'start.log', 'w') as log:
        for command in programs.values():
            # A window that complains is not the one to measure. The bare one is as large as ours.
            size = measure(first_frame, command, log, G_DEBUG='fatal-warnings')
        programs['bare'] = [bare_window, size['width'], size['height']]
        programs.update((peer, [peer]) for peer in peers)
        reports = rounds(first_frame, programs, log)
    table = list(rows(reports, peers))
    path.write_text(json.dumps({'rows': table, 'starts': reports}, indent=1))
    for entry in table:
        ours, theirs = entry['ours'], entry['theirs']
        print(f'{entry["what"]}: {ours["median"]:.0f} {entry["unit"]} ({ours["min"]:.0f} to '
              f'{ours["max"]:.0f}), {theirs["label"]} {theirs["median"]:.0f}, '
              f'ratio {entry["ratio"]:.2f}')


if __name__ == '__main__':
    main(*sys.argv[1:])
