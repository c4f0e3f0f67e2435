"""Judgements: what a cue says that something is — "called the ruling dangerous", "qualifie le texte de mascarade"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.cues import Found
from depeche.facts.statements.ends import Stretch, trimmed
from depeche.facts.statements.frames import openers_of
from depeche.facts.statements.lexicon import Cue, StatementLexicon

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_PARTS = frozenset({"obj", "xcomp", "ccomp", "dep", "appos", "iobj"})
_BREAKS = frozenset({",", ";", ":", "–", "—"})
_THINGS = frozenset({"NOUN", "PROPN", "PRON"})


def judged_in(found: Found, cue: Cue, lexicon: StatementLexicon) -> Stretch | None:
    """The thing judged and what it is said to be; None where nothing is said of it ("called a meeting")."""
    verb, last = found.head, found.words[-1].i
    before = {slot.partition(":")[2] for slot in cue.complements if slot.startswith("obl:")} - lexicon.judged_as
    things = [c for c in verb.children if c.i > last and c.dep_ == "obl" and openers_of(c) & before][:1]
    parts = [*things, *(c for c in verb.children if c.i > last and c not in things and _is_part(c, lexicon))]
    parts.sort(key=lambda part: part.i)
    if not parts or (before and not things and "obj" not in cue.complements):
        return None
    doc, start = verb.doc, max(parts[0].left_edge.i, last + 1)
    start += parts[0] in things  # "referred to | the plan as …"
    end = max(p.right_edge.i for p in parts) + 1
    end = next((i for i in range(start + 1, end) if doc[i].text in _BREAKS), end)
    end = _past_quotation(parts[0], end)
    marks = [t for t in doc[start:end] if t.is_quote]
    quoted = bool(marks) and marks[0].i > start
    several = len([p for p in parts if p.i < end]) > 1
    joined = any(_is_linked(t, lexicon) or _is_said_of(t, lexicon) for t in parts[0].children)
    if not (several or quoted or joined or _sees_in(verb, lexicon) or _judges_relative(verb, parts[0], lexicon)):
        return None
    if len(marks) % 2 and end < len(doc) and doc[end].is_quote:
        end += 1
    return trimmed(verb, (start, end))


def _past_quotation(thing: Token, end: int) -> int:
    """The end, behind the quotation that begins right behind the thing: 'called the day "a feast that unites us"'."""
    doc, opens = thing.doc, thing.right_edge.i + 1
    if opens >= len(doc) or not doc[opens].is_quote:
        return end
    closing = next((i for i in range(opens + 1, thing.sent.end) if doc[i].is_quote), None)
    return end if closing is None else max(end, closing + 1)


def _is_part(token: Token, lexicon: StatementLexicon) -> bool:
    subject = any(c.dep_ == "nsubj" for c in token.children)
    if token.dep_.startswith(("obl", "advcl")):
        return _is_linked(token, lexicon) or _is_bare(token, lexicon)
    return token.dep_ in _PARTS and not subject and not _is_to_do(token, lexicon)


def _is_to_do(token: Token, lexicon: StatementLexicon) -> bool:
    """Whether an infinitive says what the thing is called on to do: "appelle les habitants | à rester chez eux"."""
    kinds = {c.dep_ for c in token.children if c.i < token.i}
    doing = has(token, "VerbForm=Inf") and "cop" not in kinds
    return doing and "mark" in kinds and not _is_linked(token, lexicon)


def _is_bare(token: Token, lexicon: StatementLexicon) -> bool:
    """Whether a noun with "a" and no preposition, which is no time, stands behind the thing: "her vote | a mistake"."""
    kinds = {c.dep_ for c in token.children if c.i < token.i}
    indefinite = any(c.dep_ == "det" and has(c, "Definite=Ind") for c in token.children)
    return token.pos_ == "NOUN" and indefinite and "case" not in kinds and token.lemma_ not in lexicon.occasions


def _is_linked(token: Token, lexicon: StatementLexicon) -> bool:
    """Whether the word that joins a judgement to its thing stands before the phrase."""
    openers = (c for c in token.children if c.dep_ in {"case", "mark"})
    return any(not lexicon.judged_as.isdisjoint((c.lower_, c.lemma_.lower())) for c in openers)


def _judges_relative(verb: Token, part: Token, lexicon: StatementLexicon) -> bool:
    """Whether a relative stands for the thing, so that what is behind the verb judges it: "what officials called | an ambush"."""
    before = verb.doc[min(verb.head.i, verb.left_edge.i) : verb.i]
    opens = any(
        (has(t, "PronType=Rel") and t.pos_ == "PRON") or (t.dep_ == "mark" and t.lower_ in lexicon.complementizers)
        for t in before
    )
    own = any(c.dep_ == "nsubj" and c.i < verb.i and not has(c, "PronType=Rel") for c in verb.children)
    return verb.dep_ == "acl:relcl" and opens and own and part.dep_ in {"obj", "xcomp"} and part.pos_ != "PRON"


def _is_said_of(token: Token, lexicon: StatementLexicon) -> bool:
    """Whether an adjective of judgement behind the thing is what it is said to be: "juge la mesure | inutile"."""
    if token.dep_ != "amod" or token.i < token.head.i or token.pos_ not in {"ADJ", "VERB"}:
        return False
    lemmas = {token.lemma_.lower(), lexicon.lemmas.lemma(token.text, "ADJ")}
    return bool(lemmas & (lexicon.blame | lexicon.praise))


def _sees_in(verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether the verb has a clitic for what its object is said to be: "l'opposition Y voit une provocation"."""
    return any(c.lower_ in lexicon.seen_in and c.i < verb.i and c.pos_ == "PRON" for c in verb.children)


def _said_first(tokens: Sequence[Token]) -> list[Token]:
    """The adjective before the thing that it is said of: "a jugé INACCEPTABLE le geste du maire"."""
    words = [t for t in tokens if not t.is_quote]
    first = next((n for n, t in enumerate(words) if t.pos_ == "DET"), 0)
    return words[:first] if any(t.pos_ in {"ADJ", "VERB"} for t in words[:first]) else []


def act_of(cue: Cue, content: Stretch, found: Found, lexicon: StatementLexicon) -> str:
    """The speech act: blame or praise by the words of the judgement, else the cue's own."""
    tokens = list(found.head.doc[content[0] : content[1]])
    thing = next((n for n, t in enumerate(tokens) if t.pos_ in _THINGS), -1)
    judging = tokens if _sees_in(found.head, lexicon) else [*tokens[thing + 1 :], *_said_first(tokens)]
    lemmas = {t.lemma_.lower() for t in judging} | {lexicon.lemmas.lemma(t.text, "ADJ") for t in judging}
    if lemmas & lexicon.blame:
        return "ACCUSE"
    return "SUPPORT" if lemmas & lexicon.praise else cue.type
