"""Sources named by a preposition: "selon la police", "according to Reuters", and the words they vouch for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import has, phrase_of
from depeche.facts.statements.channels import class_of
from depeche.facts.statements.cues import Found
from depeche.facts.statements.deeds import can_speak
from depeche.facts.statements.ends import Stretch, trimmed
from depeche.facts.statements.lexicon import StatementLexicon
from depeche.facts.statements.speakers import NOMINAL, all_of, is_somebody

if TYPE_CHECKING:
    from depeche.facts.doc import Doc, Token

_ENDS = frozenset(".!?…;:")
#: Marks the rows whose source stands in their own words: "à ses yeux", "à l'en croire".
OWNER = "owner"
_CARRIERS = frozenset({"statement", "letter", "social_network", "report", "video", "website"})


def source_of(found: Found, lexicon: StatementLexicon) -> Token | None:
    """The head of the phrase behind the preposition; None when it names no source ("selon la loi")."""
    last = found.words[-1]
    if found.readings[0].when == OWNER:
        return next((w for w in found.words if has(w, "Poss=Yes") or (w.pos_ == "PRON" and w.i < last.i)), None)
    doc = last.doc
    if last.i + 1 >= len(doc) or doc[last.i + 1].lower_ in lexicon.complementizers:
        return None
    head = found.head.head if found.head.dep_ in {"case", "mark", "advmod", "fixed"} else None
    if head is None or head.i <= last.i or head.pos_ not in NOMINAL:
        head = _noun_behind(last)
    if head is None or head.lemma_.lower() in lexicon.no_source or has(head, "PronType=Rel"):
        return None
    if head.pos_ in {"NUM", "SYM"} or head.lower_ in lexicon.nobody | lexicon.speaking_of_self:
        counted = any(c.dep_ == "nmod" and c.i > head.i and is_somebody(c, lexicon) for c in head.children)
        return head if counted else None  # "according to one of the nurses"
    return head


def credits_somebody(found: Found, lexicon: StatementLexicon) -> bool:
    """Whether the words name a source: no thing cited as grounds ("citing the release of two men"), no matter looked at."""
    if found.readings[0].weak and len(found.words) > 1:  # "du point de vue du territoire"
        source = source_of(found, lexicon)
        return source is not None and can_speak(source, lexicon)
    if found.head.pos_ != "VERB" or found.head.lemma_.lower() not in lexicon.verbs:
        return True
    source = source_of(found, lexicon)
    return source is None or can_speak(source, lexicon)


def is_of_kind(found: Found, source: Token, lexicon: StatementLexicon) -> bool:
    """Whether what a preposition of many uses governs is a source: a poll, or somebody's own account set apart."""
    if found.readings[0].when == OWNER:
        return not _hangs_behind(found)
    kind = class_of(source, lexicon.channels)
    return kind == found.readings[0].when or _is_own_account(found, source, lexicon)


def _hangs_behind(found: Found) -> bool:
    """Whether the words end a clause that no comma parts from them: 'only these are "safe" in his eyes'."""
    doc, before, after = found.head.doc, found.head.i - 1, found.words[-1].i + 1
    joined = before >= 0 and (doc[before].is_quote or not doc[before].is_punct) and not doc[before].is_space
    return joined and (after >= len(doc) or doc[after].is_punct)


def _is_own_account(found: Found, source: Token, lexicon: StatementLexicon) -> bool:
    """Whether it is how one who is named tells it, between commas or at the start: "By the mayor's own account, …"."""
    doc, before = source.doc, found.head.i - 1
    apart = before < 0 or doc[before].text in {",", *_ENDS} or doc[before].is_space
    closed = source.i + 1 < len(doc) and doc[source.i + 1].text in {",", "."}
    owned = any(c.dep_ == "nmod:poss" and c.i > found.head.i for c in source.children)
    return source.lemma_.lower() in lexicon.own_accounts and apart and closed and owned


def _noun_behind(last: Token) -> Token | None:
    doc = last.doc
    for token in doc[last.i + 1 : last.i + 8]:
        if token.pos_ in {"NOUN", "PROPN", "PRON"}:
            head = token
            while head.dep_ in {"compound", "flat", "nmod:poss", "amod", "nmod:desc"} and head.head.i > token.i:
                head = head.head
            return head
        if token.is_punct:
            return None
    return None


def speakers_and_channel(source: Token, lexicon: StatementLexicon) -> tuple[list[Token], list[Token]]:
    """Whose words they are, and the channel when the phrase names one: "un communiqué de la police"."""
    teller = _teller(source, lexicon)
    if teller is not None:
        return all_of(teller), []
    if source.pos_ == "NOUN" and class_of(source, lexicon.channels) in _CARRIERS:
        for child in source.children:
            if child.dep_ in {"nmod", "nmod:poss"} and child.pos_ in {"NOUN", "PROPN"}:
                cases = {c.lemma_.lower() for c in child.children if c.dep_ == "case"}
                if child.dep_ == "nmod:poss" or cases & lexicon.belonging:
                    return all_of(child), _until(source, child)
        return [source], _until(source, None)
    return all_of(source), []


