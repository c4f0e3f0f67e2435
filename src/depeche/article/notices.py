"""Notices of correction: where an article says that it was changed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from depeche._languages import codes, language
from depeche.article.article import Article
from depeche.article.sourcemap import PinBoard
from depeche.pin import Pin

_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\t": " "})
_LONGEST = 600
_LINE = re.compile(r"[^\n]+")
#: What a notice in a page's markup ends at.
_TEXT = re.compile(r"[^<>]+")
_SCRIPT = re.compile(r"<(/?)(?:script|style)\b", re.I)


@functools.cache
def _notice() -> re.Pattern[str]:
    """A notice at the beginning of a line, of a sentence or of an element."""
    cues = [cue for code in codes() for cue in language(code).toml("corrections")["notice"]]
    named = "|".join(
        sorted(
            (re.escape(cue).replace(r"\ ", r"\s?") if ":" in cue else re.escape(cue) for cue in cues),
            key=len,
            reverse=True,
        )
    )
    return re.compile(rf"(?:^|(?<=[.!?>(\[*\n])|(?<=[.!?»”)>] ))\s{{0,40}}[\[(*–—-]{{0,2}}\s?(?P<cue>{named})")


def notices_of(article: Article) -> tuple[Pin, ...]:
    """Where the article says that it was corrected or brought up to date: its line, or the words in the page around it."""
    board = PinBoard(article.text, article.captured, article.map)
    inside = tuple(_in_text(article, board))
    return inside or tuple(_in_markup(article, board))


def _in_text(article: Article, board: PinBoard) -> Iterator[Pin]:
    for part in article.parts:
        words = article.text[part.start : part.end]
        match = _notice().search(_small(words))
        if match:
            at = part.start + match.start("cue")
            line = _LINE.match(article.text, at, min(part.end, at + _LONGEST))
            yield board.pin(at, line.end() if line else part.end)


def _in_markup(article: Article, board: PinBoard) -> Iterator[Pin]:
    """The notices in the page outside its body; none in scripts and attributes."""
    captured = article.captured
    if "<" not in captured:
        return
    for match in _notice().finditer(_small(captured)):
        at = match.start("cue")
        if captured.rfind("<", 0, at) > captured.rfind(">", 0, at) or _in_script(captured, at):
            continue
        text = _TEXT.match(captured, at, at + _LONGEST)
        if text:
            yield board.pin_markup(" ".join(text[0].split()), (text.span(),))


def _in_script(captured: str, at: int) -> bool:
    last = None
    for last in _SCRIPT.finditer(captured, 0, at):  # noqa: B007 - the last one is wanted
        pass
    return last is not None and not last[1]


def _small(text: str) -> str:
    """The text in small letters with plain apostrophes and blanks, offsets kept."""
    small = text.translate(_PLAIN).lower()
    return small if len(small) == len(text) else text.translate(_PLAIN)
