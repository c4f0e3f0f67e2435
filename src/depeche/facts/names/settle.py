"""Settling doubtful names by their company: the same word elsewhere in the article, or the list it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from depeche.facts.lemmas import lemmas
from depeche.facts.names.cities import cities
from depeche.facts.names.gazetteer import Gazetteer
from depeche.facts.names.reading import Reading
from depeche.facts.names.spot import Spotted, between
from depeche.facts.names.words import key_of

_LONG_LIST = 3


def settle(spotted: Sequence[Spotted], readings: Sequence[Reading], gazetteer: Gazetteer) -> list[Spotted]:
    """The names with doubtful kinds settled.

    A doubtful name in a list with a place ("in Mombo, Kisumu and Nairobi") is a place; then a doubtful name is what the
    same word is elsewhere; a doubtful word of the dictionary that is nobody's surname in the article is no name.
    """
    if not spotted:
        return []
    listed = list(spotted)
    people = {word for s in spotted if s.kind == "person" and " " in s.text for word in key_of(s.text).split(" ")}
    for group in _lists(listed, readings, gazetteer):
        members = [listed[k] for k in group]
        if any(m.kind in {"place", "country"} and m.use == "name" and m.sure for m in members):
            for k in group:
                single = listed[k].last - listed[k].first == 1 or listed[k].city is not None
                if not listed[k].sure and single and key_of(listed[k].text) not in people:
                    listed[k] = _as_place(listed[k])
    sure = {key_of(s.text): s for s in reversed(listed) if s.sure and s.use == "name"}
    common = lemmas(gazetteer.language).common
    settled = [_like(s, sure.get(key_of(s.text))) for s in _made(listed, readings, gazetteer)]
    return [s for s in settled if s.sure or s.text.lower() not in common or key_of(s.text) in people]


def _made(spotted: Sequence[Spotted], readings: Sequence[Reading], gazetteer: Gazetteer) -> list[Spotted]:
    """The names; a doubtful single word right behind its maker's, with an article, is a product: "the Hyundai Kona"."""
    found = list(spotted)
    for k in range(1, len(found)):
        maker, name = found[k - 1], found[k]
        if (
            maker.passage != name.passage
            or maker.kind != "organisation"
            or maker.known is None
            or name.kind != "person"
        ):
            continue
        key = key_of(name.text)
        single = name.last - name.first == 1 and not name.sure
        unknown = not gazetteer.first_name(key) and key not in gazetteer.surnames
        counted = maker.first > 0 and readings[maker.passage].tag(maker.first - 1) in {"DET", "ADJ", "NUM"}
        if counted and single and unknown and between(readings[name.passage].words, maker, name) == " ":
            found[k] = replace(name, kind="product", sure=True)
    return found


def _lists(spotted: Sequence[Spotted], readings: Sequence[Reading], gazetteer: Gazetteer) -> Iterator[list[int]]:
    """The indices of names that stand in one list: joined by commas and a conjunction, or three at least by commas."""
    group, joined = [0], False
    for k in range(1, len(spotted) + 1):
        link = _link(spotted[k - 1], spotted[k], readings, gazetteer) if k < len(spotted) else ""
        if link:
            group.append(k)
            joined = joined or link != ","
            continue
        if len(group) > 1 and (joined or len(group) >= _LONG_LIST):
            yield group
        group, joined = [k], False


def _link(a: Spotted, b: Spotted, readings: Sequence[Reading], gazetteer: Gazetteer) -> str:
    """What joins two neighbours in a list: a comma or a conjunction; empty when nothing does."""
    if a.passage != b.passage:
        return ""
    gap = between(readings[a.passage].words, a, b).strip()
    word = gap.lstrip(", ")
    return gap if gap == "," or word in gazetteer.words.conjunctions else ""


def _as_place(s: Spotted) -> Spotted:
    found = cities().named(s.text)
    return replace(s, kind="place", city=found[0] if found else None, known=None, sure=True)


def _like(s: Spotted, other: Spotted | None) -> Spotted:
    if s.sure or other is None or other.kind == s.kind:
        return s
    return replace(s, kind=other.kind, known=other.known, city=other.city, sure=True)
