"""Surroundings: where in a text a rule may find something — at a word near the words that its matches must hold.

Trying a rule at those words alone is several times faster than letting its pattern search the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from depeche.facts.times.needs import A_FIGURE, Need
from depeche.facts.times.words import BEGINNING, FIGURE_OR_LETTERS, Rule, TimeWords

Span = tuple[int, int]
#: Where in a part of the text a time may begin, and where that part ends.
_Tried = tuple[Sequence[int], int]

#: How far from a word of time an expression may reach.
_REACH = 60
_IN_WORD = re.compile(r"\w")


class Surroundings:
    """A text's words of time, by what they stand for, with what is near them."""

    def __init__(self, small: str, words: TimeWords) -> None:
        self._text = small
        self._beginnings = [match.start() for match in BEGINNING.finditer(small)]
        self._by_letter: dict[str, list[int]] = {}  # the same, "0" for all figures
        for at in self._beginnings:
            self._by_letter.setdefault("0" if small[at].isdecimal() else small[at], []).append(at)
        self._places = [(self._reach(span), homes) for span, homes in _words_of_time(small, words)]
        self._near: dict[Need | None, tuple[int, list[Span]]] = {}
        self._by_openings: dict[frozenset[str], Sequence[int]] = {}
        self._tried: dict[tuple[tuple[Need, ...], frozenset[str] | None], list[_Tried]] = {}

    def matches(self, rule: Rule) -> Iterator[re.Match[str]]:
        """The matches of the rule in order, none over another."""
        tried, text = self._tried_for(rule), self._text
        if not tried:
            return
        match = rule.pattern.match
        for beginnings, end in tried:
            at = 0
            for beginning in beginnings:
                if beginning >= at and (found := match(text, beginning, end)):
                    at = found.end()
                    yield found

    def _reach(self, span: Span) -> Span:
        end = self._text.find(" ", span[1] + _REACH)
        return max(0, span[0] - _REACH), end if end >= 0 else len(self._text)

    def _tried_for(self, rule: Rule) -> list[_Tried]:
        key = rule.needs, rule.openings
        tried = self._tried.get(key)
        if tried is None:
            _, spans = min([self._around(need) for need in rule.needs] or [self._around(None)])
            opened = [(self._opened(span, rule.openings), span[1]) for span in spans]
            tried = self._tried[key] = [row for row in opened if row[0]]
        return tried

    def _around(self, need: Need | None) -> tuple[int, list[Span]]:
        """The parts of the text near a need, or near any word of time; with their length before them."""
        found = self._near.get(need)
        if found is None:
            spans = _joined(span for span, homes in self._places if need is None or not need.isdisjoint(homes))
            found = self._near[need] = sum(end - start for start, end in spans), spans
        return found

    def _opened(self, span: Span, openings: frozenset[str] | None) -> Sequence[int]:
        """Where in a part one of those letters begins a word."""
        if openings is None:
            return _between(self._beginnings, span)
        places = self._by_openings.get(openings)
        if places is None:
            places = self._by_openings[openings] = self._all_opened(openings)
        return _between(places, span)

    def _all_opened(self, openings: frozenset[str]) -> Sequence[int]:
        found = [self._by_letter[letter] for letter in openings if letter in self._by_letter]
        return sorted(chain.from_iterable(found)) if len(found) > 1 else next(iter(found), [])


def _words_of_time(small: str, words: TimeWords) -> Iterator[tuple[Span, Need]]:
    """Where figures and words of time stand, and what they stand for; none over another."""
    end = 0
    for piece in FIGURE_OR_LETTERS.finditer(small):
        start = piece.start()
        if start < end:
            continue
        if small[start].isdecimal():
            yield piece.span(), A_FIGURE
            continue
        for word in words.first_words.get(piece[0], ()):
            if small.startswith(word, start) and not _IN_WORD.match(small, start + len(word)):
                end = start + len(word)
                yield (start, end), words.triggers[word]
                break


def _between(places: Sequence[int], span: Span) -> Sequence[int]:
    return places[bisect_left(places, span[0]) : bisect_left(places, span[1])]


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch as one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
