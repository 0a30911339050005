#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents of an agenda: which there are, in which language and form, for whom, and what is refused."""

import html.parser
import subprocess

from cli import INPUT, SYSTEM, USAGE, Place, item, meeting, sitting
import tap

DOCUMENTS = ['provisional', 'annotated', 'order', 'script', 'timetable']
NOW = {'RAPPORTEUR_NOW': '2026-03-01T09:00:00'}


def text_of(path):
    return subprocess.run(['pdftotext', '-layout', path, '-'], check=True, capture_output=True,
                          timeout=60).stdout.decode()


def written(place, uid, *options, name='out', **env):
    """The bytes that the command wrote to a file."""
    path = place.top / name
    assert place.cli('agenda', uid, *options, '-o', path, **env) == ''
    return path.read_bytes()


class Balance(html.parser.HTMLParser):
    """Fails where an element is closed that is not open, or stays open."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.seen = set()

    def handle_starttag(self, tag, attributes):
        self.seen.add(tag)
        if tag not in ('meta', 'br'):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open)
        self.open.pop()


def every_document_in_every_form():
    words = {
        'provisional': ('Provisional agenda', 'Ordre du jour provisoire'),
        'annotated': ('Annotated agenda', 'Ordre du jour annoté'),
        'order': ('Order of the day', 'Programme des travaux'),
        'script': ('Chair’s script', 'Conducteur de séance'),
        'timetable': ('Timetable', 'Horaire'),
    }
    with Place('demo') as place:
        for document, names in words.items():
            for language, name in zip(('en', 'fr'), names):
                options = ('--document', document, '--language', language)
                page = written(place, 'GC 31', *options, '--format=html').decode()
                balance = Balance()
                balance.feed(page)
                assert balance.open == [] and {'h1', 'h2', 'main'} <= balance.seen
                assert f'<html lang="{language}">' in page and name in page
                lines = written(place, 'GC 31', *options, '--format=csv').decode()
                assert lines.startswith('\ufeff' + ('Day' if language == 'en' else 'Jour'))
                pdf = written(place, 'GC 31', *options, name='out.pdf')
                assert pdf.startswith(b'%PDF-1.') and name in text_of(place.top / 'out.pdf')


def the_language_of_the_terminal_has_no_say():
    with Place('demo') as place:
        options = ('--document=order', '--format=html')
        for language in ('en', 'fr'):
            pages = {written(place, 'GC 31', *options, '--language', language, **NOW, **env)
                     for env in ({}, {'LANGUAGE': 'fr'}, {'LC_ALL': 'C'})}
            assert len(pages) == 1


def the_same_bytes_again():
    with Place('demo') as place:
        for document in DOCUMENTS:
            first, second = (written(place, 'GC 31', '--document', document, '--format=pdf', **NOW)
                             for _ in range(2))
            assert first == second


def html_and_pdf_alone_are_the_provisional_agenda():
    with Place('demo') as place:
        assert 'Provisional agenda' in place.cli('agenda', 'GC 31', '--format=html')
        assert place.cli('agenda', 'GC 31', '--format=html', '-o', '-').startswith('<!DOCTYPE html>')
        written(place, 'GC 31', name='by-name.PDF')
        assert 'Provisional agenda' in text_of(place.top / 'by-name.PDF')


def listings_stay_as_they_are():
    with Place('demo') as place:
        lines = place.csv('agenda', 'GC 31')
        assert list(lines[0])[:4] == ['uid', 'kind', 'number', 'level']
        assert place.cli('agenda', 'GC 31').startswith('31st Governing Council')


def zones_stand_beside_each_other():
    with Place('new') as place:
        uid = meeting(place)
        item(place, 'Opening', '30', sitting=sitting(place, uid))
        lines = place.csv('agenda', uid, '--document=order', '--zone=Asia/Tokyo',
                          '--zone=Pacific/Honolulu')
        opening, = (line for line in lines if line['Item'] == 'Opening')
        assert (opening['Johannesburg'], opening['Tokyo'], opening['Honolulu']) == (
            '09:00', '16:00', '21:00 (−1)'), opening


def confidential_items_leave_no_trace():
    with Place('new') as place:
        uid = meeting(place)
        day = sitting(place, uid, link='https://example.org/join')
        item(place, 'Opening', '30', sitting=day)
        secret = item(place, 'Salaries', '30', sitting=day, confidential='1')
        item(place, 'Housing', '10', parent=secret)
        item(place, 'Closing', '30', sitting=day)
        for document in DOCUMENTS:
            for profile in ((), ('--profile=delegates',), ('--profile=public',)):
                page = place.cli('agenda', uid, '--format=html', '--document', document, *profile)
                assert 'Salaries' not in page and 'Housing' not in page and 'Closing' in page
                if '--profile=public' in profile:
                    assert 'example.org' not in page
            page = place.cli('agenda', uid, '--format=html', '--document', document,
                             '--profile=internal')
            assert 'Salaries' in page


def what_cannot_be_is_refused():
    with Place('demo') as place:
        cases = (
            (('--document=minutes', '--format=html'), USAGE, ['minutes', 'provisional']),
            (('--document=order', '--format=table'), USAGE, ['html, pdf or csv']),
            (('--document=order', '--format=json'), USAGE, ['html, pdf or csv']),
            (('--document=order',), USAGE, ['--format']),
            (('--document=order', '--format=docx'), USAGE, ['docx', 'pdf']),
            (('--document=order', '--format=html', '--language=de'), USAGE, ['en or fr', 'de']),
            (('--document=order', '--format=html', '--profile=press'), USAGE, ['press']),
            (('--document=order', '--format=pdf', '--paper=a9'), USAGE, ['a9', 'letter']),
            (('--language=fr',), USAGE, ['--document']),
            (('--format=csv', '-o', 'x.csv'), USAGE, ['--document']),
            (('--document=order', '--format=html', '--zone=Mars/Base'), INPUT, ['Mars/Base']),
            (('--document=order', '--format=html', '-o', 'none/x.html'), SYSTEM, ['none/x.html']),
        )
        for options, status, words in cases:
            place.refused('agenda', 'GC 31', *options, status=status, words=words)
        place.refused('agenda', 'GC 99', '--format=html', status=INPUT)


def an_empty_meeting_says_so():
    with Place('new') as place:
        uid = meeting(place)
        for document in DOCUMENTS:
            assert 'not known yet' in place.cli('agenda', uid, '--format=html', '--document',
                                                document)
            written(place, uid, '--document', document, name='empty.pdf')
            assert 'Page 1 of 1' in text_of(place.top / 'empty.pdf')


tap.run(every_document_in_every_form, the_language_of_the_terminal_has_no_say, the_same_bytes_again,
        html_and_pdf_alone_are_the_provisional_agenda, listings_stay_as_they_are,
        zones_stand_beside_each_other, confidential_items_leave_no_trace, what_cannot_be_is_refused,
        an_empty_meeting_says_so)
