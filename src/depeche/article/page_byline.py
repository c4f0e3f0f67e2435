"""Who signs a page's article: the people of its byline; beside or instead of them, the agency or newsroom.

What the markup declares comes first (JSON-LD, meta), then what is visible near the headline. A string that names several
people is parted, and each is pinned to its own characters.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from depeche.article.markup import Markup, Node, Run, by_label
from depeche.article.page_blocks import PageBlock
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
_NOT_NAME = re.compile(r"[@/:\d#|<>{}=+©]|\.\w{2,4}$|https?|^CC BY")
#: What stands in brackets behind a name; a name goes on behind a nickname.
_BRACKETED = re.compile(r"\s*[(\[](?![^)\]]*[)\]]\s+[^\W\d_a-zß-ÿ]).*$")
_UNCASED = re.compile(r"[\u0590-\u1fff\u2e80-\ud7ff\uf900-\ufdff]")
_NO_BYLINES = frozenset({"body", "html", "main", "article", "script", "style", "meta", "form"})
_LONGEST_NAME = 60
#: A word without a capital in a name is a particle, or no longer than this.
_SHORT = 3
_PEN_NAME = re.compile(r"[^\W\d_][\w.-]{1,24}")
#: The cue of languages that have no folder here, before at least two words with a capital or one that stands alone.
_CUE_ELSEWHERE = re.compile(r"(?i:von|vom|por|door|av|af)\s+(?=[^\W\d_a-zß-ÿ]\S*(?:\s+[^\W\d_a-zß-ÿ]|$))")
#: A date behind the name, with the small word before it ("am 21. April").
_DATE_TAIL = re.compile(r"\s+(?:·\s+|[a-z]{1,3}\s+)?\d{1,2}[.\s/].*$")
#: Lines that are looked at under the headline, and the longest of them.
_MOST_LINES = 8
_LONGEST_LINE = 90
_BREAK = "\u2029"
_NETWORKS = frozenset(
    [
        "facebook",
        "twitter",
        "bluesky",
        "mastodon",
        "linkedin",
        "instagram",
        "youtube",
        "threads",
        "email",
        "mail",
        "share",
    ]
)
#: A pen name is looked for in so many elements.
_FIRST_SHOWN = 3
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


def byline_of(markup: Markup, blocks: Sequence[PageBlock], found: PageMetadata, headline: int, outlet: str) -> Byline:
    """The byline; ``headline`` is where the headline stands in the capture or -1, ``outlet`` the outlet's name."""
    reader = _Reader(markup.text, outlet)
    declared = [reader.people(candidates) for candidates in found.byline]
    people = next((names for names in declared if names), [])
    declared_so = [*found.organisations, *(f for candidates in found.byline for f in candidates)]
    signed = [f for f in declared_so if reader.is_organisation(f.text)]
    if not people:
        shown = list(_visible(markup, headline))
        people = next((names for told in shown if (names := reader.people(told))), [])
        if not people:
            lines = [line for line in _lines_under(blocks, headline) if reader.opens_with_cue(line.text)]
            people = next((names for line in lines if (names := reader.people([line]))), [])
        if not people and not signed:
            people = next(([name] for told in shown[:_FIRST_SHOWN] if (name := reader.pen_name(told))), [])
        signed += [f for told in shown[:1] for f in reader.signature(told)]
    organisations = [f for f in signed if not _holds_any(f, people)]
    return Byline(_once(people), _once(organisations[:2]))


@functools.cache
def _inner_cue() -> re.Pattern[str]:
    """What stands before a name up to a cue of one word: "Published by", "View all posts by", "Article rédigé par"."""
    cues = [cue for cue in all_provenance_words().byline if " " not in cue]
    return re.compile(rf"(?:(?:[\w.:/]+|\d+,)\s+){{1,7}}?(?i:{'|'.join(cues)})\s+(?=[^\W\d_a-zß-ÿ])")


