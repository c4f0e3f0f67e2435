"""Drafts to facts: names resolved, circumstances hung on, happenings numbered, answers linked — every field pinned."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from depeche.article.article import Article, PartKind
from depeche.facts.answers import Cue, with_answers
from depeche.facts.counts import Counts
from depeche.facts.draft import Draft
from depeche.facts.fact import Fact, Mention, Place, Quantity, When
from depeche.facts.happenings import Telling, happenings_of
from depeche.facts.passage import Span
from depeche.facts.phrases import has
from depeche.facts.reach import top_of
from depeche.facts.reasons import Reason
from depeche.facts.when import Whens
from depeche.facts.where import Wheres

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: PLOVER's quad classes: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
QUADS: Mapping[str, int] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}


#: Material conflict.
_FORCE = 4
#: Parts that repeat the body: an event told there counts only as one more telling of what the body tells.
ECHOES: frozenset[PartKind] = frozenset({"headline", "digest", "heading"})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The expressions of the article, hung on the drafts, with what each span holds."""

    times: Whens
    places: Wheres
    quantities: Counts
    when_at: Mapping[Span, When]
    place_at: Mapping[Span, Place]
    quantity_at: Mapping[Span, Quantity]
    time_kinds: Mapping[Span, str] = field(default_factory=dict)  #: the kind of rule that read each time
    ahead: Mapping[Span, When] = field(default_factory=dict)  #: bare weekdays gone by, as the next of that name


@dataclass(frozen=True, slots=True)
class Grounded:
    """A fact with its grounds: the draft it was made from, and why its fields hold what they hold."""

    fact: Fact
    draft: Draft
    why: tuple[Reason, ...]


def assemble(
    article: Article,
    drafts: Sequence[Draft],
    circumstances: Circumstances,
    entity_at: Callable[[Span], str | None],
) -> tuple[Grounded, ...]:
    """The facts of the drafts in the order of their triggers, with their grounds."""
    ordered = sorted(drafts, key=lambda d: (d.trigger, d.kind))
    tellings = [_telling(d, circumstances, entity_at) for d in ordered]
    found, cues = [], dict[str, Cue]()
    for number, (draft, happening) in enumerate(_told_in_body(tellings), 1):
        fact = _fact(article, draft, f"f{number}", happening, circumstances, entity_at)
        found.append(Grounded(fact, draft, _why(draft, circumstances)))
        if draft.answer:
            cues[fact.id] = Cue(draft.answer, draft.answered)
    shared = _with_shared_circumstances(found)
    answered = with_answers([g.fact for g in shared], cues)
    return tuple(Grounded(fact, g.draft, g.why) for g, fact in zip(shared, answered, strict=True))


def _with_shared_circumstances(found: Sequence[Grounded]) -> list[Grounded]:
    """The facts; an event without a time or place of its own has those of its happening, when all tellings agree.

    A time that is open at one end says how long one telling goes on, and is not shared.
    """
    whens: dict[str, dict[str, When]] = {}
    wheres: dict[str, dict[str, tuple[Place, ...]]] = {}
    for fact in (g.fact for g in found):
        if fact.when and ".." not in fact.when.value:
            whens.setdefault(fact.happening, {})[fact.when.value] = fact.when
        if fact.where:
            wheres.setdefault(fact.happening, {})[fact.where[0].name] = fact.where
    return [_sharing(g, whens.get(g.fact.happening, {}), wheres.get(g.fact.happening, {})) for g in found]


def _sharing(grounded: Grounded, whens: Mapping[str, When], wheres: Mapping[str, tuple[Place, ...]]) -> Grounded:
    """The fact with the one time and the one place that its happening has, where it is an event without its own."""
    fact, why = grounded.fact, list(grounded.why)
    if fact.kind != "event":
        return grounded
    if not fact.when and len(whens) == 1:
        fact = replace(fact, when=next(iter(whens.values())))
        why.append(Reason("when", "other_telling", _spans(fact.when)))
    if not fact.where and len(wheres) == 1:
        fact = replace(fact, where=next(iter(wheres.values())))
        why.append(Reason("where", "other_telling", _spans(*fact.where)))
    return grounded if fact is grounded.fact else replace(grounded, fact=fact, why=tuple(why))


def _spans(*found: When | Place | None) -> tuple[Span, ...]:
    return tuple((f.pin.start or 0, f.pin.end or 0) for f in found if f is not None)


def _told_in_body(tellings: Sequence[Telling]) -> list[tuple[Draft, str]]:
    """The drafts with their happenings, without the events that only a heading or a digest tells."""
    named = list(zip((t.draft for t in tellings), happenings_of(tellings), strict=True))
    body = {h for d, h in named if d.passage.kind not in ECHOES} or {h for _, h in named}
    kept = [(d, h) for d, h in named if d.kind == "statement" or h in body]
    numbers = {h: f"h{n}" for n, h in enumerate(dict.fromkeys(h for _, h in kept), 1)}
    return [(d, numbers[h]) for d, h in kept]


