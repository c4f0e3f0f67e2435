"""Objects: what stands behind a cue as its object, whatever label the parse gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.cues import Found
from depeche.facts.statements.lexicon import StatementLexicon
from depeche.facts.statements.speakers import is_somebody

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_GERUNDS = frozenset({"xcomp", "ccomp", "advcl"})
#: Labels of what says in which state somebody is shown.
_STATES = frozenset({"obl", "xcomp", "advcl", "advmod", "acl", "ccomp"})


def object_of(found: Found) -> Token | None:
    """The object behind the cue, or what the preposition that ends the cue governs ("called for calm")."""
    last, head = found.words[-1], found.head
    if last.i != head.i and last.dep_ in {"case", "mark"} and last.head.i > last.i:
        return last.head
    behind = [c for c in head.children if c.i > head.i and c.pos_ != "PRON"]
    subject = any(c.dep_ == "nsubj" and c.i < head.i for c in head.children)
    stray = {"obl", "nsubj", "appos"} if subject else {"obl"}
    direct = (c for c in behind if c.dep_ == "obj" or _is_gerund(c))
    thing = next(direct, None) or next((c for c in behind if c.dep_ in stray and _is_bare(c)), None)
    return thing or (_shown(found) if any(c.when == "finding" for c in found.readings) else None)


def told_clause(found: Found) -> Token | None:
    """The clause read as a relative of whoever is told it: "reminded the crowd | he was a farmer"."""
    for told in found.head.children:
        if (
            told.dep_ not in {"obj", "iobj"}
            or told.pos_ not in {"NOUN", "PROPN"}
            or told.i < found.head.i
            or told.i + 1 >= len(told.doc)
        ):
            continue
        first = told.nbor(1)
        clause = next((c for c in told.children if c.dep_ == "acl:relcl" and c.left_edge.i == first.i), None)
        personal = first.pos_ == "PRON" and first.dep_.startswith("nsubj") and has(first, "PronType=Prs")
        if clause is not None and personal and first.head.i == clause.i:
            return clause
    return None


def _shown(found: Found) -> Token | None:
    """Whom a poll or a recording shows in some state, with that behind: "shows HIM with raised hands", "show HER ahead"."""
    verb = found.head
    for child in verb.children:
        if child.dep_ not in {"obj", "iobj"} or has(child, "Reflex=Yes"):
            continue
        after = max(child.right_edge.i, verb.i) + 1
        state = next((c for c in verb.children if c.left_edge.i == after and c.dep_ in _STATES), None)
        if state is not None:
            return child if child.i > verb.i else state  # "la montre | en train de fuir"
    return None


def _is_gerund(token: Token) -> bool:
    """Whether a gerund stands as an object: "denied having met them", "proposed cutting taxes"."""
    if token.dep_ not in _GERUNDS or any(c.dep_ in {"mark", "case"} for c in token.children):
        return False
    carriers = (token, *(c for c in token.children if c.dep_ in {"aux", "aux:pass", "cop"}))
    return any(has(t, "VerbForm=Ger") for t in carriers)


def _is_bare(token: Token) -> bool:
    """Whether a noun has a determiner and no preposition: an object that the parse took for a time or a second subject."""
    kinds = {c.dep_ for c in token.children if c.i < token.i}
    return token.pos_ == "NOUN" and "det" in kinds and not kinds & {"case", "nummod"}


def ends_clause(noun: Token, lexicon: StatementLexicon) -> bool:
    """Whether a comma and a conjunction stand behind an object that is a figure."""
    doc, comma = noun.doc, noun.right_edge.i + 1
    if not any(c.dep_ == "nummod" for c in noun.children):
        return _another_tells(noun, lexicon)
    return comma + 1 < len(doc) and doc[comma].text == "," and doc[comma + 1].pos_ == "CCONJ"


def _another_tells(noun: Token, lexicon: StatementLexicon) -> bool:
    """Whether a comma and whoever tells the sentence stand behind the object: "are writing apps, Bell told the board"."""
    doc, comma, end = noun.doc, noun.right_edge.i + 1, noun.sent.end
    if comma + 2 >= end or doc[comma].text != "," or doc[comma + 1].pos_ not in {"PROPN", "PRON"}:
        return False
    verb = next((t for t in doc[comma + 1 : end] if has(t, "VerbForm=Fin")), None)
    return verb is not None and verb.i - comma < 5 and verb.lemma_.lower() in lexicon.verbs


def relatives_of(found: Found, lexicon: StatementLexicon) -> frozenset[int]:
    """The places of a relative clause about whoever is told: "told its members, WHO HAD WALKED OUT, that it was over"."""
    told = {"iobj", *(slot.partition(":")[0] for cue in found.readings for slot in cue.addressees)}
    doc, end = found.head.doc, found.head.sent.end
    for noun in (c for c in found.head.children if c.i > found.head.i and c.dep_.partition(":")[0] in told):
        clause = next((c for c in noun.children if c.dep_ == "acl:relcl"), None)
        if clause is None or any("ccomp" in c.complements for c in lexicon.verbs.get(clause.lemma_.lower(), ())):
            continue
        opener = (t for t in doc[noun.i + 1 : clause.i] if has(t, "PronType=Rel"))
        first = next((t.i for t in opener if t.lower_ not in lexicon.complementizers), None)
        if first is None or not is_somebody(noun, lexicon):
            continue
        closing = next((t.i for t in doc[clause.i + 1 : end] if t.lower_ in lexicon.complementizers), None)
        return frozenset(range(first, closing)) if closing is not None else frozenset()
    return frozenset()
