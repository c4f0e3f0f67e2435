"""Mending of subjects: the second of two belongs to what stands before it, a noun behind a number is what is counted.

"le parti a dénoncé cette arrestation"      it is the object of the verb before it
"the plan to seize land was …"              it is the object of the verb before it
"the man accused of killing a nurse was …"  so behind any verb without a person of its own, under the first subject
"le ministre français Jean Roux est à …"    it is the name of the one described before it
"as Bell told the Herald, prices rose"      whoever is told is no subject of what is said
"…, Ann Bell (R-Ohio) told the Herald"      a speaker read as an apposition is the subject
"""

from __future__ import annotations

from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NAMES = frozenset({"NOUN", "PROPN"})
#: What may stand between a verb and the noun that is its object.
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM"})
_OF_NOUN_OR_VERB = frozenset({"nmod:poss", "compound", "compound:prt"})
_DESCRIBING = frozenset({"NOUN", "ADJ", "DET"})


def second_subject(tree: Tree, at: int, words: MendingWords) -> None:
    """The object or the name read as a second subject: "le projet visant à renforcer les droits a été …"."""
    row, verb = tree.rows[at], tree.head(at)
    if verb < at:
        _object_behind(tree, at, verb, words)
        return
    if row.pos not in _NOMINAL:
        return
    first = next((i for i in tree.children(verb) if i < at and tree.rows[i].dep.startswith("nsubj")), None)
    if first is not None and _is_time(tree, at, words):
        tree.change(at, dep="obl")  # "the bank just this month announced"
        return
    if first is not None and (_name_inside(tree, first, at) or _is_told_it(tree, first, verb, words)):
        return
    left = min([at, *(i for i in tree.children(at) if i < at)])
    if first is None or left == 0:
        return
    if row.pos == "PROPN" and left == at and _describes(tree, first, at):
        tree.hang(at, first, "appos")
        return
    inner = _open_verb(tree, at)
    if inner is not None and tree.is_under(inner, first):
        tree.hang(at, inner, "obj")


def _name_inside(tree: Tree, first: int, at: int) -> bool:
    """A name right behind a noun inside the subject names that: "A study published in the journal Soil suggests"."""
    noun = at - 1
    governed = any(tree.rows[i].dep == "case" for i in tree.children(noun))
    inside = noun != first and governed and tree.rows[noun].pos == "NOUN" and tree.is_under(noun, first)
    if tree.rows[at].pos != "PROPN" or not inside or any(i < at for i in tree.children(at)):
        return False
    tree.hang(at, noun, "appos")
    return True


def _is_told_it(tree: Tree, first: int, verb: int, words: MendingWords) -> bool:
    """Whoever stands right behind a verb of telling is told what follows: "told the Herald | the bank would close"."""
    teller = tree.head(verb)
    left = min([first, *(i for i in tree.children(first) if i < first)])
    if not teller < left or left != teller + 1 or tree.rows[teller].lemma not in words.telling:
        return False
    if tree.rows[verb].dep != "ccomp" or any(tree.rows[i].dep in {"obj", "iobj"} for i in tree.children(teller)):
        return False
    tree.hang(first, teller, "iobj")
    return True


def _is_time(tree: Tree, at: int, words: MendingWords) -> bool:
    """Whether the noun is a stretch of time with a determiner and nothing behind it: "this month"."""
    children = tree.children(at)
    known = any(tree.rows[i].dep in {"det", "amod"} for i in children)
    return tree.rows[at].lemma in words.hours and known and all(i < at for i in children)


def _object_behind(tree: Tree, at: int, verb: int, words: MendingWords) -> None:
    """A noun behind the verb is its object where a noun before it is its subject: "le parti a dénoncé cette arrestation"."""
    children = tree.children(verb)
    subject = any(i < verb and tree.rows[i].dep == "nsubj" and tree.rows[i].pos in _NAMES for i in children)
    taken = any(tree.rows[i].dep in {"obj", "ccomp", "aux:pass", "cop"} for i in children)
    taken = taken or any(tree.rows[i].dep == "xcomp" and i < at for i in children)  # "incite l'État | à signer"
    first = min([verb, *(i for i in children if tree.rows[i].dep == "aux")])
    told = first > 0 and tree.rows[first - 1].word == ","  # "« … », dénonce Zelensky"
    if taken or told or tree.rows[at].pos not in _NAMES or tree.rows[verb].pos != "VERB":
        return
    if tree.rows[at].lemma in words.parts_of_day and any(i < verb and tree.rows[i].dep == "nsubj" for i in children):
        tree.change(at, dep="obl:mod")
    elif subject:
        tree.change(at, dep="obj")