def _teller(source: Token, lexicon: StatementLexicon) -> Token | None:
    """Whose figures or information they are: "selon les chiffres DU MINISTÈRE", "figures FROM THE MINISTRY"."""
    if source.pos_ != "NOUN" or source.lemma_.lower() not in lexicon.told_by | lexicon.own_accounts:
        return None
    for child in source.children:
        if child.dep_ in {"nmod", "nmod:poss"} and is_somebody(child, lexicon):
            cases = {c.lemma_.lower() for c in child.children if c.dep_ == "case"}
            if child.dep_ == "nmod:poss" or cases & lexicon.belonging:
                return child
        own = next((c for c in child.children if c.dep_ == "nsubj" and not has(c, "PronType=Rel")), None)
        if child.dep_ == "acl:relcl" and own is not None and is_somebody(own, lexicon):
            return own  # "d'après le récit qu'ELLE livre"
    return None


def _until(noun: Token, owner: Token | None) -> list[Token]:
    before = [t.i + 1 for t in noun.subtree if t.i < noun.i and t.dep_ in {"case", "fixed", "punct"}]
    start = max(before, default=noun.left_edge.i)
    stop = owner.left_edge.i if owner is not None and owner.i > noun.i else noun.i + 1
    return list(noun.doc[start : max(stop, noun.i + 1)]) if owner is None or owner.i > noun.i else [noun]


def vouched_for(found: Found, source: Token, lexicon: StatementLexicon) -> Stretch | None:
    """What the source vouches for: the rest of its sentence, or the clause that the phrase stands in."""
    doc, first = source.doc, found.head.i
    start, end = _bounds(found)
    phrase_end = min(_phrase_end(source, found), end)
    before = doc[start:first]
    opener = doc[first - 1 - (doc[first - 1].text == ",")] if first - 1 > start else None
    if opener is not None and opener.lower_ in lexicon.complementizers:
        phrase_end = _next_comma(doc, phrase_end, end) or phrase_end
    elif source.i > first:
        phrase_end = _to_comma(doc, phrase_end, end, lexicon)
    led_in = (
        opener is not None and opener.pos_ in {"CCONJ", "SCONJ"} and phrase_end < end and doc[phrase_end].text == ","
    )
    if led_in and not any(t.pos_ in {"VERB", "AUX"} for t in doc[phrase_end:end]):
        return None  # "or, depending on the court, life in prison"
    if led_in or not any(t.pos_ in {"VERB", "AUX", "NOUN", "PROPN"} for t in before):
        return trimmed(source, (phrase_end, end))
    if _is_inserted(found, source, phrase_end, end, lexicon):
        return trimmed(source, (start, end))
    goes_on = phrase_end < end and (_is_cut(doc, first - 1) or _resumes(source, phrase_end, end))
    if doc[first - 1].text != "," or not goes_on:
        return trimmed(source, (start, first))
    clause = _clause_of(source)
    if clause is not None and clause.i > phrase_end:
        lead = clause.left_edge.i
        return trimmed(source, (max(start, lead), max(clause.right_edge.i + 1, end)))
    return trimmed(source, (start, end))


def _is_inserted(found: Found, source: Token, phrase_end: int, end: int, lexicon: StatementLexicon) -> bool:
    """Whether a pronoun with its preposition stands inside the clause: "L'essor illustre SELON LUI un malaise"."""
    doc = source.doc
    own = found.readings[0].when == OWNER or source.lemma_.lower() in lexicon.own_accounts
    if not (own or source.pos_ == "PRON") or phrase_end >= end:
        return False
    after = phrase_end + (doc[phrase_end].text == ",")
    closed = (doc[found.head.i - 1].text == ",") == (after > phrase_end)
    return closed and after < end and doc[after].pos_ not in {"CCONJ", "PUNCT"} and not has(doc[after], "PronType=Rel")


def _to_comma(doc: Doc, phrase_end: int, end: int, lexicon: StatementLexicon) -> int:
    """The comma that closes the source's phrase, where words without a finite verb still belong to it."""
    comma = _next_comma(doc, phrase_end, end)
    described = comma is not None and has(doc[phrase_end], "PronType=Rel")  # "a note | that we have seen, …"
    if comma is None or (not described and any(_is_clause(t) for t in doc[phrase_end:comma])):
        return phrase_end
    while (closing := _next_comma(doc, comma + 1, end)) is not None and (
        _is_aside(doc, comma + 1, closing, lexicon) or _describes(doc, (comma + 1, closing), end)
    ):
        comma = closing
    return comma


