"""Where words stand on the page as a browser shows it: links that open it at them, and quotations that lead to them.

A text fragment (WICG, "URL Fragment Text Directives") lights the first place where its words stand, whole words within one
block, letter case aside. So it is made as short as will do, and long enough to be the first of its kind on the page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote

from depeche.article.markup import Markup
from depeche.article.page_blocks import blocks_of_page

Runs = Sequence[Sequence[int]]

#: Words of more characters are given by their beginning and their end.
_LONG = 120
_ENDS = (5, 7, 10, 14)
_AROUND = (2, 4, 8)
#: Characters before and after a quotation.
_CONTEXT = 32
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_WORD = re.compile(r"\S+")
_TAG = re.compile(r"<[a-zA-Z!/]")


class Quoted(NamedTuple):
    """Words as a browser finds them, with what stands right before and behind them in their block."""

    exact: str
    prefix: str
    suffix: str


class _Block(NamedTuple):
    runs: tuple[tuple[int, int], ...]
    words: str
    at: int  #: where it begins in the whole


class ShownText:
    """A capture's text as it is shown: its blocks in order, white space folded. Pages are told by their tags."""

    def __init__(self, captured: str) -> None:
        self._markup = Markup(captured) if _TAG.search(captured) else None
        self._captured = captured
        self._blocks = list(self._found(captured))
        self._starts = [block.runs[0][0] for block in self._blocks]
        self._whole = "\n".join(block.words for block in self._blocks)
        self._small = _small(self._whole)

    def _found(self, captured: str) -> Iterator[_Block]:
        at = 0
        if self._markup is None:
            for line in _LINE.finditer(captured):
                words = _folded(line[0])
                yield _Block((line.span(),), words, at)
                at += len(words) + 1
            return
        for block in blocks_of_page(self._markup):
            yield _Block(block.runs, block.words, at)
            at += len(block.words) + 1

    def quoted(self, text: str, runs: Runs) -> Quoted:
        """The words with their context: up to 32 characters of their own block, more where that is not enough."""
        place = self._place(text, runs)
        if place is None:
            return Quoted(text, "", "")
        block, start, end = place
        first, after = block.at, block.at + len(block.words)
        prefix, suffix = (
            self._whole[max(first, start - _CONTEXT) : start],
            self._whole[end : min(after, end + _CONTEXT)],
        )
        if self._whole.count(prefix + self._whole[start:end] + suffix) > 1:
            prefix, suffix = self._whole[max(0, start - 4 * _CONTEXT) : start], self._whole[end : end + 4 * _CONTEXT]
        return Quoted(text, prefix, suffix)

    def fragment(self, text: str, runs: Runs) -> str:
        """The directive that opens the page at the words (what stands behind ``#:~:``)."""
        place = self._place(text, runs)
        if place is None:
            return _directive([_folded(text)])
        block, start, end = place
        start, end = self._whole_words(block, start, end)
        if end - start <= _LONG:
            return self._short(block, start, end)
        return self._long(start, end)

    def _short(self, block: _Block, start: int, end: int) -> str:
        """All the words; with those before them, and then those behind, until no such place comes first."""
        words = self._whole[start:end]
        if self._is_first(words, start):
            return _directive([words])
        before = list(_WORD.finditer(self._whole, block.at, start))
        behind = list(_WORD.finditer(self._whole, end, block.at + len(block.words)))
        prefix = suffix = ""
        for count in _AROUND:
            prefix = " ".join(m[0] for m in before[-count:])
            suffix = " ".join(m[0] for m in behind[:count])
            if prefix and self._is_first(f"{prefix} {words}", start - len(prefix) - 1):
                return _directive([words], prefix)
            if suffix and self._is_first(self._whole[start:end] + " " + suffix, start):
                return _directive([words], "", suffix)
        return _directive([words], prefix, suffix)

    def _long(self, start: int, end: int) -> str:
        """The first words and the last ones, as many as it takes for both to be the first of their kind."""
        words = list(_WORD.finditer(self._whole, start, end))
        counts = [count for count in _ENDS if 2 * count < len(words)]
        if not counts:
            return _directive([self._whole[start:end]])
        head = next(
            (
                self._whole[start : words[n - 1].end()]
                for n in counts
                if self._is_first(self._upto(start, words[n - 1]), start)
            ),
            self._upto(start, words[counts[-1] - 1]),
        )
        tail = self._whole[words[-counts[-1]].start() : end]
        for count in counts:
            at = words[-count].start()
            if self._small.find(self._small[at:end], start + len(head)) == at:
                tail = self._whole[at:end]
                break
        return _directive([head, tail])

    def _upto(self, start: int, word: re.Match[str]) -> str:
        return self._whole[start : word.end()]

    def _is_first(self, words: str, at: int) -> bool:
        """Whether the words stand nowhere before that place as whole words."""
        sought = _small(words)
        found = self._small.find(sought)
        while 0 <= found < at and not self._parted(found, found + len(sought)):
            found = self._small.find(sought, found + 1)
        return found == at

    def _parted(self, start: int, end: int) -> bool:
        """Whether no letter or figure touches either end."""
        before, behind = self._whole[start - 1 : start], self._whole[end : end + 1]
        return not (before.isalnum() and self._whole[start].isalnum()) and not (
            behind.isalnum() and self._whole[end - 1].isalnum()
        )

    def _whole_words(self, block: _Block, start: int, end: int) -> tuple[int, int]:
        """The stretch drawn out to the blanks around it, and in again from marks: a fragment begins and ends with a word."""
        while start > block.at and not self._whole[start - 1].isspace():
            start -= 1
        last = block.at + len(block.words)
        while end < last and not self._whole[end].isspace():
            end += 1
        while start < end - 1 and not self._whole[start].isalnum():
            start += 1
        while end > start + 1 and not self._whole[end - 1].isalnum():
            end -= 1
        return start, end

    def _place(self, text: str, runs: Runs) -> tuple[_Block, int, int] | None:
        """The block that shows the words, and where they begin and end in the whole; None when it cannot be told."""
        if not runs or not self._blocks:
            return None
        offset = runs[0][0]
        block = self._blocks[max(0, bisect_right(self._starts, offset) - 1)]
        near = block.at + max(0, len(self._read_before(block, offset)) - 1)
        sought = _folded(text)
        at = self._whole.find(sought, near, block.at + len(block.words))
        if at < 0:
            at = self._whole.find(sought)
            block = next((b for b in self._blocks if b.at <= at < b.at + len(b.words)), block)
        return (block, at, at + len(sought)) if at >= 0 else None

    def _read_before(self, block: _Block, offset: int) -> str:
        """What of the block is shown before that character of the capture."""
        if self._markup is None:
            return _folded(self._captured[block.runs[0][0] : offset])
        clipped = tuple((a, min(b, offset)) for a, b in block.runs if a < offset)
        return self._markup.read(clipped) if clipped else ""


def at_words(address: str, words: str) -> str:
    """The address with a text fragment for the words, where the page itself is not at hand to see whether they come first."""
    tokens = words.split()
    long = len(words) > _LONG and len(tokens) > 2 * _ENDS[0]
    ends = [" ".join(tokens[: _ENDS[0]]), " ".join(tokens[-_ENDS[0] :])] if long else [" ".join(tokens)]
    return f"{address.split('#')[0]}#:~:{_directive(ends)}"


def _directive(words: Sequence[str], prefix: str = "", suffix: str = "") -> str:
    before = f"{_escaped(prefix)}-," if prefix else ""
    behind = f",-{_escaped(suffix)}" if suffix else ""
    return f"text={before}{','.join(map(_escaped, words))}{behind}"


def _escaped(words: str) -> str:
    """Percent-encoded, with the marks that a directive gives a meaning."""
    return quote(_folded(words).encode("utf-8", "replace"), safe="").replace("-", "%2D")


def _folded(words: str) -> str:
    """The words with every stretch of white space a blank."""
    return " ".join(words.split())


def _small(words: str) -> str:
    small = words.lower()
    return small if len(small) == len(words) else "".join(c.lower() if len(c.lower()) == 1 else c for c in words)
