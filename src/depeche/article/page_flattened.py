"""A copy that a page holds as one paragraph: cut again where its paragraphs, headings and digest lines were run together."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from depeche.article.flattened import KnownWords, known_words, segments_of
from depeche.article.markup import Markup
from depeche.article.page_digest import Taken
from depeche.article.words import all_provenance_words

#: A shorter paragraph was typed so.
_LEAST = 400
#: It holds so much of what the page tells.
_MOST = 0.6
#: One missing blank is a slip of the hand; so many parts were a text.
_LEAST_PARTS = 3


def with_flattened_cut(markup: Markup, taken: Sequence[Taken]) -> list[Taken]:
    """The blocks; one paragraph that holds most of the text and shows several lost breaks is cut at them."""
    told = [len(one.block.words) for one in taken if one.kind == "paragraph"]
    if not told or max(told) < max(_LEAST, _MOST * sum(told)):
        return list(taken)
    known = functools.cache(functools.partial(known_words, max((t.block.words for t in taken), key=len)))
    return [part for one in taken for part in _cut(markup, one, known, max(told))]


def _cut(markup: Markup, taken: Taken, known: KnownWords, longest: int) -> Iterator[Taken]:
    runs = [run for run in taken.block.runs if markup.text[run[0] : run[1]].strip()]
    segments = []
    if taken.kind == "paragraph" and len(taken.block.words) == longest and len(runs) == 1:
        segments = segments_of(markup.text, *runs[0], all_provenance_words(), known)
    if len(segments) < _LEAST_PARTS:
        yield taken
        return
    for segment in segments:
        if segment.kind != "label":
            span = (segment.start, segment.end)
            block = taken.block._replace(runs=(span,), words=markup.read((span,)), linked=0, strong=0)
            yield taken._replace(block=block, kind=segment.kind)
