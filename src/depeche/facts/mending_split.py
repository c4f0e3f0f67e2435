"""Mending of perfects and passives that an aside splits: "les députés ont, sans surprise, adopté le texte".

The constructions are listed in :mod:`depeche.facts.mending`.
"""

from __future__ import annotations

from depeche.facts.doc import Row
from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_LONGEST_ASIDE = 12
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_PASSED = frozenset({"ADV", "PART"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_VERBAL = frozenset({"VERB", "ADJ", "AUX", "NOUN", "X"})
_OF_NOUNS = frozenset({"det", "case", "nummod", "nmod:poss"})


def is_split(rows: list[Row], at: int) -> bool:
    """Whether a comma stands right behind the word, or behind the adverb after it."""
    return any(row.word == "," for row in rows[at + 1 : at + 3])


def split_perfect(tree: Tree, at: int, words: MendingWords) -> None:
    """An auxiliary and its participle with an aside between commas between them are one verb."""
    row = tree.rows[at]
    if row.lemma not in {words.perfect, *words.moving} or not tree.is_finite(at):
        return
    aside = _aside(tree, at)
    found = _participle(tree, aside[1] + 1, words) if aside else None
    if aside is None or found is None:
        return
    verb, inner = found
    lemma = words.verb(tree.rows[verb].word) or tree.rows[verb].lemma
    passive = inner is not None or (row.lemma in words.moving and lemma not in words.with_be)
    _put_above(tree, at, verb)
    voice = "|Voice=Pass" if passive else ""
    tree.change(verb, pos="VERB", lemma=lemma, morph=words.participle_features + voice)
    tree.change(at, pos="AUX")
    tree.hang(at, verb, "aux:pass" if passive and inner is None else "aux")
    if inner is not None:
        tree.hang(inner, verb, "aux:pass")
    _give_subject(tree, at, verb, aside, "nsubj:pass" if passive else "nsubj")


def _aside(tree: Tree, at: int) -> tuple[int, int] | None:
    """The commas around what stands behind the auxiliary and holds no finite verb."""
    end = tree.sentence(at)[1]
    opening = at + 1 + (tree.rows[at + 1].pos in _PASSED and at + 2 < end)
    if opening >= end or tree.rows[opening].word != ",":
        return None
    stop = min(end, opening + 1 + _LONGEST_ASIDE)
    closing = next((i for i in range(opening + 1, stop) if tree.rows[i].word == ","), None)
    if closing is None or closing + 1 >= end or any(tree.is_finite(i) for i in range(opening, closing)):
        return None
    return opening, closing


def _participle(tree: Tree, start: int, words: MendingWords) -> tuple[int, int | None] | None:
    """The participle that begins there, adverbs passed over, and the participle of the passive's auxiliary before it."""
    end, place, inner = tree.sentence(start)[1], start, None
    while place < end and (tree.rows[place].pos in _PASSED or _is_passive_auxiliary(tree, place, words)):
        inner = place if _is_passive_auxiliary(tree, place, words) else inner
        place += 1
    if place >= end or place > start + 3:
        return None
    row = tree.rows[place]
    participle = "VerbForm=Part" in row.morph and "Tense=Past" in row.morph
    agreed = row.word.endswith(words.participles) and words.verb(row.word) is not None
    noun = any(tree.rows[i].dep in _OF_NOUNS and i < place for i in tree.children(place))
    return (place, inner) if row.pos in _VERBAL and (participle or agreed) and not noun else None


def _is_passive_auxiliary(tree: Tree, at: int, words: MendingWords) -> bool:
    row = tree.rows[at]
    return row.lemma in words.moving and "VerbForm=Part" in row.morph and at + 1 < tree.sentence(at)[1]


def _put_above(tree: Tree, at: int, verb: int) -> None:
    """Puts the participle where the auxiliary stands, with what hangs from that."""
    if not tree.is_under(at, verb):
        top = tree.head(at) == at
        tree.change(verb, head=verb if top else tree.head(at), dep="ROOT" if top else tree.rows[at].dep)
    for child in tree.children(at):
        if child != verb:
            tree.hang(child, verb, tree.rows[child].dep)


def _give_subject(tree: Tree, at: int, verb: int, aside: tuple[int, int], label: str) -> None:
    """The noun before the auxiliary is the subject, and nothing in the aside is."""
    named = [i for i in tree.children(verb) if tree.rows[i].dep in _SUBJECTS]
    for child in named:
        if aside[0] < child < aside[1]:
            tree.change(child, dep="obl")
    before = [i for i in named if i < at]
    if before:
        tree.change(before[-1], dep=label)
        return
    start = tree.sentence(at)[0]
    place = at - 1
    while place > start and tree.rows[place].pos in _PASSED:
        place -= 1
    if place < start or tree.rows[place].pos not in _NOMINAL:
        return
    subject = tree.top(place, at)
    if not tree.is_under(verb, subject):
        tree.hang(subject, verb, label)
