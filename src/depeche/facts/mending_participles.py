"""Mending of main verbs and participles that the parser took for each other: "several groups granted X an extension".

The constructions are listed in :mod:`depeche.facts.mending`.
"""

from __future__ import annotations

from depeche.facts.mending_openings import subject_behind_phrase
from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_SUBCLAUSES = frozenset({"ccomp", "parataxis"})
_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
#: Words before the main verb of "A study released Monday found", and between participle and time.
_SHORTEST_PHRASE = 3
_LONGEST_TIME = 4
_SET_BESIDE = frozenset({"list", "dep"})
_BARE = frozenset({"nmod", "obl", "dep", "appos"})
_FRONTED = frozenset({"obl", "advmod", "advcl"})


def garden_path(tree: Tree, at: int, words: MendingWords) -> None:
    """A past tense with an object that was read as a participle of its subject: "several groups granted X an extension"."""
    row, noun = tree.rows[at], tree.head(at)
    alike = row.word.endswith(words.past or " ") or row.word.lower() in words.alike
    if row.pos != "VERB" or noun >= at or not alike or tree.rows[noun].pos not in _NOMINAL:
        return
    labels = {tree.rows[i].dep for i in tree.children(at)}
    counted = None if "obj" in labels else _bare_object(tree, at, noun, words)
    labels |= {"obj"} if counted is not None else set()
    set_beside = row.dep in _SET_BESIDE and tree.head(noun) == noun
    bare = row.lemma in words.intransitive or _governs_phrase(tree, at, words)
    if _opens_clause(tree, noun) and not labels & {"aux", "aux:pass", "obl:agent"}:
        _in_place_of(tree, at, noun, words)
        _as_object(tree, counted, at)
        return
    if not set_beside and not labels & {"obj", "ccomp", "xcomp"} and not bare:
        return
    active = row.lemma in words.intransitive or "obj" in labels
    if tree.rows[noun].dep in _SUBCLAUSES and active and not labels & {"aux", "aux:pass", "obl:agent"}:
        _in_place_of(tree, at, noun, words)
        _as_object(tree, counted, at)
        return
    start, end = tree.sentence(at)
    top = tree.top(noun, at, past="appos")
    root = top if tree.head(top) == top else tree.head(top)
    if labels & {"aux", "aux:pass", "obl:agent"}:
        return
    if not tree.lacks_verb(start, _second_clause(tree, root, at, end)):
        _main_before_clause(tree, at, noun, words)
        return
    while root != top and tree.head(root) != root:
        root = tree.head(root)
    _as_head(tree, at, top, root, words)
    _as_object(tree, counted, at)


def _opens_clause(tree: Tree, noun: int) -> bool:
    """Whether the word that opens a clause stands before a noun that cannot head one: "WHEN the plane | crashed"."""
    if tree.rows[noun].dep != "advcl" or tree.rows[noun].pos not in {"NOUN", "PROPN"}:
        return False
    openers = [tree.rows[i] for i in tree.children(noun) if i < noun]
    return any("PronType=Int" in row.morph or row.dep == "mark" for row in openers)


def _bare_object(tree: Tree, at: int, noun: int, words: MendingWords) -> int | None:
    """A number with its noun, which has no place behind a passive: "air defences destroyed | 40 drones"."""
    beside = tree.children(noun) if tree.head(noun) == noun else []
    for child in (*tree.children(at), *beside):
        row, inner = tree.rows[child], [i for i in tree.children(child) if i < child]
        counted = any(tree.rows[i].dep == "nummod" for i in inner) and not _is_time(tree, child, words)
        cases = (i for i in inner if tree.rows[i].dep == "case")
        bare = child > at and row.pos == "NOUN" and row.dep in _BARE
        if bare and counted and all("Degree=Sup" in tree.rows[i + 1].morph for i in cases):  # "at least 20"
            return child
    return None


def _as_object(tree: Tree, at: int | None, verb: int) -> None:
    if at is not None:
        tree.hang(at, verb, "obj")
        for case in tree.children(at):
            if tree.rows[case].dep == "case":
                tree.hang(case, case + 1, "case")


