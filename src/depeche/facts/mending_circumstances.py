"""Mending of circumstances that were hung from the noun before them: they are the verb's.

"jailed the man | for 15 years"                     how long
"arrested two men | on espionage charges"           on what grounds
"freed four hostages | in exchange for prisoners"   for what, in which connection
"imposed sanctions on Oslo | over the crackdown"    upon what
"a libéré deux otages | après des négociations"     after what
"""

from __future__ import annotations

from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_PARTIES = frozenset({"obj", "nsubj:pass", "obl", "obl:arg", "iobj", "nmod"})
#: Above a noun stand at most so many others before the verb: "sanctions on Oslo".
_DEEPEST = 2


def circumstance_of_verb(tree: Tree, at: int, words: MendingWords) -> None:
    """A circumstance hung from a party of the verb before it is the verb's: "jailed the man | for 15 years"."""
    case = next((i for i in tree.children(at) if tree.rows[i].dep == "case" and i < at), None)
    noun = tree.head(at)
    if case is None or not noun < case or not _is_circumstance(tree, at, case, noun, words):
        return
    verb = noun
    for _ in range(_DEEPEST):
        if tree.rows[verb].dep not in _PARTIES:
            return
        verb = tree.head(verb)
        if tree.rows[verb].pos == "VERB":
            break
    if tree.rows[verb].pos == "VERB" and verb < at:
        tree.hang(at, verb, "obl")


def _is_circumstance(tree: Tree, at: int, case: int, noun: int, words: MendingWords) -> bool:
    row, word = tree.rows[at], tree.rows[case].word.lower()
    if word in words.lasting and row.lemma in words.hours:
        return any(tree.rows[i].dep == "nummod" for i in tree.children(at))
    if word in words.beside and row.lemma in words.connections and case == at - 1:
        return True
    if word in words.on_grounds and row.lemma in words.grounds:
        return True
    if word in words.in_course and row.lemma in words.event_nouns and tree.rows[noun].lemma not in words.event_nouns:
        return any(tree.rows[i].dep == "det" for i in tree.children(at))  # "killed two men | in a raid"
    if word in words.thereafter:
        return tree.rows[noun].lemma not in words.hours and row.lemma not in words.hours
    return word in words.upon_what and tree.rows[noun].pos == "PROPN"
