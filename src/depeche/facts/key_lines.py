"""Key lines: the sentences of an article as one-line candidates for its key facts, and what speaks for or against each.

A line is the words of its sentence, on one line, without a dateline or a connective before them; a long one is cut
where a clause ends.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depeche._languages import language
from depeche.facts.passage import Passage, Span
from depeche.facts.phrases import has

if TYPE_CHECKING:
    from depeche.facts.doc import TokenSpan as Sentence

_LONGEST = 240  #: characters of a line, where a clause ends before them
_HARD_LIMIT = 330  #: where none does behind the words that tell the fact
_SHORTEST_CUT = 60
_FEWEST_WORDS = 4
_STRAY = " -–—•*·»”)"
#: "22 juin 2012. - ", "PARIS (AFP) — ", "KYIV, Ukraine, May 3 (Reuters) - ", "Thursday, May 7, 2015 "
_DATE = r"(?:\d{1,2}(?:er|st|nd|rd|th)? [^\W\d]{3,9}\.? \d{4}|[^\W\d]{3,9}\.? \d{1,2}(?:, \d{4})?)"
_PLACE = r"[A-ZÀ-Ý][\w.'’-]{1,20}(?:[ ][A-ZÀ-Ý][\w.'’-]{1,20}){0,2}"
_DATELINE = re.compile(
    rf"(?:(?:[^\W\d]+,? )?{_DATE}"
    rf"(?=\.? *[–—-]| +\(|(?<=\d{{4}}) +[A-ZÀ-Ý«“\"])"
    rf"|{_PLACE}(?:, {_PLACE})?(?:, [^.!?()–—-]{{2,20}})?(?=[ (]))"
    rf"(?: ?\([^)]{{2,30}}\))?(?:[.:]? *[–—-]{{1,2}} +(?=[A-ZÀ-Ý«“\"]|[a-zà-ÿ]['’])|(?<=\d{{4}}) +)"
)
_CLAUSE_END = re.compile(r"[;:—–]|,(?=\s+(?:[^\W\d_]+\s+){0,1}[^\W\d_]+)")
_OPENING, _CLOSING = "«“", "»”"
_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d.,]*")
_STEM = 6


@dataclass(frozen=True, slots=True)
class LineWords:
    """A language's words that an editor strikes from the head of a line, or that tell that it points back."""

    connectives: re.Pattern[str]
    pointing: frozenset[str]
    states: frozenset[str]  #: verbs that only say that something is so


@functools.cache
def line_words(code: str) -> LineWords:
    """The words of that language's ``key_facts.toml``."""
    table = language(code).toml("key_facts")
    phrases = sorted(map(re.escape, table["connectives"]), key=len, reverse=True)
    struck = sorted(map(re.escape, table["conjunctions"]), key=len, reverse=True)
    pattern = rf"(?:(?:{'|'.join(phrases)}),\s+|(?:{'|'.join(struck)}),?\s+)"
    return LineWords(re.compile(pattern, re.IGNORECASE), frozenset(table["pointing"]), frozenset(table["states"]))


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as a candidate."""

    span: Span  #: of the sentence, in the restored text
    text: str  #: its words on one line, uncut
    stems: frozenset[str]
    whole: bool  #: a sentence with a finite verb, an end mark and both ends of its quotations
    pointing: bool  #: it opens with a word that stands for something told before
    personal: bool  #: somebody speaks of himself in it, or asks
    rank: float  #: 1 for the first sentence of the body, falling to 0 at the last

    def up_to(self, text: str, offset: int) -> int:
        """How much of the line stands before an offset of the restored text."""
        behind = " ".join(text[offset : self.span[1]].split())
        return max(0, len(self.text) - len(behind))


class Lines:
    """The sentences of the told parts, found by where a fact's trigger stands."""

    def __init__(self, passages: Sequence[Passage], text: str, code: str) -> None:
        words = line_words(code)
        sentences = [(p, s) for p in passages for s in p.doc.sents if sum(t.text.isalpha() for t in s) >= _FEWEST_WORDS]
        most = max(1, len(sentences) - 1)
        self._lines = [_line(p, s, text, words, 1 - n / most) for n, (p, s) in enumerate(sentences)]
        self._starts = [line.span[0] for line in self._lines]

    def at(self, offset: int) -> Line | None:
        """The sentence around an offset of the restored text."""
        index = bisect_right(self._starts, offset) - 1
        found = self._lines[index] if index >= 0 else None
        return found if found is not None and offset < found.span[1] else None


def _line(passage: Passage, sentence: Sentence, text: str, words: LineWords, rank: float) -> Line:
    start = passage.offset + sentence.start_char
    end = start + len(sentence.text.rstrip())
    kept = _struck(text[start:end], sentence, words)
    opening = next((t for t in sentence if t.text.isalpha()), sentence[0])
    return Line(
        span=(start, end),
        text=kept,
        stems=stems_of(kept),
        whole=any(has(t, "VerbForm=Fin") for t in sentence) and _is_closed(kept),
        pointing=kept.split(" ")[0].lower() in words.pointing or opening.lower_ in words.pointing,
        personal=kept.endswith("?") or any(has(t, "Person=1") for t in sentence),
        rank=rank,
    )


def stems_of(text: str) -> frozenset[str]:
    """The beginnings of the longer words and the figures, in lower case: what two lines can have in common."""
    return frozenset(word.lower()[:_STEM] for word in _WORD.findall(text))


def _struck(text: str, sentence: Sentence, words: LineWords) -> str:
    """The sentence on one line without a dateline, a connective or a stray mark before it."""
    line = " ".join(text.split()).lstrip(_STRAY)
    while dateline := _DATELINE.match(line):
        line = line[dateline.end() :]
    connective = words.connectives.match(line)
    if connective is None or len(line) - connective.end() < _SHORTEST_CUT // 2:
        return line
    rest = line[connective.end() :]
    following = next((t for t in sentence if t.text and rest.startswith(t.text)), None)
    inverted = following is not None and following.pos_ in {"VERB", "AUX"}
    return line if inverted else rest[:1].upper() + rest[1:]


def _is_closed(line: str) -> bool:
    opened = sum(map(line.count, _OPENING)) - sum(map(line.count, _CLOSING))
    return opened == 0 and line.count('"') % 2 == 0 and line[:1].lower() != line[:1] and line[-1] in '.!…»”")'


def shortened(line: str, told: int = 0) -> str:
    """The line; a long one cut where a clause ends, or else behind a word, but not before ``told`` characters."""
    if len(line) <= _LONGEST:
        return line
    ends = [m.start() for m in _CLAUSE_END.finditer(line, max(_SHORTEST_CUT, told))]
    cut = max((end for end in ends if end <= _LONGEST), default=min(ends, default=len(line)))
    if cut > _HARD_LIMIT:
        cut = line.rfind(" ", 0, _HARD_LIMIT)
    return line if cut >= len(line) else line[:cut].rstrip(" ,;:–—-") + " …"
