"""The words around an article — labels, bylines, digests — read from the language folders.

A page may label in one language what it prints in another, so labels are looked up in all languages together.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from depeche._languages import codes, language

#: No combining mark comes before this one.
_FIRST_MARK = "\u0300"
_LABELS = ("source", "author", "published", "modified", "tags", "outlet")
_RIGHTS = "rights"


@dataclass(frozen=True, slots=True)
class ProvenanceWords:
    """One language's words of ``provenance.toml``, folded (no accents, no case)."""

    labels: dict[str, str]  #: label → what it labels ("publish date" → "published")
    rights: tuple[str, ...]  #: how a notice of rights opens
    byline: tuple[str, ...]
    republished: tuple[str, ...]  #: how a notice of republication opens
    agencies: frozenset[str]
    outlets: frozenset[str]  #: names of the press: one alone above a headline is the outlet's
    outlet_words: frozenset[str]  #: what names of the press are made of ("gazette")
    agency_cues: tuple[str, ...]  #: what may stand before the agency's name in a line of its own
    newsroom: frozenset[str]  #: words of a byline that names no person ("staff")
    other_credits: frozenset[str]  #: the word before "by" where it credits no author ("edited")
    roles: frozenset[str]  #: what people of a byline do ("reporter")
    credited: re.Pattern[str]  #: a picture's credit after a sentence or at the start: "Photo: …"
    pictured: re.Pattern[str]  #: the same anywhere, with "/" or "©" too
    digest: tuple[str, ...]
    openers: frozenset[str]
    abbreviations: frozenset[str]
    joined: frozenset[str]  #: names whose capital inside starts no new word ("linkedin")
    function_words: frozenset[str]  #: the language's own
    shared_words: frozenset[str]  #: those that other languages have too


@functools.cache
def provenance_words(code: str) -> ProvenanceWords:
    """The words of that language."""
    table = language(code).toml("provenance")
    return ProvenanceWords(
        labels={label: kind for kind in _LABELS for label in table[kind]}
        | dict.fromkeys(table["rights_labels"], _RIGHTS),
        rights=tuple(table["rights"]),
        byline=tuple(table["byline"]),
        republished=tuple(table["republished"]),
        agencies=frozenset(table["agencies"]),
        outlets=frozenset(table["outlets"]),
        outlet_words=frozenset(table["outlet_words"]),
        agency_cues=tuple(table["agency_cues"]),
        newsroom=frozenset(table["newsroom"]),
        other_credits=frozenset(table["other_credits"]),
        roles=frozenset(table["roles"]),
        credited=_credited(table["caption"]),
        pictured=_pictured(table["caption"]),
        digest=tuple(table["digest"]),
        openers=frozenset(table["openers"]),
        abbreviations=frozenset(table["abbreviations"]),
        joined=frozenset(table["joined"]),
        function_words=frozenset(table["function_words"]),
        shared_words=frozenset(table["shared_words"]),
    )


@functools.cache
def all_provenance_words() -> ProvenanceWords:
    """The words of all languages together."""
    each = [provenance_words(code) for code in codes()]
    return ProvenanceWords(
        labels={label: kind for words in each for label, kind in words.labels.items()},
        rights=tuple(r for words in each for r in words.rights),
        byline=tuple(b for words in each for b in words.byline),
        republished=tuple(r for words in each for r in words.republished),
        agencies=frozenset[str]().union(*(words.agencies for words in each)),
        outlets=frozenset[str]().union(*(words.outlets for words in each)),
        outlet_words=frozenset[str]().union(*(words.outlet_words for words in each)),
        agency_cues=tuple(c for words in each for c in words.agency_cues),
        newsroom=frozenset[str]().union(*(words.newsroom for words in each)),
        other_credits=frozenset[str]().union(*(words.other_credits for words in each)),
        roles=frozenset[str]().union(*(words.roles for words in each)),
        credited=_either(words.credited for words in each),
        pictured=_either(words.pictured for words in each),
        digest=tuple(d for words in each for d in words.digest),
        openers=frozenset[str]().union(*(words.openers for words in each)),
        abbreviations=frozenset[str]().union(*(words.abbreviations for words in each)),
        joined=frozenset[str]().union(*(words.joined for words in each)),
        function_words=frozenset[str]().union(*(words.function_words for words in each)),
        shared_words=frozenset[str]().union(*(words.shared_words for words in each)),
    )


def _credited(cues: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[.)]\s)(?:{'|'.join(map(re.escape, cues))})s?\s*:\s*\S")


def _pictured(cues: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[(.\s])(?:{'|'.join(map(re.escape, cues))})s?\s*[:/©]")


def _either(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for pattern in patterns))


def fold(text: str) -> str:
    """Lower case without accents, typographic apostrophes and no-break spaces made plain, blanks joined."""
    if not text.isascii():
        text = text.translate(_PLAIN)
    return " ".join(text.lower().split())


class _PlainLetters(dict[int, str]):
    """Each character without its accents, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFKD", chr(code))
        found = self[code] = "".join([c for c in letters if c < _FIRST_MARK or not unicodedata.combining(c)])
        return found


_PLAIN = _PlainLetters({ord("’"): "'", ord("ʼ"): "'"})