def _open_verb(tree: Tree, at: int) -> int | None:
    """The verb without a person of its own, and without an object, right before the noun's own words: "(of) killing"."""
    place = at - 1
    while place > 0 and (tree.rows[place].pos in _BEFORE_NOUN or tree.rows[place].dep in _OF_NOUN_OR_VERB):
        place -= 1
    children = tree.children(place)
    forms = [tree.rows[place].morph, *(tree.rows[i].morph for i in children if tree.rows[i].dep == "aux")]
    unheld = not any(tree.rows[i].dep in {"obj", "ccomp"} for i in children)
    unfinished = any("VerbForm=Inf" in m or "VerbForm=Ger" in m or "Tense=Pres|VerbForm=Part" in m for m in forms)
    return place if tree.rows[place].pos == "VERB" and unheld and unfinished else None


def _describes(tree: Tree, noun: int, name: int) -> bool:
    """Whether nothing but the noun and its adjectives stands before the name: "le ministre français"."""
    row = tree.rows[noun]
    between = range(noun + 1, name)
    known = any(tree.rows[i].dep in {"det", "nmod:poss"} and i < noun for i in tree.children(noun))
    return (
        row.pos == "NOUN" and known and all(tree.rows[i].pos in _DESCRIBING and tree.is_under(i, noun) for i in between)
    )


def name_before_apposition(tree: Tree, at: int, _: MendingWords) -> None:
    """The name that opens a sentence, read as what is said: "Ann Bell, the mayor's aide, noted the rule"."""
    row, verb, start = tree.rows[at], tree.head(at), tree.sentence(at)[0]
    if row.pos != "PROPN" or not at < verb or tree.rows[verb].pos != "VERB" or not tree.is_finite(verb):
        return
    left, right = tree.edges(at)
    if left != start or any(tree.rows[i].dep in {"cop", "aux", "nsubj", "mark"} for i in tree.children(at)):
        return
    told = [i for i in range(start, verb) if tree.rows[i].word in {'"', "“", "«", "''"}]
    subjects = [i for i in tree.children(verb) if tree.rows[i].dep == "nsubj"]
    behind = [i for i in subjects if i > verb]
    if told or len(behind) != 1 or tree.rows[verb - 1].word != "," or "," not in _words(tree, right + 1, verb, at):
        return
    tree.hang(at, verb, "nsubj")
    tree.change(behind[0], dep="obj")
    for other in subjects:
        if other < verb:
            tree.hang(other, at, "appos")


def _words(tree: Tree, start: int, end: int, at: int) -> set[str]:
    """The words between the name and the verb, with those inside its own phrase behind it."""
    return {tree.rows[i].word for i in range(min(start, at + 1), end)}


def counted_noun(tree: Tree, at: int, words: MendingWords) -> None:
    """A noun read as the adjective of the number before it: "cinq civils", "trois jihadistes"."""
    noun = at + 1
    if tree.rows[at].dep == "nummod" and tree.head(at) == noun and tree.rows[noun].pos == "ADJ":
        _as_noun(tree, noun, words)
        return
    if noun >= len(tree.rows) or tree.head(noun) != at or tree.rows[noun].dep != "amod":
        return
    row, number = tree.rows[noun], tree.rows[at]
    lemma = words.lemmas.lemma(row.word, "NOUN")
    if lemma not in words.lemmas.attested.get("NOUN", frozenset()) or number.dep in {"nummod", "flat"}:
        return
    for child in tree.children(at):
        if child != noun:
            tree.hang(child, noun, tree.rows[child].dep)
    tree.change(noun, pos="NOUN", lemma=lemma, head=noun if tree.head(at) == at else tree.head(at), dep=number.dep)
    tree.hang(at, noun, "nummod")


