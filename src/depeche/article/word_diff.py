"""What two sequences of words have in common, found in nearly linear time.

Words that both have once are anchors (as in patience sorting, B. Cohen): the longest chain of them in both orders parts the
sequences, first by runs of four words, then of two, then by single ones; what little stands between is compared pair by pair.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

#: Runs of so many words are looked for, the surest first.
_RUNS = (4, 2, 1)
#: Two stretches whose lengths multiply to no more are compared pair by pair.
_SMALL = 40_000


class Same(NamedTuple):
    """``before[a : a + length]`` is ``after[b : b + length]``."""

    a: int
    b: int
    length: int


class Hunk(NamedTuple):
    """``before[a0:a1]`` was replaced by ``after[b0:b1]``; one of the two may be empty."""

    a0: int
    a1: int
    b0: int
    b1: int


def same_words(before: Sequence[str], after: Sequence[str]) -> list[Same]:
    """The common stretches in order, none touching the next on both sides."""
    found: list[Same] = []
    for same in _same(before, after, 0, len(before), 0, len(after)):
        last = found[-1] if found else None
        if last and last.a + last.length == same.a and last.b + last.length == same.b:
            found[-1] = Same(last.a, last.b, last.length + same.length)
        elif same.length:
            found.append(same)
    return found


def hunks(before: Sequence[str], after: Sequence[str]) -> list[Hunk]:
    """What stands between the common stretches, in order."""
    found, a, b = [], 0, 0
    for same in (*same_words(before, after), Same(len(before), len(after), 0)):
        if same.a > a or same.b > b:
            found.append(Hunk(a, same.a, b, same.b))
        a, b = same.a + same.length, same.b + same.length
    return found


def _same(before: Sequence[str], after: Sequence[str], a0: int, a1: int, b0: int, b1: int) -> Iterator[Same]:
    """The common stretches of ``before[a0:a1]`` and ``after[b0:b1]``."""
    head = 0
    while a0 + head < a1 and b0 + head < b1 and before[a0 + head] == after[b0 + head]:
        head += 1
    yield Same(a0, b0, head)
    a0, b0, tail = a0 + head, b0 + head, 0
    while a0 < a1 - tail and b0 < b1 - tail and before[a1 - tail - 1] == after[b1 - tail - 1]:
        tail += 1
    a1, b1 = a1 - tail, b1 - tail
    if a0 < a1 and b0 < b1:
        yield from _inside(before, after, a0, a1, b0, b1)
    yield Same(a1, b1, tail)


def _inside(before: Sequence[str], after: Sequence[str], a0: int, a1: int, b0: int, b1: int) -> Iterator[Same]:
    if (a1 - a0) * (b1 - b0) <= _SMALL:
        matcher = SequenceMatcher(None, before[a0:a1], after[b0:b1], autojunk=False)
        yield from (Same(a0 + m.a, b0 + m.b, m.size) for m in matcher.get_matching_blocks() if m.size)
        return
    for run in _RUNS:
        anchors = _anchors(before[a0:a1], after[b0:b1], run)
        if anchors:
            at_a, at_b = a0, b0
            for a, b in anchors:
                if a0 + a >= at_a and b0 + b >= at_b:
                    yield from _same(before, after, at_a, a0 + a, at_b, b0 + b)
                    yield Same(a0 + a, b0 + b, run)
                    at_a, at_b = a0 + a + run, b0 + b + run
            yield from _same(before, after, at_a, a1, at_b, b1)
            return


def _anchors(before: Sequence[str], after: Sequence[str], run: int) -> list[tuple[int, int]]:
    """The places of runs that each side has once, in the longest chain that keeps both orders."""
    ours, theirs = _once(before, run), _once(after, run)
    pairs = [(place, theirs[words]) for words, place in ours.items() if words in theirs]
    return _chain(pairs)


def _once(words: Sequence[str], run: int) -> dict[tuple[str, ...], int]:
    runs = [tuple(words[i : i + run]) for i in range(len(words) - run + 1)]
    counts = Counter(runs)
    return {words_: place for place, words_ in enumerate(runs) if counts[words_] == 1}


def _chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence whose second places rise; ``pairs`` are in the order of the first."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(last[at - 1] if at else -1)
        if at == len(ends):
            ends.append(place)
            last.append(index)
        else:
            ends[at], last[at] = place, index
    chain, index = [], last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]
