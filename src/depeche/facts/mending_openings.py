"""Mending at the start of sentences, where a capital or a day misleads the parser.

"Talks between Oslo and Bern began"       a noun of events taken for a name for its capital is that noun
"Clashes between X and Y erupted"         one taken for a verb is the subject of the verb behind it
"Around 300 people protested"             roughly counted people are the subject
"Yesterday, the army fired shells"        a verb taken for an adjective behind a day is the sentence's verb
"Selon le juge, trois millions ont …"     a noun behind the opening phrase, taken for its apposition, is the subject
"""

from __future__ import annotations

from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "conj", "parataxis", "ccomp", "dep"})
_MOVED = frozenset({"obl", "nmod", "acl", "appos"})
#: Words of the phrase between the opening noun and its verb.
_LONGEST = 12


def opening_noun(tree: Tree, at: int, words: MendingWords) -> None:
    """The noun that opens a sentence, taken for a name: "Talks between …"."""
    row = tree.rows[at]
    noun = words.lemmas.lemma(row.word.lower(), "NOUN")
    if noun not in words.event_nouns or at + 1 >= len(tree.rows) or tree.rows[at + 1].word[0].isupper():
        return
    if row.dep not in {"nsubj", "nsubj:pass", "ROOT", "obl", "dislocated"}:
        return
    plural = "Number=Plur" if noun != row.word.lower() else "Number=Sing"
    tree.change(at, pos="NOUN", lemma=noun, morph=plural)


def opening_subject(tree: Tree, at: int, words: MendingWords) -> None:
    """The noun that opens a sentence, taken for its verb: "Clashes between police and protesters erupted"."""
    row = tree.rows[at]
    noun = words.lemmas.lemma(row.word.lower(), "NOUN")
    behind = at + 1 < len(tree.rows) and tree.rows[at + 1].word.lower() in words.between
    if noun not in words.event_nouns or noun == row.word.lower() or not behind or tree.head(at) != at:
        return
    verb = next((i for i in tree.children(at) if _is_verb(tree, i) and at < i < at + _LONGEST), None)
    if verb is None:
        return
    for child in tree.children(at):
        if child > verb:
            tree.hang(child, verb, tree.rows[child].dep)
        elif tree.rows[child].dep == "obl":
            tree.hang(child, at, "nmod")
    features = tree.rows[verb].morph if tree.is_finite(verb) else words.past_features
    tree.change(verb, head=verb, dep="ROOT", morph=features)
    tree.change(at, pos="NOUN", lemma=noun, morph="Number=Plur", head=verb, dep="nsubj")


def _is_verb(tree: Tree, at: int) -> bool:
    return tree.rows[at].pos == "VERB" and tree.rows[at].dep in _CLAUSES and tree.rows[at - 1].word != ","


def verb_behind_day(tree: Tree, at: int, words: MendingWords) -> None:
    """A sentence that opens with a day and a comma, its verb taken for an adjective of the object."""
    if tree.head(at) != at or at + 2 >= len(tree.rows) or tree.rows[at + 1].word != ",":
        return
    end = tree.sentence(at)[1]
    verb = next((i for i in range(at + 2, end) if tree.rows[i].dep == "amod" and tree.rows[i].pos == "VERB"), None)
    if verb is None or not tree.lacks_verb(at, end, but=verb) or not tree.rows[verb].word.endswith(words.past or " "):
        return
    thing, subject = tree.head(verb), verb - 1
    if thing <= verb or tree.rows[subject].pos not in _NOMINAL or words.verb(tree.rows[verb].word) is None:
        return
    subject = tree.top(subject, verb, past="appos")
    tree.change(verb, lemma=words.verb(tree.rows[verb].word), morph=words.past_features, head=verb, dep="ROOT")
    for child in tree.children(at):
        tree.hang(child, verb, tree.rows[child].dep)
    tree.hang(at, verb, "obl")
    tree.hang(subject, verb, "nsubj")
    tree.hang(thing, verb, "obj")


def subject_behind_phrase(tree: Tree, at: int, _: MendingWords) -> None:
    """The subject taken for an apposition of the phrase that opens the sentence: "Selon le juge, trois millions ont …"."""
    noun = tree.head(at)
    case = next((i for i in tree.children(noun) if tree.rows[i].dep == "case" and i < noun), None)
    verb = tree.head(noun)
    if case is None or not noun < at < verb:
        return
    left, right = tree.edges(at)
    if "," not in {tree.rows[left - 1].word, tree.rows[left].word}:
        return
    if verb <= right or any(tree.rows[i].pos not in {"CCONJ", "ADV"} for i in range(tree.sentence(at)[0], case)):
        return
    subjects = [i for i in tree.children(verb) if tree.rows[i].dep.startswith(("nsubj", "expl", "csubj")) and i != noun]
    open_aside = tree.rows[verb - 1].word == "," and any(tree.rows[i].word == "," for i in range(at, verb - 1))
    stops = range(right + 1, verb - open_aside)  # "In a sign of haste, the board, which rules, | issued …"
    if subjects or any(tree.rows[i].word == "," for i in stops) or not _is_told(tree, verb):
        return
    tree.hang(noun, verb, "obl")
    tree.hang(at, verb, "nsubj:pass" if "Voice=Pass" in tree.rows[verb].morph else "nsubj")


def _is_told(tree: Tree, verb: int) -> bool:
    """Whether the verb or an auxiliary of it is finite."""
    auxiliaries = (i for i in tree.children(verb) if tree.rows[i].dep.startswith(("aux", "cop")))
    return tree.is_finite(verb) or any(tree.is_finite(i) for i in auxiliaries)


def pair_between(tree: Tree, at: int, words: MendingWords) -> None:
    """The second of two behind "between" that was joined to the noun before it: "les négociations entre A et B"."""
    first = tree.head(at)
    if first >= at or tree.rows[at].pos not in _NOMINAL or tree.rows[first].pos != "NOUN":
        return
    if any(tree.rows[i].dep == "case" for i in tree.children(at)):
        return
    inner = [i for i in tree.children(first) if first < i < at and tree.rows[i].pos in _NOMINAL]
    partner = inner[-1] if inner else None
    if partner is None or any(tree.rows[i].dep == "conj" for i in tree.children(partner)):
        return
    if any(tree.rows[i].word.lower() in words.between for i in tree.children(partner) if i < partner):
        tree.hang(at, partner, "conj")


def rough_subject(tree: Tree, at: int, words: MendingWords) -> None:
    """A number of people behind a word that means roughly, read as a place: "Around 300 people protested"."""
    noun = tree.head(at)
    verb = tree.head(noun)
    if tree.rows[at].word.lower() not in words.roughly or noun <= at or tree.rows[noun].dep != "obl" or verb <= noun:
        return
    counted = any(tree.rows[i].dep == "nummod" for i in tree.children(noun))
    if counted and not any(tree.rows[i].dep.startswith(("nsubj", "expl")) for i in tree.children(verb)):
        passive = any(tree.rows[i].dep == "aux:pass" for i in tree.children(verb))
        tree.hang(noun, verb, "nsubj:pass" if passive else "nsubj")
        tree.change(at, pos="ADV", dep="advmod")
