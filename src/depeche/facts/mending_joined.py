"""Mending of verbs joined to another and of objects lost to the word behind them.

"stormed the hall and set fire to a car"        a verb read as joined to part of its object is joined to the verb before it
"killed one man and badly wounded another"      a past tense behind "and", read as an adjective of its object, is a verb
"Police shot down or jammed 33 drones"          what has a verb's particle is one
"had shot down five drones launched from Yemen" what was shot down is no subject of what is said
"after clashes between fans"                    what has a preposition right before it is a noun
"""

from __future__ import annotations

from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_NOMINAL = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_CARRIERS = frozenset({"aux", "aux:pass", "cop", "mark", "cc"})


def verb_behind_part(tree: Tree, at: int, words: MendingWords) -> None:
    """A verb joined to part of the object behind it: "stormed the hall | and set fire to a car"."""
    part = tree.head(at)
    thing = tree.head(part)
    verb = tree.head(thing)
    if tree.rows[at].pos != "VERB" or not verb < part < at < thing or tree.rows[part].dep != "compound":
        return
    if tree.rows[thing].dep != "obj" or tree.rows[verb].pos != "VERB":
        return
    for child in tree.children(thing):
        if child < part and tree.rows[child].dep in {"det", "compound", "amod", "nmod:poss"}:
            tree.hang(child, part, tree.rows[child].dep)
    tree.hang(part, verb, "obj")
    tree.hang(thing, at, "obj")
    tree.change(at, head=verb, dep="conj", morph=words.past_features)
    for child in tree.children(verb):
        if child > thing and tree.rows[child].dep.startswith(("obl", "advcl")):
            tree.hang(child, at, tree.rows[child].dep)


def verb_behind_and(tree: Tree, at: int, words: MendingWords) -> None:
    """A past tense behind "and" that was read as an adjective of its object: "killed one and | badly wounded another"."""
    thing = tree.head(at)
    verb = tree.head(thing)
    if tree.rows[thing].dep == "conj" and tree.rows[verb].dep == "obj" and _is_no_adjective(tree, at, thing):
        verb = tree.head(verb)
    if tree.rows[at].pos != "VERB" or not verb < at < thing or tree.rows[verb].pos != "VERB":
        return
    joined = any(tree.rows[i].dep == "cc" and i < at for i in (*tree.children(at), *tree.children(thing)))
    before = any(tree.rows[i].dep == "obj" and i < at for i in tree.children(verb))
    if not joined or not before or tree.rows[thing].dep not in {"obj", "conj"} or not words.past:
        return
    tree.change(at, head=verb, dep="conj", morph=tree.rows[verb].morph)
    tree.hang(thing, at, "obj")
    name = thing + 1
    if name < len(tree.rows) and tree.rows[name].pos == "PROPN" and tree.head(name) == verb:
        tree.hang(name, thing, "appos")


def _is_no_adjective(tree: Tree, at: int, thing: int) -> bool:
    """Whether a number, a determiner or a count stands behind, where no adjective stands: "and destroyed | hundreds of"."""
    counted = any(tree.rows[i].dep == "nmod" and i > thing for i in tree.children(thing))
    return tree.rows[at + 1].pos in {"DET", "NUM", "PRON", "PROPN"} or (at + 1 == thing and counted)


def subject_behind_opening(tree: Tree, at: int, words: MendingWords) -> None:
    """What a word that may open a clause stands before is the subject of the verb behind: "after | gunmen | stormed a hall"."""
    subject = tree.head(at)
    if tree.rows[at].word.lower() not in words.opening or tree.rows[subject].pos not in _NOMINAL or subject < at:
        return
    end = tree.sentence(at)[1]
    verb = tree.edges(subject)[1] + 1
    while verb < end and tree.rows[verb].pos == "ADV":
        verb += 1
    if verb >= end or tree.rows[verb].pos != "VERB" or not tree.is_finite(verb) or tree.is_under(verb, subject):
        return
    first = next((i for i in tree.children(verb) if tree.rows[i].dep in _SUBJECTS), None)
    above = tree.head(verb)
    if above == verb and first is not None and first < at:
        above = _main_within(tree, first, words)
        if above != first:
            tree.hang(verb, above, "advcl")
    if above in {verb, first} or not above < at or (first is not None and not above < first < at):
        return
    if first is not None:
        if any(tree.rows[i].dep == "obj" and i != first for i in tree.children(above)):
            return
        tree.hang(first, above, "obj")
    tree.hang(subject, verb, "nsubj")
    tree.hang(at, verb, "mark")
    tree.change(at, pos="SCONJ")
    tree.hang(verb, above, "advcl")


