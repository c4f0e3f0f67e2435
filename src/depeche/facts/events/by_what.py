"""The type of an event by those concerned: peace is kept, computers are hacked, research is paid for, reproaches are words."""

from __future__ import annotations

from depeche.facts.events.frames import is_finite, is_infinitive
from depeche.facts.events.lexicon import EventLexicon
from depeche.facts.events.otherwise import is_funded
from depeche.facts.events.settle import Candidate

_MODIFYING = frozenset({"obj", "amod", "compound", "nmod", "nmod:poss", "flat", "acl"})


def type_by_what(candidate: Candidate, lexicon: EventLexicon) -> tuple[str, str]:
    """The type of what is done and the rule for it: peace is kept, computers are hacked, reproaches are made of words."""
    kind, frames = candidate.reading.type, lexicon.frames
    if candidate.reading.undone:
        return kind, "undone"
    if kind == "MOBILIZE" and _lemmas_of(candidate, clause=True) & frames.peacekeeping:
        return "AID", "peacekeeping"
    if kind == "SUPPORT" and is_funded(candidate.arguments, lexicon):
        return "AID", "funded"
    if kind != "ASSAULT":
        return kind, "entry"
    words = _lemmas_of(candidate)
    if words & frames.network:
        return "COERCE", "network"
    targets = {word.lemma_.lower() for word in candidate.arguments.to_whom}
    in_words = words & frames.verbal or targets & frames.sayings or _with_reproach(candidate, lexicon)
    return ("ACCUSE", "in_words") if in_words else ("ASSAULT", "entry")


def _lemmas_of(candidate: Candidate, *, clause: bool = False) -> set[str]:
    """The lemmas of the predicate, its actors and what modifies it; ``clause``: of all that hangs from it."""
    predicate, arguments = candidate.predicate, candidate.arguments
    near = predicate.head.subtree if clause else (c for c in predicate.head.children if c.dep_ in _MODIFYING)
    actors = (*arguments.who, *arguments.to_whom)
    counted = (c for actor in actors for c in actor.children if clause and c.dep_ == "nmod")
    return {word.lemma_.lower() for word in (*actors, *counted, *predicate.words, *near)}


def _with_reproach(candidate: Candidate, lexicon: EventLexicon) -> bool:
    """Whether the attack goes with a reproach in a participle: "attacked the judges, calling them …"."""
    light = candidate.arguments.light
    carrier = light[0] if light else candidate.predicate.head
    return any(
        c.dep_ == "advcl" and not is_infinitive(c) and c.lemma_.lower() in lexicon.frames.reproach
        for c in carrier.children
        if not any(m.dep_ == "mark" for m in c.children) and not is_finite(c)
    )
