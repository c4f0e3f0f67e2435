"""Quotations parted by the clause that says whose they are, the marks going on.

Each side is a statement: « Tout est perdu, souligne-t-elle. Nous partirons. »
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.phrases import conjuncts_of, has
from depeche.facts.statements.attach import Quoted
from depeche.facts.statements.cues import Found
from depeche.facts.statements.drafts import Scene, draft_of
from depeche.facts.statements.ends import Stretch
from depeche.facts.statements.lexicon import StatementLexicon
from depeche.facts.statements.speakers import NOMINAL, Speakers, is_passive

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_BEFORE = frozenset({",", "!", "?", "…", "–", "—"})
_ENDS = frozenset({".", "!", "?", "…", ";"})
_CARRIED = frozenset({"aux", "expl", "advmod", "iobj", "obj"})
_FEWEST = 2  #: words of a side that is a statement
_LONGEST = 24


def parted(scene: Scene, found: Found) -> list[Draft]:
    """The statements on both sides of a cue that stands in a quotation with its speaker beside it; none elsewhere."""
    quoted = scene.within(found.head.i)
    cue = next((c for c in found.readings if "quote" in c.complements), None)
    if quoted is None or cue is None or not found.verbal or is_passive(found.head, scene.lexicon):
        return []
    speaker = _speaker_beside(found, scene.lexicon)
    clause = _clause(found, speaker, quoted) if speaker is not None else None
    if speaker is None or clause is None:
        return []
    sides = ((quoted.first, clause[0] - 1), (clause[1] + 1, quoted.last))
    speakers = Speakers("incise", conjuncts_of(speaker))
    told = [side for side in sides if _says(scene, side)]
    return [draft_of(scene, found, cue, speakers, side, "quote:closed") for side in told]


def _speaker_beside(found: Found, lexicon: StatementLexicon) -> Token | None:
    """The subject of the finite verb, who is not whoever speaks in the quotation: behind it, or a word or two right before."""
    verb, last = found.head, found.words[-1].i
    if verb.pos_ not in {"VERB", "AUX"}:  # "pointe Marie Durand", read as a noun and its name
        return _named_behind(verb)
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]  # "closed “for safety, | explains the mayor” " has two
    subject = max(subjects, key=lambda c: c.i, default=None)
    if subject is None:  # "prévient le maire", read as who is warned
        subject = next((c for c in verb.children if c.dep_ == "obj" and c.i > last), None)
    if subject is None or subject.i - last > _LONGEST:
        return None
    joined = subject.text.startswith("-")  # "a-t-elle dit"
    if subject.i < verb.i and not joined and not _right_before(subject, verb, lexicon):
        return None
    told = has(verb, "VerbForm=Fin") or any(c.dep_ == "aux" and has(c, "VerbForm=Fin") for c in verb.children)
    strange = subject.lower_ in lexicon.nobody | lexicon.speaking_of_self or has(subject, "Person=1")
    return None if strange or not told else subject


def _right_before(subject: Token, verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether the subject stands between a comma and the verb, as where a clause needs no "that": "…, she says. …"."""
    first = subject.left_edge.i
    return lexicon.bare_clauses and first > 0 and verb.doc[first - 1].text == "," and subject.right_edge.i == verb.i - 1


def _named_behind(verb: Token) -> Token | None:
    """The head of the phrase that stands right behind a verb that the tagger took for another word."""
    behind = (t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.pos_ in NOMINAL)
    name = next(behind, None)
    while name is not None and name.dep_ in {"det", "compound", "flat", "amod"} and name.head.i > verb.i:
        name = name.head
    return name


def _clause(found: Found, speaker: Token, quoted: Quoted) -> Stretch | None:
    """The clause of the cue, where a comma stands before it and a sentence of the quotation ends with it."""
    doc, verb = found.head.doc, found.head
    before = [c.i for c in verb.children if c.dep_ in _CARRIED and c.i < verb.i]
    start = verb.i
    before += [t.i for t in speaker.subtree]
    while start - 1 in before:
        start -= 1
    if start - 1 <= quoted.first or doc[start - 1].text not in _BEFORE:
        return None
    end = next((i for i in range(verb.i + 1, quoted.last) if doc[i].text in _ENDS), None)
    if end is None or end - start > _LONGEST:
        return None
    comma = next((i for i in range(max(verb.i, speaker.i) + 1, end) if doc[i].text == ","), end)
    own, named = {t.i for t in verb.subtree}, {t.i for t in speaker.subtree}
    named |= {t.i for c in verb.children if c.dep_ == "appos" and c.i > speaker.i for t in c.subtree}
    behind = all(i in own for i in range(verb.i + 1, comma)) and all(i in named for i in range(comma, end))
    return (start, end) if behind else None


def _says(scene: Scene, side: Stretch) -> bool:
    tokens = scene.passage.doc[side[0] : max(side)]
    return sum(not t.is_punct for t in tokens) >= _FEWEST
