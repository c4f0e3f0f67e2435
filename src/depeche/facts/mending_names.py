"""Mending descriptions before names: what hangs from "police chief" in "by police chief Ann Bell" belongs to the name."""

from __future__ import annotations

from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_OBJECTS = frozenset({"obj", "iobj"})
#: Labels of a name that cannot stand behind a preposition.
_BARE = frozenset({"obj", "iobj", "nsubj", "nsubj:pass", "vocative"})


def preposition_of_name(tree: Tree, at: int, _: MendingWords) -> None:
    """A preposition that was hung from the description before a name: "met with police chief Ann Bell"."""
    noun = tree.head(at)
    if tree.rows[at].dep != "case" or tree.rows[noun].dep != "nmod:desc":
        return
    name = tree.head(noun)
    if not at < noun < name:
        return
    tree.hang(at, name, "case")
    if tree.rows[name].dep in _BARE:
        tree.change(name, dep="obl")


def described_object(tree: Tree, at: int, _: MendingWords) -> None:
    """A noun and the name right behind it, read as two objects of one verb: "told radio host Dan Hume that …"."""
    row, noun = tree.rows[at], at - 1
    if row.pos != "PROPN" or row.dep not in _OBJECTS or tree.rows[noun].pos != "NOUN":
        return
    if tree.rows[noun].dep not in _OBJECTS or tree.head(noun) != tree.head(at):
        return
    if any(i > noun for i in tree.children(noun)) or any(i < at for i in tree.children(at)):
        return
    tree.hang(noun, at, "nmod:desc")


def name_of_source(tree: Tree, at: int, _: MendingWords) -> None:
    """A name read as the subject that ends the phrase before the comma: "Selon le chef de la police Ann Bell, le plan …"."""
    row, verb = tree.rows[at], tree.head(at)
    if row.pos != "PROPN" or not row.dep.startswith("nsubj") or verb <= at or tree.rows[at - 1].pos != "NOUN":
        return
    subject = next((i for i in tree.children(at) if tree.rows[i].dep == "appos" and at < i < verb), None)
    described = tree.top(at - 1, at)
    if subject is None or tree.rows[described].pos != "NOUN" or not _stands_behind_preposition(tree, described):
        return
    if not any(tree.rows[i].word == "," for i in range(at, subject)):
        return
    tree.hang(subject, verb, row.dep)
    tree.hang(at, described, "appos")


def _stands_behind_preposition(tree: Tree, noun: int) -> bool:
    return any(tree.rows[i].dep == "case" and i < noun for i in tree.children(noun))
