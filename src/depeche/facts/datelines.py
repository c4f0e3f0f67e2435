"""Datelines: where a report was filed, when, and by which agency, as the wires set it before the first word.

"HANOI, Vietnam (AP) — ", "PARIS, 3 mars (AFP) - ", "LONDON/KYIV (Reuters) -- ", "(AFP) – ". A dateline is no
part of the sentence behind it, and a parser that is shown both makes the town the subject.
"""

from __future__ import annotations

import re

_WORD = r"[^\W\d_][\w.'’-]*"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+"
_TOWN = rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}"
_NAMED = rf"[A-ZÀ-ÖØ-Þ]{_WORD}(?:[ /]{_WORD}){{0,3}}"
#: A region, a country, a day: no more than a few words, no end mark but that of an abbreviation.
_MORE = r"(?:, ?[^\s,.!?()–—:-][^,!?()–—:\n]{1,24}?){0,3}"
_AGENCY = r" ?\([^()\n]{2,30}\)"
_DAY = r"(?:[^\W\d_]+\.? \d{1,2}|(?:le )?\d{1,2}(?:er|st|nd|rd|th)? [^\W\d_]+)(?: \d{4})?"
_DASH = r"\.? ?(?:[–—-]|--) ?"
_OPENS = r"(?=[«“\"'‘’]?[A-ZÀ-ÖØ-Þ\d])"
_ARTICLE = r"(?=(?:The|An?|Le|La|Les|Une?|Des|L['’])[ \w])"
_DATELINE = re.compile(
    rf"\s*(?:(?:{_NAMED}{_MORE}|{_DAY})?{_AGENCY}(?:{_DASH}|: ){_OPENS}"
    rf"|{_TOWN}{_MORE}{_DASH}(?<=\s){_OPENS}"
    rf"|{_NAMED}, {_NAMED}(?:, {_DAY})? [–—-] {_OPENS}"
    rf"|{_NAMED}(?:, {_DAY})? [–—-] {_ARTICLE})"
)


def dateline_end(text: str) -> int:
    """How many characters the dateline at the head of a paragraph takes, with its dash; 0 where there is none."""
    found = _DATELINE.match(text)
    return found.end() if found else 0
