"""Mending of verbs in the present that the parser took for part of their subject, so that the sentence has no verb.

The constructions are listed in :mod:`depeche.facts.mending`.
"""

from __future__ import annotations

from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_PARTS = frozenset({"nmod", "amod", "appos", "dep", "conj", "obj"})
_KINDS = frozenset({"NOUN", "ADJ", "X", "ADV"})
_OWN = frozenset({"det", "case", "nummod", "nmod:poss", "cop", "cc"})
_NAMES = frozenset({"NOUN", "PROPN"})
_BEHIND_MANY = frozenset({"ADP", "DET", "SCONJ", "ADV", "PRON"})
_BEHIND_ONE = frozenset({"DET", "SCONJ"})


def verb_for_part(tree: Tree, at: int, words: MendingWords) -> None:
    """A verb read as part of the noun before it, in a sentence that has no other: "les élus plaident pour un report"."""
    row, subject = tree.rows[at], tree.head(at)
    if not words.many or row.dep not in _PARTS or row.pos not in _KINDS or not row.word.islower():
        return
    if subject >= at or tree.rows[subject].pos not in _NAMES or tree.rows[subject].dep != "ROOT":
        return
    lemma, (start, end) = words.verb(row.word), tree.sentence(at)
    if lemma is None or at + 1 >= end or not _fits(tree, at, subject, words) or not tree.lacks_verb(start, end):
        return
    behind = [i for i in tree.children(subject) if i > at]
    tree.change(at, pos="VERB", lemma=lemma, morph=words.present_features, head=at, dep="ROOT")
    tree.hang(subject, at, "nsubj")
    for child in behind:
        tree.hang(child, at, _label(tree, child))


def _fits(tree: Tree, at: int, subject: int, words: MendingWords) -> bool:
    """Whether the subject stands right before, and what stands behind and the ending show a verb."""
    kinds = {tree.rows[i].dep for i in tree.children(at)}
    before = [tree.rows[i] for i in tree.children(subject) if i < subject]
    named = tree.rows[subject].pos == "PROPN" or any(row.dep == "det" for row in before)
    if not named or not _OWN.isdisjoint(kinds) or any(row.dep == "case" for row in before):
        return False
    behind = tree.rows[at + 1]
    plural = tree.rows[at].word.endswith(words.many)
    if "Number=Plur" in tree.rows[subject].morph or any("Number=Plur" in row.morph for row in before):
        return plural and behind.pos in _BEHIND_MANY
    return not plural and behind.pos in _BEHIND_ONE and (subject == at - 1 or _is_behind_aside(tree, at, subject))


def _is_behind_aside(tree: Tree, at: int, subject: int) -> bool:
    """Whether all that stands between the subject and the word is a participle between commas."""
    aside = next((i for i in tree.children(subject) if subject < i < at and tree.rows[i].dep in {"acl", "amod"}), None)
    commas = tree.rows[at - 1].word == "," and tree.rows[subject + 1].word == ","
    return aside is not None and commas and aside == subject + 2


def _label(tree: Tree, child: int) -> str:
    """What hangs from the subject's noun, as it hangs from its verb."""
    row = tree.rows[child]
    kinds = {tree.rows[i].dep for i in tree.children(child)}
    if row.dep not in {"nmod", "appos", "dep", "conj"} or "cc" in kinds:
        return row.dep
    return "obl" if "case" in kinds else "obj"
