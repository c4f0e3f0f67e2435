"""Mending compounds that are sentences: "The union demands transparency from the mayor." is no noun phrase."""

from __future__ import annotations

from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_NOUNS = frozenset({"NOUN", "PROPN"})
#: What may hang from the noun, and stays under it as the verb's object; the rest is the verb's.
_OF_OBJECT = frozenset({"nmod", "amod", "acl", "acl:relcl", "appos", "compound", "det", "nummod"})


def verb_in_compound(tree: Tree, at: int, words: MendingWords) -> None:
    """A present between its subject and its object read as a part of the object's name, in a sentence without a verb."""
    row, thing = tree.rows[at], tree.head(at)
    shaped = row.pos == "NOUN" and row.dep == "compound" and bool(words.present) and row.word.endswith(words.present)
    if not shaped or row.start or thing <= at or tree.rows[at - 1].pos not in _NOUNS:
        return
    lemma, end = words.verb(row.word), tree.sentence(at)[1]
    if lemma is None or tree.rows[end - 1].word != "." or not _is_clause(tree, thing):
        return
    before = [i for i in (*tree.children(at), *tree.children(thing)) if i < at and tree.rows[i].pos != "PUNCT"]
    subject = next((i for i in sorted(before, reverse=True) if tree.rows[i].pos in _NOUNS), None)
    marks = [i for i in before if tree.rows[i].dep == "mark"]
    before = [i for i in before if i not in marks]
    if subject is None or any(tree.rows[i].dep in {"case", "cop", "nsubj"} for i in before):
        return
    above, dep = tree.head(thing), tree.rows[thing].dep
    own = [i for i in tree.children(thing) if i > thing and not _stays(tree, i)]
    tree.change(
        at, pos="VERB", lemma=lemma, morph=words.present_features, head=at if above == thing else above, dep=dep
    )
    tree.hang(thing, at, "obj")
    for child in (*own, *marks, *(i for i in tree.children(thing) if i < at and tree.rows[i].pos == "PUNCT")):
        tree.hang(child, at, tree.rows[child].dep)
    for part in before:
        tree.hang(part, at if part == subject else subject, "nsubj" if part == subject else tree.rows[part].dep)


def _stays(tree: Tree, at: int) -> bool:
    """Whether the word is the object's: a phrase or clause on it, or a noun joined to it."""
    row = tree.rows[at]
    return row.dep in _OF_OBJECT or (row.dep == "conj" and row.pos in _NOUNS)


def _is_clause(tree: Tree, thing: int) -> bool:
    """Whether the noun is its sentence's head, or that of a clause with its conjunction, and has no finite verb."""
    root = tree.head(thing) == thing
    start, end = tree.sentence(thing) if root else tree.edges(thing)
    if not root and not any(tree.rows[i].dep == "mark" and i < thing for i in tree.children(thing)):
        return False
    for place in range(start, end + (not root)):
        if tree.is_finite(place) and (not root or not tree.lacks_verb(place, place + 1)):
            joined = tree.head(place) == thing and tree.rows[place].dep == "conj"
            if not joined or any(tree.rows[i].dep.startswith("nsubj") for i in tree.children(place)):
                return False
    return True
