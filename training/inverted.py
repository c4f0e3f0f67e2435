"""French relative clauses whose subject stands behind its verb: "l'aide que réclame Kiev", "ce que dément Moscou".

News is full of them, the treebanks are not: relatives of the treebanks are turned round, others are added to plain
sentences. English has no such relatives: its sentences come back as they are.
"""

from __future__ import annotations

import random
from dataclasses import replace

from training.treebanks import Word

Words = tuple[Word, ...]
_RELATIVES = frozenset({"que", "qu'"})
_FINITE = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
_VOWELS = frozenset("aàâeéèêiîoôuyœh")


def inverted(words: Words) -> Words:
    """The sentence with its first relative clause that allows it turned round, or as it is."""
    for at, word in enumerate(words[:-2]):
        if word.form in _RELATIVES and word.label == "obj" and word.pos == "PRON":
            turned = _turned(words, at, word.head)
            if turned is not None:
                return turned
    return words


def remarked(words: Words, subject: Words, verb: tuple[str, str], rng: random.Random) -> Words:
    """A plain sentence with a relative clause before its full stop: on its last noun, or ", ce que dément Moscou"."""
    stop, last = len(words) - 1, len(words) - 2
    if words[last].pos == "NOUN" and not any(w.head == last and w.label == "cop" for w in words) and rng.random() < 0.5:
        added, noun = [replace(words[last], space=True)], last
    else:
        root = next(at for at, w in enumerate(words) if w.label == "root")
        comma = Word(",", ",", "PUNCT", "", stop + 1, "punct", True)
        ce = Word("ce", "ce", "PRON", "Gender=Masc|Number=Sing|Person=3|PronType=Dem", root, "parataxis", True)
        added, noun = [replace(words[last], space=False), comma, ce], stop + 1
    at = last + len(added) + 1  # of the verb, one behind "que"
    relative = Word("que", "que", "PRON", "PronType=Rel", at, "obj", True)
    head = Word(verb[0], verb[1], "VERB", _FINITE, noun, "acl:relcl", True)
    behind = [
        replace(w, head=at, label="nsubj") if w.label == "root" else replace(w, head=at + 1 + w.head) for w in subject
    ]
    behind[-1] = replace(behind[-1], space=False)
    return (*words[:last], *added, _elided(relative, head), head, *behind, words[stop])


def _turned(words: Words, relative: int, verb: int) -> Words | None:
    subject = _stretch(words, relative + 1, verb)
    if subject is None:
        return None
    start, end = subject
    if any(w.head != verb or w.pos not in ("AUX", "PRON") for w in words[end:verb]):
        return None
    order = [*range(relative + 1), *range(end, verb + 1), *range(start, end), *range(verb + 1, len(words))]
    place = {old: new for new, old in enumerate(order)}
    moved = [replace(words[old], head=place[words[old].head]) for old in order]
    after = relative + 1 + verb - end  # where the verb now stands
    last = after + end - start
    moved[last] = replace(moved[last], space=words[verb].space)
    moved[after] = replace(moved[after], space=True)
    return (*moved[:relative], _elided(moved[relative], moved[relative + 1]), *moved[relative + 1 :])


def _stretch(words: Words, start: int, verb: int) -> tuple[int, int] | None:
    """Where the nominal subject stands that begins at ``start`` and hangs from the verb; None when there is none."""
    heads = [at for at in range(start, verb) if words[at].label == "nsubj" and words[at].head == verb]
    if len(heads) != 1 or words[heads[0]].pos not in ("NOUN", "PROPN"):
        return None
    inside = {heads[0]}
    while more := {at for at, w in enumerate(words) if w.head in inside} - inside:
        inside |= more
    end = start + len(inside)
    return (start, end) if inside == set(range(start, end)) and end <= verb else None


def _elided(relative: Word, following: Word) -> Word:
    if following.form[:1].lower() in _VOWELS:
        return replace(relative, form="qu'", space=False)
    return replace(relative, form="que", space=True)
