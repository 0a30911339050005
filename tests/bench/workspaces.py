#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the workspaces that the benchmarks open, afresh, for the schema may have changed.

  workspaces.py GENERATE   writes NAME.rapporteur into the folder $RAPPORTEUR_BENCH
"""

import os
import subprocess
import sys
from pathlib import Path

WORKSPACES = {
    'sample': ['--sample'],
    'decade': ['--sample', '--meetings', '5000', '--items', '200000'],
    'many': ['--meetings', '100000', '--items', '40000'],
}


def main(generate):
    folder = Path(os.environ['RAPPORTEUR_BENCH'])
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob('*.rapporteur*'):
        old.unlink()
    for name, arguments in WORKSPACES.items():
        subprocess.run([generate, folder / f'{name}.rapporteur', *arguments], check=True)


if __name__ == '__main__':
    main(sys.argv[1])
