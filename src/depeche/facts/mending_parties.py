"""Mending who does it and whom it befalls: phrases hung from the wrong one of the two, names lost beside their verb.

"l'attaque menée par l'armée contre la ville"   whom an act is aimed at belongs to the act, and not to who does it
"blamed the attack on rebels"                   so does what the verb calls for
"the murder of the mayor by gunmen"             so does who does it, and not to whom it befalls
"Oslo asks Bern to leave"                       a name right behind a finite verb without an object is its object
"s'en sont pris au ministre"                    an object with a preposition is none
"the king gave Bern 31 boats"                   a name between a verb of giving and a number is who is given something
"les pourparlers entre Oslo, Bern et Rome"      those between whom it comes about belong together
"""

from __future__ import annotations

from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_NOMINAL = frozenset({"NOUN", "PROPN"})
_TAKEN = frozenset({"obj", "iobj", "ccomp", "obl:arg"})
#: Words between two of a list: an article and an adjective.
_BESIDE = 3


def target_of_act(tree: Tree, at: int, words: MendingWords) -> None:
    """Whom an act is aimed at, hung from who does it: "menée par l'armée | contre la ville"."""
    doer = tree.head(at)
    verb = tree.head(doer)
    case = _case_of(tree, at)
    if case is None or not verb < doer < at or tree.rows[verb].pos != "VERB":
        return
    word, named = tree.rows[case].word.lower(), tree.rows[doer].pos == "PROPN"
    if word not in words.against and not (named and word in words.upon):
        return
    by = _case_of(tree, doer)
    if by is not None and tree.rows[by].word.lower() in words.by:
        tree.hang(at, verb, "obl")


def phrase_of_verb(tree: Tree, at: int, words: MendingWords) -> None:
    """A phrase that the verb calls for, hung from its object: "blamed the attack | on rebels", "freed him | from jail"."""
    deed = tree.head(at)
    verb, case = tree.head(deed), _case_of(tree, at)
    if case is None or not verb < deed < at or tree.rows[deed].dep != "obj" or tree.rows[verb].pos != "VERB":
        return
    if f"{tree.rows[verb].lemma} {tree.rows[case].word.lower()}" in words.own_phrases:
        tree.hang(at, verb, "obl")


def doer_of_act(tree: Tree, at: int, words: MendingWords) -> None:
    """Who does it, hung from whom it befalls: "the murder of the mayor | by gunmen", "was blamed on rebels | by police"."""
    inner = tree.head(at)
    event, case = tree.head(inner), _case_of(tree, at)
    if case is None or not event < inner < at or tree.rows[case].word.lower() not in words.by:
        return
    if tree.rows[inner].dep == "obl" and any(tree.rows[i].dep == "aux:pass" for i in tree.children(event)):
        tree.hang(at, event, "obl:agent")
        return
    if (
        tree.rows[inner].dep == "nmod"
        and tree.rows[event].pos == "NOUN"
        and tree.rows[event].lemma in words.event_nouns
    ):
        tree.hang(at, event, "nmod")


def name_behind_verb(tree: Tree, at: int, _: MendingWords) -> None:
    """A name read as part of the verb before it: "Oslo asks Bern to leave"."""
    verb = tree.head(at)
    if verb != at - 1 or tree.rows[at].pos != "PROPN" or tree.rows[verb].pos != "VERB" or not tree.is_finite(verb):
        return
    labels = {tree.rows[i].dep for i in tree.children(verb)}
    if any(label.startswith("nsubj") for label in labels) and not labels & _TAKEN:
        tree.hang(at, verb, "obj")


def name_of_subject(tree: Tree, at: int, words: MendingWords) -> None:
    """A name right behind the verb, read as an apposition of the subject: "Bell accused | Hume of lying"."""
    verb, subject = at - 1, tree.head(at)
    if tree.rows[at].pos != "PROPN" or tree.rows[verb].pos != "VERB" or not tree.is_finite(verb) or not subject < verb:
        return
    if tree.rows[at].word.lower() in words.days or tree.head(subject) != verb:
        return
    if tree.rows[subject].dep == "nsubj" and not {tree.rows[i].dep for i in tree.children(verb)} & _TAKEN:
        tree.hang(at, verb, "obj")


def object_with_preposition(tree: Tree, at: int, words: MendingWords) -> None:
    """An object that has a preposition is a complement: "s'en sont pris au ministre"."""
    case, verb = _case_of(tree, at), tree.head(at)
    if case is None or tree.rows[verb].pos != "VERB" or not verb < case or tree.rows[case].pos != "ADP":
        return
    counted = any(tree.rows[i].dep in {"nummod", "advmod"} for i in tree.children(at))
    if not counted and tree.rows[case].word.lower() not in words.of | words.roughly:
        tree.hang(at, verb, "obl")


def given_name(tree: Tree, at: int, words: MendingWords) -> None:
    """A name read as part of the thing that it is given: "the king gave Bern | 31 boats"."""
    thing, verb = tree.head(at), at - 1
    if tree.rows[at].pos != "PROPN" or tree.rows[thing].dep != "obj" or tree.head(thing) != verb or thing < at + 2:
        return
    if tree.rows[at + 1].pos == "NUM" and tree.rows[verb].lemma in words.giving:
        tree.hang(at, verb, "iobj")


def list_between(tree: Tree, at: int, words: MendingWords) -> None:
    """Several between whom it comes about, cut in two at a comma: "entre Oslo, | Bern et Rome"."""
    case, row = _case_of(tree, at), tree.rows[at]
    if case is None or row.pos != "PROPN" or tree.rows[case].word.lower() not in words.between:
        return
    members, place, end = [], at + 1, tree.sentence(at)[1]
    while place < end and tree.rows[place].dep == "flat" and tree.head(place) == at:
        place += 1
    while place < end and (tree.rows[place].word == "," or tree.rows[place].dep == "cc"):
        last, place = tree.rows[place].dep == "cc", place + 1
        place = next((i for i in range(place, min(place + _BESIDE, end)) if tree.rows[i].pos == "PROPN"), end)
        if place >= end or any(tree.rows[i].dep == "case" for i in tree.children(place) if i > at):
            return
        members.append(place)
        place += 1
        while place < end and tree.head(place) == members[-1] and tree.rows[place].dep == "flat":
            place += 1
        if last:
            for member in members if len(members) > 1 else ():
                tree.hang(member, at, "conj")
            return


def _case_of(tree: Tree, at: int) -> int | None:
    return next((i for i in tree.children(at) if tree.rows[i].dep == "case" and i < at), None)
