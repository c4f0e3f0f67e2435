"""Find statements in parsed passages: from quotations to their cues, from cues to what they report, from sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.fact import Answer, Status
from depeche.facts.passage import Passage, Span
from depeche.facts.phrases import phrase_of
from depeche.facts.statements.channels import channel_of
from depeche.facts.statements.cues import Cue, StatementLexicon
from depeche.facts.statements.frames import (
    addressees_of,
    clause_tokens,
    content_clause,
    cue_of,
    is_passive,
    outside,
    reported_by_parataxis,
    speakers_of,
)
from depeche.facts.statements.quotations import Quotation, quotations_in

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Words between a quotation and its cue.
_NEAR_AFTER = 6
_NEAR_BEFORE = 24
#: A source this near the beginning of its sentence speaks what follows; a later one what stands before.
_OPENING = 4
#: A shorter quotation without a verb is a name or irony, not speech.
_LEAST_QUOTED = 3
_ANSWERS: dict[str, Answer] = {"DENY": "denies", "REJECT": "rejects"}


@dataclass(frozen=True, slots=True)
class _Scene:
    """One passage with its quotations and the verbs in it that are cues."""

    passage: Passage
    lexicon: StatementLexicon
    quotations: tuple[Quotation, ...]
    cues: dict[int, Cue]

    def quoted(self, token: Token) -> bool:
        return any(q.inner[0] <= token.idx < q.inner[1] for q in self.quotations)

    def span(self, tokens: Sequence[Token]) -> Span:
        return self.passage.span_of(tokens)


def find_statements(passages: Sequence[Passage], lexicon: StatementLexicon) -> tuple[Draft, ...]:
    """The statements of the passages in order; a quotation without a cue goes on the speaker's last one."""
    found: list[Draft] = []
    for passage in passages:
        scene = _scene(passage, lexicon)
        drafts = [*_quoted(scene, found[-1] if found else None), *_sources(scene)]
        taken = {d.head for d in drafts}
        drafts += [d for d in _reported(scene, drafts) if d.head not in taken]
        found.extend(sorted(drafts, key=lambda d: d.trigger))
    return tuple(_with_answers(found))


def _scene(passage: Passage, lexicon: StatementLexicon) -> _Scene:
    quotations = tuple(quotations_in(passage.doc.text))
    cues = {t.i: cue for t in passage.doc if t.pos_ in {"VERB", "AUX"} and (cue := cue_of(t, lexicon))}
    return _Scene(passage, lexicon, quotations, cues)


def _quoted(scene: _Scene, before: Draft | None) -> Iterator[Draft]:
    """One statement for each quotation that has a cue, or that goes on the one before."""
    last = before
    for quotation in scene.quotations:
        if not _speaks(scene, quotation):
            continue
        verb = _cue_near(scene, quotation)
        draft = _direct(scene, quotation, verb) if verb is not None else _continued(scene, quotation, last)
        if draft is not None:
            last = draft
            yield draft


def _speaks(scene: _Scene, quotation: Quotation) -> bool:
    tokens = _tokens(scene, quotation.inner)
    words = [t for t in tokens if not t.is_punct]
    return len(words) > _LEAST_QUOTED or (len(words) > 1 and any(t.pos_ in {"VERB", "AUX"} for t in words))


def _tokens(scene: _Scene, span: Span) -> list[Token]:
    return [t for t in scene.passage.doc if span[0] <= t.idx and t.idx + len(t.text) <= span[1]]


def _cue_near(scene: _Scene, quotation: Quotation) -> Token | None:
    """The cue right after the quotation, else the nearest one before it in the same sentence."""
    doc = scene.passage.doc
    after = [t for t in doc if t.idx >= quotation.outer[1]][: _NEAR_AFTER + 2]
    for token in after:
        if token.text in {".", "!", "?", ";", ":"} or scene.quoted(token):
            break
        if token.i in scene.cues and _reports_back(scene, token, quotation):
            return token
    before = [t for t in doc if t.idx + len(t.text) <= quotation.outer[0]][-_NEAR_BEFORE:]
    for token in reversed(before):
        if token.text in {".", "!", "?"} or (scene.quoted(token) and token.i not in scene.cues):
            break
        if token.i in scene.cues and not scene.quoted(token) and not is_passive(token):
            return token
    return None


