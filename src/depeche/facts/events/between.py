"""The kind of event that a sentence tells between two given actors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from depeche.facts.events.arguments import Arguments, arguments_of, frame_of
from depeche.facts.events.cast import Cast
from depeche.facts.events.find import kind_of, weighed
from depeche.facts.events.frames import subjects_of
from depeche.facts.events.lexicon import EventLexicon
from depeche.facts.events.plover import announced, plover_type, refused
from depeche.facts.events.predicates import Predicate, find_predicates
from depeche.facts.events.settle import Candidate
from depeche.facts.events.slots import holds
from depeche.facts.events.weigh import Weighed, weigh
from depeche.facts.passage import Passage, Span
from depeche.facts.phrases import has, phrase_of
from depeche.facts.verb_forms import PLAIN

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_AGENT_HELD, _TARGET_HELD, _TARGET_BELOW, _SWAPPED = 1.0, 0.7, 0.4, 0.4
#: What another predicate of the agent's governs is what that predicate is about.
_GOVERNED = 0.9
#: A predicate inside the name of one of the two, or under a preposition of circumstance ("after the attack").
_INSIDE, _ASIDE = 1.2, 0.5
_BESIDE = frozenset({"parataxis", "root", "ROOT", "advcl", "acl:relcl"})


@dataclass(frozen=True, slots=True)
class _Told:
    """A predicate under one reading, with what it says of the two actors."""

    head: Token
    kind: str
    points: float
    by_agent: bool = False
    light: int | None = None  #: the verb that lends a noun its agent


def type_between(passage: Passage, agent: Span, recipient: Span, lexicon: EventLexicon) -> str | None:
    """The PLOVER type of what the agent does to the recipient in the passage; None when no predicate is known.

    Predicates with the two in their slots come first, and of those the one that governs the others; what somebody
    says counts as well as what he does, and what is announced as a promise or a threat.
    """
    best = max(_told(passage, agent, recipient, lexicon), key=lambda told: told.points, default=None)
    return best.kind if best else None


def _told(passage: Passage, agent: Span, recipient: Span, lexicon: EventLexicon) -> list[_Told]:
    cast = Cast(passage, lambda span: _touch(span, agent) or _touch(span, recipient), lexicon)
    told = [t for predicate in find_predicates(passage.doc, lexicon) for t in _read(predicate, agent, recipient, cast)]
    told += _asked(passage, agent, recipient, cast)
    lent = {t.light for t in told if t.light is not None}
    told = [t for t in told if t.head.i not in lent]
    leading = {t.head.i for t in told if t.by_agent}
    return [replace(t, points=t.points - _GOVERNED) if _is_governed(t.head, leading, lexicon) else t for t in told]


def _read(predicate: Predicate, agent: Span, recipient: Span, cast: Cast) -> Iterator[_Told]:
    frame = frame_of(predicate, cast.lexicon)
    for reading in predicate.readings:
        if reading.type == "OTHER" or not holds(reading, frame, predicate.head, cast.lexicon):
            continue
        arguments = arguments_of(predicate, reading, frame, cast)
        seen = weighed(predicate, reading, arguments, cast)._replace(speech=False)
        held, by_agent = _held(predicate, arguments, agent, recipient, cast)
        points = weigh(seen) + held - _drawback(predicate, seen, agent, recipient, cast)
        kind = _kind(Candidate(predicate, reading, arguments, points), cast.lexicon)
        yield _Told(predicate.head, kind, points, by_agent, arguments.light[0].i if arguments.light else None)


def _kind(candidate: Candidate, lexicon: EventLexicon) -> str:
    """PLOVER's type: of what is to come a promise or a threat, of what is not to be done a refusal."""
    found = kind_of(candidate, PLAIN, lexicon)
    kind, status = found.type, found.settled.status
    if kind == candidate.reading.type:
        kind = candidate.reading.plover or plover_type(kind, candidate.reading.cameo)
    if status in {"planned", "possible"} and _lies_ahead(candidate, lexicon):
        return announced(kind)
    return refused(kind) if status == "did_not_happen" else kind


def _lies_ahead(candidate: Candidate, lexicon: EventLexicon) -> bool:
    """Whether the predicate's own auxiliary or tense, or that of its light verb, is of the future."""
    light, words = candidate.arguments.light, lexicon.status
    verb = light[0] if light else candidate.predicate.head
    carriers = (verb, *(c for c in verb.children if c.dep_ == "aux"), *([verb.head] if verb.dep_ == "xcomp" else []))
    return any(t.lemma_.lower() in words.will | words.would or has(t, "Tense=Fut") for t in carriers)


def _held(predicate: Predicate, arguments: Arguments, agent: Span, recipient: Span, cast: Cast) -> tuple[float, bool]:
    """What speaks for the two being the agent and recipient, and whether the first is the agent."""
    passage = cast.passage
    by_agent = _among(passage, arguments.who, agent)
    points = _AGENT_HELD * by_agent
    if _among(passage, (*arguments.to_whom, *arguments.where), recipient):
        points += _TARGET_HELD
    elif by_agent and _touch(passage.span_of([predicate.head.left_edge, predicate.head.right_edge]), recipient):
        points += _TARGET_BELOW
    if not points and (_among(passage, arguments.who, recipient) or _among(passage, arguments.to_whom, agent)):
        points = _SWAPPED
    return points, by_agent


def _drawback(predicate: Predicate, seen: Weighed, agent: Span, recipient: Span, cast: Cast) -> float:
    head = predicate.head
    place = cast.passage.span_of([head])
    inside = _touch(place, agent) or _touch(place, recipient)
    aside = predicate.nominal and any(
        c.dep_ == "case" and c.lemma_.lower() in cast.lexicon.frames.circumstance for c in head.children
    )
    return _AGENT_HELD * seen.content + _INSIDE * inside + _ASIDE * aside


def _asked(passage: Passage, agent: Span, recipient: Span, cast: Cast) -> Iterator[_Told]:
    """What somebody else is said to have to do: "said that the army must leave"."""
    for auxiliary in passage.doc:
        verb = auxiliary.head
        if auxiliary.lemma_.lower() not in cast.lexicon.frames.obliging or verb.dep_ not in {"ccomp", "ROOT", "xcomp"}:
            continue
        subjects = subjects_of(verb, cast.lexicon)[0]
        if _among(passage, subjects, recipient) and not _among(passage, subjects, agent):
            yield _Told(verb, "REQUEST", _AGENT_HELD + _TARGET_HELD)


def _is_governed(head: Token, leading: set[int], lexicon: EventLexicon) -> bool:
    """Whether another of the agent's predicates stands above, and does not only bring this one about."""
    token = head
    while token.head.i != token.i and token.dep_ not in _BESIDE:
        beside = token.dep_ == "conj"
        token = token.head
        if beside:
            continue
        lemma = token.lemma_.lower()
        if token.i in leading and lemma not in lexicon.status.brought_about and lemma not in lexicon.light:
            return True
    return False


def _among(passage: Passage, heads: Sequence[Token], span: Span) -> bool:
    return any(_touch(passage.span_of(phrase_of(head)), span) for head in heads)


def _touch(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
