"""Mending around a participle set off by commas behind the subject: "La grève, suivie par des milliers, | paralyse le pays".

The constructions are listed in :mod:`depeche.facts.mending`.
"""

from __future__ import annotations

from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
_OPENING = frozenset({"mark", "nsubj", "nsubj:pass", "expl", "csubj", "cc"})


def subject_before_aside(tree: Tree, at: int, words: MendingWords) -> None:
    """The noun before the participle is the subject of the verb behind it: "L'accord, signé à Rome, | met fin à la guerre"."""
    row, verb = tree.rows[at], tree.head(at)
    doing = "VerbForm=Part" in row.morph and "Tense=Pres" in row.morph  # "Un élu, s'exprimant à la radio, | a dit que"
    shaped = doing or row.word.endswith(words.participles)
    if row.pos != "VERB" or verb <= at or tree.rows[verb].pos != "VERB" or not shaped:
        return
    children = tree.children(at)
    opening = min([at, *(i for i in children if doing and tree.rows[i].dep == "expl")])
    if tree.rows[opening - 1].word != "," or any(tree.rows[i].dep in _AUXILIARIES for i in children):
        return
    above = tree.children(verb)
    first = min([i for i in above if tree.rows[i].dep in _AUXILIARIES and i > at], default=verb)
    if tree.rows[first - 1].word != "," or not any(tree.is_finite(i) for i in (verb, first)):
        return
    nouns = [i for i in (*children, *above) if i < at and tree.rows[i].dep in _SUBJECTS and _is_bare(tree, i)]
    others = [i for i in above if i not in nouns and i != at and tree.rows[i].dep in _OPENING]
    if len(nouns) != 1 or others or tree.edges(nouns[0])[1] < opening - 2:
        return
    passive = any(tree.rows[i].dep == "aux:pass" for i in above)
    tree.hang(nouns[0], verb, "nsubj:pass" if passive else "nsubj")
    tree.change(at, head=nouns[0], dep="acl", morph=row.morph if doing else words.participle_features)


def verb_behind_aside(tree: Tree, at: int, _: MendingWords) -> None:
    """A finite verb read as describing the noun is that noun's own: "L'opération, lancée mardi, | vise les rebelles"."""
    noun = tree.head(at)
    if not tree.is_finite(at) or noun >= at or tree.head(noun) != noun or tree.rows[noun].pos not in {"NOUN", "PROPN"}:
        return
    children = tree.children(at)
    opened = any(tree.rows[i].dep in _OPENING and i < at for i in children)
    start, end = tree.sentence(at)
    if opened or tree.rows[at - 1].word != "," or not _is_bare(tree, noun) or not tree.lacks_verb(start, end, at):
        return
    behind = [i for i in tree.children(noun) if i > at]
    tree.change(at, head=at, dep="ROOT")
    tree.hang(noun, at, "nsubj")
    for child in children:
        if child > at and tree.rows[child].dep.startswith("nsubj"):
            tree.hang(child, at, "obj")
    for child in behind:
        tree.hang(child, at, tree.rows[child].dep)


def _is_bare(tree: Tree, noun: int) -> bool:
    """Whether no preposition stands before the noun."""
    return tree.rows[noun].pos in {"NOUN", "PROPN"} and not any(tree.rows[i].dep == "case" for i in tree.children(noun))
