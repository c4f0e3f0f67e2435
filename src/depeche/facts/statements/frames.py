"""Frames: where the words said stand behind a cue, read off the dependency tree.

Stretches are half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from depeche.facts.phrases import has, phrase_of
from depeche.facts.statements.before import is_turned
from depeche.facts.statements.cues import Found
from depeche.facts.statements.ends import (
    Stretch,
    before_adjunct,
    before_concession,
    before_remark,
    before_setting,
    cut_off,
    drawn_out,
    past_time,
    trimmed,
)
from depeche.facts.statements.equations import said_to_be
from depeche.facts.statements.figures import FIGURES, figure_said
from depeche.facts.statements.lexicon import Cue, StatementLexicon
from depeche.facts.statements.objects import ends_clause, object_of, relatives_of, told_clause
from depeche.facts.statements.speakers import SUBJECTS, is_passive
from depeche.facts.status import negation_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token


_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "csubj", "acl", "acl:relcl", "obl", "dep"})
#: Speech acts whose object is what they are about.
_JUDGED = frozenset({"ACCUSE", "SUPPORT"})
_FRONTED = frozenset({"obl", "advcl"})
#: Words of the subject that a clause without "that" may begin with.
_FARTHEST_VERB = 18
_STOPS = frozenset(",;:.!?…-–—«»\"'()")


def content_of(found: Found, cue: Cue, lexicon: StatementLexicon) -> Stretch | None:
    """What is said, where the frame shows it behind the cue; without the word that opens a reported clause."""
    figures = [slot for slot in cue.complements if slot.startswith(FIGURES)]
    slots = [slot for slot in cue.complements if slot not in figures]
    said = (figure_said(found, slot, lexicon) for slot in figures)
    clause = said_to_be(found, cue, lexicon)
    return clause or _clause_or_phrase(found, cue, slots, lexicon) or next((s for s in said if s is not None), None)


def _clause_or_phrase(found: Found, cue: Cue, slots: list[str], lexicon: StatementLexicon) -> Stretch | None:
    if "obj" in cue.addressees and "obj" in slots:
        slots = [*(s for s in slots if s != "obj"), "obj"]
    for slot in slots:
        head = _filler(found, slot, lexicon)
        if head is None:
            continue
        if head.head.i != found.head.i and slot.startswith("obl") and "ccomp" in slots:
            marked = marked_clause(found, lexicon)  # "told a meeting of leaders that …"
            if marked is not None:
                return marked
        clause = _clause_from(found, cue, head, lexicon) if slot == "obj" and "ccomp" in slots else None
        if clause is not None:
            return clause
        if slot.startswith("xcomp") and "obj" not in cue.addressees and "obj" in slots:
            head = object_of(found) or head  # "proposed measures to cut costs"
        stretch = _stretch(found, head, slot, lexicon)
        if stretch is not None:
            return stretch
    if "ccomp" in slots:
        clause = marked_clause(found, lexicon) or bare_clause(found, cue, lexicon)
        if clause is not None:
            return clause
    return _before_verb(found, cue, lexicon)


def _clause_from(found: Found, cue: Cue, noun: Token, lexicon: StatementLexicon) -> Stretch | None:
    """The clause that begins with what the parse took for the cue's object: "found that the drugs | either failed or …"."""
    if noun.doc[found.words[-1].i + 1].lower_ in lexicon.complementizers:
        clause = marked_clause(found, lexicon)
        if clause is not None and any(has(t, "VerbForm=Fin") for t in noun.doc[clause[0] : clause[1]]):
            return clause
    return bare_clause(found, cue, lexicon) if _begins_clause(found, noun) else None


def _before_verb(found: Found, cue: Cue, lexicon: StatementLexicon) -> Stretch | None:
    """The object of a cue that stands before it: the subject of a passive, or what a relative clause is about."""
    if "obj" not in cue.complements or "obj" in cue.addressees:
        return None
    return _passive_subject(found, lexicon) or _blamed_before(found, cue, lexicon)


