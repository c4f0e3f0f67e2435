"""Versions: what changed between two captures of one article, word by word, and whether the paper says so.

>>> from depeche.article.versions import differences
>>> # differences(before, after).silent is True where the words changed and neither a notice nor a date says so
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from depeche.article.article import Article, DateValue, PartKind, Value
from depeche.article.notices import notices_of
from depeche.article.version_words import Word, begins, is_figure, is_name, words_of
from depeche.article.word_diff import Hunk, hunks
from depeche.article.words import fold
from depeche.pin import Pin

ChangeKind = Literal[
    "headline", "figure", "name", "reworded", "added", "removed", "moved", "byline", "published", "modified"
]
Declared = Literal["notice", "date"]
#: A passage of fewer words that stands elsewhere has not been moved: it is common.
_LEAST_MOVED = 8
#: Two stretches of at least so many changed words with but one word between them are one.
_WIDE = 3
#: The words of a figure or a name that changed: more, and the sentence was rewritten.
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed, pinned on both sides; ``before`` is None for what was added, ``after`` for what went."""

    kind: ChangeKind
    before: Pin | None
    after: Pin | None
    part: PartKind | None = None  #: the kind of part it stands in; None for what is said of the article


class Edit(NamedTuple):
    """``before.text[start:end]`` became ``after.text[new_start:new_end]``; either may be empty, and is then a place."""

    start: int
    end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class Versions:
    """What changed from one capture to the next."""

    changes: tuple[Change, ...]
    notices: tuple[Pin, ...]  #: what the later capture says of its own correction, and the earlier did not
    declared: Declared | None  #: how the change is owned to: by a notice, by a new date of modification, not at all
    kept: float  #: the share of the body's words, of both captures together, that are in both
    edits: tuple[Edit, ...]  #: the body's changes in order, for showing one text inside the other

    @property
    def silent(self) -> bool:
        """Whether words were changed and nothing says so."""
        return self.declared is None and any(change.part is not None for change in self.changes)


def differences(before: Article, after: Article) -> Versions:
    """What changed from the one to the other: headline, figures, names, passages, byline, dates, notices."""
    old, new = words_of(before), words_of(after)
    whole = _merged(_slid(hunks([w.key for w in old], [w.key for w in new]), old, new), old)
    found = [part for hunk in whole for part in _split(old, new, hunk)]
    text = _with_moves([_changed(before, after, old[h.a0 : h.a1], new[h.b0 : h.b1], (old, new)) for h in found])
    changes = (*_headline(before, after), *text, *_byline(before, after), *_dates(before, after))
    known = {fold(pin.text) for pin in notices_of(before)}
    notices = tuple(pin for pin in notices_of(after) if fold(pin.text) not in known)
    dated = _value(before.modified) != _value(after.modified) and after.modified is not None
    declared: Declared | None = "notice" if notices else "date" if dated else None
    gone = sum(h.a1 - h.a0 + h.b1 - h.b0 for h in found)
    kept = 1 - gone / max(1, len(old) + len(new))
    edits = tuple(Edit(*_span(old, h.a0, h.a1), *_span(new, h.b0, h.b1)) for h in found)
    return Versions(changes, notices, declared if changes else None, kept, edits)


def _span(words: Sequence[Word], first: int, after: int) -> tuple[int, int]:
    """Where those words stand; of none, the place of the next."""
    if first < after:
        return words[first].start, words[after - 1].end
    place = words[first].start if first < len(words) else words[-1].end if words else 0
    return place, place


def _slid(found: Sequence[Hunk], old: Sequence[Word], new: Sequence[Word]) -> list[Hunk]:
    """The hunks; what was only put in or only struck out begins with a part or a sentence where it may as well.

    Of "A. [B.] C." the same words may be read as "A[. B]. C.".
    """
    slid = []
    for number, hunk in enumerate(found):
        end = found[number + 1].a0 if number + 1 < len(found) else len(old)
        if hunk.a0 == hunk.a1:
            by = _slide(new, hunk.b0, hunk.b1, end - hunk.a1)
        elif hunk.b0 == hunk.b1:
            by = _slide(old, hunk.a0, hunk.a1, end - hunk.a1)
        else:
            by = 0
        slid.append(Hunk(hunk.a0 + by, hunk.a1 + by, hunk.b0 + by, hunk.b1 + by))
    return slid


def _slide(words: Sequence[Word], first: int, after: int, most: int) -> int:
    """How far to the right the stretch may be read to begin at the best place."""
    best, by = (begins(words, first), 0), 0
    while by < most and after + by < len(words) and words[first + by].key == words[after + by].key:
        by += 1
        best = max(best, (begins(words, first + by), -by))
    return -best[1]


def _merged(found: Sequence[Hunk], old: Sequence[Word]) -> list[Hunk]:
    """The hunks, two wide ones with but one word between them joined: the passage was rewritten."""
    merged: list[Hunk] = []
    for hunk in found:
        last = merged[-1] if merged else None
        near = last is not None and hunk.a0 - last.a1 == 1 and not old[last.a1].breaks
        if last and near and _width(last) >= _WIDE and _width(hunk) >= _WIDE:
            merged[-1] = Hunk(last.a0, hunk.a1, last.b0, hunk.b1)
        else:
            merged.append(hunk)
    return merged


def _width(hunk: Hunk) -> int:
    return max(hunk.a1 - hunk.a0, hunk.b1 - hunk.b0)


