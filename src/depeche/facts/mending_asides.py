"""Mending around asides: a noun or verb cut off from what belongs to it by words that say when, where or by whom.

"ont arrêté lundi des manifestants"         "des" behind a time opens the verb's object
"the arrest on Tuesday of three suspects"   what is arrested belongs to the arrest, not to Tuesday
"l'assassinat, en 2012, par X, du maire"    so with asides between commas; who did it belongs to it too
"a condamné à l'unanimité les violences"     so an object with an article, behind how or by what it was done
"rejeté par 54 voix contre 46 un texte"     a number before an article ends its own phrase
"experts warned, as did the union, that …"  what is said behind a comparison belongs to the verb before it
"""

from __future__ import annotations

from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_OBJECTS = frozenset({"obj", "ccomp", "xcomp", "iobj", "obl:arg", "obl:agent"})
_REFLEXIVE = frozenset({"expl", "expl:comp", "expl:pv", "expl:pass"})
_UNDER_VERB = frozenset({"obl", "obl:arg", "obl:mod", "obl:unmarked", "obl:tmod", "nmod", "dep", "nsubj", "nsubj:pass"})
#: Words of all asides between a noun and its complement.
_LONGEST = 14
_NO_ASIDE = frozenset({"VERB", "AUX", "SCONJ", "CCONJ"})


def object_behind_time(tree: Tree, at: int, words: MendingWords) -> None:
    """An indefinite object read as the complement of the time before it: "ont arrêté lundi des manifestants"."""
    noun = tree.head(at)
    if tree.rows[at].word.lower() not in words.partitive or noun <= at or tree.rows[noun].dep not in _UNDER_VERB:
        return
    verb = _verb_above_time(tree, at - 1, words)
    if verb is None or tree.head(noun) not in {verb, at - 1} or tree.rows[noun].lemma in words.causes:
        return
    children = tree.children(verb)
    labels = {tree.rows[i].dep for i in children}
    moved = any(tree.rows[i].lemma in words.moving and tree.rows[i].dep.startswith("aux") for i in children)
    if labels & (_OBJECTS | _REFLEXIVE | {"aux:pass"}) or moved or tree.rows[verb].lemma in words.of_verbs:
        return
    tree.hang(noun, verb, "obj")
    tree.change(at, pos="DET", dep="det", morph=words.indefinite_features)


def _verb_above_time(tree: Tree, at: int, words: MendingWords) -> int | None:
    """The verb that the time at this place belongs to: a day, or a number of hours or days."""
    row, verb = tree.rows[at], tree.head(at)
    children = tree.children(at)
    counted = any(tree.rows[i].dep == "nummod" for i in children) and not any(
        tree.rows[i].dep == "det" for i in children
    )
    parted = row.lemma in words.parts_of_day and row.dep.startswith("obl")
    if not (row.word.lower() in words.days or (counted and row.lemma in words.hours) or parted):
        return None
    return verb if verb < at and tree.rows[verb].pos == "VERB" else None


def object_behind_manner(tree: Tree, at: int, _: MendingWords) -> None:
    """A noun with an article and no preposition, read as part of a phrase before it: "condamné à l'unanimité les violences"."""
    phrase = tree.head(at)
    verb = tree.head(phrase)
    if not verb < phrase < at or tree.rows[at].pos != "NOUN" or not tree.rows[phrase].dep.startswith("obl"):
        return
    children = [tree.rows[i] for i in tree.children(at) if i < at]
    articled = any(c.dep == "det" for c in children) and not any(c.dep in {"case", "cc", "punct"} for c in children)
    if articled and _lacks_object(tree, verb):
        tree.hang(at, verb, "obj")


def object_behind_votes(tree: Tree, at: int, _: MendingWords) -> None:
    """A number before an article is one of votes, and the noun what they are cast on: "par 54 voix contre 46 | un texte"."""
    noun = tree.head(at)
    if tree.rows[at].dep != "nummod" or noun <= at + 1 or tree.rows[at + 1].dep != "det" or tree.head(at + 1) != noun:
        return
    verb, case = tree.head(noun), at - 1
    if tree.rows[case].dep != "case" or tree.head(case) != noun or not verb < case or not _lacks_object(tree, verb):
        return
    votes = tree.head(case - 1) if tree.rows[case - 1].dep in {"nummod", "det"} else case - 1
    tree.hang(at, votes if verb < votes < case else verb, "nmod")
    tree.hang(case, at, "case")
    tree.hang(noun, verb, "obj")


def _lacks_object(tree: Tree, verb: int) -> bool:
    """Whether it is an active verb without an object or clause."""
    labels = {tree.rows[i].dep for i in tree.children(verb)}
    return tree.rows[verb].pos == "VERB" and not labels & (_OBJECTS | _REFLEXIVE | {"aux:pass"})


def object_behind_comma(tree: Tree, at: int, words: MendingWords) -> None:
    """The object read as an apposition of the time between commas before it: "a annoncé, lundi, son départ"."""
    time = tree.head(at)
    verb = tree.head(time)
    word = tree.rows[time].word.lower()
    timed = tree.rows[time].lemma in words.hours | words.parts_of_day or word in words.days or word[0].isdigit()
    if not timed or not verb < time < at or tree.rows[verb].pos != "VERB":
        return
    children = tree.children(at)
    opened = any(tree.rows[i].dep in {"det", "nmod:poss"} and tree.rows[i - 1].word == "," for i in children)
    joined = any(tree.rows[i].dep in {"cc", "case"} for i in children)
    if opened and not joined and not any(tree.rows[i].dep in _OBJECTS for i in tree.children(verb)):
        tree.hang(at, verb, "obj")


