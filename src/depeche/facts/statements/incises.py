"""Incises: the short clause that names the speaker inside what is said — "Les prix, a dit le maire, vont monter".

Marks outrank the parse here: parsers hang such clauses, and the subject that they cut off, almost anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.cues import Found
from depeche.facts.statements.ends import Stretch, trimmed
from depeche.facts.statements.lexicon import Cue, StatementLexicon
from depeche.facts.statements.speakers import NOMINAL, is_passive

if TYPE_CHECKING:
    from depeche.facts.doc import Doc, Token

_EDGES = frozenset({",", "–", "—", "--"})
_ENDS = frozenset(".!?…;:")
_BEFORE, _BEHIND = 9, 14  #: how far from the cue its clause may begin and end
_SPOKEN = frozenset({"SAY", "ACCUSE"})


def incise_of(found: Found, lexicon: StatementLexicon) -> Stretch | None:
    """The tokens of the cue's clause where it stands between two commas and has its own speaker; else None."""
    if not found.verbal or not any(_reports(c) for c in found.readings) or not _is_told(found, lexicon):
        return None
    doc, first, last = found.head.doc, found.words[0].i, found.words[-1].i
    start = next((i + 1 for i in range(first - 1, max(-1, first - 1 - _BEFORE), -1) if doc[i].text in _EDGES), None)
    stop = min(len(doc), last + 1 + _BEHIND)
    end = next((i for i in range(last + 1, stop) if doc[i].text in _EDGES | _ENDS), None)
    if start is None or end is None or doc[end].text not in _EDGES:
        return None
    clause = doc[start:end]
    speaker = speaker_in((start, end), found)
    if any(_breaks(t, found, lexicon) for t in clause) or speaker is None or _has_object(found, speaker, end):
        return None
    return start, end


def _has_object(found: Found, speaker: Token, end: int) -> bool:
    """Whether the clause says something of its own: "…, she wrote two novels, …"."""
    if speaker.i > found.head.i:
        return False
    return any(
        c.dep_ in {"obj", "nsubj"} and c.pos_ == "NOUN" and found.head.i < c.i < end for c in found.head.children
    )


def _reports(cue: Cue) -> bool:
    """Whether a reading reports a clause that may stand around it."""
    return cue.type in _SPOKEN and "ccomp" in cue.complements and not cue.quote_only


def _is_told(found: Found, lexicon: StatementLexicon) -> bool:
    """Whether the cue is a finite verb or a participle with its auxiliary, and no passive."""
    verb = found.head
    if has(verb, "VerbForm=Fin"):
        return True
    carried = any(c.dep_ == "aux" and has(c, "VerbForm=Fin") for c in verb.children)
    return carried and not is_passive(verb, lexicon)


def _breaks(token: Token, found: Found, lexicon: StatementLexicon) -> bool:
    """Whether the word shows that the clause is more than a speaker and a cue."""
    if token.is_punct and token.text not in {"-", "'", "(", ")", "."}:
        return True
    if token.pos_ in {"CCONJ", "SCONJ"} or has(token, "PronType=Rel") or token.lower_ in lexicon.complementizers:
        return token.i < found.head.i or token.pos_ != "CCONJ"
    own = token.i in {w.i for w in found.words} or token.head.i == found.head.i
    return token.pos_ in {"VERB", "AUX"} and not own and has(token, "VerbForm=Fin") and token.i != found.head.i - 1


def speaker_in(incise: Stretch, found: Found) -> Token | None:
    """The noun or pronoun of the incise that says it: before the cue, or right behind it where the clause is turned."""
    doc, (start, end) = found.head.doc, incise
    tokens: list[Token] = [*doc[start : found.words[0].i], *doc[found.words[0].i + 1 : end]]
    for token in tokens:
        if token.pos_ not in NOMINAL or token.i in {w.i for w in found.words} or _is_governed(token, start):
            continue
        if (
            token.dep_ in {"compound", "nmod:desc", "amod", "nummod", "nmod:poss", "det"}
            and start <= token.head.i < end
        ):
            continue
        if has(token, "Reflex=Yes") or token.dep_ in {"obl", "obl:mod", "obl:unmarked", "advmod", "iobj"}:
            continue
        return token
    return None


def _is_governed(token: Token, start: int) -> bool:
    """Whether a preposition stands before the noun's phrase."""
    return any(c.dep_ == "case" and start <= c.i < token.i for c in token.children)


def said_around(incise: Stretch, found: Found, lexicon: StatementLexicon) -> Stretch | None:
    """The sentence that goes on behind the incise; None when the sentence is complete before it."""
    doc, (start, end) = found.head.doc, incise
    first, stop = _bounds(doc, start, end)
    before, behind = doc[first : start - 1], doc[end + 1 : stop]
    if not any(t.pos_ in NOMINAL | {"ADV", "ADJ", "VERB"} for t in before) or len(behind) < 2:
        return None
    if has(behind[0], "PronType=Rel") or behind[0].pos_ == "CCONJ" or _is_participle_cue(behind[0], lexicon):
        return None
    if not _is_cut(before[-1]) and not _is_parted(before[-1], behind[0], lexicon):
        complete = any(_is_main(t) for t in before)
        if complete and behind[0].pos_ != "SCONJ":
            return None
        if not any(has(t, "VerbForm=Fin") for t in behind):
            return None
    return trimmed(found.head, (first, stop))


def _is_cut(last: Token) -> bool:
    """Whether the words before the incise break off at an auxiliary: "The reform is, the union says, an attack"."""
    return last.pos_ == "AUX" and has(last, "VerbForm=Fin")


def _is_parted(last: Token, first: Token, lexicon: StatementLexicon) -> bool:
    """Whether the incise parts a perfect: "The dockers had, she said, shown courage"."""
    participle = has(first, "VerbForm=Part") and has(first, "Tense=Past")
    return participle and last.lemma_ in lexicon.perfect and has(last, "VerbForm=Fin")


def _bounds(doc: Doc, start: int, end: int) -> Stretch:
    first, stop = start - 1, end
    while first > 0 and doc[first - 1].text not in _ENDS and not doc[first - 1].is_space:
        first -= 1
    while stop < len(doc) and doc[stop].text not in _ENDS and not doc[stop].is_space:
        stop += 1
    return first, stop


def _is_main(token: Token) -> bool:
    """Whether the word is a finite verb outside any relative or adverbial clause."""
    if not has(token, "VerbForm=Fin"):
        return False
    clause = token.head if token.dep_ in {"aux", "aux:pass", "cop"} else token
    marked = any(c.dep_ == "mark" or has(c, "PronType=Rel") for c in clause.children)
    return clause.dep_ not in {"acl:relcl", "acl", "advcl"} and not marked


def _is_participle_cue(token: Token, lexicon: StatementLexicon) -> bool:
    participle = has(token, "VerbForm=Ger") or (has(token, "VerbForm=Part") and has(token, "Tense=Pres"))
    return participle and token.lemma_.lower() in lexicon.verbs