def _second_clause(tree: Tree, root: int, at: int, end: int) -> int:
    """Where a clause with a subject of its own is joined to the noun behind the word; the sentence's end where none is."""
    for child in tree.children(root):
        own = any(tree.rows[i].dep.startswith("nsubj") for i in tree.children(child))
        if child > at and tree.rows[child].dep == "conj" and own and tree.rows[root].pos in _NOMINAL:
            return min(end, *(i for i in tree.children(child) if i > at), child)
    return end


def _in_place_of(tree: Tree, at: int, noun: int, words: MendingWords) -> None:
    """The verb heads the clause that its subject was taken for: "200 fishermen protested, police said"."""
    above, dep = tree.head(noun), tree.rows[noun].dep
    tree.change(at, head=above, dep=dep, morph=words.past_features)
    for child in tree.children(noun):
        if child > at:
            tree.hang(child, at, tree.rows[child].dep)
    tree.hang(noun, at, "nsubj")


def _main_before_clause(tree: Tree, at: int, subject: int, words: MendingWords) -> None:
    """The participle as main verb where the verb above is that of a later clause: "the mayor urged calm after X said …"."""
    verb = tree.head(subject)
    if tree.head(verb) != verb or tree.rows[subject].dep != "nsubj" or not at < verb - 1 or not tree.is_finite(verb):
        return
    name = verb - 1
    case = next((i for i in tree.children(name) if tree.rows[i].dep == "case" and i > at), None)
    if tree.rows[name].pos not in _NOMINAL or case is None or tree.rows[case].word.lower() not in words.opening:
        return
    tree.change(at, head=at, dep="ROOT", morph=words.past_features)
    for child in tree.children(verb):
        if child < at or (tree.rows[child].pos == "PUNCT" and child > verb):
            tree.hang(child, at, tree.rows[child].dep)
    tree.hang(name, verb, "nsubj")
    tree.hang(case, verb, "mark")
    tree.change(case, pos="SCONJ")
    tree.hang(verb, at, "advcl")


def _governs_phrase(tree: Tree, at: int, words: MendingWords) -> bool:
    """Whether a phrase that the verb calls for stands behind it: "the senator called ON his party"."""
    behind = [i for i in tree.children(at) if i > at and tree.rows[i].word.lower() not in words.days]
    cases = (tree.rows[c].word.lower() for i in behind for c in tree.children(i) if tree.rows[c].dep == "case")
    return any(f"{tree.rows[at].lemma} {case}" in words.governing for case in cases)


def _as_head(tree: Tree, at: int, subject: int, root: int, words: MendingWords) -> None:
    """The word as its sentence's head, with that subject; what stood above goes under it."""
    tree.change(at, head=at, dep="ROOT", morph=words.past_features)
    moved = [i for i in tree.children(root) if i not in {at, subject} and (i > at or root != subject)]
    tree.hang(subject, at, "nsubj")
    for child in tree.children(subject):
        if tree.rows[child].dep == "appos" and child > subject:
            subject_behind_phrase(tree, child, words)  # "In a sign of haste, the board issued a warning"
        if child + 1 < subject and tree.rows[child].dep in _FRONTED and _is_set_off(tree, child, subject):
            tree.hang(child, at, tree.rows[child].dep)
    for child in moved:
        if root == subject or child < at:
            bare = child > at and tree.rows[child].dep in {"appos", "list"} and tree.rows[child].pos in _NOMINAL
            tree.hang(child, at, "obj" if bare else tree.rows[child].dep)
    if root != subject:
        phrase = any(tree.rows[i].dep == "case" for i in tree.children(root))
        tree.hang(root, at, "advcl" if tree.rows[root].pos == "VERB" else "obl" if phrase else "dep")


def _is_set_off(tree: Tree, at: int, end: int) -> bool:
    """Whether a comma stands between the word and that place: "In June, | the senator"."""
    return any(tree.rows[i].word == "," for i in range(at + 1, end))


def main_behind_time(tree: Tree, at: int, words: MendingWords) -> None:
    """The verb before "that", read as part of the participle and its time: "A study released last month FOUND that …"."""
    verb, start = at - 1, tree.sentence(at)[0]
    if verb - start < _SHORTEST_PHRASE or tree.rows[verb].pos != "VERB" or tree.head(verb) == verb:
        return
    participle = _participle_before(tree, verb - 1, start, words)
    if participle is None or not (tree.is_under(verb, participle) or tree.is_under(verb, participle - 1)):
        return
    said = tree.head(at)
    noun = participle - 1
    tree.change(verb, head=verb, dep="ROOT")
    tree.hang(noun, verb, "nsubj")
    tree.hang(participle, noun, "acl")
    tree.hang(verb - 1, participle, "obl")
    if said > at and tree.rows[said].pos in _PREDICATES:
        tree.hang(said, verb, "ccomp")
    tree.change(at, pos="SCONJ", dep="mark")