def _main_within(tree: Tree, thing: int, words: MendingWords) -> int:
    """The past tense read as an adjective of its object, made its sentence's verb: "Bell | faulted | allies after …"."""
    verb = next((i for i in tree.children(thing) if i < thing and tree.rows[i].dep == "amod"), thing)
    row, before = tree.rows[verb], tree.rows[verb - 1]
    alike = row.word.endswith(words.past or " ") or row.word.lower() in words.alike
    if verb == thing or verb == 0 or row.pos != "VERB" or not alike or before.pos not in _NOMINAL:
        return thing
    subject = tree.top(verb - 1, verb)
    tree.change(verb, head=verb, dep="ROOT", morph=words.past_features)
    tree.hang(subject, verb, "nsubj")
    tree.hang(thing, verb, "obj")
    return verb


def opening_gerund(tree: Tree, at: int, words: MendingWords) -> None:
    """What opens a sentence and was read as its verb is the subject of the past tense behind: "Fighting | raged on Friday"."""
    verb = at + 1
    if verb >= len(tree.rows) or tree.head(at) != at or "VerbForm=Ger" not in tree.rows[at].morph or not words.past:
        return
    row, noun = tree.rows[verb], tree.rows[at].word.lower()
    if row.pos != "VERB" or tree.head(verb) != at or not row.word.endswith(words.past) or noun not in words.event_nouns:
        return
    if any(tree.rows[i].dep.startswith("aux") for i in tree.children(verb)):
        return
    tree.change(verb, head=verb, dep="ROOT", morph=words.past_features)
    for child in tree.children(at):
        tree.hang(child, verb, tree.rows[child].dep)
    tree.change(at, pos="NOUN", lemma=noun, morph="Number=Sing", head=verb, dep="nsubj")


def participle_before_noun(tree: Tree, at: int, words: MendingWords) -> None:
    """A past tense between an article and its noun is a participle: "The | rescued | members"."""
    row = tree.rows[at]
    if row.pos == "VERB" and tree.is_finite(at) and tree.head(at) > at and tree.rows[at - 1].pos in {"DET", "ADJ"}:
        tree.change(at, morph=words.participle_features + "|Voice=Pass")


def verb_with_particle(tree: Tree, at: int, words: MendingWords) -> None:
    """What was read as a noun has a particle behind it, and what it was to describe before it: "Police | shot down 33 drones"."""
    noun = tree.head(at)
    row = tree.rows[noun]
    lemma = words.verb(row.word)
    if row.pos != "NOUN" or noun > at or lemma is None or tree.head(noun) != noun:
        return
    parts = [i for i in tree.children(noun) if i < noun and tree.rows[i].pos in _NOMINAL]
    if not parts:
        return
    tree.change(noun, pos="VERB", lemma=lemma, morph=words.past_features)
    for child in tree.children(noun):
        if child < noun and child != parts[-1] and tree.rows[child].pos != "PUNCT":
            tree.hang(child, parts[-1], tree.rows[child].dep)
    tree.hang(parts[-1], noun, "nsubj")


def object_before_participle(tree: Tree, at: int, words: MendingWords) -> None:
    """The object of what is said, read as the subject of a second thing said: "it hit | five drones | launched at sea"."""
    verb, row = tree.head(at), tree.rows[at]
    if row.dep != "ccomp" or row.pos != "VERB" or not verb < at or not words.past:
        return
    alike = row.word.endswith(words.past) or row.word.lower() in words.alike
    children = tree.children(at)
    subject = next((i for i in children if tree.rows[i].dep in _SUBJECTS and i < at), None)
    said = next((i for i in tree.children(verb) if i < at and tree.rows[i].dep == "ccomp"), None)
    if subject is None or said is None or not alike or any(tree.rows[i].dep in _CARRIERS for i in children):
        return
    left = min([subject, *(i for i in tree.children(subject) if i < subject)])
    before = tree.rows[left - 1]
    inner = {tree.rows[i].dep for i in tree.children(said)}
    if not said < left or "obj" in inner or (left - 1 != said and before.dep != "compound:prt"):
        return
    tree.hang(subject, said, "obj")
    tree.change(at, head=subject, dep="acl", morph=words.participle_features)


def noun_behind_preposition(tree: Tree, at: int, words: MendingWords) -> None:
    """A noun that was read as a verb though a preposition stands right before it: "after | clashes between fans"."""
    row = tree.rows[at]
    case = next((i for i in tree.children(at) if i == at - 1 and tree.rows[i].dep == "case"), None)
    if case is None or row.pos != "VERB" or "Tense=Pres|VerbForm=Fin" not in row.morph:
        return
    lemma = words.lemmas.lemma(row.word, "NOUN")
    if lemma not in words.event_nouns or any(tree.rows[i].dep in _SUBJECTS for i in tree.children(at)):
        return
    tree.change(at, pos="NOUN", lemma=lemma, morph="Number=Plur", dep="obl")
