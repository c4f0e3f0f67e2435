"""According to whom: what is told inside a statement is credited to its speaker, and denied where a denial answers it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.passage import Span
from depeche.facts.phrases import has
from depeche.facts.reasons import Reason, instead
from depeche.facts.sites import ClauseWords

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: What is demanded, threatened or promised is the statement's content, not a second event (facts GUIDE).
_UNREAL = frozenset({"REQUEST", "THREATEN", "AGREE"})
#: Speech acts that vouch for what they tell; praise or refusal only speaks of it.
_VOUCHING = frozenset({"SAY", "ACCUSE", "DENY", *_UNREAL})

#: A pronoun stands for a speaker named at most this many characters before.
_REACH = 900
#: Statements are looked up by stretches of this many characters.
_STRETCH = 500
#: Words of a source that is quoted in turn.
_LONGEST = 18


def attribute(
    drafts: Sequence[Draft], statements: Sequence[Draft], is_pronoun: Callable[[Span], bool], words: ClauseWords
) -> list[Draft]:
    """The drafts with ``according_to`` and ``status`` as the statements around them settle it; unreal events left out.

    The innermost statement whose content holds the trigger tells it. A speaker named by a pronoun is credited by the
    words that last named one.
    """
    kept, told = [], Told(statements)
    for draft in drafts:
        teller = _teller(draft, told)
        if teller is None:
            kept.append(_on_hearsay(draft, told, is_pronoun))
        elif draft.kind == "event" and teller.type in _UNREAL:
            if not _is_asked_for(draft, words):
                kept.append(draft)
        elif teller.status != "did_not_happen" and (draft.kind == "event" or not _is_own(draft, teller, is_pronoun)):
            kept.append(_credited(draft, teller, told, is_pronoun, words.quoting))
        else:
            kept.append(draft)
    return kept


def _on_hearsay(draft: Draft, told: Told, is_pronoun: Callable[[Span], bool]) -> Draft:
    """The draft, credited to the source right before it where its perfect stays in the conditional of what is only heard.

    "Selon le procureur, il a tiré deux fois. Il AURAIT ensuite FUI."
    """
    carriers = (c for c in draft.passage.doc[draft.head].children if c.dep_.startswith("aux"))
    perfect = next((c for c in carriers if has(c, "Mood=Cnd")), None)
    if draft.kind != "event" or draft.status != "possible" or draft.according_to or perfect is None:
        return draft
    source = next((s for s in told.before(draft.trigger) if s.passage is draft.passage), None)
    if source is None or source.type not in _VOUCHING - _UNREAL or not _goes_on_to(source, draft):
        return draft
    told_by = Reason("according_to", "carried_on", (source.trigger, draft.passage.span_of([perfect])))
    status = Reason("status", "conditional_told", (draft.passage.span_of([perfect]),))
    who = _named(source, told, is_pronoun)
    return replace(draft, according_to=who, status="happened", why=(*instead(draft.why, status), told_by))


def _goes_on_to(source: Draft, draft: Draft) -> bool:
    """Whether nothing but sentences of the same conditional stands between the statement and the draft's sentence."""
    doc = draft.passage.doc
    end = max(source.evidence[1], source.content[1] if source.content else 0)
    own = doc[draft.head].sent.start
    between = [t for t in draft.passage.tokens_in((end, draft.passage.offset + doc[own].idx)) if not t.is_punct]
    sentences = {t.sent.start for t in between if t.i < own}
    return all(any(has(t, "Mood=Cnd") for t in doc[start].sent) for start in sentences)


def with_own_speakers(statements: Sequence[Draft], is_pronoun: Callable[[Span], bool]) -> list[Draft]:
    """The statements; of "the minister said he believes" the speaker is the minister, and nobody vouches for him."""
    return [
        replace(s, who=s.according_to, according_to=())
        if s.who and s.according_to and all(map(is_pronoun, s.who)) and _governs(s.according_to[0], s)
        else s
        for s in statements
    ]


def _governs(source: Span, statement: Draft) -> bool:
    """Whether the source is the subject of a verb above the statement's."""
    tokens = statement.passage.tokens_in(source)
    above = {t.i for t in statement.passage.doc[statement.head].ancestors}
    return any(t.dep_ == "nsubj" and t.head.i in above for t in tokens)


def _is_own(statement: Draft, teller: Draft, is_pronoun: Callable[[Span], bool]) -> bool:
    """Whether one speaker says both ("he said he believes"), or the one only answers what the other says."""
    same = bool(set(statement.who) & set(teller.who)) or all(map(is_pronoun, statement.who))
    return same or (statement.type == "DENY" and statement.content == teller.content)


def _is_asked_for(draft: Draft, words: ClauseWords) -> bool:
    """Whether the event is what is demanded or promised, and not something real that is mentioned with it.

    Real are participles and relatives ("the planes bombing the town"), and what dates the demand ("lors d'une réunion").
    """
    token = draft.passage.doc[draft.head]
    for above in (token, *token.ancestors):
        if above.pos_ in {"NOUN", "PROPN"} and _is_dated(above, words):
            return False
        if above.dep_ in {"acl", "acl:relcl"} and "Inf" not in above.morph.get("VerbForm", []):
            return False
        if above.pos_ in {"VERB", "AUX"}:
            return True
    return True


def _is_dated(noun: Token, words: ClauseWords) -> bool:
    """Whether a word of time stands right before the noun's phrase."""
    first = noun.left_edge.i
    before = noun.doc[max(0, first - 2) : noun.i]
    return any(t.lower_ in words.temporal for t in before)