def _participle_before(tree: Tree, time: int, start: int, words: MendingWords) -> int | None:
    """The past form right behind the sentence's first noun, with that time at its end."""
    row = tree.rows[time]
    named = row.pos == "PROPN" and tree.rows[time - 1].pos == "ADP"
    if not (named or row.word.lower() in words.days or row.lemma in words.hours):
        return None
    for place in range(max(start + 1, time - _LONGEST_TIME), time):
        alike = tree.rows[place].word.endswith(words.past or " ") or tree.rows[place].word.lower() in words.alike
        if tree.rows[place].pos == "VERB":
            return place if alike and tree.rows[place - 1].pos == "NOUN" else None
    return None


def participle_between_commas(tree: Tree, at: int, words: MendingWords) -> None:
    """A participle between commas that was read as the main verb: "The report, released Monday, | found that …"."""
    row, (start, end) = tree.rows[at], tree.sentence(at)
    alike = row.word.endswith(words.past or " ") or row.word.lower() in words.alike
    adjective = row.pos == "ADJ" and tree.head(at) > at
    if (
        not (adjective or (alike and row.pos == "VERB"))
        or at - start < _SHORTEST_PHRASE - 1
        or tree.rows[at - 1].word != ","
    ):
        return
    children = tree.children(at)
    subject = next((i for i in children if tree.rows[i].dep.startswith("nsubj") and i < at - 1), None)
    if subject is None or any(tree.rows[i].dep in {"aux", "aux:pass", "cop", "ccomp"} for i in children):
        return
    if tree.head(at) > at:
        _as_aside(tree, at, subject, words)
        return
    verb = next((i for i in children if i > at and tree.rows[i - 1].word == "," and _goes_on(tree, i)), None)
    objects = [i for i in children if tree.rows[i].dep == "obj" and not _is_time(tree, i, words)]
    if verb is None or objects or any(tree.rows[i].word == "," for i in range(subject + 1, at - 1)):
        return
    tree.change(verb, head=verb if tree.head(at) == at else tree.head(at), dep=row.dep)
    for child in children:
        if child > verb or child == end - 1:
            tree.hang(child, verb, tree.rows[child].dep)
        elif tree.rows[child].dep == "obj":
            tree.hang(child, at, "obl")
    tree.hang(subject, verb, "nsubj")
    tree.change(at, head=subject, dep="acl", morph=words.participle_features)


def _as_aside(tree: Tree, at: int, subject: int, words: MendingWords) -> None:
    """The same where the verb behind the second comma is already the one above: "The mayor, surprised, | said …"."""
    verb = tree.head(at)
    plain = not any(tree.rows[i].dep.startswith(("nsubj", "expl", "csubj", "mark")) for i in tree.children(verb))
    if plain and tree.rows[verb].pos == "VERB" and tree.is_finite(verb) and tree.rows[verb - 1].word == ",":
        tree.hang(subject, verb, "nsubj")
        tree.hang(at, subject, "acl")
        if tree.rows[at].pos == "VERB":
            tree.change(at, morph=words.participle_features)


def _goes_on(tree: Tree, verb: int) -> bool:
    """Whether it is a finite verb without subject or conjunction, which has a clause or an object."""
    row, labels = tree.rows[verb], {tree.rows[i].dep for i in tree.children(verb)}
    plain = labels.isdisjoint({"nsubj", "nsubj:pass", "mark", "cc", "expl", "csubj"})
    return row.pos == "VERB" and tree.is_finite(verb) and plain and not labels.isdisjoint({"ccomp", "obj", "xcomp"})


def _is_time(tree: Tree, at: int, words: MendingWords) -> bool:
    """Whether the word names a day or a stretch of time."""
    return tree.rows[at].word.lower() in words.days or tree.rows[at].lemma in words.hours
