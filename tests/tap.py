# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs functions as test points and reports them in the Test Anything Protocol."""

import sys
import traceback


def run(*cases):
    """The name of a function, with spaces, is the sentence that it proves."""
    print(f'1..{len(cases)}')
    failed = False
    for number, case in enumerate(cases, 1):
        try:
            case()
            verdict = 'ok'
        except Exception:  # whatever goes wrong, the next point still runs
            # Not as "# …" lines: Meson shows only standard error of a failed program.
            traceback.print_exc()
            verdict = 'not ok'
            failed = True
        print(f'{verdict} {number} - {case.__name__.replace("_", " ")}', flush=True)
    sys.exit(failed)
