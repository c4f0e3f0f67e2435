"""When a fact holds: a time of its own clause, else the only one of its sentence that tells of the same.

A statement also has the time of what says it ("according to a release published on Friday"). Neither that time nor the one
at which something is said dates the event told, unless the sentence opens with it or the event is the occasion ("said on
Friday during a visit").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.fact import When
from depeche.facts.passage import Passage, Span
from depeche.facts.reach import Reach, top_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: How many words may stand between what says it and its time: "a statement [released late on] Friday".
_WORDS = 4
#: How many characters on an event is told again: about two sentences.
_NEXT = 400
#: How many tokens into a sentence a time opens it.
_OPENING = 3
_VERBAL = frozenset({"VERB", "AUX"})
_SUBJECT = frozenset({"nsubj", "nsubj:pass"})
_PASSING = frozenset({"acl:relcl", "acl", "amod"})
#: PLOVER's material conflict: what is told of it in one go is of one time.
_FORCE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_COMPLETING = frozenset({"ccomp", "xcomp"})
_STOPS = frozenset(',;:.«»"“”()')

_Key = tuple[int, int, str]  #: the passage's offset, the head and the kind of a draft
_Sentence = tuple[int, int]  #: the passage's offset and the index of the sentence's first token


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression in its sentence."""

    span: Span
    token: Token
    value: str
    opens: bool  #: it opens the sentence: "On Friday, …"


@dataclass(frozen=True, slots=True)
class Whens:
    """The times of an article by sentence, and what each draft reaches."""

    times: Mapping[_Sentence, tuple[Dated, ...]]
    reach: Reach
    spoken: Mapping[Span, Draft]  #: the times at which something is said, or that date what says it, with the statement
    named: Mapping[
        Span, int
    ]  #: the times right behind the noun of an event ("the attack, on Friday, on"), with its head
    occasions: frozenset[str]  #: words before the noun of an event at which something is said
    told: Mapping[_Key, Span] = field(default_factory=dict)  #: the times that drafts have from an earlier one

    def of(self, draft: Draft) -> tuple[str, tuple[Span, ...]]:
        """At most one time, and which rule found it: the draft's own, else that of an earlier telling or of its source."""
        found = self.in_sentence(draft)
        if found[1]:
            return found
        told = self.told.get(_key(draft))
        return ("other_telling", (told,)) if told else ("", ())

    def in_sentence(self, draft: Draft) -> tuple[str, tuple[Span, ...]]:
        """At most one time of the draft's sentence, and which rule found it."""
        times = _in_sentence(self.times, draft)
        own = self._own(times, draft)
        if own is not None:
            return "own_clause", (own.span,)
        if draft.kind == "statement":
            above = [t for t in times if _dates_deed_above(t, draft)]
            return ("sentence", (above[0].span,)) if len({t.value for t in above}) == 1 else ("", ())
        near = [t for t in times if self._is_near(t, draft)]
        return ("sentence", (near[0].span,)) if len({t.value for t in near}) == 1 else ("", ())

    def dates_source(self, span: Span, draft: Draft) -> bool:
        """Whether that time of the statement dates what says it."""
        return any(t.span == span and _is_of_source(t, draft) for t in _in_sentence(self.times, draft))

    def _own(self, times: Sequence[Dated], draft: Draft) -> Dated | None:
        named = next((t for t in times if self.named.get(t.span) == draft.head), None)
        if named is not None:
            return named
        found = _nearest([t for t in times if t.span not in self.named], draft, self.reach)
        if found is None and draft.kind == "statement":
            found = next((t for t in times if _is_of_source(t, draft)), None)
        return found

    def _is_near(self, time: Dated, draft: Draft) -> bool:
        """Whether the time of another clause dates the event too."""
        if time.span in self.named:
            return False
        statement = self.spoken.get(time.span)
        if statement is None:
            return _opens_for(time, draft) or (time.token.head.pos_ in _VERBAL and self.reach.near(time.token, draft))
        occasion = self._is_occasion(draft, statement)
        if _is_said(draft.trigger, statement) or _completes(draft, statement):
            return time.opens and occasion
        return occasion or _opens_for(time, draft)

    def _is_occasion(self, draft: Draft, statement: Draft) -> bool:
        """Whether the statement is made in the course of the event ("on a visit to")."""
        head = draft.passage.doc[draft.head]
        cases = {child.lower_ for child in (head.head, *head.children) if child.dep_ in {"case", "advmod"}}
        return bool(cases & self.occasions) and any(above.i == statement.head for above in head.ancestors)


