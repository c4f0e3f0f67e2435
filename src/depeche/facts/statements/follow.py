"""What follows from the statements before: who goes on speaking, through which channel, and what a denial answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.passage import Span
from depeche.facts.reasons import Field, Reason, instead
from depeche.facts.statements.attach import Quoted, is_heading, is_said, stands_alone
from depeche.facts.statements.drafts import Scene
from depeche.facts.statements.lexicon import StatementLexicon
from depeche.facts.statements.uncued import said_behind_colon, said_of_oneself

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_OPENING = frozenset("«“")
_CONTINUED = 0.7
_ANSWERED: tuple[Field, ...] = ("content", "to_whom")
_CARRIED_ON: tuple[Field, ...] = ("type", "status", "who", "content")
#: A speech over paragraphs is among this many statements before.
_NEAR = 6
#: An answer points back at most this many characters.
_WITHIN_REACH = 1200


def with_sources(told: Sequence[Draft], sources: Sequence[Draft]) -> list[Draft]:
    """What cues tell and what sources vouch for, in order.

    A source that only vouches for somebody else's statement is credited in that one instead.
    """
    kept = []
    for source in sources:
        at = next((i for i, d in enumerate(told) if _tells_only(source, d)), None)
        if at is None or not source.who:
            kept.append(source)
        else:
            vouched = Reason("according_to", "source", source.who)
            credited = replace(told[at], according_to=source.who, why=instead(told[at].why, vouched))
            told = [*told[:at], credited, *told[at + 1 :]]
    return sorted([*told, *kept], key=order_of)


def _tells_only(source: Draft, told: Draft) -> bool:
    """Whether what a source vouches for is that somebody says something: cue and content fill it."""
    if source.content is None or told.content is None or not told.who:
        return False
    start, end = source.content
    inside = start <= told.trigger[0] and told.content[1] <= end + 2 and told.content[0] >= start
    return inside and told.trigger[0] < told.content[0] and end - told.content[1] < 60 and told.who[0][0] - start < 25


def over_paragraphs(scene: Scene, before: Scene, here: Sequence[Draft], told: list[Draft]) -> list[Draft]:
    """The paragraph's statements where a quotation that the one before left open goes on: one speech, one statement.

    What was told of its beginning in ``told`` is drawn out; a cue that stands only here has the beginning too.
    """
    first, opened = scene.quotes[0] if scene.quotes else None, before.quotes[-1] if before.quotes else None
    if first is None or opened is None or not first.quotation.continued:
        return list(here)
    beginning, rest = _words(opened, before), _words(first, scene)
    own = next((d for d in here if d.content and d.content[0] <= rest[0] and rest[1] - 2 <= d.content[1]), None)
    ending = (d for d in reversed(told) if d.content and abs(d.content[1] - beginning[1]) < 3)
    begun = next((d for d in ending if not _is_within_words(d)), None)
    if begun is not None and begun.content and (own is None or not own.who or own.who == begun.who):
        drawn = _drawn_out(begun, (begun.content[0], rest[1]), (begun.evidence[0], rest[1]))
        told[told.index(begun)] = drawn
        return [d for d in here if d is not own]
    if own is not None and own.content and begun is None:
        whole = (beginning[0], own.content[1])
        return [_drawn_out(d, whole, (whole[0], d.evidence[1])) if d is own else d for d in here]
    return list(here)


def _drawn_out(draft: Draft, content: Span, evidence: Span) -> Draft:
    why = Reason("content", "over_paragraphs", (content,))
    return replace(draft, content=content, evidence=evidence, why=instead(draft.why, why))


def _words(quoted: Quoted, scene: Scene) -> Span:
    start, end = quoted.quotation.words
    return scene.passage.offset + start, scene.passage.offset + end


def with_continuations(scene: Scene, here: Sequence[Draft], earlier: Sequence[Draft]) -> list[Draft]:
    """The drafts with those of quotations that go on, without a cue, what was quoted right before them."""
    told = _with_elided_speakers(here)
    doc = scene.passage.doc
    for quoted in scene.quotes:
        words = _words(quoted, scene)
        if any(_tells(d, words) for d in (*told, *earlier[-_NEAR:])):
            continue
        introduced = said_behind_colon(scene, quoted)
        if introduced is not None:
            told.append(introduced)
            continue
        if not is_said(quoted, doc) or not (stands_alone(quoted, doc) or quoted.quotation.continued):
            continue
        if is_heading(quoted, doc):
            continue
        before = [d for d in told if d.trigger[0] < words[0] and d.content and not _is_told_by_another(d, told)]
        last = before[-1] if before else next((d for d in reversed(earlier) if not _is_within_words(d)), None)
        own = said_of_oneself(scene, quoted) if not _closes_near(last, scene, words) else None
        if own is not None:
            told.append(own)
        elif last is not None and _goes_on_from(last, scene, words):
            told.append(_continuing(scene, quoted, last, words))
    return sorted(told, key=order_of)


def _tells(draft: Draft, words: Span) -> bool:
    """Whether the statement brings in words of the quotation; one that the quotation only tells of does not.

    A cue that parts the quotation stands between its words, which begin with those that it brings in.
    """
    if draft.content is None or draft.content[0] >= words[1] or words[0] >= draft.content[1]:
        return False
    inside = words[0] <= draft.trigger[0] < words[1]
    parting = draft.content[0] == words[0] and draft.content[1] <= draft.trigger[0]
    return not inside or parting or draft.content[0] <= draft.trigger[0] < draft.content[1]


def _closes_near(last: Draft | None, scene: Scene, words: Span) -> bool:
    """Whether the statement before stands in the sentence right before the quotation."""
    if last is None or last.passage is not scene.passage:
        return False
    end = max(last.evidence[1], last.clause[1], last.content[1] if last.content else 0)
    return not any(not t.is_punct for t in scene.passage.tokens_in((end, words[0])))


def _is_within_words(draft: Draft) -> bool:
    """Whether the statement is told inside quotation marks, by whoever speaks there.

    A cue that parts the quotation is outside, and so is a quotation that goes on, whose trigger is a word of its own.
    """
    if draft.content and draft.content[0] <= draft.trigger[0] < draft.content[1]:
        return False
    parting = any(r.field == "content" and r.rule.startswith("quote_") for r in draft.why)
    words = draft.passage.tokens_in((draft.passage.offset, draft.trigger[0]))
    marks = [t.text for t in words if t.is_quote]
    return not parting and bool(marks) and (marks[-1] in _OPENING or (marks[-1] == '"' and len(marks) % 2 == 1))


def _is_told_by_another(draft: Draft, told: Sequence[Draft]) -> bool:
    """Whether the statement is only what another says: its speaker does not go on speaking."""
    return any(
        d is not draft and d.content and d.content[0] <= draft.trigger[0] and draft.trigger[1] <= d.content[1]
        for d in told
    )


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
            held = draft if draft.channel not in draft.who else None
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
    tokens = draft.passage.tokens_at(mine)
    is_pronoun = bool(tokens) and all(t.pos_ in {"PRON", "PUNCT"} for t in tokens)
    return is_pronoun or word in doc.text[theirs[0] - offset : theirs[1] - offset]


def with_answers(drafts: Sequence[Draft], lexicon: StatementLexicon) -> list[Draft]:
    """The drafts; an answer knows the statement that it points back to, by a noun for it or by having no words of its own.

    A denial without content of its own takes that of the statement that it answers.
    """
    found: list[Draft] = []
    for draft in drafts:
        if draft.answer and (draft.content is None or draft.content[1] <= draft.trigger[0]):
            near = (d for d in reversed(found) if d.content and _is_near(d, draft))
            inside = (d for d in reversed(drafts) if d.content and _is_told_in(d, draft))
            said = next(near, None) if draft.content is None else next(inside, None)
            if said is None:
                found += [draft] if draft.content is not None else []
                continue
            why = [Reason(field, "answered", (said.trigger,)) for field in _ANSWERED]
            content = replace(draft, content=said.content, to_whom=said.who, why=instead(draft.why, *why))
            draft = replace(content, answered=(said.trigger,))
        elif draft.answer:
            said = _pointed_back_to(draft, found, lexicon)
            draft = _answering(draft, said) if said else draft
        found.append(draft)
    return found


def _answering(draft: Draft, said: Draft) -> Draft:
    """The answer to that statement; spoken to its speaker when the answer names nobody else."""
    if draft.to_whom or not said.who:
        return replace(draft, answered=(said.trigger,))
    why = Reason("to_whom", "answered", (said.trigger,))
    return replace(draft, answered=(said.trigger,), to_whom=said.who, why=instead(draft.why, why))


def _is_told_in(earlier: Draft, draft: Draft) -> bool:
    """Whether the statement is made in the clause that the answer stands behind."""
    return draft.content is not None and draft.content[0] <= earlier.trigger[0] < draft.trigger[0]


def _is_near(earlier: Draft, draft: Draft) -> bool:
    """Whether the statement stands in the same paragraph, or right before it."""
    return earlier.passage is draft.passage or 0 < draft.trigger[0] - earlier.trigger[0] < _WITHIN_REACH


def _pointed_back_to(draft: Draft, earlier: Sequence[Draft], lexicon: StatementLexicon) -> Draft | None:
    """The last statement by somebody else of the act that the content's noun stands for: "these accusations"."""
    tokens = draft.passage.tokens_in(draft.content) if draft.content else []
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside), None)
    if head is not None and _is_new(head):
        return None
    acts = (
        lexicon.anaphors.get(head.lemma_.lower(), frozenset())
        if head is not None and head.pos_ == "NOUN"
        else frozenset()
    )
    near = (d for d in reversed(earlier) if d.type in acts and d.who != draft.who and _is_near(d, draft))
    return next(near, None)


def _is_new(noun: Token) -> bool:
    """Whether a noun without an article is described, so that it stands for nothing told before: "denied abuse claims"."""
    kinds = {child.dep_ for child in noun.children}
    return "det" not in kinds and bool(kinds & {"compound", "nmod", "amod", "acl"}) and "nmod:poss" not in kinds


def order_of(draft: Draft) -> tuple[int, int]:
    """What puts statements in the order of their words."""
    behind = bool(draft.answer) and draft.content is not None and draft.content[1] <= draft.trigger[0]
    return (draft.content[0] if draft.content and not behind else draft.trigger[0]), draft.trigger[0]