def _split(old: Sequence[Word], new: Sequence[Word], hunk: Hunk) -> Iterator[Hunk]:
    """The hunk as hunks of one part each; words of the part that goes on before or behind it stay face to face."""
    ours, theirs = _by_part(old, hunk.a0, hunk.a1), _by_part(new, hunk.b0, hunk.b1)
    if len(ours) == len(theirs):
        yield from (Hunk(*one, *other) for one, other in zip(ours, theirs, strict=True))
        return
    if ours and theirs and _goes_on(old, hunk.a0 - 1) and _goes_on(new, hunk.b0 - 1):
        yield Hunk(*ours.pop(0), *theirs.pop(0))
    tail = bool(ours and theirs) and _goes_on(old, hunk.a1 - 1) and _goes_on(new, hunk.b1 - 1)
    last = Hunk(*ours.pop(), *theirs.pop()) if tail else None
    place = theirs[0][0] if theirs else last.b0 if last else hunk.b1
    yield from (Hunk(*one, place, place) for one in ours)
    place = last.a0 if last else hunk.a1
    yield from (Hunk(place, place, *other) for other in theirs)
    if last:
        yield last


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether the part of the word there goes on behind it."""
    return at >= 0 and not words[at].breaks and at + 1 < len(words) and not words[at + 1].breaks


def _by_part(words: Sequence[Word], first: int, after: int) -> list[tuple[int, int]]:
    """The words from one to the other by part; the breaks between parts are left out."""
    groups: list[tuple[int, int]] = []
    fresh = True
    for at in range(first, after):
        if words[at].breaks:
            fresh = True
            continue
        start = at if fresh else groups.pop()[0]
        groups.append((start, at + 1))
        fresh = False
    return groups


def _changed(
    before: Article,
    after: Article,
    one: Sequence[Word],
    other: Sequence[Word],
    around: tuple[Sequence[Word], Sequence[Word]],
) -> Change:
    """What became of the words: ``one`` of them in the earlier text, ``other`` in the later, each within one part."""
    if not other:
        return Change("removed", before.pin(one[0].start, one[-1].end), None, one[0].part)
    if not one:
        return Change("added", None, after.pin(other[0].start, other[-1].end), other[0].part)
    kind = _kind(one, other, around, after.language or "")
    ends = one[-1].end, other[-1].end
    if kind == "figure":
        ends = _with_unit(one, around[0]), _with_unit(other, around[1])
    return Change(kind, before.pin(one[0].start, ends[0]), after.pin(other[0].start, ends[1]), other[0].part)


def _kind(
    one: Sequence[Word], other: Sequence[Word], around: tuple[Sequence[Word], Sequence[Word]], code: str
) -> ChangeKind:
    if max(len(one), len(other)) > _MOST_WORDS:
        return "reworded"
    if any(is_figure(w, code) for w in one) and any(is_figure(w, code) for w in other):
        return "figure"
    return "name" if is_name(one, around[0]) and is_name(other, around[1]) else "reworded"


def _with_unit(figure: Sequence[Word], words: Sequence[Word]) -> int:
    """Where the word after a figure ends, which says what it counts."""
    following = words[figure[-1].at + 1] if figure[-1].at + 1 < len(words) else None
    return following.end if following and not following.breaks and following.key[0].isalpha() else figure[-1].end


def _with_moves(changes: Sequence[Change]) -> list[Change]:
    """The changes, what was removed in one place and added in another as one."""
    removed = {fold(c.before.text): c for c in changes if c.kind == "removed" and c.before}
    moved: dict[int, Change] = {}
    gone: set[int] = set()
    for change in changes:
        other = removed.get(fold(change.after.text)) if change.kind == "added" and change.after else None
        if other and change.after and len(change.after.text.split()) >= _LEAST_MOVED and id(other) not in gone:
            gone.add(id(other))
            moved[id(change)] = Change("moved", other.before, change.after, change.part)
    return [moved.get(id(change), change) for change in changes if id(change) not in gone]


def _headline(before: Article, after: Article) -> Iterator[Change]:
    one, other = before.headline, after.headline
    if (fold(one.text) if one else "") != (fold(other.text) if other else ""):
        yield Change("headline", one.pin if one else None, other.pin if other else None, "headline")


def _byline(before: Article, after: Article) -> Iterator[Change]:
    """Who signs no more, and who does now; a name given beside the text has no pin and makes no change."""
    ours, theirs = _signers(before), _signers(after)
    for name, value in ours.items():
        if name not in theirs and value.pin:
            yield Change("byline", value.pin, None)
    for name, value in theirs.items():
        if name not in ours and value.pin:
            yield Change("byline", None, value.pin)


def _signers(article: Article) -> dict[str, Value]:
    return {fold(value.text): value for value in (*article.byline, *article.signed_by)}


def _dates(before: Article, after: Article) -> Iterator[Change]:
    pairs: tuple[tuple[ChangeKind, DateValue | None, DateValue | None], ...] = (
        ("published", before.published, after.published),
        ("modified", before.modified, after.modified),
    )
    for kind, one, other in pairs:
        pins = one.pin if one else None, other.pin if other else None
        if _value(one) != _value(other) and any(pins):
            yield Change(kind, *pins)


def _value(date: DateValue | None) -> str | None:
    return date.value if date else None
