"""What stands before its cue: "Les prix montent, a dit le maire", "The road is closed, the minister said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.cues import Found
from depeche.facts.statements.ends import Stretch, trimmed
from depeche.facts.statements.speakers import opens_as_participle

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_FRESH_STARTS = frozenset({":", ";", "«", "“"})


def content_before(found: Found) -> Stretch | None:
    """What is said, where it stands before a cue set behind or inside it ("…, said the minister")."""
    verb = found.head
    doc, sentence = verb.doc, verb.sent
    edge = _clause_start(verb)
    if edge <= sentence.start or doc[edge - 1].text not in {",", "–", "—", "-", "»", '"'} or _has_its_own(verb, edge):
        return None
    if _is_set_behind(verb, edge):
        marks = [t.i + 1 for t in doc[sentence.start : edge - 1] if t.text in _FRESH_STARTS]
        return trimmed(verb, (max([sentence.start, *marks[-1:]]), edge))
    left = [
        c
        for c in verb.children
        if c.i < edge and c.dep_ in {"ccomp", "parataxis", "dep", "advcl", "obj", "conj", "csubj"}
    ]
    hangs = (
        verb.dep_ in {"parataxis", "ccomp", "conj", "dep", "acl", "advcl", "appos", "acl:relcl"} and verb.head.i < edge
    )
    if (not left and not hangs) or (left and all(_is_participle(c) for c in left)):
        return None
    start = min((c.left_edge.i for c in left), default=sentence.start)
    if hangs and verb.dep_ == "parataxis" and verb.head.i < start:  # "is vague | about who is eligible, experts say"
        start = sentence.start
    after = next((t.i for t in doc[verb.i : sentence.end] if t.text == ","), None)
    if hangs and not left and after is not None and verb.head.right_edge.i > after + 3:
        return trimmed(verb, (start, sentence.end))
    return trimmed(verb, (start, edge))


def _is_participle(clause: Token) -> bool:
    """Whether it is a participle that only says in what state the speaker was: "Arrived at ten, she announced …"."""
    if any(t.is_quote for t in clause.subtree):
        return False
    bare = has(clause, "VerbForm=Part") and not any(c.dep_.startswith(("nsubj", "aux")) for c in clause.children)
    return opens_as_participle(clause) or (clause.dep_ == "advcl" and bare)


def _has_its_own(verb: Token, edge: int) -> bool:
    """Whether what stands before the cue cannot be what it says: a participle, a subject before that, an object behind."""
    told = has(verb, "VerbForm=Fin") or any(c.dep_ in {"aux", "aux:pass"} for c in verb.children)
    subordinate = any(c.i < edge and (c.dep_ == "mark" or has(c, "PronType=Int")) for c in verb.children)
    if (
        not told
        or subordinate
        or (verb.dep_ == "acl:relcl" and any(has(t, "PronType=Rel") for t in verb.doc[edge : verb.i]))
    ):
        return True
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None or is_turned(verb):
        return False
    objects = [c for c in verb.children if c.dep_ == "obj" and c.i > verb.i and c.pos_ in {"NOUN", "PROPN"}]
    return subject.left_edge.i <= verb.sent.start or bool(objects)


def _is_set_behind(verb: Token, edge: int) -> bool:
    """Whether nothing but the cue's own short clause follows a comma: "…, dénonce X", "…, the minister said."."""
    end = verb.sent.end
    rest = [t for t in verb.doc[verb.i + 1 : end] if not t.is_punct]
    finite = has(verb, "VerbForm=Fin") or any(has(t, "VerbForm=Fin") for t in verb.doc[edge : verb.i])
    if not finite or edge - verb.sent.start < 4 or any(t.pos_ in {"VERB", "SCONJ"} for t in rest[:1]):
        return False
    turned = edge >= verb.i - 2 and bool(rest) and rest[0].pos_ in {"PROPN", "DET", "NOUN", "PRON"}
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    own = next(iter(subjects[-1:] if is_turned(verb) else subjects), None)
    if turned and own is not None and own.i > verb.i:
        return True
    return own is not None and edge <= own.i < verb.i and len(rest) <= 1


def is_turned(verb: Token) -> bool:
    """Whether a finite verb right behind a comma has its subject right behind it: "…, states Anna Bell"."""
    if not verb.i or verb.nbor(-1).text != "," or not has(verb, "VerbForm=Fin"):
        return False
    return any(c.dep_ == "nsubj" and c.left_edge.i == verb.i + 1 and c.pos_ in {"NOUN", "PROPN"} for c in verb.children)


def _clause_start(verb: Token) -> int:
    """Where the cue's own clause starts: its subject, auxiliaries and adverbs before it."""
    start = verb.i
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass", "expl"} and c.i < verb.i), None)
    if subject is not None and is_turned(verb):
        return start  # "The bulk is …, states Anna Bell": a subject before the comma is that of what is said
    if subject is not None:
        start = subject.left_edge.i
        while start < subject.i and verb.doc[start].is_punct and not verb.doc[start].is_quote:
            start += 1
    while start > 0 and verb.doc[start - 1].dep_ in {
        "aux",
        "aux:pass",
        "advmod",
        "expl",
        "obj",
        "iobj",
        "nsubj",
        "mark",
    }:
        before = verb.doc[start - 1]
        if before.head.i != verb.i or before.pos_ not in {"AUX", "ADV", "PRON", "SCONJ", "ADP"}:
            break
        start -= 1
    return start
