"""Who signs a page's article: the people of its byline; beside or instead of them, the agency or newsroom.

What the markup declares comes first (JSON-LD, meta), then what is visible near the headline. A string that names several
people is parted, and each is pinned to its own characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from depeche.article.markup import Markup, Node, Run, by_label
from depeche.article.page_metadata import Found, PageMetadata
from depeche.article.words import all_provenance_words, fold

_BYLINE = re.compile(r"(?<![a-z])(?:by-?line|author|auteur|autor|signature|writer|reporter|contributor)s?(?![a-z])")
_NOT_BYLINE = re.compile(r"comment|related|teaser|card|avatar|bio|image|photo|caption|credit|newsletter|follow")
_AUTHOR_ADDRESS = re.compile(
    r"/(?:authors?|auteurs?|journalistes?|autore?n?|by|people|person|profile|contributors?|staff)/"
)
_MARKS = re.compile(r"\s*(?:[,;|•·&＆、，]|\s/\s|/(?=[A-Z])|\s[-–—]\s|\u2029)\s*")
#: Small words that belong to a name; any other small word between two names joins them.
_PARTICLES = frozenset(
    ["de", "da", "do", "di", "du", "la", "le", "van", "von", "der", "den", "del", "dos", "das", "ten", "ter", "zu", "el",
     "al", "bin", "ibn", "ben", "af", "av", "zur", "dal", "des", "della", "las", "los", "y"]
)  # fmt: skip
_SMALL_WORD = re.compile(r"\s([^\W\d_A-ZÀ-ÖØ-Þ]{1,4})\s")
_NOT_NAME = re.compile(r"[@/:\d#|<>{}=+]|\.\w{2,4}$|https?")
_BRACKETED = re.compile(r"\s*[(\[].*$")
_UNCASED = re.compile(r"[\u0590-\u1fff\u2e80-\ud7ff\uf900-\ufdff]")
_NO_BYLINES = frozenset({"body", "html", "main", "article", "script", "style", "meta", "form"})
_LONGEST_NAME = 60
_LONGEST_BYLINE = 160
#: What the markup declares is read to this length, and what is visible in so many elements.
_LONGEST_DECLARED = 2_000
_MOST_ELEMENTS = 50
#: A byline stands this many characters of markup around the headline at most.
_NEAR_HEADLINE = 30_000


class Byline(NamedTuple):
    """The people who sign, and the organisations that do."""

    people: tuple[Found, ...]
    organisations: tuple[Found, ...]


def byline_of(markup: Markup, found: PageMetadata, headline: int, outlet: str) -> Byline:
    """The byline; ``headline`` is where the headline stands in the capture or -1, ``outlet`` the outlet's name."""
    reader = _Reader(markup.text, outlet)
    declared = [reader.people(candidates) for candidates in found.byline]
    people = next((names for names in declared if names), None)
    if people is None:
        people = next((n for v in _visible(markup, headline) if (n := reader.people(v))), [])
    signed = [*found.organisations, *(f for candidates in found.byline for f in candidates)]
    organisations = [f for f in signed if reader.is_organisation(f.text) and not _holds_any(f, people)]
    return Byline(_once(people), _once(organisations[:2]))


def _holds_any(found: Found, people: Sequence[Found]) -> bool:
    return any(person.text in found.text for person in people)


def _once(found: Iterable[Found]) -> tuple[Found, ...]:
    return tuple({fold(f.text): f for f in reversed(list(found))}.values())[::-1]