def _lines_under(blocks: Sequence[PageBlock], headline: int) -> Iterator[Found]:
    """The short lines right under the headline."""
    after = (block for block in blocks if block.node.start > headline) if headline >= 0 else iter(())
    for block in islice(after, _MOST_LINES):
        if len(block.words) <= _LONGEST_LINE:
            yield Found(block.words, tuple(run for run in block.runs if run[0] < run[1]), "visible")


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
        self._cues_alone = frozenset(words.byline)
        self._newsroom = words.newsroom
        self._labels = words.labels
        self._inner = _inner_cue()
        self._other_credits = words.other_credits
        self._roles = words.roles

    def people(self, candidates: Sequence[Found]) -> list[Found]:
        """The people that the byline strings name, in order, each with its own run; whom another credit names are none."""
        people, other = [], False
        for found in candidates:
            opening = fold(found.text).split()
            if opening and opening[-1] in self._cues:  # the name stands in the next string
                other = opening[0] in self._other_credits
                continue
            people += [name for name in self._names(found) if not other and self.is_person(name.text)]
            other = False
        return people

    def opens_with_cue(self, text: str) -> bool:
        """Whether a line opens as a byline does ("By Ann Wood", "Auteur : Zoé Dupré")."""
        return self._without_cue(text) != text

    def pen_name(self, told: Sequence[Found]) -> Found | None:
        """The one word that an element called a byline holds ("by Kestrel"), None where it is no name."""
        names = list(self._names(told[0]))
        if len(names) != 1 or not _PEN_NAME.fullmatch(names[0].text) or self._is_outlet(fold(names[0].text)):
            return None
        folded = fold(names[0].text)
        if folded in self._newsroom | self._cues_alone | _NETWORKS or folded in self._labels:
            return None
        text = told[0].text.strip()
        return names[0] if folded[0] != names[0].text[0] or text == names[0].text or self.opens_with_cue(text) else None

    def signature(self, told: Sequence[Found]) -> list[Found]:
        """The newsroom or agency that an element called a byline names."""
        names = [name for name in self._names(told[0]) if any(w in self._newsroom for w in fold(name.text).split())]
        return names[:1]

    def _names(self, found: Found) -> Iterator[Found]:
        at = 0
        whole = _DATE_TAIL.sub("", self._without_cue(found.text[:_LONGEST_DECLARED]))
        for part in _parted(whole):
            if self._is_other_credit(part):
                break
            name = _without_small_word(_BRACKETED.sub("", self._without_cue(part)).strip(" .,;:-–—"))
            name = name if "(" in name or "[" in name else name.rstrip(")]")
            if name:
                start = found.text.find(name, at)
                at = start + len(name) if start >= 0 else at
                yield Found(name, self._run_of(name, found.runs))

    def _is_other_credit(self, part: str) -> bool:
        """Whether a stretch of a byline credits somebody who wrote nothing of it ("edited by Tom Hill")."""
        words = fold(part).split()
        return bool(words) and words[0] in self._other_credits and any(cue in words[1:4] for cue in self._cues)

    def _run_of(self, name: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        """Where the name stands inside the runs, else the runs."""
        for start, end in runs:
            at = self._text.find(name, start, end)
            if at >= 0:
                return ((at, at + len(name)),)
        return runs

    def _without_cue(self, text: str) -> str:
        """The words after an opening "By"."""
        label, _, rest = text.partition(":")
        if rest.strip() and self._labels.get(fold(label)) == "author":
            return rest.strip()
        inner = self._inner.match(text)
        if inner:
            return "" if fold(inner[0]).split()[0] in self._other_credits else text[inner.end() :].strip()
        folded = fold(text)
        for cue in self._cues:
            if folded.startswith(cue + " "):
                return text.strip()[len(cue) + 1 :].strip()
        if (elsewhere := _CUE_ELSEWHERE.match(text)) is not None:
            return text[elsewhere.end() :].strip()
        glued = next(
            (cue for cue in self._cues if folded.startswith(cue) and text[len(cue) : len(cue) + 1].isupper()), ""
        )
        return text[len(glued) :] if glued and text[:1].isupper() and text[1 : len(glued)].islower() else text

    def is_person(self, text: str) -> bool:
        """Whether the words can be a person's name: two to five words with capitals, or a name in a script without."""
        folded, words = fold(text), text.split()
        if len(text) > _LONGEST_NAME or _NOT_NAME.search(text) or not words or self._is_outlet(folded):
            return False
        told = [word.strip(".,") for word in folded.split()]
        if any(word in self._newsroom for word in told) or told[-1] in self._roles or told[-1] in self._cues:
            return False
        if _UNCASED.match(text):
            return 2 <= len(text) <= 12 and len(words) <= 3
        if not all(
            w.lstrip("(«“\"'")[:1].isupper() or len(w) <= _SHORT or w in _PARTICLES or "'" in fold(w) for w in words
        ):
            return False
        return 1 < len(words) <= 6 and sum(w[:1].isupper() for w in words) >= 2

    def _is_outlet(self, folded: str) -> bool:
        return bool(self._outlet) and (folded == self._outlet or folded in self._outlet or self._outlet in folded)

    def is_organisation(self, text: str) -> bool:
        """Whether the words can be the name of an organisation that signs: short, letters, no address."""
        return (
            1 < len(text) <= _LONGEST_NAME
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
    words = _read_apart(markup, runs) if runs else ""
    if not words or len(words) > _LONGEST_BYLINE:
        return []
    separate = [Found(markup.read((run,)), (run,)) for run in runs]
    if len(runs) > 1 and sum(_is_full(piece.text) for piece in separate) > 1:
        return separate
    return [Found(words, runs)]


def _read_apart(markup: Markup, runs: tuple[Run, ...]) -> str:
    """The words of the runs, with a break where two of them touch and the second opens with a capital ("WoodReporter")."""
    text = markup.text
    groups: list[list[Run]] = [[]]
    for run in runs:
        if groups[-1] and text[groups[-1][-1][1] - 1].islower() and text[run[0]].isupper():
            groups.append([])
        groups[-1].append(run)
    return _BREAK.join(markup.read(tuple(group)) for group in groups)