def _dates_deed_above(time: Dated, draft: Draft) -> bool:
    """Whether the time is that of what the speaker did while saying it: "marched ON FRIDAY, demanding …"."""
    head = draft.passage.doc[draft.head]
    forms = head.morph.get("VerbForm", [])
    saying = head.dep_ == "advcl" and ("Ger" in forms or ("Part" in forms and "Pres" in head.morph.get("Tense", [])))
    own = any(c.dep_ in _SUBJECT or c.dep_ in {"aux", "mark"} for c in head.children)
    if ".." in time.value:
        return False
    return saying and not own and head.i > head.head.i and time.token.head.i == head.head.i


def find_whens(
    whens: Mapping[Span, When],
    passages: Sequence[Passage],
    drafts: Sequence[Draft],
    reach: Reach,
    occasions: frozenset[str],
) -> Whens:
    """The times of the article that can date a fact."""
    times: dict[_Sentence, list[Dated]] = {}
    for span in sorted(whens):
        passage = next((p for p in passages if p.holds(span[0])), None)
        token = top_of(passage.tokens_in(span)) if passage else None
        if passage is not None and token is not None:
            dated = Dated(span, token, whens[span].value, _opens(span, token, passage))
            times.setdefault((passage.offset, token.sent.start), []).append(dated)
    by_sentence = {key: tuple(found) for key, found in times.items()}
    named = dict(_named(by_sentence, drafts))
    found = Whens(by_sentence, reach, dict(_spoken(by_sentence, drafts, reach, named)), named, occasions)
    return replace(found, told=dict(_told(found, sorted(drafts, key=lambda d: d.trigger))))


def _told(whens: Whens, drafts: Sequence[Draft]) -> Iterable[tuple[_Key, Span]]:
    """The time of each draft that goes on with what one of the sentences right before told and dated.

    An event is told again by the same word; force goes on where a pronoun still speaks of those at it ("they fired"), and
    with it what is told of the same kind in the same sentence; a statement is made again by the same paper ("the release
    said").
    """
    dated: dict[tuple[str, ...], tuple[Draft, Span]] = {}
    for draft in drafts:
        own = whens.in_sentence(draft)[1]
        words = _words_of(draft)
        if own and (draft.kind == "event" or whens.dates_source(own[0], draft)):
            dated |= {word: (draft, own[0]) for word in words if word != _sentence_word(draft)}
            continue
        earlier = next((dated[w] for w in words if w in dated and _goes_on(draft, w, *dated[w], whens)), None)
        if not own and earlier:
            dated[_sentence_word(draft)] = earlier
            yield _key(draft), earlier[1]


def _words_of(draft: Draft) -> tuple[tuple[str, ...], ...]:
    """What a draft may be told again by, the surest first."""
    if draft.kind == "statement":
        paper = _paper(draft)
        return ((paper,),) if paper else ()
    kinds = ((draft.type,), _sentence_word(draft)) if draft.type in _FORCE else ()
    return ((draft.type, lemma_of(draft)), *kinds)


def _sentence_word(draft: Draft) -> tuple[str, ...]:
    sentence = draft.passage.doc[draft.head].sent.start
    return draft.type, str(draft.passage.offset), str(sentence)


def _goes_on(draft: Draft, word: tuple[str, ...], earlier: Draft, time: Span, whens: Whens) -> bool:
    """Whether the draft goes on with the earlier one."""
    if word == _sentence_word(draft):
        return True
    if len(word) > 1 or draft.kind == "statement":
        return follows(draft, earlier)
    value = next(t.value for times in whens.times.values() for t in times if t.span == time)
    return ".." not in value and follows(draft, earlier) and speaks_of_them(draft)


def speaks_of_them(draft: Draft) -> bool:
    """Whether a pronoun stands for those who do it or whom it befalls."""
    tokens = [token for span in (*draft.who, *draft.to_whom) for token in draft.passage.tokens_in(span)]
    return any(t.pos_ == "PRON" and "Rel" not in t.morph.get("PronType", []) for t in tokens)


def follows(draft: Draft, earlier: Draft) -> bool:
    """Whether the draft stands in the earlier one's section, an event in one of the next sentences."""
    near = draft.kind == "statement" or draft.trigger[0] - earlier.trigger[1] <= _NEXT
    return near and draft.passage.section == earlier.passage.section


def lemma_of(draft: Draft) -> str:
    """The lemma of the trigger; of a light verb's event it is the noun's."""
    head = top_of(draft.passage.tokens_in(draft.trigger)) or draft.passage.doc[draft.head]
    return head.lemma_.lower()


