"""Where a fact happens: a place in its own clause, the place that is struck or left, or the only one of its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.fact import Place
from depeche.facts.passage import Passage, Span, passage_at
from depeche.facts.reach import Reach, Way, top_of
from depeche.facts.sites import ClauseWords
from depeche.facts.when import follows, lemma_of, speaks_of_them

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_MOST = 2
_ARTICLE = 3  #: characters of an article: a phrase with more before the place is about somebody there
_GAP = 10  #: characters between two places of which one holds the other: ", in the "
#: What happens at a place on the ground; what is only said of a place does not happen there.
_PHYSICAL = frozenset({"CONSULT", "COOPERATE", "AID", "RETREAT", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT", "OTHER"})
#: What befalls a place itself, which is then both its target and where it happens.
_TAKING = frozenset({"ASSAULT", "RETREAT", "MOBILIZE", "COERCE", "PROTEST"})
_GIVING = frozenset({"COOPERATE", "AID", "SANCTION", "CONCEDE"})
_REAL = frozenset({"happened", "ongoing"})
_Key = tuple[int, int, str]  #: the passage's offset, the head and the kind of a draft
_OBJECT = frozenset({"obj", "nsubj:pass", "nmod", "obl", "obl:arg"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place expression in its sentence, as the words before it introduce it."""

    span: Span
    token: Token
    place: Place
    locative: bool
    topical: bool  #: introduced by a word that may also name a subject: "sur l'Ukraine", "over Gaza"
    opposed: bool  #: introduced by a word before an adversary: "against Russia"
    recipient: bool  #: introduced by a word that may also name a receiver: "à la Roumanie"
    taken_by: int | None  #: the verb that takes somebody there: "escorted it to Reykjavik"
    ground: bool  #: a name, or a noun for ground that can itself be struck or left; not a building

    @property
    def wide(self) -> bool:
        """Whether it is as large as a country, which also acts and is acted upon."""
        return self.place.precision == "country"

    @property
    def described(self) -> bool:
        """Whether no name is in it."""
        return self.place.precision == "described"


