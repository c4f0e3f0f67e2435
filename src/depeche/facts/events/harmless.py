"""Words of blows, alarms, protest, duress and meetings that tell nothing of the kind: "catch foxes", "fight failings".

What stands beside them shows it: whom or what it is done to, what kind of alarm it is, that nobody does it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from depeche.facts.events.arguments import Arguments
from depeche.facts.events.cast import Cast
from depeche.facts.events.frames import is_infinitive, is_passive, obliques_of, subjects_of
from depeche.facts.events.lexicon import Reading
from depeche.facts.events.predicates import Predicate
from depeche.facts.phrases import has

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_BESIDE = 3
_KINDS = frozenset({"amod", "compound", "nmod", "appos"})
_THINGS = frozenset({"obj", "nsubj:pass", "nsubj"})
_INFINITIVES = frozenset({"xcomp", "advcl", "obl", "ccomp"})


def is_harmless(predicate: Predicate, reading: Reading, arguments: Arguments, cast: Cast) -> bool:
    """Whether what stands beside the predicate shows that it is nothing between actors."""
    test = _TESTS.get(reading.type)
    return test is not None and test(predicate, arguments, cast)


def _is_no_blow(predicate: Predicate, arguments: Arguments, cast: Cast) -> bool:
    """Animals caught, failings fought."""
    frames = cast.lexicon.frames
    befallen = arguments.to_whom or arguments.where
    if befallen and all(t.lemma_.lower() in frames.animals for t in befallen):
        return True
    if arguments.armed or predicate.head.lemma_.lower() not in frames.striving:
        return False
    aims = [t for prep, t in obliques_of(predicate.head, cast.lexicon) if prep in frames.aims]
    if aims and not arguments.to_whom and not cast.any_concerns(aims):
        return True  # "fought for equal pay"
    against = [t for prep, t in obliques_of(predicate.head, cast.lexicon) if prep in frames.against]
    against = against or [t for t in predicate.head.children if t.dep_ == "obj" and t.pos_ != "PRON"]
    return bool(against) and not cast.any_concerns(against)


def _is_no_alarm(predicate: Predicate, _: Arguments, cast: Cast) -> bool:
    """Alarms of the weather, sails and solar panels spread."""
    head, frames = predicate.head, cast.lexicon.frames
    if any(t.lemma_.lower() in frames.alarms for t in predicate.words):
        first, last = predicate.words[0].i, predicate.words[-1].i
        near = head.doc[max(0, first - _BESIDE) : last + 1 + _BESIDE]
        return any(t.lemma_.lower() in frames.nature | frames.weather for t in near)
    if predicate.nominal and any(t.lemma_.lower() in frames.peaceful for t in _said_to_be(head)):
        return True
    if predicate.nominal and predicate.readings[0].weak:  # "the launch of the scheme"
        owned = [t for prep, t in obliques_of(head, cast.lexicon) if prep in frames.owner and t.pos_ == "NOUN"]
        if owned and not any(cast.acts(t) or t.lemma_.lower() in frames.weapons | frames.craft for t in owned):
            return True
    things = [c for c in head.children if c.dep_ in _THINGS] or ([head.head] if head.dep_ in {"acl", "amod"} else [])
    return any(t.lemma_.lower() in frames.unfolded for t in things)


def _is_no_protest(predicate: Predicate, arguments: Arguments, cast: Cast) -> bool:
    """Roads that the police block, shows and sports that go by the name: "manifestations culturelles", "a car rally"."""
    head, cultural = predicate.head, cast.lexicon.frames.cultural
    if arguments.who and predicate.readings[0].mode == "obstruct":
        return all(
            t.lemma_.lower() in cast.lexicon.frames.inquirers for t in arguments.who
        )  # a roadblock of the police
    return predicate.nominal and any(t.lemma_.lower() in cultural for t in _said_to_be(head))


def _said_to_be(noun: Token) -> Iterator[Token]:
    """What says of what kind a noun is: its modifiers, what it is listed with, the first word in brackets behind it."""
    yield from (c for c in noun.children if c.dep_ in _KINDS or c.dep_ == "conj")
    if noun.dep_ == "conj":
        yield noun.head
    if noun.i + 2 < len(noun.doc) and noun.nbor().text in {"(", ":"}:
        yield noun.nbor(2)


def _is_no_duress(predicate: Predicate, arguments: Arguments, cast: Cast) -> bool:
    """What circumstances alone oblige somebody to do: "was forced to turn back"."""
    head = predicate.head
    if arguments.who or predicate.nominal or head.lemma_.lower() not in cast.lexicon.frames.forcing:
        return False
    return is_passive(head) and any(c.dep_ in _INFINITIVES and is_infinitive(c) for c in head.children)


def _is_no_meeting(predicate: Predicate, _: Arguments, cast: Cast) -> bool:
    """Conferences of the press, and what a thing only makes possible: "a chance to meet authors"."""
    head, above, frames = predicate.head, predicate.head.head, cast.lexicon.frames
    if predicate.nominal:
        return any(c.lemma_.lower() in frames.press for c in head.children if c.dep_ in {"compound", "nmod"})
    if above.i == head.i:
        return False
    if head.lemma_.lower() in frames.reaching and is_passive(head) and head.dep_ in {"advcl", "acl"}:
        return True  # "said when contacted by the Herald"
    if head.dep_ == "acl":
        return is_infinitive(head) and above.lemma_.lower() in frames.chances
    if head.dep_ not in _INFINITIVES or above.lemma_.lower() not in frames.enabling:
        return False
    subjects = subjects_of(above, cast.lexicon)[0]
    return bool(subjects) and not cast.any_acts(subjects)


def _is_no_aid(predicate: Predicate, _: Arguments, cast: Cast) -> bool:
    """Reports, figures and reasons given, and attacks that are laid to somebody."""
    head = predicate.head
    given = [c for c in head.children if c.dep_ in _THINGS and c.pos_ == "NOUN"]
    if not predicate.nominal and any(t.lemma_.lower() in cast.lexicon.frames.informing for t in given):
        return True
    return _is_laid_to_somebody(predicate, given, cast)


def _is_no_act(predicate: Predicate, _: Arguments, cast: Cast) -> bool:
    """An attack that is laid to somebody: to say so blames him, and nothing else happens."""
    return _is_laid_to_somebody(predicate, [c for c in predicate.head.children if c.dep_ in _THINGS], cast)


def _is_laid_to_somebody(predicate: Predicate, things: Sequence[Token], cast: Cast) -> bool:
    head = predicate.head
    if predicate.nominal or head.lemma_.lower() not in cast.lexicon.frames.ascribing:
        return False
    things = things or ([head.head] if head.dep_.startswith("acl") else [])
    return any(r.type == "ASSAULT" for t in things for r in cast.lexicon.nouns.get(t.lemma_.lower(), ()))


def _is_no_request(predicate: Predicate, arguments: Arguments, cast: Cast) -> bool:
    """What circumstances oblige somebody to do, and the orders that somebody serves under."""
    if not predicate.nominal:
        return _is_no_duress(predicate, arguments, cast)
    kinds = [c for c in predicate.head.children if c.i < predicate.head.i]
    under = any(c.dep_ == "case" and c.lemma_.lower() in cast.lexicon.frames.subjected for c in kinds)
    return under and any(c.dep_ == "det" and has(c, "Definite=Def") for c in kinds)


def _is_no_release(predicate: Predicate, arguments: Arguments, cast: Cast) -> bool:
    """What is published: figures, films, songs."""
    frames = cast.lexicon.frames
    given = {t.lemma_.lower() for t in (*arguments.to_whom, *arguments.where)}
    return bool(given) and predicate.readings[0].mode == "release" and given <= frames.informing | frames.handled


def _is_no_sanction(_: Predicate, arguments: Arguments, cast: Cast) -> bool:
    """What somebody no longer offers to customers: "the airline cancelled 200 flights"."""
    offering = bool(arguments.who) and all(t.lemma_.lower() in cast.lexicon.frames.providers for t in arguments.who)
    return offering and not cast.any_acts(arguments.to_whom)


_TESTS: Mapping[str, Callable[[Predicate, Arguments, Cast], bool]] = {
    "ASSAULT": _is_no_blow,
    "MOBILIZE": _is_no_alarm,
    "PROTEST": _is_no_protest,
    "COERCE": _is_no_duress,
    "REQUEST": _is_no_request,
    "AID": _is_no_aid,
    "CONSULT": _is_no_meeting,
    "RETREAT": _is_no_release,
    "SANCTION": _is_no_sanction,
    "OTHER": _is_no_act,
}
