"""Mending of infinitives that the parser took for nouns.

The constructions are listed in :mod:`depeche.facts.mending`.
"""

from __future__ import annotations

from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_INFINITIVE = "VerbForm=Inf"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_STRAY = frozenset({"nmod", "appos", "dep", "obj"})


def infinitive_for_noun(tree: Tree, at: int, words: MendingWords) -> None:
    """An infinitive behind its preposition, read as a noun: "a demandé à la ville d'INTERDIRE ces feux"."""
    verb = at + 1
    if verb >= len(tree.rows) or tree.head(at) != verb or tree.rows[verb].pos != "NOUN":
        return
    word = tree.rows[verb].word.lower()
    if word not in words.lemmas.attested.get("VERB", frozenset()) or word in words.event_nouns:
        return
    above = tree.head(verb)
    if above >= at:
        return
    governor = tree.head(above)
    thing = _thing_behind(tree, verb, above)
    tree.change(verb, pos="VERB", lemma=word, morph=_INFINITIVE)
    if thing is not None:
        tree.hang(thing, verb, "obj")
    if tree.rows[above].pos not in _NOMINAL or governor >= above:
        tree.change(verb, dep="xcomp")
        return
    if tree.rows[governor].pos == "VERB" and _recipient(tree, above, words):
        tree.change(above, dep="obl:arg")
        tree.hang(verb, governor, "xcomp")
    else:
        tree.change(verb, dep="acl")


def _thing_behind(tree: Tree, verb: int, above: int) -> int | None:
    """The noun right behind the infinitive, which hangs from what is before it or from the infinitive itself."""
    for child in [*tree.children(verb), *tree.children(above)]:
        kinds = {tree.rows[i].dep for i in tree.children(child)}
        near = verb < child <= verb + 3 and tree.rows[child].dep in _STRAY
        if near and tree.rows[child].pos in _NOMINAL and "case" not in kinds:
            return child
    return None


def _recipient(tree: Tree, noun: int, words: MendingWords) -> bool:
    return any(tree.rows[i].dep == "case" and tree.rows[i].word.lower() in words.to for i in tree.children(noun))
