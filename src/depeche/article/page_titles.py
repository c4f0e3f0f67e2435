"""The headline of a page, chosen among what its heading, JSON-LD, OpenGraph and the window's title say; why; each pinned."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from depeche.article.article import Article, Candidate, Value
from depeche.article.outlet_names import letters_of
from depeche.article.page_metadata import Found, PageMetadata
from depeche.article.page_site import Site, halves_of
from depeche.article.sourcemap import PinBoard

#: What ends the title of a window and names no site that we know: the section, a slogan.
_LOOSE_TAIL = re.compile(r"\s+[|\-–—•·:»]\s+[^|–—•·»]{2,60}$|\s*\|\s*[^|]{2,60}$")
#: A bar before a tail is no mark of a headline.
_BAR_TAIL = re.compile(r"\s*\|\s*[^|]{2,60}$")
_CUT_OFF = re.compile(r"\s*(?:\.\.\.|…)\s*$")
#: What is longer is no headline.
_LONGEST_HEADLINE = 1_000
#: So many letters a headline has that is left when its kicker, or what follows it, is cut off.
_LEAST_HEADLINE = 15
#: A kicker has no more words.
_LONGEST_KICKER = 4
#: The visible heading, JSON-LD, the card of Twitter, the title of the window.
_ALL_OTHERS = 4
#: A headline that the address was made of has this share of its words, and another one so much less.
_IN_ADDRESS = 0.9
_LESS_IN_ADDRESS = 0.25
#: Where no two candidates for the headline agree: what was written for this article first.
_TRUSTED = ("json-ld", "visible", "og:title")


class _Said(NamedTuple):
    value: Value
    letters: str


def headline_value(
    article: Article, board: PinBoard, found: PageMetadata, site: Site
) -> tuple[Value | None, tuple[Candidate, ...]]:
    """The headline and, where they differ, all that was said of it."""
    said = _all_said(article, board, found, site)
    if not said:
        return None, ()
    if len({one.letters for one in said.values()}) == 1:
        return _best_spelt(list(said.values())), ()
    chosen, why = _chosen(said, site)
    best = _best_spelt([one for one in said.values() if one.letters == said[chosen].letters])
    return best, tuple(Candidate("headline", one.value, by, why if by == chosen else "") for by, one in said.items())


def _best_spelt(alike: Sequence[_Said]) -> Value:
    """The first of several that have the same letters, unless it is all in capitals or its words were run together."""
    first = alike[0].value
    if first.text.isupper():
        return next((one.value for one in alike if not one.value.text.isupper()), first)
    return max((one.value for one in alike), key=lambda v: len(v.text.split())) if _is_glued(first.text) else first


def _is_glued(text: str) -> bool:
    return any(a.islower() and b.isupper() for a, b in pairwise(text))


def _chosen(said: Mapping[str, _Said], site: Site) -> tuple[str, str]:
    """Whose headline is taken, and why.

    What is known of the outlet decides, then the address, which a system makes of the first headline. Else, of the
    visible heading, JSON-LD and OpenGraph, the one that two agree on; where none do, the first that is trusted. A visible
    one gives way to the same without its kicker. An OpenGraph title that departs from all four others was written as the
    headline; the others serve search engines (so on three of four sites of the development pages).
    """
    if site.outlet and site.outlet.title in said:
        return str(site.outlet.title), f"{site.outlet.name} says it so"
    letters = {by: one.letters for by, one in said.items()}
    if _is_in_address(said, site):
        return "json-ld", "the address was made of it"
    votes = Counter(letters[by] for by in _TRUSTED if by in letters)
    most = max(votes.values(), default=0)
    trusted = ("visible", *_TRUSTED) if most > 1 else _TRUSTED
    order = [by for by in trusted if by in letters] or list(letters)[:1]
    chosen = next(by for by in order if not votes or votes[letters[by]] == most)
    for by in ("og:title", "json-ld"):
        if letters.get("visible") == letters[chosen] and _is_without_kicker(letters, by):
            return by, "the visible one without its kicker"
    others = [words for by, words in letters.items() if by != "og:title"]
    if len(others) == _ALL_OTHERS and len(set(others)) == 1 and "og:title" in letters:
        return "og:title", "the others alike serve search engines"
    return chosen, "two sources agree" if most > 1 else f"{chosen} is trusted first"


def _is_in_address(said: Mapping[str, _Said], site: Site) -> bool:
    """Whether JSON-LD says the headline that the address was made of, and the heading on the page was written anew."""
    if "json-ld" not in said or "visible" not in said:
        return False
    share = site.share_of_address(said["json-ld"].value.text)
    return share >= _IN_ADDRESS and site.share_of_address(said["visible"].value.text) <= share - _LESS_IN_ADDRESS


def _is_without_kicker(letters: Mapping[str, str], by: str) -> bool:
    """Whether a source says the end of the visible headline, and is not alone against others that say all of it."""
    shorter, longer = letters.get(by, ""), letters["visible"]
    if not _LEAST_HEADLINE <= len(shorter) < len(longer) or not longer.endswith(shorter):
        return False
    said = list(letters.values())
    return said.count(longer) == 1 or sum(one.startswith(shorter) for one in said) > 1


def _all_said(article: Article, board: PinBoard, found: PageMetadata, site: Site) -> dict[str, _Said]:
    """Each source's headline without the site's name, the visible one first."""
    part = next((part for part in article.parts if part.kind == "headline"), None)
    visible = article.text[part.start : part.end] if part else ""
    written = [one for one in found.headline if len(one.text) <= _LONGEST_HEADLINE and one.runs]
    alike = {letters_of(visible), *(_letters_without_site(one, site) for one in written if one.by == "json-ld")}
    said: dict[str, _Said] = {}
    if part:
        start, end = _without_site(visible, site, "visible")
        said["visible"] = _Said(_value(board, part.start + start, part.start + end), letters_of(visible[start:end]))
    for one in written:
        start, end = _without_tail(one, site, alike)
        text = one.text[start:end]
        if one.by not in said and text:
            value = Value(text, board.pin_markup(text, _run_of(article.captured, one, start, end)))
            said[one.by] = _Said(value, letters_of(text))
    return _without_names(_without_kickers(_whole(said)), site)


def _value(board: PinBoard, start: int, end: int) -> Value:
    pin = board.pin(start, end)
    return Value(pin.text, pin)


def _run_of(captured: str, found: Found, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The run of those characters, where the markup reads as it is written; else all."""
    if len(found.runs) != 1 or captured[slice(*found.runs[0])] != found.text:
        return found.runs
    at = found.runs[0][0]
    return ((at + start, at + end),)


