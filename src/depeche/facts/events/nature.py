"""Harm that nobody does: a storm, an accident, whatever an article of a disaster tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from depeche.facts.events.cast import Cast
from depeche.facts.events.frames import Frame
from depeche.facts.events.weapons import weapons_in

if TYPE_CHECKING:
    from depeche.facts.doc import Token


def is_of_nature(head: Token, frame: Frame, who: Sequence[Token], cast: Cast) -> bool:
    """Whether a force of nature or an accident does it, or what nobody does befalls somebody in one: "killed in a fire".

    So it is, too, wherever an article tells of a disaster: "1,400 have been killed".
    """
    frames = cast.lexicon.frames
    if _in_a_mishap(head, frame, who, cast):
        return True
    if cast.mishap and frame.passive and not who and not frame.agents and head.lemma_.lower() in frames.befalling:
        return True
    inside = [t for prep, t in frame.obliques if prep in frames.within] if frame.passive and not who else []
    return any(t.lemma_.lower() in frames.nature for t in (*frame.subjects, *frame.agents, *inside))


def _in_a_mishap(verb: Token, frame: Frame, who: Sequence[Token], cast: Cast) -> bool:
    """Whether an accident does it: "killed when the roof fell in", "the bus overturned, killing twelve"."""
    frames = cast.lexicon.frames
    if verb.lemma_.lower() not in frames.befalling or (who and not cast.any_acts(who) and weapons_in(who, cast)):
        return False
    if frame.passive:
        told = [] if who or frame.agents else [c for c in verb.children if c.dep_ == "advcl"]
    else:
        told = [verb.head] if verb.dep_ in {"advcl", "conj"} and not cast.any_acts(who) else []
    fallen = (c for c in told if c.lemma_.lower() in frames.mishaps)
    return any(not any(s.lemma_.lower() in frames.weapons for s in c.children) for c in fallen)
