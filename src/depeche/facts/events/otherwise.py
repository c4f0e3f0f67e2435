"""Words for an act that mean something else here: "shoot a film", "a demonstration of the robot", "bought from a vendor"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from depeche.facts.events.arguments import Arguments
from depeche.facts.events.cast import Cast
from depeche.facts.events.lexicon import EventLexicon, Reading
from depeche.facts.events.predicates import Predicate
from depeche.facts.phrases import has
from depeche.facts.sentencing import has_penalty, is_by_court

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_SCORE = re.compile(r"\b\d{1,2} ?[-–] ?\d{1,2}\b")


def meant_otherwise(predicate: Predicate, reading: Reading, arguments: Arguments, cast: Cast) -> bool:
    """Whether those concerned show that the word is not meant as what the reading tells."""
    lexicon = cast.lexicon
    if _is_compounded(predicate.head):
        return True
    if len(reading.words) == 1 and predicate.head.lemma_.lower() in lexicon.sentencing.sentencing:
        return reading.type == ("ACCUSE" if _is_sentenced(predicate.head, arguments, cast) else "COERCE")
    if reading.type == "ASSAULT":
        stops = not arguments.to_whom and any(r.type == "PROTEST" for r in predicate.readings)
        if stops and any(works(t, lexicon) for t in arguments.who):  # "a strike by nurses"
            return True
        named = "obj" not in reading.to_whom and not predicate.nominal and len(reading.words) == 1
        if named and any(c.dep_ == "obj" and cast.acts(c) for c in predicate.head.children):  # "fired the coach"
            return True
        handled = _is_handled(arguments, lexicon) or _is_filmed(predicate, arguments, cast)
        return handled or _is_contest(predicate, arguments, lexicon)
    if reading.type == "SUPPORT":
        return any(_is_office(t, lexicon) for t in arguments.to_whom)
    if reading.type == "PROTEST" and predicate.nominal:
        aimed = {f"nmod:{word}" for word in lexicon.frames.owner} & set(reading.to_whom)  # "a boycott of the vote"
        return not aimed and any(_is_shown(c, cast) for c in predicate.head.children)
    if reading.type == "COOPERATE" and reading.political and not predicate.nominal:
        return _is_retail(arguments, cast)
    return False


def _is_compounded(verb: Token) -> bool:
    """Whether a participle joined to the word before it says of what kind something is: "Russian-occupied land"."""
    return verb.dep_ == "amod" and verb.i > 1 and verb.doc[verb.i - 1].text == "-"


def _is_contest(predicate: Predicate, arguments: Arguments, lexicon: EventLexicon) -> bool:
    """Whether somebody is beaten at the polls or in a game: "beat the incumbent in the election", "6-4"."""
    head, frames = predicate.head, lexicon.frames
    if predicate.nominal or arguments.armed or head.lemma_.lower() not in frames.outdoing:
        return False
    if any(t.lemma_.lower() in frames.inquirers for t in arguments.who):  # "police beat voters after the election"
        return False
    near = head.doc[head.sent.start : head.sent.end]
    return bool(_SCORE.search(near.text)) or any(t.lemma_.lower() in frames.contests for t in near)


def works(token: Token, lexicon: EventLexicon) -> bool:
    """Whether the noun is for those who stop work when they strike, or counts them."""
    beside = (c for c in token.children if c.dep_ in {"compound", "nmod"})
    return any(t.lemma_.lower() in lexicon.frames.workers for t in (token, *beside))


def is_announced_done(reading: Reading, carrier: Token, lexicon: EventLexicon) -> bool:
    """Whether what the verb announces has been done: "announced the arrest of …", not "announced a strike"."""
    frames = lexicon.frames
    return carrier.lemma_.lower() in frames.announcing and reading.type in frames.announced_done


def is_funded(arguments: Arguments, lexicon: EventLexicon) -> bool:
    """Whether the support is money: of a fund or foundation, for research or a project."""
    works = any(t.lemma_.lower() in lexicon.frames.funded for t in arguments.to_whom)
    return works and any(t.lemma_.lower() in lexicon.frames.funders for t in arguments.who)


def _is_sentenced(verb: Token, arguments: Arguments, cast: Cast) -> bool:
    """Whether the blame is a sentence: with a penalty, or of a court for somebody."""
    words = cast.lexicon.sentencing
    return has_penalty(verb, words) or (is_by_court(verb, words) and cast.any_acts(arguments.to_whom))


def _is_handled(arguments: Arguments, lexicon: EventLexicon) -> bool:
    """Whether what it is done to is a thing that one handles: "tirer sur le manche", "hit the brakes"."""
    befallen = arguments.to_whom or arguments.where
    return bool(befallen) and all(t.lemma_.lower() in lexicon.frames.handled for t in befallen)


def _is_filmed(predicate: Predicate, arguments: Arguments, cast: Cast) -> bool:
    """Whether somebody with a camera does it to a thing: "a photographer to shoot her outfit"."""
    if any(cast.acts(t) for t in arguments.to_whom):
        return False
    head = predicate.head
    above = [head.head] if head.dep_ == "acl" and has(head, "VerbForm=Inf") else []
    named = [t for t in (*arguments.who, *above) if t.pos_ == "NOUN"]
    return any(t.lemma_.lower() in cast.lexicon.frames.filming for t in named)


def _is_office(token: Token, lexicon: EventLexicon) -> bool:
    """Whether it is an office that somebody seeks for himself: "campaigning for president", "… for a seat"."""
    if token.lemma_.lower() in lexicon.frames.sought:
        return True
    post = token.lemma_.lower() in lexicon.frames.posts and not any(
        c.dep_ in {"det", "nmod:poss", "flat", "nmod:desc", "appos"} for c in token.children
    )
    return post and token.pos_ == "NOUN"


def _is_shown(child: Token, cast: Cast) -> bool:
    """Whether a thing or a feeling is shown: "a demonstration OF the software", "une manifestation DE joie"."""
    owner = any(c.dep_ == "case" and c.lemma_.lower() in cast.lexicon.frames.owner for c in child.children)
    return child.dep_ == "nmod" and child.pos_ == "NOUN" and owner and cast.part(child) == "thing"


def _is_retail(arguments: Arguments, cast: Cast) -> bool:
    """Whether people, and no organised actor, buy from people or sell to them."""
    parties = {cast.part(t) for t in (*arguments.who, *arguments.to_whom)}
    return bool(parties) and "organised" not in parties
