"""Snippets: the stretch of a text where what was sought stands thickest, with each hit marked in the original words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from depeche.ledger.words import Word, fold, stemmer, stems_of, words_of

#: Words shown of a hit.
_SHOWN = 32


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a text. ``start`` is its offset there; ``hits`` are spans within the snippet."""

    text: str
    start: int
    hits: tuple[tuple[int, int], ...]

    def marked(self, before: str, after: str) -> str:
        """The snippet with each hit between two marks."""
        pieces, at = [], 0
        for start, end in self.hits:
            pieces += [self.text[at:start], before, self.text[start:end], after]
            at = end
        return "".join([*pieces, self.text[at:]])


def snippet(text: str, sought: Sequence[str], language: str | None) -> Snippet:
    """The stretch of at most 32 words with the most different words sought; the beginning when there are none."""
    words = words_of(text)
    if not words:
        return Snippet(text[:200], 0, ())
    hits = _hits(text, words, sought, language)
    first = _best(hits, len(words))
    shown = words[first : first + _SHOWN]
    start, end = shown[0].start, shown[-1].end
    if first + _SHOWN >= len(words):
        end = len(text.rstrip())
    marks = [(words[i].start - start, words[i].end - start) for i, _ in hits if first <= i < first + _SHOWN]
    return Snippet(text[start:end], start, tuple(marks))


def _hits(text: str, words: Sequence[Word], sought: Sequence[str], language: str | None) -> list[tuple[int, int]]:
    """The places of the words that were sought, each with which of the sought it is."""
    forms: dict[str, int] = {}
    stems: dict[str, int] = {}
    for number, asked in enumerate(sought):
        forms.setdefault(fold(asked), number)
        for stem in stems_of(asked):
            stems.setdefault(stem, number)
    if not forms:
        return []
    stems_in = stemmer(language)
    found = []
    for place, word in enumerate(words):
        which = forms.get(word.folded)
        if which is None:
            which = next((stems[s] for s in stems_in(text[word.start : word.end]) if s in stems), None)
        if which is not None:
            found.append((place, which))
    return found


def _best(hits: Sequence[tuple[int, int]], count: int) -> int:
    """Where the window starts that holds most different words sought, a little before its first hit."""
    best, most = 0, 0
    for number, (place, _) in enumerate(hits):
        inside = {which for at, which in hits[number:] if at < place + _SHOWN - 6}
        if len(inside) > most:
            best, most = place, len(inside)
        if most == len({which for _, which in hits}):
            break
    return max(0, min(best - 6, count - _SHOWN)) if most else 0