@dataclass(frozen=True, slots=True)
class Wheres:
    """The spots of an article by sentence, and what each draft reaches."""

    spots: Mapping[tuple[int, int], tuple[Spot, ...]]
    reach: Reach
    times: frozenset[str]  #: nouns of time: "in the past days in Italy"
    directions: frozenset[str]  #: nouns that place something beside a place: "off the coast"
    relative: frozenset[str]  #: relative adverbs of place: "where"
    told: Mapping[_Key, tuple[Span, ...]] = field(default_factory=dict)  #: the places drafts have from an earlier one

    def of(self, draft: Draft) -> tuple[str, tuple[Span, ...]]:
        """At most two places, in the order of the text, and which rule found them: its own, else of an earlier telling."""
        found = self.in_sentence(draft)
        told = self.told.get(_key(draft), ())
        return found if found[1] or not told else ("other_telling", told)

    def has_places(self, draft: Draft) -> bool:
        """Whether the draft's sentence names a place where something happens."""
        sentence = draft.passage.doc[draft.head].sent.start
        return any(s.locative for s in self.spots.get((draft.passage.offset, sentence), ()))

    def in_sentence(self, draft: Draft) -> tuple[str, tuple[Span, ...]]:
        """At most two places of the draft's sentence, in the order of the text, and which rule found them."""
        sentence = draft.passage.doc[draft.head].sent.start
        spots = [s for s in self.spots.get((draft.passage.offset, sentence), ()) if not _is_party(s, draft)]
        inside = frozenset(s.token.i for s in spots)
        by, found = "own_clause", [s for s in spots if self._holds(s, draft, inside)] or self._antecedent(spots, draft)
        if not found and draft.kind == "event" and draft.type in _PHYSICAL and draft.passage.kind == "paragraph":
            near = [
                s
                for s in spots
                if s.locative and not s.topical and s.taken_by in {None, draft.head} and self.reach.near(s.token, draft)
            ]
            by, found = "sentence", near if _is_one(near) and not _within(near[0].span, draft.to_whom) else []
        return by, tuple(s.span for s in found[:_MOST])

    def _antecedent(self, spots: Sequence[Spot], draft: Draft) -> list[Spot]:
        """The place before a relative adverb of place: "to China, where he will meet"."""
        doc, passage = draft.passage.doc, draft.passage
        adverb = next(
            (c for i in self.reach.anchors(draft) for c in doc[i].children if c.lower_ in self.relative and c.i < i),
            None,
        )
        if adverb is None:
            return []
        before = [s for s in spots if s.locative and s.span[1] <= passage.offset + adverb.idx]
        return before[-1:]

    def _holds(self, spot: Spot, draft: Draft, inside: frozenset[int]) -> bool:
        if _is_said(spot, draft):
            return False
        if any(_within(site, (spot.span,)) for site in draft.sites):
            return True
        way = self.reach.way(spot.token, draft)
        if way is None:
            aside = self.reach.aside(spot.token, draft) or self.reach.speaking(spot.token, draft)
            return draft.kind == "statement" and spot.locative and aside
        if draft.kind == "event" and draft.type in _TAKING and _is_taken(spot, way, draft):
            return True
        met = draft.type == "CONSULT" or (draft.kind == "statement" and spot.described)
        if not spot.locative or (spot.span in draft.to_whom and not met):
            return False
        if draft.kind == "event" and draft.type in _PHYSICAL:
            return self._takes_place(spot, draft) and self._is_near(way, inside)
        return not (spot.wide and (spot.topical or spot.recipient)) and self._is_direct(way)

    def _takes_place(self, spot: Spot, draft: Draft) -> bool:
        if spot.topical and spot.wide and draft.type not in _TAKING:
            return False
        received = spot.recipient and draft.type in _GIVING
        return not received or any(_within(spot.span, [p]) and spot.span[0] - p[0] > _ARTICLE for p in draft.to_whom)

    def _is_near(self, way: Way, inside: frozenset[int]) -> bool:
        """Whether the place completes the predicate, one of its arguments or another place, and no aside."""
        listed = next((n for n, t in enumerate(way) if t.dep_ != "conj"), 0)
        between = [t for t in way[listed + 1 :] if t.i not in inside and t.lemma_.lower() not in self.directions]
        return len(between) <= 1 and all(t.dep_ != "obl" or t.lemma_.lower() in self.times for t in between)

    def _is_direct(self, way: Way) -> bool:
        return len(way) == 1 or (len(way) == 2 and way[1].lemma_.lower() in self.times)


def _key(draft: Draft) -> _Key:
    return draft.passage.offset, draft.head, draft.kind


def _is_one(spots: Sequence[Spot]) -> bool:
    """Whether the spots are one, or follow each other: "in Jenin, in the West Bank"."""
    gaps = (later.span[0] - spot.span[1] for spot, later in pairwise(spots))
    return bool(spots) and all(gap <= _GAP for gap in gaps)


def _is_party(spot: Spot, draft: Draft) -> bool:
    """Whether the place only tells who does it or who says so; "by gunmen in Moro" tells where it was done."""
    if _within(spot.span, draft.according_to):
        return True
    holding = (span for span in draft.who if _within(spot.span, (span,)))
    return any(not (_is_inside(spot, span) and _closes_passive(span, draft)) for span in holding)


def _is_inside(spot: Spot, span: Span) -> bool:
    """Whether the place with its preposition is part of the phrase, and not the phrase itself."""
    return spot.locative and spot.token.dep_ in {"nmod", "obl"} and _within(spot.span, [span])


def _closes_passive(span: Span, draft: Draft) -> bool:
    """Whether the phrase is the agent behind an event's passive verb."""
    tokens = draft.passage.tokens_at(span) if draft.kind == "event" and draft.passage.holds(span[0]) else []
    return any(t.dep_ == "obl:agent" and t.head.i == draft.head < t.i for t in tokens)