def penalty_behind_object(tree: Tree, at: int, words: MendingWords) -> None:
    """The penalty read as part of whoever is sentenced to it: "a condamné le maire | à trois ans de prison"."""
    thing = tree.head(at)
    verb = tree.head(thing)
    if tree.rows[at].lemma not in words.penalties or thing >= at or tree.rows[thing].dep not in {"obj", "nsubj:pass"}:
        return
    marked = any(tree.rows[i].dep == "case" and tree.rows[i].word.lower() in words.to for i in tree.children(at))
    if marked and tree.rows[verb].lemma in words.sentencing and verb < thing:
        tree.hang(at, verb, "obl")


def complement_behind_aside(tree: Tree, at: int, words: MendingWords) -> None:
    """What an event's noun has behind an aside is its own: "the arrest on Tuesday of three suspects"."""
    inner = tree.head(at)
    if tree.rows[at].word.lower() not in words.of or inner <= at or tree.rows[inner].dep not in _UNDER_VERB:
        return
    event = _event_before(tree, at, words)
    if event is None or inner == event or tree.head(inner) == event:
        return
    if any(_has_of(tree, child, words) for child in tree.children(event) if child < at):
        return
    for child in range(event + 1, at):
        agent = any(tree.rows[i].word.lower() in words.by for i in tree.children(child) if i < child)
        if agent and not event <= tree.head(child) < at:
            tree.hang(child, event, "nmod")
    tree.hang(inner, event, "nmod")


def _has_of(tree: Tree, child: int, words: MendingWords) -> bool:
    return any(tree.rows[i].word.lower() in words.of and tree.rows[i].dep == "case" for i in tree.children(child))


def _event_before(tree: Tree, at: int, words: MendingWords) -> int | None:
    """The event's noun that asides part from the word at this place: times, or what stands between commas."""
    start = max(tree.sentence(at)[0], at - _LONGEST)
    commas = tree.rows[at - 1].word == ","
    for place in range(at - (2 if commas else 1), start - 1, -1):
        row = tree.rows[place]
        if row.pos in _NO_ASIDE and row.dep not in {"acl", "amod"}:
            return None
        if row.pos == "NOUN" and row.lemma in words.event_nouns and _opens_aside(tree, place + 1, at, commas, words):
            return place
    return None


def _opens_aside(tree: Tree, first: int, at: int, commas: bool, words: MendingWords) -> bool:
    """Whether the words from the first on are an aside: between commas, or nothing but a day with its preposition."""
    if commas:
        opener = tree.rows[first + 1] if first + 1 < at else None
        known = opener is not None and (opener.pos in {"ADP", "ADV"} or opener.word.lower() in words.days)
        return tree.rows[first].word == "," and first < at - 1 and known
    inside = tree.rows[first:at]
    return bool(inside) and inside[-1].word.lower() in words.days and all(r.pos == "ADP" for r in inside[:-1])


def object_behind_state(tree: Tree, at: int, _: MendingWords) -> None:
    """Whom something is done to, read as part of the bare noun that says what: "mis en garde | Washington"."""
    state = tree.head(at)
    verb = tree.head(state)
    bare = [tree.rows[i].dep for i in tree.children(state) if i < state] == ["case"]
    if state != at - 1 or not bare or tree.rows[state].pos != "NOUN" or verb != state - 2:
        return
    if tree.rows[verb].pos == "VERB" and not any(tree.rows[i].dep in _OBJECTS for i in tree.children(verb)):
        tree.hang(at, verb, "obj")


def participle_beside(tree: Tree, at: int, words: MendingWords) -> None:
    """A participle right behind an event's noun describes it: "a levé les sanctions | visant Damas"."""
    row, noun = tree.rows[at], tree.rows[at - 1]
    present = "VerbForm=Part" in row.morph and "Tense=Pres" in row.morph
    if not present or noun.pos != "NOUN" or noun.lemma not in words.event_nouns or tree.head(at) >= at - 1:
        return
    described = tree.rows[tree.head(at)].lemma in words.event_nouns
    if not described and not any(tree.rows[i].dep in {"aux", "mark", "case"} for i in tree.children(at)):
        tree.hang(at, at - 1, "acl")


def clause_behind_comparison(tree: Tree, at: int, words: MendingWords) -> None:
    """What is said belongs to the verb before a comparison between commas: "experts warned, as did the union, | that …"."""
    clause, start = tree.head(at), tree.sentence(at)[0]
    aside = tree.head(clause)
    if tree.rows[at].dep != "mark" or clause <= at or tree.rows[at - 1].word != ",":
        return
    comma = next((i for i in range(at - 2, max(start, at - _LONGEST), -1) if tree.rows[i].word == ","), None)
    if comma is None or not comma < aside < at or tree.rows[comma + 1].word.lower() not in words.like:
        return
    verb = tree.head(aside)
    if (
        verb < comma
        and tree.rows[verb].pos == "VERB"
        and not any(tree.rows[i].dep in _OBJECTS for i in tree.children(verb))
    ):
        tree.hang(clause, verb, "ccomp")
