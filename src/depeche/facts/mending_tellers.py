"""Mending of who tells what: verbs of main clauses that the parser took for names, nouns or parts of their object.

"Mook further asserted that …"              a name that opens its sentence, read as its verb, is the subject
"X charges that firms that pay won"         a verb read as a noun with a relative is the verb above the clause
"Reid often mocked X for it, saying …"      the main verb before a participle, read as part of its object, is the verb
"some note that …"                          a verb behind a determiner that may stand alone is no noun
"voters, in particular, have voiced fears"  a verb with its auxiliary is no adjective of its object
"they persisted in claims that …"           a verb that has no passive is in the past tense
"tears into laws that harm us, and has …"   what has the auxiliary of the main verb goes on with it, past a relative
"""

from __future__ import annotations

from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_CARRIERS = frozenset({"aux", "aux:pass", "cop"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NAMES = frozenset({"NOUN", "PROPN"})
_BESIDE = frozenset({"xcomp", "ccomp", "conj", "parataxis", "acl", "dep", "advcl", "appos"})
_MISREAD = frozenset({"NOUN", "ADJ", "VERB"})
_OF_NOUNS = frozenset({"det", "case", "amod", "nummod", "nmod:poss", "cop"})
_PARTS = frozenset({"amod", "compound", "nmod:desc", "flat"})
#: Adverbs between a name and its verb.
_FARTHEST = 2
#: Words before the main verb, and of an aside behind the subject.
_LONGEST = 6


def opening_name(tree: Tree, at: int, words: MendingWords) -> None:
    """A name that opens its sentence, taken for its verb: "Mook further asserted that …"."""
    row, (start, end) = tree.rows[at], tree.sentence(at)
    if at != start or tree.head(at) != at or not row.word[0].isupper() or _is_verb_form(row.word, words):
        return
    verb = at + 1
    while verb < min(end, at + 2 + _FARTHEST) and tree.rows[verb].pos == "ADV":
        verb += 1
    if verb >= end or tree.head(verb) != at or tree.rows[verb].dep not in _BESIDE or not tree.is_finite(verb):
        return
    if tree.rows[verb].pos != "VERB" or any(tree.rows[i].dep in {"nsubj", "mark"} for i in tree.children(verb)):
        return
    for child in tree.children(at):
        if child != verb:
            tree.hang(child, verb, tree.rows[child].dep)
    tree.change(verb, head=verb, dep="ROOT")
    tree.change(at, pos="PROPN", lemma=row.word, morph="Number=Sing", head=verb, dep="nsubj")


def _is_verb_form(word: str, words: MendingWords) -> bool:
    """Whether the word, written small, is a form of a known verb."""
    known = words.lemmas.attested.get("VERB", frozenset())
    return word.lower() in known or words.lemmas.lemma(word.lower(), "VERB") in known


def noun_above_relative(tree: Tree, at: int, words: MendingWords) -> None:
    """A verb read as a noun, its clause's subject as a relative: "the senator charges that firms that pay won"."""
    row, that = tree.rows[at], at + 1
    verb, (start, end) = tree.head(at), tree.sentence(at)
    if that + 1 >= end or tree.rows[that].word.lower() not in words.that or not row.word.endswith(words.present or " "):
        return
    subject = tree.head(that)
    lemma = words.verb(row.word)
    if lemma is None or at == start or tree.rows[at - 1].pos not in _NAMES or tree.head(at - 1) != at:
        return
    if tree.head(subject) != at or tree.rows[subject].pos not in _NAMES or tree.rows[subject].dep != "acl:relcl":
        return
    past = tree.rows[verb].word.endswith(words.past or " ")
    if verb <= subject or not row.dep.startswith("nsubj") or not (past or tree.is_finite(verb)):
        return
    parts = [i for i in tree.children(at) if i < at]
    if any(tree.rows[i].dep in {"case", "nummod"} for i in parts):
        return
    above, dep = tree.head(verb), tree.rows[verb].dep
    for child in tree.children(verb):
        if child < at:
            tree.hang(child, at, tree.rows[child].dep)
    for part in parts:
        if part != at - 1:
            tree.hang(part, at - 1, tree.rows[part].dep)
    top = at if above == verb else above
    tree.change(at, pos="VERB", lemma=lemma, morph=words.present_features, head=top, dep=dep)
    tree.hang(at - 1, at, "nsubj")
    tree.hang(subject, verb, "nsubj")
    tree.hang(verb, at, "ccomp")
    if not tree.is_finite(verb):
        tree.change(verb, morph=words.past_features)
    tree.change(that, pos="SCONJ", head=verb, dep="mark")


def clause_of_verb(tree: Tree, at: int, _: MendingWords) -> None:
    """What is said, read as a relative clause though a verb stands before "that": "she charges that firms that pay won"."""
    verb, subject = at - 1, tree.head(at)
    if tree.rows[verb].pos != "VERB" or tree.rows[at].dep == "mark" or tree.rows[subject].pos not in _NAMES:
        return
    clause = tree.head(subject)
    if tree.head(clause) != verb or tree.rows[clause].dep != "acl:relcl" or not verb < at < subject < clause:
        return
    tree.change(clause, dep="ccomp")
    tree.change(at, pos="SCONJ", head=clause, dep="mark")


def verb_before_participle(tree: Tree, at: int, words: MendingWords) -> None:
    """The main verb before a comma and a participle, read as part of its object: "Reid often mocked X for it, saying …"."""
    row, (start, end) = tree.rows[at], tree.sentence(at)
    doing = "VerbForm=Ger" in row.morph or ("VerbForm=Part" in row.morph and "Tense=Pres" in row.morph)
    if not doing or tree.head(at) != at or at - start < 4 or not tree.lacks_verb(start, at):
        return
    comma = next((i for i in range(at - 1, start, -1) if tree.rows[i].word == ","), None)
    verb = _verb_within(tree, start, min(comma or start, start + _LONGEST), words)
    if verb is None or any(tree.rows[i].dep.startswith(("aux", "cop")) for i in tree.children(at)):
        return
    thing = tree.head(verb)
    if not verb < thing < at or tree.rows[verb].dep not in _PARTS:
        return
    lemma, past = words.verb(tree.rows[verb].word), not tree.rows[verb].word.endswith(words.present or " ")
    subject = next(i for i in range(verb - 1, start - 1, -1) if tree.rows[i].pos in _NAMES)
    features = words.past_features if past else words.present_features
    moved = [i for i in tree.children(at) if i < at and tree.rows[i].pos != "PUNCT"]
    under = [i for i in tree.children(verb) if i < verb] + list(range(subject + 1, verb))
    tree.change(verb, pos="VERB", lemma=lemma, morph=features, head=verb, dep="ROOT")
    for child in (*moved, *under):
        tree.hang(child, verb, tree.rows[child].dep)
    tree.hang(subject, verb, "nsubj")
    tree.hang(thing, verb, "obj")
    tree.hang(at, verb, "advcl")
    for child in range(start, end):
        if tree.rows[child].pos == "PUNCT" and child == end - 1:
            tree.hang(child, verb, "punct")


def _verb_within(tree: Tree, start: int, end: int, words: MendingWords) -> int | None:
    """The first form of a known verb behind a bare subject, adverbs between them passed over."""
    for place in range(start + 1, end):
        row = tree.rows[place]
        if row.pos in _MISREAD and row.word[0].islower() and words.verb(row.word) is not None:
            before = place - 1
            while before > start and tree.rows[before].pos == "ADV":
                before -= 1
            formed = row.word.endswith((*words.past, *words.present)) or row.word.lower() in words.alike
            return place if formed and tree.rows[before].pos in _NAMES else None
    return None


def verb_behind_determiner(tree: Tree, at: int, words: MendingWords) -> None:
    """A verb behind a determiner that may stand for people, read as its noun: "some note that …"."""
    row, alone = tree.rows[at], at - 1
    if at + 1 >= len(tree.rows) or tree.rows[at + 1].word.lower() not in words.that or row.start:
        return
    if tree.rows[alone].word.lower() not in words.alone or tree.head(alone) != at:
        return
    if row.word not in words.lemmas.attested.get("VERB", frozenset()):
        return
    if any(tree.rows[i].dep in _OF_NOUNS and i != alone for i in tree.children(at)):
        return
    end, above = tree.sentence(at)[1], tree.head(at)
    tree.change(at, pos="VERB", lemma=row.word, morph=words.present_features)
    tree.change(alone, pos="PRON", dep="nsubj")
    clause = next((i for i in tree.children(at) if i > at and tree.is_finite(i)), None)
    if row.dep.startswith("nsubj") and above > at:
        tree.change(at, head=at if tree.head(above) == above else tree.head(above), dep=tree.rows[above].dep)
        tree.hang(above, at, "ccomp")
        for child in tree.children(above):
            if child < at or (child == end - 1 and tree.rows[child].pos == "PUNCT"):
                tree.hang(child, at, tree.rows[child].dep)
    elif clause is not None and tree.rows[clause].dep in {"acl", "acl:relcl"}:
        tree.change(clause, dep="ccomp")


def carried_verb(tree: Tree, at: int, words: MendingWords) -> None:
    """A participle with the auxiliary of the perfect, read as an adjective of its object: "have expressed misgivings"."""
    thing, (start, end) = tree.head(at), tree.sentence(at)
    carrier = next((i for i in tree.children(at) if tree.rows[i].dep == "aux" and i < at), None)
    if carrier is None or tree.rows[carrier].lemma != words.perfect or not at < thing or not tree.is_finite(carrier):
        return
    subject = _before_aside(tree, carrier, start)
    top = tree.head(thing)
    if tree.rows[thing].dep.startswith("nsubj") and top < carrier and tree.rows[top].pos == "VERB":
        tree.change(at, pos="VERB", head=top, dep="ccomp")  # "Bell said politicians have “vilified” teachers"
        tree.hang(thing, at, "obj")
        return
    if subject is None or top not in {subject, thing} or not tree.lacks_verb(start, end, but=carrier):
        return
    above = tree.head(subject) if top == subject else at
    dep = tree.rows[subject].dep if top == subject else "ROOT"
    tree.change(at, pos="VERB", head=at if above in {subject, at} else above, dep=dep)
    tree.hang(thing, at, "obj")
    tree.hang(subject, at, "nsubj")
    for child in tree.children(subject):
        if child == end - 1:
            tree.hang(child, at, "punct")


def _before_aside(tree: Tree, at: int, start: int) -> int | None:
    """The noun right before that place, or before an aside between commas."""
    place = at - 1
    if place > start and tree.rows[place].word == ",":
        place = next(
            (i - 1 for i in range(place - 1, max(start, place - _LONGEST), -1) if tree.rows[i].word == ","), -1
        )
    return place if place >= start and tree.rows[place].pos in _NOMINAL else None


def past_relative(tree: Tree, at: int, _: MendingWords) -> None:
    """A second verb hung from a relative clause though it has the main verb's auxiliary: "has hit laws that hurt, and has"."""
    relative = tree.head(at)
    if tree.rows[relative].dep != "acl:relcl" or tree.rows[at].pos != "VERB":
        return
    children = tree.children(at)
    carrier = next((i for i in children if tree.rows[i].dep == "aux" and relative < i < at), None)
    joined = [i for i in children if tree.rows[i].dep == "cc" and i < at]
    if carrier is None or not joined or tree.rows[joined[0] - 1].word != "," or joined[0] > carrier:
        return
    if any(tree.rows[i].dep.startswith(("nsubj", "expl")) for i in children):
        return
    main = tree.head(relative)
    while tree.head(main) != main and tree.rows[main].pos != "VERB":
        main = tree.head(main)
    word = tree.rows[carrier].word.lower()
    if _has_carrier(tree, main, word) and not _has_carrier(tree, relative, word):
        tree.hang(at, main, "conj")


def _has_carrier(tree: Tree, verb: int, word: str) -> bool:
    return any(tree.rows[i].dep == "aux" and tree.rows[i].word.lower() == word for i in tree.children(verb))


def active_verb(tree: Tree, at: int, words: MendingWords) -> None:
    """A past tense of a verb that has no passive, read as a passive without its auxiliary: "they persisted in claims"."""
    verb = tree.head(at)
    if tree.rows[verb].lemma not in words.intransitive or tree.rows[verb].pos != "VERB" or verb <= at:
        return
    if not any(tree.rows[i].dep in _CARRIERS for i in tree.children(verb)):
        tree.change(verb, morph=words.past_features)
