"""Mending of main verbs that the parser joined to what stands between them and their subject, or beside them.

"he was evicted in April and sentenced to"   a past tense that never stands without an object shares the passive before it
"The missile, which can …, struck the city"  the verb behind a relative clause is the sentence's, and no part of the clause
"Air defences destroyed and jammed drones"   a past tense read as a participle of its subject, its object as the sentence
"Oslo said it struck depots"                 "it" before a verb is what does it, and not what is said
"the president said Sunday"                  a second subject that is a day dates the verb
"a tiré dans un café de Lyon, tuant un …"    what came of it belongs to the verb, and not to the place before the comma
"""

from __future__ import annotations

from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_NOMINAL = frozenset({"NOUN", "PROPN"})
_OWN = frozenset({"obj", "ccomp", "xcomp", "nsubj", "nsubj:pass", "aux", "aux:pass", "expl"})
_OPENING = frozenset({"cc", "advmod", "advcl", "obl", "mark", "discourse"})
_LEFT = frozenset({"aux", "aux:pass", "advmod"})
_DASHES = frozenset({"-", "–", "—"})
_ASIDE = _DASHES | {","}
_PASSIVE = "|Voice=Pass"


def passive_conjunct(tree: Tree, at: int, words: MendingWords) -> None:
    """A verb that calls for an object and has none shares the passive of the verb it is joined to."""
    row, first = tree.rows[at], tree.head(at)
    if row.pos != "VERB" or row.lemma not in words.transitive or first >= at:
        return
    if not tree.is_finite(at):
        _beside_passive(tree, at, first)
        return
    if "Tense=Past" not in row.morph or any(tree.rows[i].dep in _OWN for i in tree.children(at)):
        return
    if any(tree.rows[i].dep == "aux:pass" for i in tree.children(first)):
        tree.change(at, morph=words.participle_features + _PASSIVE)


def _beside_passive(tree: Tree, at: int, first: int) -> None:
    """A participle joined to a gerund is joined to the passive above: "was found guilty of lying | and jailed"."""
    joined = "Tense=Past" in tree.rows[at].morph and "VerbForm=Ger" in tree.rows[first].morph
    while joined and tree.head(first) != first:
        first = tree.head(first)
        if any(tree.rows[i].dep == "aux:pass" for i in tree.children(first)):
            tree.hang(at, first, "conj")
            return


def verb_behind_relative(tree: Tree, at: int, words: MendingWords) -> None:
    """The verb behind a relative clause of a subject that was left without one is the sentence's."""
    clause = tree.head(at)
    noun = tree.head(clause)
    while tree.rows[noun].dep == "appos" and tree.head(noun) < noun:  # "the owner, Joe Hume, who …, denied it"
        noun = tree.head(noun)
    if tree.rows[at].pos != "VERB" or tree.rows[clause].dep != "acl:relcl" or tree.head(noun) != noun:
        return
    children = tree.children(at)
    left = min([at, *(i for i in children if i < at and tree.rows[i].dep in _LEFT)])
    labels = {tree.rows[i].dep for i in children if i < at}
    told = _is_told(tree, at, words)
    if (
        not told
        or not noun < clause < left
        or tree.rows[left - 1].word not in (_DASHES if tree.rows[at].dep == "xcomp" else _ASIDE)
        or labels & {"nsubj", "nsubj:pass", "cc"}
    ):
        return
    inside = tree.children(noun)
    if tree.rows[noun].pos not in _NOMINAL or any(tree.rows[i].dep in {"case", "cop", "nsubj"} for i in inside):
        return
    passive = "aux:pass" in labels
    tree.change(at, head=at, dep="ROOT", morph=_told_features(tree, at, words))
    tree.hang(noun, at, "nsubj:pass" if passive else "nsubj")
    for child in inside:
        phrase = tree.rows[child].dep == "nmod" and any(tree.rows[i].dep == "case" for i in tree.children(child))
        if child > at or (child < noun and (phrase or tree.rows[child].dep in _OPENING)):
            tree.hang(child, at, "obl" if phrase and child < noun else tree.rows[child].dep)