def _without_tail(found: Found, site: Site, alike: Collection[str]) -> tuple[int, int]:
    """The part of the title that is the headline; ``alike`` are the letters of headlines that stand elsewhere."""
    start, end = _without_site(found.text, site, found.by)
    text = found.text[start:end]
    if found.by == "json-ld" or letters_of(text) in alike:
        return start, end
    for before, behind in reversed(list(halves_of(text))):
        if letters_of(before) in alike and len(letters_of(before)) >= _LEAST_HEADLINE:
            return start, start + len(before)
        if letters_of(behind) in alike and text[: -len(behind)].endswith(("|", "| ")):
            return end - len(behind), end
    if found.by == "title" and end == len(found.text):
        tail = _LOOSE_TAIL.search(text)
        return start, start + tail.start() if tail else end
    tail = _BAR_TAIL.search(text)
    return start, start + tail.start() if tail and tail.start() * 2 > len(text) else end


def _without_site(text: str, site: Site, by: str) -> tuple[int, int]:
    """The part of the title that the site's names around it leave; a headline on the page ends in a full name at most."""
    start, end = 0, len(text)
    is_tail = site.is_name if by in {"visible", "json-ld"} else site.is_tail
    for before, behind in reversed(list(halves_of(text))):
        if is_tail(text[len(text) - len(behind) : end]):
            end = len(before)
    for before, behind in halves_of(text[:end]):
        if site.is_name(before):
            start = end - len(behind)
    return start, end


def _letters_without_site(found: Found, site: Site) -> str:
    start, end = _without_site(found.text, site, found.by)
    return letters_of(found.text[start:end])


def _whole(said: Mapping[str, _Said]) -> dict[str, _Said]:
    """Without those that were cut off ("The mayor opens…") where another says the whole."""
    return {
        by: one
        for by, one in said.items()
        if not (
            _CUT_OFF.search(one.value.text)
            and any(
                len(other.letters) > len(one.letters) and other.letters.startswith(one.letters)
                for other in said.values()
            )
        )
    }


def _without_kickers(said: Mapping[str, _Said]) -> dict[str, _Said]:
    """Without what is only the kicker of another, and that kicker joined to a headline that stands elsewhere alone."""
    letters = {one.letters for one in said.values()}
    kickers = {
        one.letters
        for one in said.values()
        if len(one.value.text.split()) <= _LONGEST_KICKER
        and any(whole.startswith(one.letters) and whole[len(one.letters) :] in letters for whole in letters)
    }
    joined = {k + h for k in kickers for h in letters if k + h in letters}
    return {by: one for by, one in said.items() if one.letters not in kickers | joined} or dict(said)


def _without_names(said: Mapping[str, _Said], site: Site) -> dict[str, _Said]:
    """Without those that only name the site, where another says more."""
    return {by: one for by, one in said.items() if not site.is_name(one.value.text)} or dict(said)
