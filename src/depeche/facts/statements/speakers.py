"""Speakers: who a cue says is speaking, with the subjects that coordination, participles and infinitives leave out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from depeche.facts.phrases import conjuncts_of, has
from depeche.facts.statements.cues import is_reflexive
from depeche.facts.statements.lexicon import StatementLexicon
from depeche.facts.statements.turned import named_behind, past_aside

if TYPE_CHECKING:
    from depeche.facts.doc import Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_CLAUSAL = frozenset({"xcomp", "advcl", "ccomp", "obl", "csubj", "dep", "nmod", "conj", "ROOT"})
_DEEPEST = 6


class Speakers(NamedTuple):
    """The heads of the phrases that name a speaker, and how they were found; no heads where none is named."""

    by: str
    heads: list[Token]


def is_passive(verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether the verb's surface subject is not the one who speaks."""
    children = {c.dep_ for c in verb.children}
    past = has(verb, "VerbForm=Fin") and has(verb, "Tense=Past")  # "they persisted", whatever label its subject has
    past = past or is_reflexive(verb, lexicon)  # "s'est excusée"
    if "aux:pass" in children or ("nsubj:pass" in children and not past) or opens_as_participle(verb):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in lexicon.suffered and is_reflexive(verb.head, lexicon):
        return True  # "se voit demander de partir"
    if not (has(verb, "VerbForm=Part") and has(verb, "Tense=Past")) or "aux" in children:
        return False
    if _perfect_before(verb, lexicon) is not None:
        return False
    if verb.dep_ not in {"acl", "amod"} or is_reflexive(verb, lexicon):
        return False
    return not _is_main(verb)


def opens_as_participle(verb: Token) -> bool:
    """Whether a past participle, for which taggers also take a past tense, opens the sentence: "Asked about …, Bell said"."""
    first = verb.sent.start + (verb.sent[0].pos_ in {"CCONJ", "ADV"})
    if verb.i != first or verb.head.i <= verb.i or not has(verb, "Tense=Past"):
        return False
    own = any(c.dep_.startswith(("nsubj", "aux", "expl")) for c in verb.children)
    return not own and any(t.text == "," for t in verb.doc[verb.i : verb.head.i])


def _is_main(participle: Token) -> bool:
    """Whether a participle hung from a noun is its sentence's only verb, with an object: "Keron Blair, director, urged calm"."""
    if not any(c.dep_ in {"obj", "ccomp", "obl", "xcomp"} and c.i > participle.i for c in participle.children):
        return False
    if not any(has(t, "VerbForm=Fin") for t in participle.sent):
        return True
    before = participle.doc[participle.sent.start : participle.i]
    named = participle.sent.root.pos_ in {"NOUN", "PROPN"} and participle.sent.root.i < participle.i
    return named and not any(has(t, "VerbForm=Fin") for t in before)


def speakers_of(verb: Token, lexicon: StatementLexicon, *, inverted: bool = False, felt: bool = False) -> Speakers:
    """The heads of the phrases that name the speaker of a verbal cue; empty when it names none.

    ``inverted``: what is said stands before the cue, so that a noun right behind it is its subject whatever its label.
    ``felt``: the cue is a state of who speaks, whatever the parser makes of it: "voters were frustrated that …".
    """
    if is_passive(verb, lexicon) and not felt:
        return Speakers("agent", [c for agent in _agents(verb, lexicon) for c in all_of(agent)])
    own = [] if (only := _own(verb)) and is_emphatic(only[0], verb, lexicon) else only
    inside = range(verb.i + 1, past_aside(verb) if inverted else verb.i + 1)
    by, found = "subject", [t for t in own if not _is_time_of(verb, t, lexicon) and t.i not in inside]
    if inverted and found and any(t.text == ":" for t in verb.doc[found[0].i : verb.i]):
        found = []  # "Résultat : « … », déplore le maire"
    aside = _perfect_before(verb, lexicon) if not found and _is_bare_participle(verb) else None
    if aside is not None:
        found = _own(aside)
        by, found = ("subject", found) if found else ("noun_before", speaker_before(verb, lexicon))
    if not found and inverted:
        behind = named_behind(verb, lexicon)
        by, found = "noun_behind", all_of(behind) if behind is not None else []
    if not found and not any(_is_dummy(c, verb, lexicon) for c in verb.children):
        by, found = _elsewhere(verb, lexicon)
    return Speakers(by, [t for t in found if not _is_nobody(t, lexicon) and not _is_occasion(t, lexicon)])