def verb_before_thing(tree: Tree, at: int, words: MendingWords) -> None:
    """The past tense between a subject and the noun read as the head of its sentence has that noun as its object."""
    children = tree.children(at)
    subject = next((i for i in children if tree.rows[i].dep == "nsubj"), None)
    if tree.head(at) != at or subject is None or any(tree.rows[i].dep in {"cop", "case"} for i in children):
        return
    verb = next((i for i in tree.children(subject) if tree.rows[i].dep == "acl" and i > subject), None)
    if verb is None or tree.rows[verb].pos != "VERB" or not _is_past(tree, verb, words):
        return
    own = [i for i in children if i != subject and subject < i < at]
    edge = min([at, *(tree.edges(i)[0] for i in own)])
    start, end = tree.sentence(at)
    agents = any(tree.rows[i].dep == "obl:agent" for i in tree.children(verb))
    if tree.edges(subject)[1] != edge - 1 or agents or not tree.lacks_verb(start, end, but=verb):
        return
    tree.change(verb, morph=words.past_features, head=verb, dep="ROOT")
    tree.hang(subject, verb, "nsubj")
    tree.hang(at, verb, "obj")
    for child in children:
        if child != subject and (child < subject or tree.rows[child].dep in {"punct", "obl", "advcl", "advmod"}):
            tree.hang(child, verb, tree.rows[child].dep)


def _is_past(tree: Tree, at: int, words: MendingWords) -> bool:
    word = tree.rows[at].word.lower()
    return bool(words.past) and (word.endswith(words.past) or word in words.alike)


def _is_told(tree: Tree, at: int, words: MendingWords) -> bool:
    """Whether the verb is finite, or has a finite auxiliary, or an object and a form that both tenses share."""
    children = tree.children(at)
    if tree.is_finite(at) or any(tree.is_finite(i) for i in children if tree.rows[i].dep.startswith("aux")):
        return True
    return tree.rows[at].word.lower() in words.alike and any(tree.rows[i].dep == "obj" and i > at for i in children)


def _told_features(tree: Tree, at: int, words: MendingWords) -> str:
    alone = not any(tree.rows[i].dep.startswith("aux") for i in tree.children(at))
    return words.past_features if alone and not tree.is_finite(at) else tree.rows[at].morph


def subject_of_clause(tree: Tree, at: int, words: MendingWords) -> None:
    """A pronoun between a verb of speech and a finite verb without a subject is that verb's: "Oslo said it struck"."""
    row, above, verb = tree.rows[at], tree.head(at), at + 1
    if verb >= len(tree.rows) or tree.rows[verb].pos != "VERB" or row.word.lower() not in words.impersonal:
        return
    if row.dep == "nmod:poss" and tree.head(verb) == above and tree.rows[verb].word.lower() in words.alike:
        _part_from_thing(tree, at, words)
        return
    said = row.dep == "obj" and above == at - 1 and tree.rows[verb].dep == "ccomp" and tree.head(verb) == above
    if said and _is_told(tree, verb, words):
        tree.hang(at, verb, "nsubj")
        tree.change(verb, morph=_told_features(tree, verb, words))


def _part_from_thing(tree: Tree, at: int, words: MendingWords) -> None:
    """The pronoun and the verb behind it, read as parts of a noun that is said, are subject and verb of what is said."""
    verb, thing = at + 1, tree.head(at)
    if tree.rows[verb].dep != "amod" or tree.rows[thing].dep not in {"ccomp", "obj"} or tree.head(thing) != at - 1:
        return
    tree.change(verb, morph=words.past_features, head=at - 1, dep="ccomp")
    tree.hang(at, verb, "nsubj")
    tree.hang(thing, verb, "obj")


def day_for_subject(tree: Tree, at: int, words: MendingWords) -> None:
    """A day behind a verb that has its subject before it dates the verb: "the president said Sunday"."""
    verb = tree.head(at)
    if not tree.rows[at].dep.startswith("nsubj") or verb >= at or tree.rows[at].word.lower() not in words.days:
        return
    if any(tree.rows[i].dep.startswith("nsubj") and i < verb for i in tree.children(verb)):
        tree.change(at, dep="obl")


def outcome(tree: Tree, at: int, words: MendingWords) -> None:
    """A present participle behind a comma that says what came of it belongs to the verb, not to the place before it."""
    row, noun = tree.rows[at], tree.head(at)
    if row.pos != "VERB" or row.lemma not in words.outcomes or noun >= at or "Tense=Pres" not in row.morph:
        return
    if "VerbForm=Part" not in row.morph or tree.rows[at - 1].word != ",":
        return
    while tree.rows[noun].dep in {"nmod", "conj", "appos", "flat"} and tree.head(noun) != noun:
        noun = tree.head(noun)
    verb = tree.head(noun)
    if tree.rows[noun].dep.startswith("obl") and tree.rows[verb].pos == "VERB" and verb < noun:
        tree.hang(at, verb, "advcl")