def _blamed_before(found: Found, cue: Cue, lexicon: StatementLexicon) -> Stretch | None:
    """What a relative clause blames or praises: "a policy which Oslo criticised", "la loi que les syndicats dénoncent"."""
    verb = found.head
    opens = (
        c for c in verb.children if has(c, "PronType=Rel") or (c.dep_ == "mark" and c.lower_ in lexicon.complementizers)
    )
    relative = any(c.dep_ not in SUBJECTS for c in opens)
    own = any(c.dep_ in SUBJECTS and not has(c, "PronType=Rel") for c in verb.children)
    if verb.dep_ != "acl:relcl" or not relative or not own or cue.type not in _JUDGED:
        return None
    if verb.head.pos_ not in {"NOUN", "PROPN"} or verb.head.i > verb.i:
        return None
    words = phrase_of(verb.head)
    return words[0].i, words[-1].i + 1


def _passive_subject(found: Found, lexicon: StatementLexicon) -> Stretch | None:
    """What a passive says was said: "the plan was condemned by …"."""
    verb = found.head
    if verb.pos_ != "VERB" or not is_passive(verb, lexicon):
        return None
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.pos_ in {"NOUN", "PROPN"}), None)
    if subject is None:
        return None
    words = phrase_of(subject)
    return words[0].i, min(words[-1].i + 1, verb.i) if subject.i < verb.i else words[-1].i + 1


def _begins_clause(found: Found, noun: Token) -> bool:
    """Whether the object is rather the subject of what is said: "said Democrats and the media are to blame"."""
    if noun.dep_ == "nsubj":
        return True
    after = noun.right_edge.i + 1
    doc = noun.doc
    joined = after < len(doc) and doc[after].pos_ == "CCONJ"
    conjuncts = (c for c in found.head.children if c.dep_ == "conj" and c.i > after)
    return joined and any(k.dep_ == "nsubj" and k.i > after for c in conjuncts for k in c.children)


