"""Makes parsed passages by hand, so that tests of the fact stage need no trained pipeline."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.facts.doc import Doc, Row
from depeche.facts.draft import Draft
from depeche.facts.fact import FactKind, Status
from depeche.facts.passage import Passage, Span


def doc_of(
    words: Sequence[str],
    spaces: Sequence[bool] | None = None,
    *,
    pos: Sequence[str],
    heads: Sequence[int] | None = None,
    deps: Sequence[str] | None = None,
    lemmas: Sequence[str] | None = None,
    morphs: Sequence[str] | None = None,
) -> Doc:
    """A Doc with that parse; a sentence starts with the first word under each root."""
    nothing = [""] * len(words)
    rows = [
        Row(*columns)
        for columns in zip(
            words,
            spaces or [True] * (len(words) - 1) + [False],
            pos,
            morphs or nothing,
            lemmas or nothing,
            heads or [None] * len(words),
            deps or nothing,
            strict=True,
        )
    ]
    roots = [t for t in Doc(rows) if t.head is t] if heads else []
    starts = {root.left_edge.i for root in roots}
    return Doc([row._replace(start=at in starts) for at, row in enumerate(rows)])


def passage(rows: str, offset: int = 0, section: int = 0) -> Passage:
    """A passage from rows of "word lemma pos head label", one a line; heads count from 0, punctuation is glued."""
    table = [row.split() for row in rows.strip().splitlines()]
    words = [row[0] for row in table]
    spaces = [
        not (following in {".", ","} or word.endswith("'"))
        for word, following in zip(words, [*words[1:], "."], strict=True)
    ]
    doc = doc_of(
        words,
        spaces,
        lemmas=[row[1] for row in table],
        pos=[row[2] for row in table],
        heads=[int(row[3]) for row in table],
        deps=[row[4] for row in table],
    )
    return Passage(doc, offset, "paragraph", section)


def span(found: Passage, words: str) -> Span:
    """Where the words first stand in the passage, as offsets of the restored text."""
    start = found.doc.text.index(words)
    return found.offset + start, found.offset + start + len(words)


def draft(
    found: Passage,
    head: int,
    type_: str,
    *,
    kind: FactKind = "event",
    status: Status = "happened",
    who: tuple[str, ...] = (),
    to_whom: tuple[str, ...] = (),
    content: str | None = None,
) -> Draft:
    """A draft whose trigger is the head's word and whose evidence is the passage."""
    token = found.doc[head]
    trigger = (found.offset + token.idx, found.offset + token.idx + len(token.text))
    whole = (found.offset, found.offset + len(found.doc.text))
    return Draft(
        kind, type_, found, head, trigger, whole, whole, status,
        who=tuple(span(found, w) for w in who),
        to_whom=tuple(span(found, w) for w in to_whom),
        content=span(found, content) if content else None,
    )  # fmt: skip


def replace_kind(found: Passage) -> Passage:
    """The same passage as a heading."""
    return Passage(found.doc, found.offset, "heading", found.section)
