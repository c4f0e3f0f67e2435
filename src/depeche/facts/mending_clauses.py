"""Mending of the small clauses around a statement: "as …", "what …", and the phrase that a speaker's name ends.

"As experts, among them X, have said, …"    a noun behind "as" whose verb has no subject is that subject
"Oslo, as one of them said, is calm"        the clause of "as" between commas stands within the main clause
"in what officials called an ambush"        the noun behind "what" is the subject of the verb behind it
"in what officials said was an ambush"      and what is behind that verb is what is said
"exhortent les habitants à partir"          an infinitive is no part of the preposition before it
"une étude de Berne suggère que …"          the only verb before "that" is none of a noun's adjectives
"At a talk with the Post Bell said that …"  the name that ends the opening phrase, before a verb without subject, is it
"""

from __future__ import annotations

from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_MISREAD = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "X"})
_SUBJECTS = ("nsubj", "expl", "csubj")
_AFTER = frozenset({"parataxis", "ccomp", "conj"})
_CLAUSES = frozenset({"acl", "acl:relcl"})
_TITLES = frozenset({"nmod:desc", "compound", "flat"})


def as_clause(tree: Tree, at: int, words: MendingWords) -> None:
    """The subject of a clause of "as", read as a phrase with it, or the clause itself as the main one."""
    noun = tree.head(at)
    if tree.rows[at].word.lower() not in words.like or noun <= at:
        return
    if tree.rows[at].dep == "mark":
        _aside_of_subject(tree, at, noun)
        return
    if tree.rows[noun].pos not in _NOMINAL:
        return
    verb = tree.head(noun)
    if verb <= noun or tree.rows[verb].pos != "VERB" or not _is_told(tree, verb):
        return
    subjects = [i for i in tree.children(verb) if tree.rows[i].dep.startswith(_SUBJECTS)]
    if not subjects and tree.rows[noun].dep.startswith(("obl", "nmod")) and tree.rows[verb].dep == "advcl":
        tree.hang(noun, verb, "nsubj")
    elif len(subjects) == 2 and subjects[1] == noun and tree.rows[at - 1].word == ",":
        if not _within_main(tree, subjects[0], verb):
            return
    else:
        return
    tree.hang(at, verb, "mark")
    tree.change(at, pos="SCONJ")


def _aside_of_subject(tree: Tree, at: int, verb: int) -> None:
    """The clause between commas that took the main clause's subject: "Bern, comme l'a dit un élu, ne change pas"."""
    before = [i for i in tree.children(verb) if i < at and tree.rows[i].dep.startswith("nsubj")]
    if before and tree.rows[at - 1].word == "," and _is_told(tree, verb):
        _within_main(tree, before[0], verb)


def _within_main(tree: Tree, subject: int, verb: int) -> bool:
    """Makes the clause behind it, which lacks a subject, the main one above the verb; whether there is one."""
    main = next((i for i in tree.children(verb) if i > verb and tree.rows[i].dep in _AFTER), None)
    if main is None or not _is_told(tree, main):
        return False
    if any(tree.rows[i].dep.startswith(_SUBJECTS) for i in tree.children(main)):
        return False
    tree.change(main, head=main if tree.head(verb) == verb else tree.head(verb), dep=tree.rows[verb].dep)
    tree.hang(subject, main, "nsubj")
    tree.hang(verb, main, "advcl")
    return True


def _is_told(tree: Tree, verb: int) -> bool:
    """Whether the verb or an auxiliary of it is finite."""
    carriers = (i for i in tree.children(verb) if tree.rows[i].dep.startswith(("aux", "cop")))
    return tree.is_finite(verb) or any(tree.is_finite(i) for i in carriers)


def what_somebody(tree: Tree, at: int, words: MendingWords) -> None:
    """A noun read with "what" as its article is the subject of what is said: "in what officials called an ambush"."""
    noun = tree.head(at)
    if tree.rows[at].word.lower() not in words.what or tree.rows[at].dep != "det" or not at < noun < at + 5:
        return
    verb = next((i for i in tree.children(noun) if i > noun and tree.rows[i].dep in _CLAUSES), None)
    if verb is None or tree.rows[verb].pos != "VERB" or tree.head(noun) == noun:
        return
    if any(tree.rows[i].dep.startswith((*_SUBJECTS, "aux:pass")) for i in tree.children(verb)):
        return
    if not tree.is_finite(verb) and not tree.rows[verb].word.endswith(words.past or " "):
        return
    above, dep = tree.head(noun), tree.rows[noun].dep
    for child in tree.children(noun):
        if child < at:
            tree.hang(child, at, tree.rows[child].dep)
        elif child > noun and child != verb:
            tree.hang(child, verb, tree.rows[child].dep)
    tree.change(at, pos="PRON", head=above, dep=dep)
    tree.change(verb, head=at, dep="acl:relcl", morph=words.past_features)
    tree.hang(noun, verb, "nsubj")