def bare_clause(found: Found, cue: Cue, lexicon: StatementLexicon) -> Stretch | None:
    """The rest of the sentence behind a cue that needs no "that", where the parse shows no clause."""
    doc, start, end = found.head.doc, found.words[-1].i + 1, found.head.sent.end
    finite = has(found.head, "VerbForm=Fin") or any(c.dep_ == "aux" for c in found.head.children)
    if not lexicon.bare_clauses or cue.weak or cue.complements[0] != "ccomp" or not finite or end - start < 4:
        return None
    paired = doc[start].pos_ == "CCONJ" and doc[start].dep_ != "cc"  # "neither he nor she"
    nominal = doc[start].pos_ in {"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "SCONJ"}
    if not (nominal or paired) or doc[start].is_quote or is_turned(found.head):
        return None
    if any(c.dep_ == "obj" and c.left_edge.i == start and ends_clause(c, lexicon) for c in found.head.children):
        return None  # "added 25 points, and Bell had 15"
    verbs = [t for t in doc[start + 1 : end] if t.pos_ in {"VERB", "AUX"} and has(t, "VerbForm=Fin")]
    if (
        not verbs
        or verbs[0].i - start >= _FARTHEST_VERB
        or any(has(t, "PronType=Rel") for t in doc[start : verbs[0].i])
    ):
        return None
    return trimmed(found.head, (start, cut_off(found, (start, end), lexicon)))


def marked_clause(found: Found, lexicon: StatementLexicon) -> Stretch | None:
    """What follows "that" or "que" behind the cue, whatever the parse makes of it."""
    doc, last = found.head.doc, found.words[-1].i
    objects = [c.i for c in found.head.children if c.dep_ == "obj" and c.i > last and c.pos_ == "NOUN"]
    told = any("obj" in c.addressees for c in found.readings)
    passed = relatives_of(found, lexicon)
    for token in doc[last + 1 : min(last + 14 + len(passed), found.head.sent.end)]:
        if token.i in passed:
            continue
        aside = token.dep_ == "amod" or (
            token.dep_ == "acl" and has(token, "Tense=Past") and not has(token, "VerbForm=Fin")
        )
        verbal = token.pos_ in {"VERB", "AUX", "SCONJ"} and not aside  # "said in a note published Friday that"
        if verbal and token.lower_ not in lexicon.complementizers:
            return None
        if token.lower_ in lexicon.complementizers and token.pos_ in {"SCONJ", "PRON"}:
            if objects and not told and objects[0] < token.i:
                return None  # "learned a lesson that …"
            before = doc[token.i - 1]
            if before.i > last and _joins_with(before, token):
                continue
            doubtful = any(c.weak or c.thought for c in found.readings)
            if doubtful and before.i > last and before.pos_ == "NOUN" and _takes_clause(before, lexicon):
                return None  # "felt the effects of the revelation that …"
            if (
                token.pos_ == "PRON"
                and token.dep_ != "mark"
                and token.i != last + 1
                and (token.dep_ in {"obj", "det"} or _opens_relative(token))
                and not _must_report(found, token)
                and not _has_own_object(token)
            ):
                return None
            end = token.head.right_edge.i + 1 if token.head.i > token.i else found.head.sent.end
            if not any(has(t, "VerbForm=Fin") for t in doc[token.i + 1 : end]):
                end = found.head.sent.end  # "found that the drugs either failed or …", hung from "drugs"
            return trimmed(token, (token.i + 1, cut_off(found, (token.i + 1, end), lexicon)))
    return None


def _must_report(found: Found, token: Token) -> bool:
    """Whether a clause on the noun of a mere adjunct is what is said: "said at a rally in Oslo that the bridge was shut"."""
    noun = token.head.head
    while noun.dep_ in {"nmod", "conj", "compound"} and noun.head.i > found.head.i:
        noun = noun.head
    cue = found.readings[0]
    subject = any(c.dep_ in SUBJECTS and c.i > token.i for c in token.head.children)
    subject = subject or (token.dep_ in SUBJECTS and token.nbor(1).pos_ in {"DET", "PROPN"})  # "at the time that | the"
    plain = not cue.weak and not cue.thought and cue.complements[0] == "ccomp" and "obj" not in cue.addressees
    return plain and subject and noun.dep_.startswith("obl") and noun.head.i == found.head.i


def _has_own_object(token: Token) -> bool:
    """Whether what is read as the object of its clause opens it, which has another: "warned Oslo that it faces fines"."""
    return token.dep_ == "obj" and any(c.dep_ == "obj" and c.i > token.head.i for c in token.head.children)


def _takes_clause(noun: Token, lexicon: StatementLexicon) -> bool:
    return any("ccomp" in c.complements and not c.weak for c in lexicon.nouns.get(noun.lemma_.lower(), ()))


def _opens_relative(token: Token) -> bool:
    return token.head.dep_ == "acl:relcl" or has(token, "PronType=Rel")


def _filler(found: Found, slot: str, lexicon: StatementLexicon) -> Token | None:
    kind, _, word = slot.partition(":")
    if kind == "ccomp":
        clause = next((c for c in _under(found) if _is_reported_clause(c, lexicon)), None)
        clause = clause or next((c for c in found.head.children if _is_said_infinitive(c, found, lexicon)), None)
        return (
            clause or _asked(found, lexicon) or (told_clause(found) if "obj" in found.readings[0].addressees else None)
        )
    if kind == "xcomp" and found.readings[0].words[:1] == (lexicon.reflexive,):  # "s'est dite préoccupée"
        return next((c for c in _under(found) if c.dep_ == "xcomp"), None)
    if kind == "xcomp":
        return next((c for c in _under(found) if _is_infinitive(c) and (not word or word in openers_of(c))), None)
    if kind in {"obl", "nmod"}:
        told = [c for c in _under(found) if word in openers_of(c) and c.dep_ not in {"punct", "acl:relcl"}]
        if kind == "obl" and any("obj" in c.addressees for c in found.readings):
            return next((c for c in told if c.head in found.words), None) or _last_of_object(found, word, told)
        return next(iter(told), None)
    if kind == "obj":
        return object_of(found)
    return None


def _last_of_object(found: Found, word: str, told: Sequence[Token]) -> Token | None:
    """What somebody is accused of or threatened with, hung inside the object.

    The clause with that preposition ("the head of the agency OF LYING"), else the last phrase with it, where it has no
    definite article ("the head of the army OF TREASON").
    """
    objects = [c for c in found.head.children if c.dep_ in {"obj", "iobj", "obl:agent"} and c.i > found.head.i]
    inside = [t for o in objects for t in o.subtree if word in openers_of(t)]
    clauses = [c for c in told if c.dep_ != "nmod"] or [t for t in inside if t.dep_ in {"acl", "advcl"}]
    phrases = [t for t in inside if t.dep_ == "nmod"]
    bare = [t for t in phrases if not any(c.dep_ == "det" and not has(c, "Definite=Ind") for c in t.children)]
    return next(iter([*clauses, *bare[-1:]]), None)


def says_what_of(verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether something is said of the object: "called the ruling dangerous", "refers to it as historic"."""
    objects = [c.i for c in verb.children if c.dep_ in {"obj", "obl"} and c.i > verb.i]
    if not objects:
        return False
    after = [c for c in verb.children if c.i > objects[0]]
    return any(
        (c.dep_ == "xcomp" and (c.pos_ in {"ADJ", "NOUN", "PROPN"} or has(c, "Tense=Past")))
        or openers_of(c) & lexicon.judged_as
        for c in after
    )


def faults(verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether the object is blamed for something done: "blasted the press for lying", "attacked her for her silence"."""
    objects = [c for c in verb.children if c.dep_ == "obj"]
    under = [*verb.children, *(c for o in objects for c in o.children if c.dep_ == "nmod")]
    given = [
        c for c in under if c.dep_ in {"advcl", "obl", "nmod"} and c.i > verb.i and openers_of(c) & lexicon.faulted
    ]
    return any(c.dep_ == "advcl" or any(has(k, "Poss=Yes") for k in c.children) for c in given)


def withholds(found: Found, content: Stretch, lexicon: StatementLexicon) -> bool:
    """Whether "deny" means that something is not given: it has a recipient, or its object is a thing that is granted."""
    if any(c.dep_ == "iobj" and not has(c, "Reflex=Yes") for c in found.head.children):
        return True
    tokens = found.head.doc[content[0] : content[1]]
    return any(t.lemma_.lower() in lexicon.granted for t in tokens if t.head.i == found.head.i or t.dep_ == "obj")


def _under(found: Found) -> Iterator[Token]:
    """What hangs behind the cue: from it, from its other words, and from its object, where parsers often hang it."""
    last = found.words[-1].i
    for word in (found.head, *(w for w in found.words if w.i != found.head.i)):
        for child in word.children:
            if child.i > last and child.dep_ != "punct":
                yield child
    if found.head.pos_ == "NOUN" and found.head.dep_ == "obj":  # "signaled willingness | to move"
        beside = (c for c in found.head.head.children if c.left_edge.i == found.head.right_edge.i + 1)
        yield from (
            c for c in beside if c.dep_ in {"advcl", "xcomp"} and _is_infinitive(c) and not c.left_edge.is_punct
        )
    for child in found.head.children:
        if child.dep_ in {"obj", "iobj", "obl", "obl:agent"} and child.i > found.head.i:
            yield from (c for c in child.children if c.dep_ in {"acl", "nmod", "acl:relcl", "advcl", "ccomp", "xcomp"})


def _asked(found: Found, lexicon: StatementLexicon) -> Token | None:
    """The question that is not answered, read as a time: "have not said | when they would vote"."""
    clauses = (c for c in found.head.children if c.dep_ == "advcl" and c.left_edge.i == found.words[-1].i + 1)
    clause = next((c for c in clauses if c.left_edge.lower_ in lexicon.questions), None)
    return clause if clause is not None and negation_of(found.head, lexicon.status) else None


def _joins_with(before: Token, that: Token) -> bool:
    """Whether the word makes another conjunction of "that": "AVANT que la séance commence", "SO that all may hear"."""
    return before.i == that.i - 1 and before.head.i == that.head.i and before.dep_ == "mark"


def _is_reported_clause(token: Token, lexicon: StatementLexicon) -> bool:
    marks = [c for c in token.children if c.dep_ == "mark"]
    that = next((c for c in marks if c.lower_ in lexicon.complementizers), None)
    marked = that is not None and not any(_joins_with(c, that) for c in marks)
    if token.dep_ == "ccomp":
        return marked or not _is_infinitive(token)
    return token.dep_ in _CLAUSES and marked and token.dep_ != "acl:relcl"


def _is_infinitive(token: Token) -> bool:
    if token.dep_ not in _CLAUSES or token.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return False
    carriers = (token, *(c for c in token.children if c.dep_ in {"aux", "cop", "aux:pass"}))
    return any(has(t, "VerbForm=Inf") for t in carriers) and not any(c.dep_ in {"nsubj"} for c in token.children)


def _is_said_infinitive(token: Token, found: Found, lexicon: StatementLexicon) -> bool:
    """Whether a verb without a preposition is what is said: "affirme avoir abattu", "dit vouloir partir", "advises waiting"."""
    doing = found.head.lemma_.lower() in lexicon.doing and has(token, "VerbForm=Ger") and token.right_edge.i > token.i
    perfect = any(c.dep_ == "aux" and has(c, "VerbForm=Inf") for c in token.children)
    return (
        token.i > found.words[-1].i
        and (token.dep_ in {"xcomp", "ccomp"} or (token.dep_ == "advcl" and perfect))
        and (_is_infinitive(token) or (doing and token.i == found.words[-1].i + 1))
        and not openers_of(token)
    )


def openers_of(token: Token) -> set[str]:
    """The prepositions before a phrase or infinitive, as dictionary forms."""
    return {c.lemma_.lower() for c in token.children if c.dep_ in {"case", "mark"} and c.i < token.i}


def _stretch(found: Found, head: Token, slot: str, lexicon: StatementLexicon) -> Stretch | None:
    start, end = max(head.left_edge.i, found.words[-1].i + 1), head.right_edge.i + 1
    end = drawn_out(found.head, head, end, lexicon)
    if slot == "ccomp" and head.dep_ in {"ccomp", "advcl"} and head.i > found.head.i:
        start = past_time(head, min(start, _after_cue(found, head, lexicon)), lexicon)
    doc = head.doc
    if slot == "ccomp" and doc[found.words[-1].i + 1].lower_ in lexicon.questions:
        start = min(start, found.words[-1].i + 1)  # "a précisé combien de salariés | étaient concernés"
    while start < end and (doc[start].text in _STOPS or doc[start].is_space):
        start += 1
    if start < end and doc[start].lower_ in lexicon.complementizers:
        start += 1
    if slot.startswith(("obl", "nmod")):
        while (
            start < head.i and doc[start].dep_ in {"case", "mark", "fixed"} and doc[start].head.i in {head.i, start - 1}
        ):
            start += 1
    if slot.startswith("xcomp"):
        end = before_adjunct(head, end, lexicon)
    if slot == "obj":
        end = before_remark(head, before_concession(head, end))
    end = before_setting(head, end, lexicon)
    return trimmed(head, (start, cut_off(found, (start, end), lexicon)))


def _after_cue(found: Found, clause: Token, lexicon: StatementLexicon) -> int:
    """Where a reported clause may start: behind the cue and those of its other phrases that stand before the clause."""
    start = found.words[-1].i + 1
    for child in found.head.children:
        if child.i >= start and child.i != clause.i and child.right_edge.i < clause.i and child.dep_ != "punct":
            comma = child.right_edge.i + 1
            opens = clause.doc[comma + 1].lower_ in lexicon.complementizers  # "warned, as did the union, that …"
            if child.dep_ in _FRONTED and clause.doc[comma].text == "," and not opens:
                break  # "estimated by 2050, prices would double"
            start = child.right_edge.i + 1
    return start