def _reports_back(scene: _Scene, verb: Token, quotation: Quotation) -> bool:
    """Whether the cue after a quotation belongs to it: nothing but its own words between them."""
    between = [t for t in scene.passage.doc if quotation.outer[1] <= t.idx < verb.idx and not t.is_punct]
    subject = {t.i for s in speakers_of(verb) for t in phrase_of(s)}
    return all(
        t.pos_ in {"AUX", "PRON", "ADV", "PART"} or t.i in subject or t.head.i == verb.i or t.pos_ == "SCONJ"
        for t in between
    )


def _direct(scene: _Scene, quotation: Quotation, verb: Token) -> Draft | None:
    cue = scene.cues[verb.i]
    before = quotation.outer[1] <= verb.idx
    speakers = speakers_of(verb, quoted_before=before)
    if not speakers:
        return None
    content: Span = quotation.inner
    if not before:
        content = _mixed(quotation, verb, cue)
    shifted = (content[0] + scene.passage.offset, content[1] + scene.passage.offset)
    return _draft(scene, verb, cue, speakers, shifted, confidence=0.9)


def _mixed(quotation: Quotation, verb: Token, cue: Cue) -> Span:
    """The quotation, widened to the clause that it stands in when words outside the marks are reported too."""
    clause = content_clause(verb, cue)
    if not clause:
        return quotation.inner
    start, end = clause[0].idx, clause[-1].idx + len(clause[-1].text)
    if start < quotation.outer[0] < end and quotation.outer[0] - start > 1:
        return (start, max(end, quotation.outer[1]))
    return quotation.inner


def _continued(scene: _Scene, quotation: Quotation, last: Draft | None) -> Draft | None:
    """The same speaker goes on: a quotation that is most of its sentence, near a statement before it."""
    if last is None or last.content is None or not last.who:
        return None
    inner = (quotation.inner[0] + scene.passage.offset, quotation.inner[1] + scene.passage.offset)
    tokens = _tokens(scene, quotation.inner)
    if len(tokens) < 5 or inner[0] - max(last.content[1], last.trigger[1]) > 400:
        return None
    sentence = tokens[0].sent
    others = [t for t in sentence if not t.is_punct and not quotation.outer[0] <= t.idx < quotation.outer[1]]
    if len(others) > 3 and sentence[0].idx < quotation.outer[0] - 20:
        return None
    return replace(
        last, passage=scene.passage, head=tokens[0].i, content=inner, evidence=inner, clause=inner, confidence=0.6
    )


def _sources(scene: _Scene) -> Iterator[Draft]:
    """After "selon" and "according to" stands the speaker; the rest of the sentence is what he says."""
    text = scene.passage.doc.text
    for pattern, quoted_only in ((scene.lexicon.sources, False), (scene.lexicon.quoted_sources, True)):
        for match in pattern.finditer(text):
            tokens = scene.passage.doc.char_span(*match.span(), alignment_mode="expand")
            if tokens is None or scene.quoted(tokens[0]):
                continue
            draft = _source(scene, list(tokens), quoted_only=quoted_only)
            if draft is not None:
                yield draft


def _source(scene: _Scene, preposition: list[Token], *, quoted_only: bool) -> Draft | None:
    doc, last = scene.passage.doc, preposition[-1]
    head = _source_head(preposition)
    if head is None:
        return None
    phrase = phrase_of(head)
    sentence = preposition[0].sent
    end = max(phrase[-1].i, last.i)
    opens = preposition[0].i - sentence.start < _OPENING
    rest = [t for t in sentence if (t.i > end if opens else t.i < preposition[0].i)]
    rest = _edges(rest)
    if len([t for t in rest if not t.is_punct]) < 3 or (quoted_only and not any(scene.quoted(t) for t in rest)):
        return None
    content = scene.span(rest)
    if quoted_only:
        inner = next((q.inner for q in scene.quotations if q.inner[0] >= rest[0].idx), None)
        content = (inner[0] + scene.passage.offset, inner[1] + scene.passage.offset) if inner else content
    trigger = scene.span(preposition)
    speaker = scene.span(phrase)
    evidence = (min(content[0], trigger[0]), max(content[1], speaker[1]))
    channel = channel_of(head, [head], scene.lexicon)
    return Draft(
        "statement", "SAY", scene.passage, doc[preposition[0].i].i, trigger, evidence, evidence, "happened",
        who=(speaker,), content=content, channel=scene.span(channel) if channel else None, cameo="010", confidence=0.8,
    )  # fmt: skip


def _source_head(preposition: list[Token]) -> Token | None:
    """The noun that the preposition governs."""
    first, last = preposition[0], preposition[-1]
    for token in (first.head, last.head):
        if token.i > last.i and token.pos_ in {"NOUN", "PROPN", "PRON"}:
            return token
    following = [t for t in first.doc[last.i + 1 : last.i + 7] if t.pos_ in {"NOUN", "PROPN", "PRON"}]
    return following[0] if following else None


