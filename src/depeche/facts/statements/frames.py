"""The dependency frame of a cue: who speaks, to whom, and what is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from depeche.facts.phrases import conjuncts_of, phrase_of
from depeche.facts.statements.cues import Cue, StatementLexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:outer"})
#: What a parser may take an inverted subject for ("…, a indiqué l'armée").
_MISREAD_SUBJECTS = frozenset({"obj", "nmod", "appos", "dep"})
#: What opens an infinitive.
_TO = frozenset({"to", "de", "d'", "à", "of"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_MARKS = frozenset({"that", "que", "qu'"})


def cue_of(token: Token, lexicon: StatementLexicon) -> Cue | None:
    """The cue that the verb is, reflexive and particle verbs first."""
    lemma = token.lemma_.lower()
    if any(c.lemma_.lower() == "se" and c.dep_ in {"expl", "obj", "iobj"} for c in token.children):
        found = lexicon.verbs.get("se " + lemma)
        if found:
            return found
    for child in token.children:
        if child.dep_ == "compound:prt" or (child.dep_ in {"advmod", "obl"} and child.i == token.i + 1):
            found = lexicon.verbs.get(f"{lemma} {child.lower_}")
            if found:
                return found
    return lexicon.verbs.get(lemma)


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive."""
    return any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in verb.children)


def speakers_of(verb: Token, *, quoted_before: bool = False) -> list[Token]:
    """The heads of the phrases that speak: subject, agent of a passive, inverted subject, or the subject above."""
    if is_passive(verb):
        agents = [c for c in verb.children if c.dep_ == "obl:agent"]
        return [t for a in agents for t in conjuncts_of(a)]
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS and c.pos_ in _NOMINAL]
    if not subjects:
        subjects = [
            c for c in verb.children if c.dep_ == "expl" and c.pos_ == "PRON" and c.i > 0 and c.lower_.startswith("-")
        ]
    if not subjects and quoted_before:
        after = [c for c in verb.children if c.dep_ in _MISREAD_SUBJECTS and c.i > verb.i]
        subjects = [c for c in after if c.pos_ in _NOMINAL][:1]
    if subjects:
        real = [s for s in subjects if not (s.pos_ == "PRON" and "Rel" in s.morph.get("PronType", []))]
        return conjuncts_of(real[0]) if real else _antecedent(verb)
    return _inherited(verb)


def _antecedent(verb: Token) -> list[Token]:
    """What a relative clause's subject stands for."""
    return conjuncts_of(verb.head) if verb.dep_ == "acl:relcl" and verb.head.pos_ in _NOMINAL else []


def _inherited(verb: Token) -> list[Token]:
    """The subject of the verb above, for participles, infinitives and coordinated verbs."""
    head = verb.head
    if verb.dep_ in {"acl", "acl:relcl"} and head.pos_ in _NOMINAL:
        return [head]
    if (
        verb.dep_ in {"conj", "advcl", "xcomp", "parataxis"}
        and head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}
        and head.i != verb.i
    ):
        return speakers_of(head)
    return []


def addressees_of(verb: Token, cue: Cue) -> list[Token]:
    """The heads of the phrases spoken to, or accused."""
    if is_passive(verb):
        found = [c for c in verb.children if c.dep_ == "nsubj:pass"] if "obj" in cue.addressees else []
        return [t for f in found for t in conjuncts_of(f)]
    for slot in cue.addressees:
        found = slot_of(verb, slot)
        if found:
            return [t for f in found[:1] for t in conjuncts_of(f)]
    return []


def slot_of(head: Token, slot: str) -> list[Token]:
    """The dependents in a slot: "obj", "iobj", "obl:à", "nmod:contre", "xcomp:de", "poss"."""
    label, _, preposition = slot.partition(":")
    if label == "poss":
        return [c for c in head.children if c.dep_ == "nmod:poss"]
    found = [c for c in head.children if c.dep_.split(":")[0] == label and not _is_reflexive(c)]
    if label in {"obl", "nmod"}:
        found = [c for c in head.children if c.dep_.split(":")[0] in {"obl", "nmod"}]
    if preposition:
        found = [c for c in found if preposition in _prepositions(c)]
    return found


