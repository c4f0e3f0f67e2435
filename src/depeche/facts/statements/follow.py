"""What follows from the statements before: who goes on speaking, through which channel, and what a denial answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depeche.facts.draft import Draft
from depeche.facts.passage import Span
from depeche.facts.reasons import Field, Reason, instead
from depeche.facts.statements.attach import Quoted, is_said, stands_alone
from depeche.facts.statements.drafts import SURE, Scene

_CONTINUED = 0.7
_ANSWERED: tuple[Field, ...] = ("content", "to_whom")
_CARRIED_ON: tuple[Field, ...] = ("type", "status", "who", "content")


def without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; a source that only vouches for somebody else's statement is credited in it instead."""
    inner = {d.content: d for d in drafts if d.content is not None and d.confidence != SURE["source"] and d.who}
    kept, credited = [], dict[int, tuple[Span, ...]]()
    for draft in drafts:
        told = next((d for d in inner.values() if _tells_only(draft, d)), None)
        if told is None:
            kept.append(draft)
        else:
            credited[id(told)] = draft.who
    return [_credited(d, credited[id(d)]) if id(d) in credited else d for d in kept]


def _credited(draft: Draft, sources: tuple[Span, ...]) -> Draft:
    """The draft with the sources that vouch for it."""
    if not sources:
        return draft
    return replace(draft, according_to=sources, why=instead(draft.why, Reason("according_to", "source", sources)))


def _tells_only(source: Draft, told: Draft) -> bool:
    """Whether what a source vouches for is that somebody says something: cue and content fill it."""
    if source.confidence != SURE["source"] or source.content is None or told.content is None:
        return False
    start, end = source.content
    inside = start <= told.trigger[0] and told.content[1] <= end + 2 and told.content[0] >= start
    return inside and told.trigger[0] < told.content[0] and end - told.content[1] < 60 and told.who[0][0] - start < 25


def with_continuations(scene: Scene, here: Sequence[Draft], earlier: Sequence[Draft]) -> list[Draft]:
    """The drafts with those of quotations that go on, without a cue, what was quoted right before them."""
    told = _with_elided_speakers(here)
    doc, offset = scene.passage.doc, scene.passage.offset
    for quoted in scene.quotes:
        words = (offset + quoted.quotation.words[0], offset + quoted.quotation.words[1])
        if any(d.content and d.content[0] < words[1] and words[0] < d.content[1] for d in told):
            continue
        if not is_said(quoted, doc) or not (stands_alone(quoted, doc) or quoted.quotation.continued):
            continue
        before = [d for d in told if d.trigger[0] < words[0] and d.content]
        last = before[-1] if before else (earlier[-1] if earlier else None)
        if last is not None and _goes_on_from(last, scene, words):
            told.append(_continuing(scene, quoted, last, words))
    return sorted(told, key=order_of)


def _with_elided_speakers(here: Sequence[Draft]) -> list[Draft]:
    """The drafts; a quotation whose cue has no subject at all ("Et d'ajouter : …") is the last speaker's."""
    told: list[Draft] = []
    for draft in here:
        if not draft.who:
            last = told[-1] if told else None
            if last is None or not last.who:
                continue
            draft = replace(draft, who=last.who, why=instead(draft.why, Reason("who", "elided", (last.trigger,))))
        told.append(draft)
    return told


def _goes_on_from(last: Draft, scene: Scene, words: Span) -> bool:
    """Whether only the paragraph's edge or the cue's own sentence stands between a statement and a quotation."""
    end = max(last.evidence[1], last.content[1] if last.content else 0)
    return last.passage is scene.passage or words[0] - end < 400


def _continuing(scene: Scene, quoted: Quoted, last: Draft, words: Span) -> Draft:
    same = last.passage is scene.passage
    root = scene.passage.doc[quoted.first : quoted.last].root
    span = scene.passage.span_of([root])
    return replace(
        last,
        type="SAY",
        passage=scene.passage,
        head=last.head if same else root.i,
        trigger=last.trigger if same else span,
        evidence=words,
        clause=words,
        status="happened",
        to_whom=(),
        content=words,
        confidence=_CONTINUED,
        answer=None,
        why=(
            *(Reason(f, "continued", (last.trigger,)) for f in _CARRIED_ON),
            *(r for r in last.why if r.field in {"according_to", "channel"}),
        ),
    )


def with_channels(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; a channel announced for a speaker holds for what the same speaker says next in the paragraph."""
    held: Draft | None = None
    found = []
    for draft in drafts:
        if draft.channel is not None:
            held = draft
        elif held is not None and draft.passage is held.passage and draft.type != "DENY" and _speaks_on(draft, held):
            held_on = Reason("channel", "held", (held.trigger,))
            draft = replace(draft, channel=held.channel, why=instead(draft.why, held_on))
        found.append(draft)
    return found


def _speaks_on(draft: Draft, held: Draft) -> bool:
    """Whether the speaker is the one of the earlier draft, named again or by a pronoun."""
    doc = draft.passage.doc
    if not draft.who or not held.who:
        return False
    mine, theirs = draft.who[0], held.who[0]
    offset = draft.passage.offset
    word = doc.text[mine[0] - offset : mine[1] - offset].split(" ")[-1]
    tokens = draft.passage.tokens_in(mine)
    is_pronoun = len(tokens) <= 1 and len(word) <= 5 and word.lower() == word
    return is_pronoun or word in doc.text[theirs[0] - offset : theirs[1] - offset]


def with_answers(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; a denial without content of its own takes that of the statement that it answers."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.answer and draft.content is None:
            said = next((d for d in reversed(found) if d.content and d.passage is draft.passage), None)
            if said is None:
                continue
            answered = [Reason(field, "answered", (said.trigger,)) for field in _ANSWERED]
            draft = replace(draft, content=said.content, to_whom=said.who, why=instead(draft.why, *answered))
        found.append(draft)
    return found


def order_of(draft: Draft) -> tuple[int, int]:
    """What puts statements in the order of their words."""
    return (draft.content[0] if draft.content else draft.trigger[0]), draft.trigger[0]