def _edges(tokens: list[Token]) -> list[Token]:
    while tokens and (tokens[0].is_punct or tokens[0].is_space) and tokens[0].text not in {"«", "“", '"'}:
        tokens = tokens[1:]
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space) and tokens[-1].text not in {"»", "”", '"', "%", ")"}:
        tokens = tokens[:-1]
    return tokens


def _reported(scene: _Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Indirect speech: cues with a clause, an infinitive or a noun phrase that says what."""
    taken = {d.head for d in drafts if d.passage is scene.passage}
    for index, cue in scene.cues.items():
        verb = scene.passage.doc[index]
        if index in taken or cue.quote_only or scene.quoted(verb):
            continue
        content = content_clause(verb, cue)
        if not content:
            content = _beside(verb, cue)
        if not content or (cue.weak and not _is_clause(content)):
            continue
        speakers = speakers_of(verb, quoted_before=content[-1].i < verb.i)
        speakers = [s for s in speakers if not content[0].i <= s.i <= content[-1].i]
        if not speakers:
            continue
        yield _draft(scene, verb, cue, speakers, scene.span(content), confidence=0.7 if _is_clause(content) else 0.5)


def _beside(verb: Token, cue: Cue) -> list[Token]:
    """The clause that a reporting clause stands beside: "…, a indiqué l'armée"."""
    if "quote" not in cue.complements and "ccomp" not in cue.complements:
        return []
    reported = reported_by_parataxis(verb)
    if reported is None:
        return []
    if reported.i < verb.i and verb.dep_ in {"parataxis", "dep"}:
        below = {t.i for t in verb.subtree}
        return outside([t for t in reported.subtree if t.i not in below], verb)
    return clause_tokens(reported, verb)


def _is_clause(content: Sequence[Token]) -> bool:
    return any(t.pos_ in {"VERB", "AUX"} for t in content)


def _draft(scene: _Scene, verb: Token, cue: Cue, speakers: list[Token], content: Span, confidence: float) -> Draft:
    who = tuple(scene.span(phrase_of(s)) for s in speakers)
    trigger = scene.span(_trigger(verb))
    to_whom = tuple(scene.span(phrase_of(t)) for t in addressees_of(verb, cue) if scene.span(phrase_of(t)) != content)
    whole = scene.span(list(verb.sent))
    evidence = (min(trigger[0], content[0], *(w[0] for w in who)), max(trigger[1], content[1], *(w[1] for w in who)))
    if evidence[1] - evidence[0] > (whole[1] - whole[0]) + (content[1] - content[0]):
        evidence = (min(trigger[0], content[0]), max(trigger[1], content[1]))
    channel = channel_of(verb, speakers, scene.lexicon)
    return Draft(
        "statement", cue.type, scene.passage, verb.i, trigger, evidence, whole, _status(verb),
        who=who, to_whom=to_whom, content=content, channel=scene.span(channel) if channel else None,
        confidence=confidence, answer=_ANSWERS.get(cue.type),
    )  # fmt: skip


def _trigger(verb: Token) -> list[Token]:
    """The verb with its reflexive pronoun and auxiliary between, as one stretch."""
    reflexive = [c for c in verb.children if c.lemma_.lower() == "se" and c.i < verb.i]
    particle = [c for c in verb.children if c.dep_ == "compound:prt" and c.i == verb.i + 1]
    return list(verb.doc[(reflexive[0].i if reflexive else verb.i) : (particle[0].i if particle else verb.i) + 1])


def _status(verb: Token) -> Status:
    """A statement made has happened; one that is denied, announced or hoped for has not."""
    words = [verb, *(c for c in verb.children if c.dep_ in {"aux", "advmod", "cop"})]
    if any("Neg" in w.morph.get("Polarity", []) for w in words):
        return "did_not_happen"
    if any("Fut" in w.morph.get("Tense", []) for w in words):
        return "planned"
    return "happened"


def _with_answers(found: Sequence[Draft]) -> Iterator[Draft]:
    """A denial whose content is a pronoun ("ce que X nie") takes the content and the accusers of what it answers."""
    last: Draft | None = None
    for draft in found:
        if draft.type == "DENY" and last is not None and draft.content and draft.content[1] - draft.content[0] < 8:
            draft = replace(draft, content=last.content, to_whom=last.who)
        if draft.type == "ACCUSE":
            last = draft
        yield draft