def _is_taken(spot: Spot, way: Way, draft: Draft) -> bool:
    """Whether the place is what is struck, entered or left."""
    if not spot.ground or (spot.opposed and spot.wide):
        return False
    if spot.wide and draft.type == "COERCE":
        return False
    held = (*draft.to_whom, *draft.grounds)
    if spot.span in held or any(_within(span, (spot.span,)) for span in held):
        return True
    return len(way) == 1 and spot.token.dep_ in _OBJECT and (not spot.topical or draft.type != "RETREAT")


def _is_said(spot: Spot, draft: Draft) -> bool:
    """Whether the place stands in what the statement says rather than in its saying."""
    return draft.content is not None and draft.content[0] <= spot.span[0] < draft.content[1]


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in others)


def find_wheres(
    places: Mapping[Span, Place],
    passages: Sequence[Passage],
    drafts: Sequence[Draft],
    reach: Reach,
    words: ClauseWords,
) -> tuple[Wheres, dict[Span, Place]]:
    """The spots of the article and their places; a place named within another's phrase is told by the whole phrase."""
    whole = _outermost(places)
    spots: dict[tuple[int, int], list[Spot]] = {}
    for span in sorted(whole):
        passage = passage_at(passages, span[0])
        token = top_of(passage.tokens_in(span)) if passage else None
        if passage is not None and token is not None:
            spots.setdefault((passage.offset, token.sent.start), []).append(_spot(span, token, whole[span], words))
    by_sentence = {key: tuple(found) for key, found in spots.items()}
    wheres = Wheres(by_sentence, reach, words.times, words.directions, words.relative)
    return replace(wheres, told=dict(_told(wheres, sorted(drafts, key=lambda d: d.trigger)))), whole


def _told(wheres: Wheres, drafts: Sequence[Draft]) -> Iterator[tuple[_Key, tuple[Span, ...]]]:
    """The places of each event that goes on with what a sentence right before told and placed.

    Force goes on where a pronoun still speaks of those at it ("they fired"); any act when the same word tells it again.
    No other place may stand in its own sentence; a place without a name ("the area") is not carried on.
    """
    named = {s.span for spots in wheres.spots.values() for s in spots if not s.described}
    placed: dict[tuple[str, ...], tuple[Draft, tuple[Span, ...]]] = {}
    for draft in drafts:
        if draft.kind != "event" or draft.status not in _REAL:
            continue
        words: list[tuple[str, ...]] = [(draft.type, lemma_of(draft))]
        if draft.type in _TAKING and speaks_of_them(draft):
            words.append((draft.type,))
        own = wheres.in_sentence(draft)[1]
        earlier = next((placed[w] for w in words if w in placed and follows(draft, placed[w][0])), None)
        if own and own[0] in named:
            placed |= {(draft.type, lemma_of(draft)): (draft, own), (draft.type,): (draft, own)}
        elif not own and earlier is not None and not wheres.has_places(draft):
            placed[draft.type, lemma_of(draft)] = draft, earlier[1]
            yield _key(draft), earlier[1]


def _spot(span: Span, token: Token, place: Place, words: ClauseWords) -> Spot:
    cases, carried = words.cases_of(token), token.head.lemma_.lower() in words.carrying
    return Spot(
        span=span,
        token=token,
        place=place,
        locative=words.is_locative(token),
        topical=bool(cases) and cases <= words.topical,
        opposed=bool(cases & words.opposing),
        recipient=bool(cases) and cases <= words.recipient,
        taken_by=token.head.i if bool(cases) and cases <= words.recipient and carried else None,
        ground=token.pos_ == "PROPN" or token.lemma_.lower() in words.grounds,
    )


def _outermost(places: Mapping[Span, Place]) -> dict[Span, Place]:
    """The places without those whose words lie within another's."""
    kept: dict[Span, Place] = {}
    end = -1
    for span in sorted(places, key=lambda s: (s[0], -s[1])):
        if span[1] > end:
            kept[span] = places[span]
            end = span[1]
    return kept