def _is_reflexive(token: Token) -> bool:
    return token.lemma_.lower() == "se"


def _prepositions(token: Token) -> set[str]:
    """The preposition before a phrase, as one lemma and as written: "auprès de", "à"."""
    cases = sorted((c for c in token.children if c.dep_ in {"case", "mark"}), key=lambda c: c.i)
    words = {c.lemma_.lower() for c in cases} | {c.lower_ for c in cases}
    words.add(" ".join(c.lemma_.lower() for c in cases))
    for case in cases:
        words.add(" ".join([case.lemma_.lower(), *(f.lemma_.lower() for f in case.children if f.dep_ == "fixed")]))
    return words


def content_clause(verb: Token, cue: Cue) -> list[Token]:
    """The tokens of what is said without quotation marks: a clause, an infinitive, or a noun phrase; empty if none."""
    for slot in (*cue.complements, "ccomp"):
        label = slot.partition(":")[0]
        if label == "quote":
            continue
        for child in _content_slot(verb, slot):
            if label in {"ccomp", "xcomp", "advcl"} or child.pos_ in {"VERB", "AUX"}:
                return clause_tokens(child, verb)
            if child.pos_ in {"NOUN", "PROPN", "NUM"} and child.i > verb.i:
                return _noun_content(child, label)
    return []


def _content_slot(verb: Token, slot: str) -> list[Token]:
    if slot.startswith("xcomp"):
        return [
            c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.i > verb.i and _is_infinitive(c)
        ]
    if slot == "ccomp":
        return [c for c in verb.children if c.dep_ == "ccomp"]
    return [c for c in slot_of(verb, slot) if c.dep_ not in _SUBJECTS]


def _is_infinitive(token: Token) -> bool:
    return "Inf" in token.morph.get("VerbForm", []) or any(c.dep_ == "mark" and c.lower_ in _TO for c in token.children)


def _noun_content(head: Token, label: str) -> list[Token]:
    phrase = [t for c in conjuncts_of(head) for t in phrase_of(c)]
    kept = sorted({t.i for t in phrase})
    start = kept[0]
    case = [c for c in head.children if c.dep_ == "case"]
    if label in {"obl"} and case:
        start = max(start, case[-1].i + 1)
    return list(head.doc[start : kept[-1] + 1])


def clause_tokens(head: Token, verb: Token) -> list[Token]:
    """The clause under ``head`` as one stretch, without the conjunction that opens it, cut before the cue or after it."""
    inside = [t for t in head.subtree if t.i != verb.i]
    after = head.i > verb.i
    inside = [t for t in inside if (t.i > verb.i) == after]
    while inside and (inside[0].is_punct or inside[0].lower_ in _MARKS or inside[0].is_space):
        inside.pop(0)
    while inside and (
        inside[-1].is_space or (inside[-1].is_punct and inside[-1].text not in {"»", "”", '"', ")", "%"})
    ):
        inside.pop()
    return list(head.doc[inside[0].i : inside[-1].i + 1]) if inside else []


def spans_of(heads: Iterable[Token]) -> list[list[Token]]:
    """The phrase of each head."""
    return [phrase_of(head) for head in heads]


def reported_by_parataxis(verb: Token) -> Token | None:
    """The head of the clause that a reporting clause set beside it reports, whichever hangs on the other."""
    if verb.dep_ in {"parataxis", "dep"} and verb.head.i != verb.i:
        return verb.head
    for child in verb.children:
        if (
            child.dep_ in {"parataxis", "ccomp", "dep"}
            and child.i < verb.i
            and child.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}
        ):
            return child
    return None


def outside(tokens: Sequence[Token], verb: Token) -> list[Token]:
    """The tokens before the reporting clause, edge punctuation dropped."""
    kept = [t for t in tokens if t.i < verb.i]
    while kept and kept[-1].is_punct and kept[-1].text not in {"»", "”", '"', ")", "%"}:
        kept.pop()
    return kept