def _is_nobody(token: Token, lexicon: StatementLexicon) -> bool:
    """Whether the subject names no speaker: "one said", but not "one of the nurses said"."""
    return token.lower_ in lexicon.nobody and not any(c.dep_ == "nmod" and c.i > token.i for c in token.children)


def _is_occasion(token: Token, lexicon: StatementLexicon) -> bool:
    """Whether it is a common noun for a time, which says nothing: "don't for a moment believe …"."""
    return token.pos_ == "NOUN" and token.text in lexicon.occasions


def _elsewhere(verb: Token, lexicon: StatementLexicon) -> Speakers:
    """The subject that the verb shares with another, or the noun right before it; that first for a mistagged answer."""
    near: list[Token] = []
    if verb.pos_ not in {"VERB", "AUX"} and (
        lexicon.lemmas.lemma(verb.text, "VERB") in lexicon.answers or verb.dep_ == "nmod"
    ):
        near = speaker_before(verb, lexicon)
    if near:
        return Speakers("noun_before", near)
    borrowed = _borrowed(verb, lexicon, 0)
    return borrowed if borrowed.heads else Speakers("noun_before", speaker_before(verb, lexicon))


def _is_dummy(token: Token, verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether the pronoun stands where a subject would, and names nobody: "il est dit que"."""
    before = token.dep_ == "expl" and token.i < verb.i
    return before and not has(token, "Reflex=Yes") and not is_emphatic(token, verb, lexicon)


def is_emphatic(token: Token, verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether the pronoun only repeats the subject: "Anne Durand, de la CFDT, a ELLE relevé que …"."""
    if token.lower_ not in lexicon.emphatic or token.i >= verb.i:
        return False
    before = token.nbor(-1) if token.i else token
    return before.lemma_ in lexicon.perfect and has(before, "VerbForm=Fin")


def _is_time_of(verb: Token, subject: Token, lexicon: StatementLexicon) -> bool:
    """Whether what the parse takes for the subject behind the verb is the day: "X said Friday."."""
    return subject.i > verb.i and subject.lemma_.lower() in lexicon.occasions


def _is_bare_participle(verb: Token) -> bool:
    return has(verb, "Tense=Past") and has(verb, "VerbForm=Part") and not any(c.dep_ == "aux" for c in verb.children)


def _perfect_before(verb: Token, lexicon: StatementLexicon) -> Token | None:
    """An auxiliary of the perfect a few words before, which the parse hung elsewhere ("a de son côté dénoncé")."""
    for token in reversed(list(verb.doc[max(0, verb.i - 5) : verb.i])):
        if token.is_punct or (token.pos_ == "VERB" and token.lemma_ not in lexicon.perfect):
            return None
        if token.lemma_ in lexicon.perfect and has(token, "VerbForm=Fin"):
            return token
    return None


def speaker_before(verb: Token, lexicon: StatementLexicon) -> list[Token]:
    """The noun right before a finite verb, where the parse gives it no subject at all."""
    first: Token = _perfect_before(verb, lexicon) or verb
    while (first.i > 0 and first.nbor(-1).pos_ in {"AUX", "ADV", "PART"}) or (
        first.i > 0 and (_is_clitic(first.nbor(-1)) or is_emphatic(first.nbor(-1), verb, lexicon))
    ):
        first = first.nbor(-1)
    if verb.pos_ in {"VERB", "AUX"} and not any(has(t, "VerbForm=Fin") for t in verb.doc[first.i : verb.i + 1]):
        return []
    own = _own(first) if first.i != verb.i else []
    if own:
        return own
    chunk: list[Token] = []
    for token in reversed(list(verb.doc[verb.sent.start : _before_aside(first)])):
        inside = (
            token.text in {"(", ")"}
            or (token.text == "-" and not _is_dash(token))
            or (token.text == "." and token.nbor(1).text == ")")
        )
        if token.pos_ in {"VERB", "AUX", "SCONJ", "CCONJ"} or (token.is_punct and not inside):
            break
        chunk.append(token)
    chunk.reverse()
    if not chunk or chunk[0].pos_ == "ADP":
        return []
    names = [t for t in chunk if t.pos_ in NOMINAL and not has(t, "PronType=Rel") and t.lower_ not in lexicon.nobody]
    places = {t.i for t in names}
    return [t for t in names if t.head.i not in places or t.head.i == t.i][:1]


def _is_dash(hyphen: Token) -> bool:
    """Whether a hyphen stands between blanks."""
    text, at = hyphen.doc.text, hyphen.idx
    return text[at - 1 : at].isspace() and text[at + 1 : at + 2].isspace()


def _before_aside(first: Token) -> int:
    """Where the words end that an apposition between commas separates from the verb."""
    doc, start = first.doc, first.sent.start
    if first.i - 1 <= start or doc[first.i - 1].text != ",":
        return int(first.i)
    verbal = False
    for index in range(first.i - 2, max(start, first.i - 16), -1):
        verbal = verbal or doc[index].pos_ in {"VERB", "AUX"}
        if doc[index].text == ",":
            relative = has(doc[index + 1], "PronType=Rel")
            return int(first.i) if verbal and not relative else index
    return int(first.i)


def _is_clitic(token: Token) -> bool:
    return token.pos_ == "PRON" and token.dep_ in {"expl", "obj", "iobj"}


def all_of(head: Token) -> list[Token]:
    """The head with those joined to it by a conjunction; a mere comma joins an apposition."""
    found = conjuncts_of(head)
    if len(found) < 2 or any(c.dep_ == "cc" for t in found for c in t.children):
        return found
    return [head]


def _agents(verb: Token, lexicon: StatementLexicon) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_.startswith(("obl", "nmod")) and child.pos_ in NOMINAL:
            cases = {c.lower_ for c in child.children if c.dep_ == "case"}
            if child.dep_ == "obl:agent" or cases & lexicon.agents:
                yield child


def _own(verb: Token) -> list[Token]:
    own = [c for c in verb.children if c.dep_ in SUBJECTS and _may_be_subject(c) and not _is_within_said(c, verb)]
    if not own:
        return []
    before = [c for c in own if c.i < verb.i]
    own = [
        c for c in own if c.i < verb.i or not before or c.left_edge.i == verb.i + 1
    ]  # "Bell said men have | hurt dogs"
    subject = min(own, key=lambda c: abs(c.i - verb.i))
    if has(subject, "PronType=Rel"):
        antecedent = _antecedent(verb)
        if antecedent is not None:
            return all_of(antecedent) if _is_plural(verb) else [antecedent]
    return all_of(subject)


def _is_within_said(subject: Token, verb: Token) -> bool:
    """Whether a subject far behind the verb stands behind what is said: "said the fire was out, and that all | were safe"."""
    if subject.i < verb.i:
        return False
    return any(c.dep_ == "ccomp" and verb.i < c.left_edge.i and c.i < subject.i for c in verb.children)


def _may_be_subject(token: Token) -> bool:
    """Whether it is a nominal, or a name that the tagger took for another word ("Husted said")."""
    named = token.pos_ == "VERB" and any(c.dep_ == "det" and c.i < token.i for c in token.children)  # "l'accusé"
    return named or token.pos_ in NOMINAL | {"ADJ", "DET", "ADV"} or token.text[:1].isupper()


def _is_plural(verb: Token) -> bool:
    return any(has(t, "Number=Plur") for t in (verb, *(c for c in verb.children if c.dep_.startswith("aux"))))


def _antecedent(verb: Token) -> Token | None:
    clause: Token = verb
    while clause.dep_ == "conj" and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ not in {"acl:relcl", "acl", "advcl"} or clause.head.pos_ not in NOMINAL:
        return None
    return _focus_above(clause.head) or (clause.head if clause.dep_ != "advcl" else None)


def _focus_above(noun: Token) -> Token | None:
    """The noun that a cleft sentence singles out, above the one its clause hangs from: "c'est le SYNDICAT des postiers qui"."""
    above: Token = noun
    while above.dep_ == "nmod" and above.head.i != above.i:
        above = above.head
    pointed = any(c.dep_ in {"nsubj", "expl"} and c.pos_ == "PRON" and c.i < above.i for c in above.children)
    return above if pointed and any(c.dep_ == "cop" for c in above.children) else None


def past_beside_infinitive(verb: Token) -> bool:
    """Whether a past participle is coordinated with an infinitive: it goes on with the verb above ("has urged … and called")."""
    bare = not any(c.dep_.startswith("aux") for c in verb.children)
    return (
        verb.dep_ == "conj"
        and has(verb, "VerbForm=Part")
        and has(verb, "Tense=Past")
        and bare
        and has(verb.head, "VerbForm=Inf")
    )


def _borrowed(verb: Token, lexicon: StatementLexicon, depth: int) -> Speakers:
    """The subject of the clause that the verb hangs from, or what it controls."""
    above = verb.head
    if depth > _DEEPEST or above.i == verb.i:
        return Speakers("", [])
    if verb.pos_ not in {"VERB", "AUX"}:  # a participle that the tagger took for something else
        subjects = (_own(a) for a in verb.ancestors if a.pos_ in {"VERB", "AUX"})
        return Speakers("shared", next((s for s in subjects if s), []))
    going_on = _of_whole_sentence(verb) if _is_set_off(verb) else []
    if going_on:
        return Speakers("going_on", going_on)
    if verb.dep_ in {"acl", "acl:relcl"} and above.pos_ in NOMINAL:
        if above.dep_ == "obl:agent" and any(c.dep_ == "mark" for c in verb.children):
            return Speakers("", [])  # "is accused by critics of praising it": what he is accused of
        return _owner_of(above, lexicon, depth) if has(verb, "VerbForm=Inf") else Speakers("described", [above])
    if past_beside_infinitive(verb):
        return _shared(above.head, lexicon, depth)
    if verb.dep_ in {"xcomp", "ccomp"} and above.lemma_.lower() in lexicon.object_control:
        controlled = [c for c in above.children if c.dep_ in {"obj", "iobj"}]
        if controlled:
            return Speakers("controlled", all_of(controlled[0]))
    if verb.dep_ not in _CLAUSAL or (verb.dep_ == "ccomp" and has(verb, "VerbForm=Fin")):
        return Speakers("", [])
    return _shared(above, lexicon, depth)


def _shared(above: Token, lexicon: StatementLexicon, depth: int) -> Speakers:
    """The subject of that clause, its own or one that it borrows."""
    own = _own(above)
    return Speakers("shared", own) if own else _borrowed(above, lexicon, depth + 1)


def comma_before(clause: Token) -> int | None:
    """The place of the comma that a clause stands behind, whichever clause the parse hung it from."""
    edge = clause.left_edge.i
    while edge < clause.i and clause.doc[edge].is_punct:
        edge += 1
    return int(edge - 1) if edge > 0 and clause.doc[edge - 1].text == "," else None


def _is_set_off(verb: Token) -> bool:
    """Whether the verb is a present participle behind a comma: it goes on for the subject of the sentence."""
    participle = has(verb, "VerbForm=Ger") or (has(verb, "VerbForm=Part") and has(verb, "Tense=Pres"))
    if not participle or comma_before(verb) is None or any(c.dep_ == "aux" for c in verb.children):
        return False
    return verb.dep_ != "acl" or verb.head.pos_ != "PROPN"


def _of_whole_sentence(verb: Token) -> list[Token]:
    """The subject of the outermost clause above, reported clauses left behind."""
    found: list[Token] = []
    for above in verb.ancestors:
        if above.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"} or above.i > verb.i:
            continue
        found = _own(above) or found
        first = above
        while first.dep_ == "conj" and first.head.i != first.i:  # "Oslo won, but Bern withdrew, citing costs"
            first = first.head
        if found and first.dep_ not in {"ccomp", "advcl", "acl", "parataxis", "xcomp"}:
            break
    return found


def _owner_of(noun: Token, lexicon: StatementLexicon, depth: int) -> Speakers:
    """Of an infinitive on a noun ("sa volonté de dénoncer"): the subject of the noun's clause."""
    verb: Token = noun.head
    if noun.dep_ in SUBJECTS or verb.pos_ not in {"VERB", "AUX"}:
        return Speakers("", [])  # "his refusal to say it surprised us"
    return _shared(verb, lexicon, depth)


def is_somebody(token: Token, lexicon: StatementLexicon) -> bool:
    """Whether a noun is likely to be one who speaks: a name, a role, an organisation, or a phrase that holds one."""
    if token.pos_ in {"PROPN", "PRON", "NUM", "X"} or token.text[:1].isupper():
        return True
    if token.lower_ in lexicon.people or token.lemma_.lower() in lexicon.people:
        return True
    if token.lemma_.lower() in lexicon.counters:
        return any(c.dep_ == "nmod" and c.pos_ == "NOUN" and is_somebody(c, lexicon) for c in token.children)
    return any(c.pos_ == "PROPN" and c.dep_ in {"appos", "flat"} for c in token.children)
