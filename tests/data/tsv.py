#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tables of data/reference and data/demo must be, held against the fields in src/core.

  tsv.py [ROOT]   prints every breach as FILE:LINE: WORDS, status 1 when there is one
"""

import datetime
import re
import sys
import unicodedata
import zoneinfo
from pathlib import Path

FOLDERS = {
    'reference': ['region', 'member', 'weekend-rule', 'entity', 'term', 'body', 'vocabulary'],
    'demo': ['meeting', 'sitting', 'agenda-item', 'item-person'],
}
# Rows that people read in either language.
BILINGUAL = {
    'region': ['name', 'short'], 'member': ['name', 'list-key'], 'entity': ['name'],
    'body': ['name'], 'vocabulary': ['name'], 'meeting': ['title'], 'sitting': ['title'],
    'agenda-item': ['title'],
}
MEMBERS = {'ESA': 24, 'WCA': 24, 'MENA': 18, 'EUR': 52, 'AP': 35, 'AMS': 34}
UNIONS = ['EU']
TERRITORIES = ['BM', 'CW', 'HK', 'MO']
RILOS = 12
# The facts were gathered then: nothing can be known to be true later.
LAST_DAY_KNOWN = '2025-12-31'
PATTERN_NOTE = 'Pattern of earlier years; not announced'
# The one overrun that the sample shows on purpose: item, minutes, what it runs over.
OVERRUNS = [('ESA-GC/31/nomination', 10, 'ESA-GC/31/lunch-3')]
# Lists of words → the field whose choices they name.
WORD_LISTS = {
    'meeting-kind': ('meeting', 'kind'), 'purpose': ('agenda-item', 'purposes'),
    'outcome': ('agenda-item', 'outcome'), 'sitting-kind': ('sitting', 'kind'),
    'item-kind': ('agenda-item', 'kind'), 'meeting-state': ('meeting', 'state'),
    'meeting-mode': ('meeting', 'mode'), 'entity-kind': ('entity', 'kind'),
}
CALENDAR_WORDS = ['item', 'agenda', 'chair', 'presenter', 'moderator', 'speaker', 'panellist',
                  'venue', 'link', 'local-times', 'break', 'tbc', 'cancelled', 'all-day', 'part-of']
KEY = re.compile(r'[A-Za-z0-9][A-Za-z0-9/_-]*')
# French words as they look when their accents were lost.
UNACCENTED = re.compile(
    r'\b(reunions?|regionale?s?|regionaux|generale?s?|generaux|comites?|presiden(t|ts|ce)|'
    r'secretaires?|secretariat|capacites?|strategi(e|que)s?|cloture|seances?|elections?|decisions?|'
    r'etats?|iles?|egypte|emirats|equateur|ethiopie|erythree|numeriques?|systemes?|procedures?|'
    r'delegues?|dejeuner|cafe|hotes?|role|controle|developpement|resultats|resume|financieres?|'
    r'budgetaires?|metiers?|echanges?|experience|interets?|designations?|reglement|tache)\b', re.I)
FRENCH_MARK = re.compile(r'(?<![\u00a0\u202f])[;?!»]|(?<![\u00a0\u202f]):|«(?![\u00a0\u202f])')


class Field:
    """One column as src/core describes it."""

    def __init__(self, name, kind, rest, choices, targets):
        def part(pattern):
            found = re.search(pattern, rest)
            return found.group(1) if found else None

        def number(name, default):
            text = part(rf'\.{name} = (\w+)')
            return {'G_MAXINT32': 2 ** 31 - 1, 'G_MAXINT64': 2 ** 63 - 1}.get(
                text, default if text is None else int(text) if text.isdigit() else default)
        self.name = name
        self.type = kind
        self.required = 'RAP_FIELD_REQUIRED' in rest
        self.keeper = 'RAP_FIELD_KEEPER' in rest
        self.nullable = 'RAP_FIELD_NULLABLE' in rest
        self.minimum = number('minimum', 0)
        self.maximum = number('maximum', 500 if kind.endswith('TEXT') else 0)
        self.choices = choices.get(part(r'\.choices = (\w+)'), {})
        self.target = targets.get(part(r'\.target = RAP_KIND_(\w+)'))


def read_descriptions(core):
    """kind → name → Field, from the C that the program itself uses."""
    def choices_of(text):
        lists = re.findall(r'const RapChoice (\w+)\[\] = \{(.*?)\n\};', text, re.S)
        return {name: dict(re.findall(r'\{ "([^"]+)", N_\("([^"]+)"\) \}', body))
                for name, body in lists}

    kinds = dict(re.findall(r'\[RAP_KIND_(\w+)\] = \{ "([^"]+)"',
                            (core / 'kinds.c').read_text(encoding='utf-8')))
    shared = choices_of((core / 'choices.c').read_text(encoding='utf-8'))
    fields = {}
    for kind in kinds.values():
        text = (core / f'{kind}.c').read_text(encoding='utf-8')
        choices = shared | choices_of(text)
        found = re.findall(r'\[RAP_\w+\] = \{ "([^"]+)", N_\("[^"]*"\), RAP_FIELD_(\w+)([^{}]*)\}',
                           text)
        fields[kind] = {name: Field(name, type_, rest, choices, kinds)
                        for name, type_, rest in found}
    return fields


class Row(dict):
    """The cells of one line by field, and where it stands."""

    def __init__(self, cells, key, place):
        super().__init__(cells)
        self.key = key
        self.place = place

    def __missing__(self, field):
        return ''


class Tables:
    """Every table, and what is wrong with them."""

    def __init__(self, root):
        self.fields = read_descriptions(root / 'src' / 'core')
        self.breaches = []
        self.rows = {}
        for folder, kinds in FOLDERS.items():
            for kind in kinds:
                self.rows[kind] = self.read(root / 'data' / folder / f'{kind}.tsv',
                                            f'data/{folder}/{kind}.tsv', kind)
            strangers = {p.name for p in (root / 'data' / folder).iterdir()} \
                - {f'{kind}.tsv' for kind in kinds}
            for name in sorted(strangers):
                self.say(f'data/{folder}/{name}', 'nothing reads this file')

    def say(self, place, words):
        self.breaches.append(f'{place}: {words}')

    def read(self, path, name, kind):
        try:
            text = path.read_bytes().decode('utf-8')
        except (OSError, UnicodeDecodeError) as error:
            self.say(name, f'cannot be read: {error}')
            return {}
        if not text.endswith('\n') or '\r' in text or text.startswith('\ufeff'):
            self.say(name, 'lines end with a line feed alone, and there is no byte order mark')
        lines = text.rstrip('\n').split('\n')
        header = lines[0].split('\t')
        if header[0] != 'key' or len(set(header)) != len(header):
            self.say(f'{name}:1', 'the header starts with “key” and names each field once')
        for field in header[1:]:
            if field not in self.fields[kind]:
                self.say(f'{name}:1', f'“{kind}” has no field “{field}”')
            elif self.fields[kind][field].keeper:
                self.say(f'{name}:1', f'the program keeps “{field}” itself')
        for field in self.fields[kind].values():
            if field.required and field.name not in header:
                self.say(f'{name}:1', f'the required field “{field.name}” is missing')
        rows = {}
        for number, line in enumerate(lines[1:], 2):
            cells = line.split('\t')
            row = Row(zip(header[1:], cells[1:]), cells[0], f'{name}:{number}')
            if len(cells) != len(header):
                self.say(row.place, f'{len(cells)} cells, the header has {len(header)}')
                continue
            if not KEY.fullmatch(row.key):
                self.say(row.place, f'“{row.key}” is not a key')
            if row.key in rows:
                self.say(row.place, f'the key “{row.key}” stands twice')
            rows[row.key] = row
        return rows

    # ---- one cell

    def check_cells(self):
        for kind, rows in self.rows.items():
            for row in rows.values():
                for name, cell in row.items():
                    if name in self.fields[kind]:
                        words = self.cell_problem(kind, self.fields[kind][name], cell)
                        if words:
                            self.say(row.place, f'{name}: {words}')

    def cell_problem(self, kind, field, cell):
        if any(unicodedata.category(c) in ('Cc', 'Zl', 'Zp') for c in cell):
            return 'a control character'
        if unicodedata.normalize('NFC', cell) != cell:
            return 'a letter and its accent are two characters'
        if cell == '':
            return 'is required' if field.required else ''
        check = getattr(self, 'check_' + field.type.lower())
        return check(field, cell)

    def check_text(self, field, cell):
        if len(cell) > field.maximum:
            return f'{len(cell)} characters, at most {field.maximum} fit'
        if cell != cell.strip() or '  ' in cell:
            return 'a space too many'
        if '\\' in cell:
            return 'a backslash in a text of one line'
        return '' if field.name == 'symbol-pattern' else self.spelling_problem(field.name, cell)

    def check_long_text(self, field, cell):
        plain = cell.replace('\\n', '\n').replace('\\t', ' ')
        if '\\' in plain:
            return 'only \\n and \\t follow a backslash'
        if len(plain) > field.maximum:
            return f'{len(plain)} characters, at most {field.maximum} fit'
        if any(line != line.strip() or '  ' in line for line in plain.split('\n')):
            return 'a space too many'
        return self.spelling_problem(field.name, plain)

    def check_integer(self, field, cell):
        if not re.fullmatch(r'0|-?[1-9][0-9]*', cell):
            return f'“{cell}” is not a whole number'
        if not field.minimum <= int(cell) <= field.maximum:
            return f'{cell} is not between {field.minimum} and {field.maximum}'
        return ''

    check_minutes = check_integer

    def check_boolean(self, field, cell):
        return '' if cell in ('0', '1') else f'“{cell}” is neither 0 nor 1'

    def check_date(self, field, cell):
        try:
            datetime.date.fromisoformat(cell)
        except ValueError:
            return f'“{cell}” is not a date'
        return '' if len(cell) == 10 else f'“{cell}” is not a date'

    def check_date_time(self, field, cell):
        try:
            datetime.datetime.strptime(cell, '%Y-%m-%dT%H:%M')
        except ValueError:
            return f'“{cell}” is not a date and time'
        return '' if len(cell) == 16 else f'“{cell}” is not a date and time'

    def check_time(self, field, cell):
        return '' if re.fullmatch('([01][0-9]|2[0-3]):[0-5][0-9]', cell) else \
            f'“{cell}” is not a time of day'

    def check_zone(self, field, cell):
        try:
            zoneinfo.ZoneInfo(cell)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            return f'there is no time zone “{cell}”'
        return ''

    def check_choice(self, field, cell):
        allowed = ', '.join(field.choices)
        return '' if cell in field.choices else f'“{cell}” is not one of {allowed}'

    def check_flags(self, field, cell):
        nicks = cell.split(',')
        if nicks != [nick for nick in field.choices if nick in nicks]:
            return f'“{cell}” is not a list of {", ".join(field.choices)} in this order'
        return ''

    def check_reference(self, field, cell):
        target = self.rows.get(field.target, {})
        return '' if cell in target else f'there is no {field.target} “{cell}”'

    def spelling_problem(self, name, text):
        if "'" in text or '"' in text or '...' in text:
            return 'write ’ “ ” and … as in print'
        if name.endswith('-fr') and not name.startswith('list-key'):
            bare = re.sub(r'https?://\S+|\d:\d\d|CLiKC!', '', text)
            if UNACCENTED.search(bare):
                return f'“{UNACCENTED.search(bare).group()}” has lost its accent'
            if FRENCH_MARK.search(bare):
                return 'French puts a no-break space before : ; ? ! » and after «'
            if re.search(r'\d(è|é)?me\b', bare):
                return 'French ordinals are written 1er, 1re, 2e'
        if name.endswith('-en'):
            for number, end in re.findall(r'\b(\d+)(st|nd|rd|th)\b', text):
                if english_ordinal(int(number)) != number + end:
                    return f'“{number}{end}” is not an English ordinal'
        return ''


def english_ordinal(number):
    ends = {1: 'st', 2: 'nd', 3: 'rd'}
    teen = number % 100 in (11, 12, 13)
    return f'{number}{"th" if teen else ends.get(number % 10, "th")}'


# ---- rows among each other

def check_languages(tables):
    for kind, stems in BILINGUAL.items():
        for row in tables.rows[kind].values():
            for stem in stems:
                if not row.get(f'{stem}-en') or not row.get(f'{stem}-fr'):
                    tables.say(row.place, f'the {stem} is not in both languages')
    for row in tables.rows['agenda-item'].values():
        if bool(row['annotation-en']) != bool(row['annotation-fr']):
            tables.say(row.place, 'the annotation is not in both languages')


def check_facts(tables):
    for kind, rows in tables.rows.items():
        for row in rows.values():
            if 'source' not in tables.fields[kind]:
                continue
            if not row.get('source') or not row.get('as-of') or row.get('unconfirmed') == '':
                tables.say(row.place, 'a fact says its source, its day and whether it is confirmed')
            elif row['as-of'] > LAST_DAY_KNOWN:
                tables.say(row.place, f'nothing is known as of {row["as-of"]}')


def check_order(tables):
    for kind, first, last in [('term', 'start-date', 'end-date'),
                              ('weekend-rule', 'from-date', 'until-date'),
                              ('meeting', 'start-date', 'end-date'), ('sitting', 'start', 'end')]:
        for row in tables.rows[kind].values():
            if row[first] and row[last] and row[last] < row[first]:
                tables.say(row.place, f'{last} is before {first}')


def check_members(tables):
    members = tables.rows['member']
    for region, count in MEMBERS.items():
        found = [m for m in members.values() if m['region'] == region and m['kind'] != 'union']
        if len(found) != count:
            tables.say('data/reference/member.tsv',
                       f'{region} has {count} Members, {len(found)} are listed')
    for kind, wanted in [('union', UNIONS), ('territory', TERRITORIES)]:
        if sorted(m.key for m in members.values() if m['kind'] == kind) != wanted:
            tables.say('data/reference/member.tsv', f'of kind {kind} are {", ".join(wanted)}')
    for row in members.values():
        if row.key != row['iso2']:
            tables.say(row.place, 'the key of a Member is its code')
        for key in (row['list-key-en'], row['list-key-fr']):
            if not re.fullmatch('[A-Z]+( [A-Z]+)*', key):
                tables.say(row.place, f'“{key}” is not an order key: A to Z and single spaces')
        rules = sorted((r for r in tables.rows['weekend-rule'].values() if r['member'] == row.key),
                       key=lambda r: r['from-date'])
        check_weekends(tables, row, rules)


def check_weekends(tables, member, rules):
    if not rules or rules[0]['from-date'] or rules[-1]['until-date']:
        tables.say(member.place, 'its weekend rules leave days out')
    for before, after in zip(rules, rules[1:]):
        try:
            until = datetime.date.fromisoformat(before['until-date'])
            start = datetime.date.fromisoformat(after['from-date'])
        except ValueError:
            continue
        if start - until != datetime.timedelta(days=1):
            tables.say(after.place, 'it does not start the day after the rule before it ends')


def check_regions(tables):
    entities = tables.rows['entity'].values()
    for region in tables.rows['region'].values():
        for kind in ('vco', 'rocb'):
            if len([e for e in entities if e['kind'] == kind and e['region'] == region.key]) != 1:
                tables.say(region.place, f'a region has one {kind}')
        now = [t for t in tables.rows['term'].values()
               if t['region'] == region.key and t['state'] == 'in-office']
        offices = [e for e in entities if e['kind'] == 'vco' and e['region'] == region.key]
        if len(now) != 1:
            tables.say(region.place, f'{len(now)} Vice-Chairs are in office')
        elif offices and offices[0]['host'] != now[0]['member']:
            tables.say(offices[0].place, f'the Vice-Chair is {now[0]["member"]}')
    if len([e for e in entities if e['kind'] == 'rilo']) != RILOS:
        tables.say('data/reference/entity.tsv', f'there are {RILOS} RILOs')


def check_bodies(tables):
    bodies = tables.rows['body']
    for row in bodies.values():
        if bool(row['quorum-numerator']) != bool(row['quorum-denominator']):
            tables.say(row.place, 'numerator and denominator of a quorum go together')
        try:
            re.compile(row['symbol-pattern'])
        except re.error as error:
            tables.say(row.place, f'symbol-pattern: {error}')
        for link in ('parent', 'chain-next'):
            seen, at = {row.key}, row[link]
            while at in bodies and at not in seen:
                seen.add(at)
                at = bodies[at][link]
            if at in seen:
                tables.say(row.place, f'{link}: the chain comes back to “{at}”')


def check_words(tables):
    words = tables.rows['vocabulary'].values()
    for name, (kind, field) in WORD_LISTS.items():
        choices = tables.fields[kind][field].choices
        listed = {w['code']: w['name-en'] for w in words if w['list'] == name}
        for code in sorted(set(choices) | set(listed)):
            if choices.get(code) != listed.get(code):
                tables.say('data/reference/vocabulary.tsv',
                           f'{name}/{code}: “{listed.get(code)}” here, '
                           f'“{choices.get(code)}” in the program')
    roles = {w['code']: w['name-en'] for w in words if w['list'] == 'role'}
    for code, label in tables.fields['item-person']['role'].choices.items():
        if roles.get(code) != label:
            tables.say('data/reference/vocabulary.tsv',
                       f'role/{code}: “{label}” in the program')
    calendar = {w['code'] for w in words if w['list'] == 'calendar'}
    for code in sorted(set(CALENDAR_WORDS) - calendar):
        tables.say('data/reference/vocabulary.tsv', f'calendar/{code} is missing')
    for row in words:
        if row.key != f'{row["list"]}/{row["code"]}':
            tables.say(row.place, 'the key of a word is its list and its code')
        if row['name-en'].count('%s') != row['name-fr'].count('%s'):
            tables.say(row.place, 'the languages differ in their “%s”')


# ---- the sample

def check_meetings(tables):
    for row in tables.rows['meeting'].values():
        if row['sample'] != '1':
            tables.say(row.place, 'it is not marked as a sample')
        body = tables.rows['body'].get(row['body'])
        if body and (row['kind'], row['region']) != (body['meeting-kind'], body['region']):
            tables.say(row.place, 'kind and region are not those of its body')
        for number in filter(None, row['session'].split('/')):
            if (english_ordinal(int(number)) not in row['title-en']
                    or not re.search(rf'\b{number}(e|re)\b', row['title-fr'])):
                tables.say(row.place, f'a title does not say session {number}')
        if row['state'] == 'tentative' and (row['unconfirmed'] != '1'
                                            or not row['note'].startswith(PATTERN_NOTE)):
            tables.say(row.place, 'a date that is only expected says so')


def check_sittings(tables):
    last = {}
    for row in sorted(tables.rows['sitting'].values(), key=lambda r: r['start']):
        meeting = tables.rows['meeting'].get(row['meeting'])
        if meeting and not (meeting['start-date'] <= row['start'][:10]
                            and row['end'][:10] <= meeting['end-date']):
            tables.say(row.place, 'it is not on a day of its meeting')
        if row['start'] == row['end']:
            tables.say(row.place, 'it ends at the moment it starts')
        place = (row['meeting'], row['room'])
        if row['room'] and last.get(place, '') > row['start']:
            tables.say(row.place, 'its room is taken')
        last[place] = max(last.get(place, ''), row['end'])


def check_items(tables):
    items, sittings = tables.rows['agenda-item'], tables.rows['sitting']
    above, taken = set(), set()
    for row in items.values():
        sitting, parent = sittings.get(row['sitting']), items.get(row['parent'])
        if sitting and sitting['meeting'] != row['meeting']:
            tables.say(row.place, 'its sitting belongs to another meeting')
        if parent and (parent['meeting'], parent['sitting']) != (row['meeting'], row['sitting']):
            tables.say(row.place, 'its parent stands elsewhere')
        if parent and parent['kind'] not in ('item', 'group'):
            tables.say(row.place, 'only an item has sub-items')
        if row['parent'] and row['parent'] not in above:
            tables.say(row.place, 'its parent does not come before it')
        if row['mode'] == 'fixed-start' and not row['fixed-start']:
            tables.say(row.place, 'a fixed start needs its time')
        if row['minimum-duration'] and int(row['minimum-duration']) > int(row['duration'] or 0):
            tables.say(row.place, 'its shortest duration is longer than its duration')
        spot = (row['meeting'], row['sitting'], row['parent'], row['position'])
        if spot in taken:
            tables.say(row.place, 'two items stand at the same place')
        taken.add(spot)
        above.add(row.key)
    for row in tables.rows['item-person'].values():
        if not row['name'] or re.search('[,;]', row['name']) or ';' in row['organisation']:
            tables.say(row.place, 'a name without comma or semicolon, for people are typed as '
                                  '“name, organisation; name, organisation”')


def in_order(tables, sitting, parent):
    """The items below @parent as they are dealt with, sub-items after their own item."""
    rows = [r for r in tables.rows['agenda-item'].values()
            if r['sitting'] == sitting and r['parent'] == parent]
    for row in sorted(rows, key=lambda r: int(r['position'] or 0)):
        yield row
        yield from in_order(tables, sitting, row.key)


def overruns_of(tables, sitting):
    """(item, minutes, what it runs over), as the agenda of the program reports it."""
    def minutes(stamp):
        return int(stamp[-5:-3]) * 60 + int(stamp[-2:])
    cursor, segment = minutes(sitting['start']), []

    def over(limit, what):
        crossing = next((key for key, end in segment if end > limit), None)
        return [(crossing, cursor - limit, what)] if crossing else []
    found = []
    for row in in_order(tables, sitting.key, ''):
        if row['mode'] == 'fixed-start':
            anchor = minutes(row['fixed-start'])
            found += over(anchor, row.key)
            cursor, segment = anchor, []
        cursor += int(row['duration'] or 0)
        if row['duration']:
            segment.append((row.key, cursor))
    return found + over(minutes(sitting['end']), sitting.key)


def check_times(tables):
    found = []
    for sitting in tables.rows['sitting'].values():
        found += overruns_of(tables, sitting)
    for key, minutes, what in sorted(set(found) ^ set(OVERRUNS)):
        row = tables.rows['agenda-item'].get(key)
        tables.say(row.place if row else 'data/demo/agenda-item.tsv',
                   f'“{key}” {minutes} min over “{what}”: '
                   + ('not meant' if (key, minutes, what) in found else 'meant, not found'))


def check(root):
    """Every breach, as FILE:LINE: WORDS. Rows are compared only once their cells are right."""
    tables = Tables(Path(root))
    tables.check_cells()
    if not tables.breaches:
        for part in (check_languages, check_facts, check_order, check_members, check_regions,
                     check_bodies, check_words, check_meetings, check_sittings, check_items):
            part(tables)
    if not tables.breaches:
        check_times(tables)
    return tables.breaches


def main():
    breaches = check(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[2])
    for line in breaches:
        print(line)
    return 1 if breaches else 0


if __name__ == '__main__':
    sys.exit(main())