def _describes(doc: Doc, aside: Stretch, end: int) -> bool:
    """Whether the words between two commas say who the source is, and a clause with its subject stands behind.

    "Selon le syndicat, | dont le siège est à Oslo, | le texte est prêt", "According to Ann Bell, | a nurse at Kelna, | …".
    """
    first = doc[aside[0]]
    clause = next((t for t in doc[aside[1] + 1 : end] if has(t, "VerbForm=Fin")), None)
    behind = doc[aside[1] + 1]
    if clause is None or behind.i >= clause.i or behind.pos_ in {"VERB", "AUX"} or has(behind, "PronType=Rel"):
        return False
    before = [t for t in doc[behind.i : clause.i] if t.text == ","]
    if before and doc[before[-1].i + 1].pos_ in {"VERB", "AUX"}:  # "the driver, a man of 40, | fled"
        return False
    if has(first, "PronType=Rel"):
        return True
    bare = first.pos_ in {"ADJ", "NOUN"} or (first.pos_ == "DET" and has(first, "Definite=Ind"))
    return bare and not any(has(t, "VerbForm=Fin") for t in doc[aside[0] : aside[1]])


def _is_clause(token: Token) -> bool:
    """Whether the word is a finite verb with a subject of its own."""
    return has(token, "VerbForm=Fin") and (
        token.pos_ == "AUX" or any(c.dep_.startswith(("nsubj", "expl")) for c in token.children)
    )


def _is_aside(doc: Doc, start: int, end: int, lexicon: StatementLexicon) -> bool:
    """Whether a name, or a participle with what it says, goes on with the source: "…, Maria Lopez, …", "…, quoting KCNA, …"."""
    if all(t.pos_ == "PROPN" for t in doc[start:end]):
        return True
    first = doc[start]
    if has(first, "PronType=Rel"):  # "According to Bell, who runs the port, …"
        return True
    participle = has(first, "VerbForm=Ger") or has(first, "VerbForm=Part")
    if has(first, "Tense=Past"):  # "quoted by Tass", and not "hit by a storm, the house …"
        participle = participle and first.lemma_.lower() in lexicon.verbs
    return participle and not any(has(t, "VerbForm=Fin") for t in doc[start:end])


def _next_comma(doc: Doc, start: int, end: int) -> int | None:
    return next((i for i in range(start, end) if doc[i].text == ","), None)


def _bounds(found: Found) -> Stretch:
    doc, start, end = found.head.doc, found.head.i, found.words[-1].i
    while start > 0 and doc[start - 1].text not in _ENDS and "\n" not in doc[start - 1].text:
        start -= 1
    while end < len(doc) and doc[end].text not in _ENDS and "\n" not in doc[end].text:
        end += 1
    return start, end


def _phrase_end(source: Token, found: Found) -> int:
    """Where the source's phrase ends: behind its words and an apposition closed by a comma, before any clause."""
    if source.i <= found.words[-1].i:
        return found.words[-1].i + 1
    if source.pos_ == "PRON" and has(source, "PronType=Prs"):
        return source.i + 1
    end = int(phrase_of(source)[-1].i) + 1
    doc = source.doc
    if source.dep_.startswith("nsubj"):
        inner = [c for c in source.children if c.i > source.i and c.dep_ == "nmod"]
        return min([end, *(c.left_edge.i for c in inner)])
    late = [c for c in source.children if c.i >= end and c.dep_ in {"acl", "acl:relcl"} and doc[end].text != ","]
    return max([end, *(_clause_end(c) for c in late)]) if end < len(doc) else end


def _clause_end(clause: Token) -> int:
    """Where a clause on the source ends: at the comma behind which the parse hung the main clause from it."""
    doc, end = clause.doc, clause.right_edge.i + 1
    comma = _next_comma(doc, clause.i, end)
    return comma if comma is not None and any(_is_clause(t) for t in doc[comma:end]) else int(end)


def _resumes(source: Token, phrase_end: int, end: int) -> bool:
    doc = source.doc
    if phrase_end + 1 < end and doc[phrase_end].text == "," and has(doc[phrase_end + 1], "PronType=Rel"):
        return False
    return any(t.pos_ in {"VERB", "AUX"} and has(t, "VerbForm=Fin") for t in doc[phrase_end:end])


def _is_cut(doc: Doc, comma: int) -> bool:
    """Whether the words before the comma break off at an auxiliary: "He was, in her view, too late"."""
    return comma > 0 and doc[comma - 1].pos_ == "AUX" and has(doc[comma - 1], "VerbForm=Fin")


def _clause_of(source: Token) -> Token | None:
    return next((a for a in source.ancestors if a.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}), None)