class Told:
    """The statements of an article, found by a place that their content holds."""

    def __init__(self, statements: Sequence[Draft]) -> None:
        self._in_order = sorted((s for s in statements if s.who), key=lambda s: s.trigger)
        self._by_stretch: dict[int, list[Draft]] = {}
        for statement in statements:
            if statement.content:
                for stretch in range(statement.content[0] // _STRETCH, statement.content[1] // _STRETCH + 1):
                    self._by_stretch.setdefault(stretch, []).append(statement)

    def around(self, span: Span) -> list[Draft]:
        """The statements whose content holds the span."""
        here = self._by_stretch.get(span[0] // _STRETCH, ())
        return [s for s in here if s.content and _inside(span, s.content)]

    def before(self, trigger: Span) -> Iterator[Draft]:
        """The statements with a speaker that are triggered within reach before that, the nearest first."""
        for place in range(bisect_left(self._in_order, trigger, key=lambda s: s.trigger) - 1, -1, -1):
            if trigger[0] - self._in_order[place].trigger[0] >= _REACH:
                return
            yield self._in_order[place]


def _teller(draft: Draft, told: Told) -> Draft | None:
    around = [s for s in told.around(draft.trigger) if _tells(s, draft)]
    return min(around, key=_content_length, default=None)


def _tells(statement: Draft, draft: Draft) -> bool:
    """Whether the statement, whose content holds the draft's trigger, tells the draft: it does not hold its speaker."""
    content = statement.content
    if content is None or draft.trigger == statement.trigger or statement.type not in _VOUCHING:
        return False
    return not any(_inside(span, content) for span in statement.who)


def _content_length(statement: Draft) -> int:
    return statement.content[1] - statement.content[0] if statement.content else 0


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _credited(
    draft: Draft, teller: Draft, told: Told, is_pronoun: Callable[[Span], bool], quoting: frozenset[str]
) -> Draft:
    speakers = (*_named(teller, told, is_pronoun), *_quoted(teller, quoting))
    source = _teller(teller, told) if draft.kind == "event" else None
    if source is not None and not _is_own(teller, source, is_pronoun):
        speakers = (*speakers, *_named(source, told, is_pronoun))
    speakers = tuple(span for span in dict.fromkeys(speakers) if span not in draft.according_to)
    denials = (s for s in told.around(draft.trigger) if _denies(s))
    denial = next(denials, None) if draft.kind == "event" and draft.status in {"happened", "ongoing"} else None
    why = [*draft.why]
    if speakers:
        by = "told_in" if set(speakers) <= set(teller.who) else "told_in_by_pronoun"
        why.append(Reason("according_to", by, (teller.trigger,)))
    if denial is not None:
        why = [*instead(why, Reason("status", "denied_by", (denial.trigger,)))]
    return replace(
        draft,
        according_to=(*draft.according_to, *speakers),
        status="denied" if denial is not None else draft.status,
        why=tuple(why),
    )


def _quoted(teller: Draft, quoting: frozenset[str]) -> tuple[Span, ...]:
    """Whom the teller quotes in turn, right behind its name: "according to Yonhap, quoting the agency KCNA, …"."""
    named = teller.passage.tokens_at(teller.who[-1]) if teller.who else []
    doc, at = teller.passage.doc, named[-1].i + 1 if named else 0
    if not 0 < at < len(doc) - 2 or doc[at].text != "," or doc[at + 1].lower_ not in quoting:
        return ()
    end = next((i for i in range(at + 2, min(len(doc), at + _LONGEST)) if doc[i].text == ","), 0)
    return (teller.passage.span_of(doc[at + 2 : end]),) if end > at + 2 else ()


def _denies(statement: Draft) -> bool:
    """Whether the statement is a denial, and was made."""
    return statement.type == "DENY" and statement.status != "did_not_happen"


def _named(teller: Draft, told: Told, is_pronoun: Callable[[Span], bool]) -> tuple[Span, ...]:
    """The teller's speakers; for a pronoun those of the statement before it in the article."""
    if not teller.who or not all(is_pronoun(span) for span in teller.who):
        return teller.who
    before = (s for s in told.before(teller.trigger) if not (teller.content and _inside(s.trigger, teller.content)))
    last = next((s for s in before if not any(map(is_pronoun, s.who))), None)
    return last.who if last is not None else teller.who


def with_last_naming(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """The drafts; who is credited from outside a draft's evidence is quoted where those words last stood before it.

    So a reader has met the speaker: in the first of two quoted sentences before "said KCNA" that is an earlier "KCNA".
    """

    def last(span: Span, draft: Draft) -> Span:
        return span if _inside(span, draft.evidence) else _last_before(text, span, draft.evidence[0])

    def named(draft: Draft) -> Draft:
        told = tuple(last(span, draft) for span in draft.according_to)
        return draft if told == draft.according_to else replace(draft, according_to=told)

    return [named(draft) for draft in drafts]


def _last_before(text: str, span: Span, end: int) -> Span:
    """Where the span's words last stand, as whole words, before that end; the span itself when nowhere."""
    words = text[slice(*span)]
    at = text.rfind(words, 0, end)
    while at >= 0:
        after = at + len(words)
        if not text[at - 1 : at].isalnum() and not text[after : after + 1].isalnum():
            return at, after
        at = text.rfind(words, 0, after - 1)
    return span