def _paper(draft: Draft) -> str:
    """The noun for the paper that a statement is made in; empty where there is none."""
    head = top_of(draft.passage.tokens_in(draft.channel)) if draft.channel else None
    return head.lemma_.lower() if head is not None and head.pos_ == "NOUN" else ""


def _key(draft: Draft) -> _Key:
    return draft.passage.offset, draft.head, draft.kind


def _completes(draft: Draft, statement: Draft) -> bool:
    """Whether the event is told in the clause that completes the statement's verb: "accuses it of supplying"."""
    for token in (draft.passage.doc[draft.head], *draft.passage.doc[draft.head].ancestors):
        if token.i == statement.head:
            return False
        if token.dep_ in _COMPLETING or "Inf" in token.morph.get("VerbForm", []):
            return True
    return False


def _opens_for(time: Dated, draft: Draft) -> bool:
    """Whether the time opens the sentence and the event is not told of somebody in passing ("who had attacked")."""
    head = draft.passage.doc[draft.head]
    passing = any(above.dep_ in _PASSING for above in (head, *head.ancestors))
    return time.opens and (not passing or time.token.head.i == time.token.i)


def _opens(span: Span, token: Token, passage: Passage) -> bool:
    """Whether the time stands first in its sentence, set off by a comma."""
    first = passage.tokens_in(span)[0]
    behind = passage.doc.text[span[1] - passage.offset :].lstrip()
    return first.i - token.sent.start < _OPENING and behind.startswith(",")


def _named(times: Mapping[_Sentence, tuple[Dated, ...]], drafts: Sequence[Draft]) -> Iterable[tuple[Span, int]]:
    """The times right behind the noun of an event, with the event's head."""
    for draft in drafts:
        head = draft.passage.doc[draft.head]
        if draft.kind != "event" or head.pos_ != "NOUN":
            continue
        for time in _in_sentence(times, draft):
            between = _between(draft, draft.trigger[1], time)
            if between is not None and between.strip() in {"", ","} and not time.opens:
                yield time.span, draft.head


def _spoken(
    times: Mapping[_Sentence, tuple[Dated, ...]], drafts: Sequence[Draft], reach: Reach, named: Mapping[Span, int]
) -> Iterable[tuple[Span, Draft]]:
    for draft in drafts:
        if draft.kind == "statement":
            found = [t for t in _in_sentence(times, draft) if t.span not in named]
            own = _nearest(found, draft, reach)
            yield from ((t.span, draft) for t in found if t is own or _is_of_source(t, draft))


def _in_sentence(times: Mapping[_Sentence, tuple[Dated, ...]], draft: Draft) -> list[Dated]:
    """The times of the draft's sentence that do not stand in what the statement says."""
    found = times.get((draft.passage.offset, draft.passage.doc[draft.head].sent.start), ())
    return [t for t in found if not _is_said(t.span, draft)]


def _is_said(span: Span, draft: Draft) -> bool:
    return draft.content is not None and draft.content[0] <= span[0] < draft.content[1]


def _nearest(times: Iterable[Dated], draft: Draft, reach: Reach) -> Dated | None:
    """The time that hangs nearest to the draft's predicate in its clause; none that only describes who says it."""
    ways = []
    for time in times:
        way = reach.way(time.token, draft)
        if way is None or (draft.kind == "statement" and any(t.dep_ in _SUBJECT for t in way)):
            continue
        ways.append((len(way), abs(time.span[0] - draft.trigger[0]), time))
    return min(ways, key=lambda row: row[:2])[2] if ways else None


def _is_of_source(time: Dated, draft: Draft) -> bool:
    """Whether the time dates the speaker's paper or post: it stands in or right behind the noun for it."""
    sources = [*draft.who, *draft.according_to, *([draft.channel] if draft.channel else [])]
    return any(_is_right_behind(time, source, draft) for source in sources)


def _is_right_behind(time: Dated, source: Span, draft: Draft) -> bool:
    head = top_of(draft.passage.tokens_in(source))
    if head is None or head.pos_ == "PROPN" or time.span[0] < source[0]:
        return False
    between = _between(draft, source[1], time)
    return between is None or (len(between.split()) <= _WORDS and not _STOPS & set(between))


def _between(draft: Draft, end: int, time: Dated) -> str | None:
    """The words from there to the time; None when it stands before."""
    offset = draft.passage.offset
    return draft.passage.doc.text[end - offset : time.span[0] - offset] if time.span[0] >= end else None