def _fact(
    article: Article,
    draft: Draft,
    name: str,
    happening: str,
    circumstances: Circumstances,
    entity_at: Callable[[Span], str | None],
) -> Fact:
    def mentions(spans: Sequence[Span]) -> tuple[Mention, ...]:
        return tuple(Mention(article.pin(*span), entity_at(span)) for span in spans)

    return Fact(
        id=name,
        kind=draft.kind,
        type=draft.type,
        mode=draft.mode,
        cameo=draft.cameo,
        quad=QUADS.get(draft.type),
        happening=happening,
        confidence=draft.confidence,
        section=draft.passage.section,
        trigger=article.pin(*draft.trigger),
        evidence=article.pin(*draft.evidence),
        who=mentions(draft.who),
        to_whom=mentions(draft.to_whom),
        when=_when(draft, circumstances),
        where=_where(draft, circumstances),
        how_many=_how_many(draft, circumstances),
        according_to=mentions(draft.according_to),
        channel=article.pin(*draft.channel) if draft.channel else None,
        status=draft.status,
        content=article.pin(*draft.content) if draft.content else None,
        answers=(),
    )


def _why(draft: Draft, circumstances: Circumstances) -> tuple[Reason, ...]:
    """The draft's reasons, and which way its circumstances were found."""
    whens, wheres = _when_at(draft, circumstances), _where_at(draft, circumstances)
    counted = circumstances.quantities.of(draft)
    return (
        *draft.why,
        *([_dated(*whens, circumstances)] if whens[1] else ()),
        *([Reason("where", *wheres)] if wheres[1] else ()),
        *([Reason("how_many", "own_clause", counted)] if counted else ()),
    )


def _dated(by: str, spans: tuple[Span, ...], circumstances: Circumstances) -> Reason:
    kind = circumstances.time_kinds.get(spans[0], "")
    return Reason("when", by, spans, kind, "times" if kind else "", f'kind = "{kind}"' if kind else "")


def _when(draft: Draft, circumstances: Circumstances) -> When | None:
    """The draft's time; what is planned for a weekday is for the next ("announced a protest on Saturday")."""
    spans = _when_at(draft, circumstances)[1]
    if spans and draft.kind == "event" and draft.status == "planned" and spans[0] in circumstances.ahead:
        return circumstances.ahead[spans[0]]
    return circumstances.when_at[spans[0]] if spans else None


def _when_at(draft: Draft, circumstances: Circumstances) -> tuple[str, tuple[Span, ...]]:
    return circumstances.times.of(draft)


def _where(draft: Draft, circumstances: Circumstances) -> tuple[Place, ...]:
    return tuple(circumstances.place_at[span] for span in _where_at(draft, circumstances)[1])


def _where_at(draft: Draft, circumstances: Circumstances) -> tuple[str, tuple[Span, ...]]:
    """How the places were found, and where they stand; the occasion that carried the words is no place."""
    by, spans = circumstances.places.of(draft)
    start, end = draft.channel or (0, 0)
    return by, tuple(s for s in spans if not (s[0] < end and start < s[1]))


def _how_many(draft: Draft, circumstances: Circumstances) -> tuple[Quantity, ...]:
    return tuple(circumstances.quantity_at[span] for span in circumstances.quantities.of(draft))


def _in_content(draft: Draft, span: Span) -> bool:
    """Whether the span stands in what the statement says rather than in its saying."""
    return draft.content is not None and draft.content[0] <= span[0] < draft.content[1]


def _struck(draft: Draft, circumstances: Circumstances) -> frozenset[str]:
    """The country where force is used, as the one it befalls when none is named: "drones launched across Ukraine"."""
    if QUADS.get(draft.type) != _FORCE:
        return frozenset()
    return frozenset(f"country:{place.country}" for place in _where(draft, circumstances) if place.country)


def _telling(draft: Draft, circumstances: Circumstances, entity_at: Callable[[Span], str | None]) -> Telling:
    when, quantities = _when(draft, circumstances), _how_many(draft, circumstances)
    targets = [t for span in draft.to_whom if (t := top_of(draft.passage.tokens_at(span))) is not None]
    agents = [t for span in draft.who if (t := top_of(draft.passage.tokens_at(span))) is not None]
    counted = tuple(((q.unit or "").split(" ")[0].lower()[:5], q.value) for q in quantities if q.unit)
    return Telling(
        draft=draft,
        who=frozenset(e for e in map(entity_at, draft.who) if e),
        to_whom=frozenset(e for e in map(entity_at, draft.to_whom) if e) or _struck(draft, circumstances),
        when=when.value if when else None,
        lemma=draft.passage.doc[draft.head].lemma_.lower(),
        echo=draft.passage.kind in ECHOES,
        counted=frozenset(stem for stem, _ in counted),
        figures=counted,
        agents=_stems(agents),
        targets=_stems(targets),
        back=bool(targets) and all(map(_is_known, targets)),
        pronoun=bool(targets) and all(t.pos_ == "PRON" for t in targets),
        new=bool(targets) and not any(map(_is_known, targets)) and all(t.pos_ == "NOUN" for t in targets),
        where=frozenset(p.name for p in _where(draft, circumstances) if p.precision == "city"),
    )


def _stems(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(t.lemma_.lower()[:6] for t in tokens if t.pos_ == "NOUN")


def _is_known(token: Token) -> bool:
    """Whether the phrase names somebody as known: by a pronoun, or with an article, a possessive, a demonstrative."""
    known = ("Definite=Def", "Poss=Yes", "PronType=Dem")
    return token.pos_ == "PRON" or any(has(c, feature) for c in token.children for feature in known)