def name_ending_phrase(tree: Tree, at: int, words: MendingWords) -> None:
    """The name before a verb that lacks a subject, read as the end of the phrase: "At a talk with the Post Bell said that"."""
    if tree.rows[at].word.lower() not in words.that or tree.rows[at].pos != "SCONJ" or at < 4:
        return
    start, first = tree.sentence(at)[0], at - 1
    verb = first
    if tree.rows[verb].pos != "VERB" or not _is_told(tree, verb):
        return
    children = tree.children(verb)
    while first - 1 > start and first - 1 in children and tree.rows[first - 1].dep in {"aux", "advmod"}:
        first -= 1
    name = first - 1
    if name <= start or tree.rows[name].pos != "PROPN" or any(tree.rows[i].dep.startswith(_SUBJECTS) for i in children):
        return
    phrase = tree.top(name, verb)
    opens = any(tree.rows[i].dep == "case" and i == start for i in tree.children(phrase))
    if not tree.rows[phrase].dep.startswith("obl") or tree.head(phrase) != verb or not opens:
        return
    if any(tree.rows[i].word == "," for i in range(start, name)):
        return
    _split_off(tree, name, verb)


def _split_off(tree: Tree, name: int, verb: int) -> None:
    """Makes the last word of a phrase the verb's subject; the word before it takes its place."""
    above, dep = tree.head(name), tree.rows[name].dep
    children = [i for i in tree.children(name) if i < name]
    last = name - 1
    if children and tree.rows[last].dep in _TITLES and tree.head(last) == name and tree.rows[last].dep != "nmod:desc":
        tree.hang(last, above, dep)
        for child in children:
            if child != last:
                tree.hang(child, last, tree.rows[child].dep)
    elif children and not (len(children) == 1 and tree.rows[children[0]].dep == "nmod:desc"):
        return
    tree.hang(name, verb, "nsubj")


def what_said(tree: Tree, at: int, words: MendingWords) -> None:
    """What stands behind "what officials said" belongs to it: "fired in what officials said | was an ambush"."""
    verb = next((i for i in tree.children(at) if tree.rows[i].dep == "acl:relcl" and i > at), None)
    if tree.rows[at].word.lower() not in words.what or verb is None or tree.head(at) >= at:
        return
    place, end = verb + 1, tree.sentence(at)[1]
    if place >= end or tree.rows[place].pos not in {"AUX", "VERB"} or not tree.is_finite(place):
        return
    clause = tree.head(place) if tree.rows[place].dep.startswith(("aux", "cop")) else place
    subjects = any(tree.rows[i].dep.startswith(_SUBJECTS) for i in tree.children(clause))
    if clause > verb and tree.head(clause) != clause and not subjects and not tree.is_under(verb, clause):
        tree.hang(clause, verb, "ccomp")


def infinitive_behind(tree: Tree, at: int, _: MendingWords) -> None:
    """An infinitive read as part of the preposition before it: "exhortent les habitants à | partir"."""
    row, before = tree.rows[at], tree.head(at)
    if row.pos != "VERB" or before != at - 1 or "VerbForm=Inf" not in row.morph or tree.rows[before].pos != "ADP":
        return
    governor = tree.head(before)
    if governor < before and tree.rows[governor].pos == "VERB":
        tree.hang(at, governor, "xcomp")
        tree.hang(before, at, "mark")


def verb_before_that(tree: Tree, at: int, words: MendingWords) -> None:
    """A verb before "that" in a sentence without one, read as an adjective or a name: "Une étude de Berne suggère que"."""
    that, at = at, at - 1
    row, (start, _) = tree.rows[at], tree.sentence(at)
    if row.pos not in _MISREAD or tree.rows[that].start or not row.word[0].islower() or at == start:
        return
    lemma = words.verb(row.word)
    root = at
    while tree.head(root) != root:
        root = tree.head(root)
    if lemma is None or root > at or not tree.lacks_verb(start, at) or tree.rows[root].pos not in _NOMINAL:
        return
    if any(tree.rows[i].dep in {"det", "case", "cop", "aux"} for i in tree.children(at)):
        return
    tree.change(at, pos="VERB", lemma=lemma, morph=words.present_features, head=at, dep="ROOT")
    if root == at:
        return
    for child in tree.children(root):
        if child > at:
            tree.hang(child, at, tree.rows[child].dep)
    tree.hang(root, at, "nsubj")
