"""Mending of subjects: the second of two belongs to what stands before it, a noun behind a number is what is counted.

"le parti a dénoncé cette arrestation"      it is the object of the verb before it
"the plan to seize land was …"              it is the object of the verb before it
"le ministre français Jean Roux est à …"    it is the name of the one described before it
"""

from __future__ import annotations

from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NAMES = frozenset({"NOUN", "PROPN"})
_DESCRIBING = frozenset({"NOUN", "ADJ", "DET"})


def second_subject(tree: Tree, at: int, _: MendingWords) -> None:
    """The object or the name read as a second subject: "le projet visant à renforcer les droits a été …"."""
    row, verb = tree.rows[at], tree.head(at)
    if verb < at:
        _object_behind(tree, at, verb)
        return
    if row.pos not in _NOMINAL:
        return
    first = next((i for i in tree.children(verb) if i < at and tree.rows[i].dep.startswith("nsubj")), None)
    left = min([at, *(i for i in tree.children(at) if i < at)])
    if first is None or left == 0:
        return
    if row.pos == "PROPN" and left == at and _describes(tree, first, at):
        tree.hang(at, first, "appos")
        return
    if not _stands_inside(tree, at):
        return
    inner = tree.rows[left - 1]
    if inner.pos == "VERB" and "VerbForm=Inf" in inner.morph and tree.is_under(left - 1, first):
        tree.hang(at, left - 1, "obj")


def _object_behind(tree: Tree, at: int, verb: int) -> None:
    """A noun behind the verb is its object where a noun before it is its subject: "le parti a dénoncé cette arrestation"."""
    children = tree.children(verb)
    subject = any(i < verb and tree.rows[i].dep == "nsubj" and tree.rows[i].pos in _NAMES for i in children)
    taken = any(tree.rows[i].dep in {"obj", "ccomp", "aux:pass", "cop"} for i in children)
    taken = taken or any(tree.rows[i].dep == "xcomp" and i < at for i in children)  # "incite l'État | à signer"
    first = min([verb, *(i for i in children if tree.rows[i].dep == "aux")])
    told = first > 0 and tree.rows[first - 1].word == ","  # "« … », dénonce Zelensky"
    if subject and not taken and not told and tree.rows[at].pos in _NAMES and tree.rows[verb].pos == "VERB":
        tree.change(at, dep="obj")


def _stands_inside(tree: Tree, at: int) -> bool:
    """Whether an infinitive stands right before the noun's own words."""
    place = at - 1
    while place > 0 and tree.rows[place].pos in {"DET", "ADJ", "NUM"}:
        place -= 1
    return tree.rows[place].pos == "VERB" and "VerbForm=Inf" in tree.rows[place].morph


def _describes(tree: Tree, noun: int, name: int) -> bool:
    """Whether nothing but the noun and its adjectives stands before the name: "le ministre français"."""
    row = tree.rows[noun]
    between = range(noun + 1, name)
    known = any(tree.rows[i].dep in {"det", "nmod:poss"} and i < noun for i in tree.children(noun))
    return (
        row.pos == "NOUN" and known and all(tree.rows[i].pos in _DESCRIBING and tree.is_under(i, noun) for i in between)
    )


def counted_noun(tree: Tree, at: int, words: MendingWords) -> None:
    """A noun read as the adjective of the number before it: "cinq civils", "trois jihadistes"."""
    noun = at + 1
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