class _Reader:
    def __init__(self, text: str, outlet: str) -> None:
        words = all_provenance_words()
        self._text = text
        self._outlet = fold(outlet)
        self._cues = tuple(sorted(words.byline, key=len, reverse=True))
        self._newsroom = words.newsroom

    def people(self, candidates: Sequence[Found]) -> list[Found]:
        """The people that the byline strings name, in order, each with its own run."""
        return [name for found in candidates for name in self._names(found) if self.is_person(name.text)]

    def _names(self, found: Found) -> Iterator[Found]:
        at = 0
        for part in _parted(self._without_cue(found.text[:_LONGEST_DECLARED])):
            name = _without_small_word(_BRACKETED.sub("", self._without_cue(part)).strip(" .,;:-–—"))
            if name:
                start = found.text.find(name, at)
                at = start + len(name) if start >= 0 else at
                yield Found(name, self._run_of(name, found.runs))

    def _run_of(self, name: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        """Where the name stands inside the runs, else the runs."""
        for start, end in runs:
            at = self._text.find(name, start, end)
            if at >= 0:
                return ((at, at + len(name)),)
        return runs

    def _without_cue(self, text: str) -> str:
        """The words after an opening "By"."""
        folded = fold(text)
        for cue in self._cues:
            if folded.startswith(cue + " "):
                return text.strip()[len(cue) + 1 :].strip()
        glued = next(
            (cue for cue in self._cues if folded.startswith(cue) and text[len(cue) : len(cue) + 1].isupper()), ""
        )
        return text[len(glued) :] if glued and text[:1].isupper() and text[1 : len(glued)].islower() else text

    def is_person(self, text: str) -> bool:
        """Whether the words can be a person's name: two to five words with capitals, or a name in a script without."""
        folded, words = fold(text), text.split()
        if len(text) > _LONGEST_NAME or _NOT_NAME.search(text) or not words or self._is_outlet(folded):
            return False
        if any(word.strip(".,") in self._newsroom for word in folded.split()):
            return False
        if _UNCASED.match(text):
            return 2 <= len(text) <= 12 and len(words) <= 3
        return 1 < len(words) <= 6 and sum(w[:1].isupper() for w in words) >= 2

    def _is_outlet(self, folded: str) -> bool:
        return bool(self._outlet) and (folded == self._outlet or folded in self._outlet or self._outlet in folded)

    def is_organisation(self, text: str) -> bool:
        """Whether the words can be the name of an organisation that signs: short, letters, no address."""
        return (
            2 < len(text) <= _LONGEST_NAME
            and not re.search(r"https?:|@|www\.|^/", text)
            and any(map(str.isalpha, text))
        )


def _parted(text: str) -> Iterator[str]:
    """The names of a list: parted at its marks, and at a small word between two full names ("Ann Wood und Tom Hill")."""
    for item in _MARKS.split(text):
        at = 0
        for match in _SMALL_WORD.finditer(item):
            joined = match[1] not in _PARTICLES and _is_full(item[at : match.start()]) and _is_full(item[match.end() :])
            if joined:
                yield item[at : match.start()]
                at = match.end()
        yield item[at:]


def _without_small_word(name: str) -> str:
    """The name without a joining word before it ("and Tom Hill"); a particle stays."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.isalpha() and first.islower() and first not in _PARTICLES else name


def _is_full(name: str) -> bool:
    return sum(word[:1].isupper() for word in name.split()) >= 2


def _visible(markup: Markup, headline: int) -> Iterator[list[Found]]:
    """What elements called a byline, or links to an author's page, say near the headline: elements first."""
    linked: list[Found] = []
    seen = 0
    for node in markup.nodes:
        start, end = node.attrs
        if start == end or (headline >= 0 and abs(node.start - headline) > _NEAR_HEADLINE):
            continue
        if node.tag == "a":
            if markup.attribute(node, "rel") == "author" or _AUTHOR_ADDRESS.search(markup.text, start, end):
                linked += _pieces(markup, node)
        elif node.tag not in _NO_BYLINES and _is_byline(markup.label(node)):
            seen += 1
            if seen > _MOST_ELEMENTS:
                break
            if told := _pieces(markup, node):
                yield told
    if linked:
        yield linked[:4]


@by_label
def _is_byline(label: str) -> bool:
    """Whether an element so called is a byline."""
    return bool(label and _BYLINE.search(label)) and not _NOT_BYLINE.search(label)


def _pieces(markup: Markup, node: Node) -> list[Found]:
    """The element's words as one string when they are few, else each run of them."""
    runs = tuple(islice((run for run in markup.runs(node) if markup.text[run[0] : run[1]].strip()), _LONGEST_BYLINE))
    words = markup.read(runs) if runs else ""
    if not words or len(words) > _LONGEST_BYLINE:
        return []
    separate = [Found(markup.read((run,)), (run,)) for run in runs]
    if len(runs) > 1 and sum(_is_full(piece.text) for piece in separate) > 1:
        return separate
    return [Found(words, runs)]