def _as_noun(tree: Tree, at: int, words: MendingWords) -> None:
    """An adjective behind a number is a noun, and where it completes a verb its object: "accueillera 1 500 réfugiés"."""
    row = tree.rows[at]
    lemma = words.lemmas.lemma(row.word, "NOUN")
    if lemma in words.lemmas.attested.get("NOUN", frozenset()):
        tree.change(at, pos="NOUN", lemma=lemma, dep="obj" if row.dep == "xcomp" else row.dep)


def told_object(tree: Tree, at: int, words: MendingWords) -> None:
    """Whoever is told something is not the subject of what is said: "As Bell told the Herald, | prices have risen"."""
    if tree.rows[at].lemma not in words.telling or any(tree.rows[i].dep in {"obj", "iobj"} for i in tree.children(at)):
        return
    end = tree.sentence(at)[1]
    comma = next((i for i in range(at + 1, end) if tree.rows[i].word == ","), None)
    told = next((i for i in range(at + 1, comma or at) if tree.rows[i].dep.startswith("nsubj")), None)
    if comma is None or told is None or tree.head(told) < comma or min([told, *tree.children(told)]) != at + 1:
        return
    verb, dep = tree.head(told), tree.rows[told].dep
    said = [i for i in tree.children(told) if i > comma and tree.rows[i].pos in _NOMINAL]
    tree.hang(told, at, "iobj")
    for child in said[:1]:
        tree.hang(child, verb, dep)
    for child in said[1:]:
        tree.hang(child, said[0], tree.rows[child].dep)


def stray_subject(tree: Tree, at: int, words: MendingWords) -> None:
    """The speaker read as an apposition in what he says: "The plan is good, Sen. Ann Bell (R-Ohio) told the Herald."."""
    row = tree.rows[at]
    if row.pos != "VERB" or not tree.is_finite(at) or at < 2:
        return
    children = tree.children(at)
    if not any(tree.rows[i].dep == "ccomp" and i < at for i in children):
        return
    told = next((i for i in children if i > at and tree.rows[i].dep == "nsubj" and row.lemma in words.telling), None)
    if any(tree.rows[i].dep in {"nsubj", "nsubj:pass", "expl", "aux"} and i != told for i in children):
        return
    place = at - 1
    while (
        place > 0 and (tree.rows[place].pos == "PUNCT" or tree.head(place) > place - 8) and tree.rows[place].word != ","
    ):
        noun = tree.top(place, at)
        if tree.rows[place].pos == "PROPN" and tree.rows[place].dep in {"appos", "dep", "parataxis", "conj"}:
            left = min([place, *(i for i in tree.children(place) if i < place and tree.rows[i].pos != "PUNCT")])
            if left and tree.rows[left - 1].word == "," and noun != place:
                tree.hang(place, at, "nsubj")
                if told is not None:
                    tree.change(told, dep="iobj")
                return
        place -= 1


def turned_subject(tree: Tree, at: int, _: MendingWords) -> None:
    """A second object behind a verb that has one before it is its subject: "comme l'a noté le juge", "que publie le maire"."""
    row, verb = tree.rows[at], tree.head(at)
    if row.dep != "obj" or row.pos not in {"NOUN", "PROPN"} or verb >= at or tree.rows[verb].pos != "VERB":
        return
    children = tree.children(verb)
    before = [tree.rows[i] for i in children if i < verb and tree.rows[i].dep == "obj" and tree.rows[i].pos == "PRON"]
    if not before or tree.rows[verb].dep == "conj" or any("Reflex=Yes" in pronoun.morph for pronoun in before):
        return
    auxiliaries = [i for i in children if tree.rows[i].dep == "aux"]
    told = any(tree.is_finite(i) for i in (verb, *auxiliaries))
    if told and not any(tree.rows[i].dep.startswith(("nsubj", "expl")) for i in children):
        tree.hang(at, verb, "nsubj")
