#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the colours that carry words to 4.5 : 1 (WCAG 2.1, success criterion 1.4.3)."""

import re
import sys
from pathlib import Path

root = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(root / 'tests')]

import tap  # noqa: E402

LEAST = 4.5
# How strong the tint behind a pill's words is: alpha(currentColor, …) in style.css.
PILL_TINT = re.compile(r'label\.pill \{[^}]*background-color: alpha\(currentColor, ([0-9.]+)\)')
COLOR = re.compile(r'@define-color (\w+) ([^;]+);')
MIX = re.compile(r'mix\(@(\w+), @(\w+), ([0-9.]+)\)')
REGIONS = ['esa', 'wca', 'mena', 'eur', 'ap', 'ams']

# Libadwaita 1.2's own: what words stand on (window, view, sidebar, card), and what is mixed.
LIGHT = {
    'surfaces': ['#fafafa', '#ffffff', '#ebebeb'],
    'window_fg_color': ('#000000', 0.8), 'accent_color': ('#1c71d8', 1),
    'success_color': ('#26a269', 1), 'warning_color': ('#ae7b03', 1), 'error_color': ('#c01c28', 1),
}
DARK = {
    'surfaces': ['#242424', '#1e1e1e', '#303030', '#363636'],
    'window_fg_color': ('#ffffff', 1), 'accent_color': ('#78aeed', 1),
    'success_color': ('#8ff0a4', 1), 'warning_color': ('#f8e45c', 1), 'error_color': ('#ff7b63', 1),
}


def parts(color):
    return tuple(int(color[i:i + 2], 16) / 255 for i in (1, 3, 5))


def over(color, alpha, surface):
    return tuple(c * alpha + s * (1 - alpha) for c, s in zip(color, surface))


def luminance(color):
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in color]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def defined(*names):
    """Colours by name as CSS writes them; a later file stands over an earlier."""
    colors = {}
    for name in names:
        colors.update(COLOR.findall((root / 'ui' / name).read_text()))
    return colors


def resolve(value, theme):
    """A colour and its opacity."""
    mixed = MIX.fullmatch(value)
    if not mixed:
        return parts(value), 1
    (one, a), (other, b) = theme[mixed[1]], theme[mixed[2]]
    share = float(mixed[3])
    return (tuple(x * (1 - share) + y * share for x, y in zip(parts(one), parts(other))),
            a * (1 - share) + b * share)


def check(names, colors, theme):
    tint = float(PILL_TINT.search((root / 'ui/style.css').read_text())[1])
    for name in names:
        color, alpha = resolve(colors[name], theme)
        for surface in map(parts, theme['surfaces']):
            for ground in surface, over(color, tint * alpha, surface):
                ratio = contrast(over(color, alpha, ground), ground)
                assert ratio >= LEAST, f'{name}: {ratio:.2f} on {ground}'


def regions_can_be_read_in_light():
    check([f'region_{code}' for code in REGIONS], defined('style.css'), LIGHT)


def regions_can_be_read_in_dark():
    check([f'region_{code}' for code in REGIONS], defined('style.css', 'style-dark.css'), DARK)


def states_can_be_read_in_light():
    names = [name for name in defined('style.css') if name.startswith('words_')]
    assert len(names) == 4
    check(names, defined('style.css'), LIGHT)


def states_can_be_read_in_dark():
    names = [name for name in defined('style.css') if name.startswith('words_')]
    check(names, defined('style.css', 'style-dark.css'), DARK)


def a_colour_that_is_too_faint_is_seen():
    try:
        check(['faint'], {'faint': '#9a9996'}, LIGHT)
    except AssertionError:
        return
    raise AssertionError('#9a9996 passed on white')


tap.run(regions_can_be_read_in_light, regions_can_be_read_in_dark, states_can_be_read_in_light,
        states_can_be_read_in_dark, a_colour_that_is_too_faint_is_seen)
