"""Mending around speakers: their names, their posts and the cues that stand before them.

"Les prix montent, relève Anne Bel."        a verb of speech before a name that ends the sentence, read as a noun, is the verb
"Gwen Short, president and chief of X, …"   posts behind a name, read as others beside it, belong to it
"…," says leading expert Sheila Gill        a name read as a phrase of its own belongs to the noun right before it
"the editor-in-chief Dan Hume said"         the parts of a word with hyphens describe the name together
"Last week police chief Dan Hume said"      a time that opens the sentence dates the verb and is no part of the subject
"according to the Facts report from Hull"    a source read as a clause is a noun
"bragged about his friends and drew fire"   a past tense joined to a noun goes on with the verb above
"the jail, dubbed the Hull by its guests"   a past tense behind a comma, with a doer, describes the noun before it
"""

from __future__ import annotations

from depeche.facts.doc import Row
from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_MISREAD = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "X"})
_CLOSING = frozenset({'"', "“", "”", "''", "»", "«"})
_NAMED = frozenset({"NOUN", "PROPN"})
_OF_NOUNS = frozenset({"det", "case", "amod", "nummod", "nmod:poss", "cop"})
_OF_POSTS = frozenset({"det", "nummod", "nmod:poss", "case"})


def may_turn(rows: list[Row], at: int) -> bool:
    """Whether a small word that is no verb stands between a comma and a name."""
    row, after = rows[at], rows[at + 1 : at + 2]
    named = bool(after) and after[0].pos == "PROPN" and after[0].word[0].isupper()
    if not named or not row.word.islower():
        return False
    return (rows[at - 1].word == "," and row.pos in _MISREAD) or (row.dep == "amod" and rows[at - 1].word in _CLOSING)


def turned_cue(tree: Tree, at: int, words: MendingWords) -> None:
    """A verb of speech right behind a comma, read as a noun before the name that ends the sentence."""
    row, name, (start, end) = tree.rows[at], at + 1, tree.sentence(at)
    lemma = words.verb(row.word) or (row.lemma if row.dep == "amod" else "")
    if lemma not in words.reporting or any(tree.rows[i].dep in _OF_NOUNS for i in tree.children(at)):
        return
    if row.dep == "amod":
        _turned_participle(tree, at, words)
        return
    if not any(tree.is_finite(i) for i in range(start, at)) or any(tree.is_finite(i) for i in range(at, end)):
        return
    if tree.head(name) != at or any(tree.rows[i].word == "," for i in range(name, end)):
        return
    root = next(i for i in range(start, end) if tree.head(i) == i)
    if root > at:
        return
    tree.change(at, pos="VERB", lemma=lemma, morph=words.present_features, head=at, dep="ROOT")
    tree.hang(name, at, "nsubj")
    if root != at:
        tree.hang(root, at, "ccomp")


def _turned_participle(tree: Tree, at: int, words: MendingWords) -> None:
    """A past tense right behind quotation marks, read as describing the name behind it: '"What a mess," tweeted Bell'."""
    name, start = tree.head(at), tree.sentence(at)[0]
    above = tree.head(name)
    if name != at + 1 or above >= at or any(tree.is_finite(i) for i in range(at, tree.sentence(at)[1])):
        return
    while tree.head(above) != above and above >= start:
        above = tree.head(above)
    lemma = words.verb(tree.rows[at].word) or tree.rows[at].lemma
    tree.change(at, pos="VERB", lemma=lemma, morph=words.past_features, head=at, dep="ROOT")
    tree.hang(name, at, "nsubj")
    tree.hang(above, at, "ccomp")


def opening_speaker(tree: Tree, at: int, _: MendingWords) -> None:
    """Whoever opens the sentence, read as what is said for a participle behind him: "Bell, speaking by phone, said it rained"."""
    verb, start, children = tree.head(at), tree.sentence(at)[0], tree.children(at)
    if tree.rows[at].pos not in _NAMED or not at < verb or tree.rows[verb].pos != "VERB" or not tree.is_finite(verb):
        return
    if tree.edges(at)[0] != start or tree.rows[verb - 1].word != "," or tree.rows[start].word in _CLOSING:
        return
    if not any(tree.rows[i].dep in {"advcl", "acl", "acl:relcl"} and i > at for i in children):
        return
    if any(tree.rows[i].dep in {"nsubj", "aux", "cop", "mark", "case"} for i in children):
        return
    beside = tree.children(verb)
    told = any(tree.rows[i].dep in {"ccomp", "obj"} and i > verb for i in beside)
    if told and not any(tree.rows[i].dep.startswith("nsubj") for i in beside):
        tree.hang(at, verb, "nsubj")


def posts_of_name(tree: Tree, at: int, _: MendingWords) -> None:
    """Two posts between commas behind a name, read as others beside it: "Gwen Short, president and chief of the yard, said"."""
    row, name = tree.rows[at], tree.head(at)
    if row.pos != "NOUN" or tree.rows[name].pos != "PROPN" or not name < at or "Number=Plur" in row.morph:
        return
    posts = [i for i in tree.children(name) if i >= at and tree.rows[i].dep == "conj"]
    left = tree.edges(at)[0]
    if len(posts) != 2 or (tree.rows[left - 1].word != "," and tree.rows[left].word != ","):
        return
    last = tree.edges(posts[1])[1]
    closed = last + 1 < len(tree.rows) and tree.rows[last + 1].word == ","
    inside = [i for post in posts for i in tree.children(post)]
    joined = [i for i in tree.children(posts[1]) if tree.rows[i].dep == "cc"]
    if not closed or not joined or any(tree.rows[i].dep in _OF_POSTS and i < tree.head(i) for i in inside):
        return
    if any(tree.rows[i].pos != "NOUN" or "Number=Plur" in tree.rows[i].morph for i in posts):
        return
    tree.hang(at, name, "appos")
    tree.hang(posts[1], at, "conj")


def name_behind_noun(tree: Tree, at: int, words: MendingWords) -> None:
    """The name right behind a turned subject, read as anything else: '"…," says leading expert Sheila Gill'."""
    row, verb, end = tree.rows[at], tree.head(at), tree.sentence(at)[1]
    if row.pos != "NOUN" or not verb < at or "Number=Plur" in row.morph:
        return
    last = at
    while last + 1 < end and tree.rows[last + 1].pos == "PROPN" and tree.rows[last + 1].word.lower() not in words.days:
        last += 1
    name, outer = range(at + 1, last + 1), [i for i in tree.children(at) if i > last]
    if not name or any(tree.rows[i].dep == "case" for i in (*outer, *(c for n in name for c in tree.children(n)))):
        return
    behind = [c for n in name for c in tree.children(n) if c not in name and c != at]
    if any(c < last for c in behind) or tree.rows[name[0]].dep in _OF_NOUNS:
        return
    for child in (*behind, *outer):
        tree.hang(child, name[0], tree.rows[child].dep)
    for part in name[1:]:
        tree.hang(part, name[0], "flat")
    tree.hang(name[0], verb, row.dep)
    tree.hang(at, name[0], "nmod:desc")


def hyphened_post(tree: Tree, at: int, _: MendingWords) -> None:
    """A word whose parts were hung apart: "the editor-in-chief Dan Hume said" has one subject."""
    row, verb = tree.rows[at], tree.head(at)
    if row.pos != "PROPN" or not at < verb:
        return
    first = next((i for i in tree.children(verb) if i < at and tree.rows[i].dep == row.dep), None)
    if first is None or tree.rows[first].pos != "NOUN" or tree.rows[first].space or tree.rows[first + 1].word != "-":
        return
    if all(not tree.rows[i].space for i in range(first, at - 1)):
        tree.hang(first, at, "nmod:desc")


def time_of_verb(tree: Tree, at: int, words: MendingWords) -> None:
    """A stretch of time that opens the sentence, read as part of the subject: "Last week police chief Dan Hume said"."""
    start, inside = tree.sentence(at)[0], tree.children(at)
    if tree.rows[at].lemma not in words.hours or at - start != 1 or inside != [start]:
        return
    if tree.rows[start].dep not in {"amod", "det"}:
        return
    subject = tree.head(at)
    while tree.rows[subject].dep in {"compound", "nmod:desc", "flat"}:
        subject = tree.head(subject)
    verb, name = tree.head(subject), subject + 1
    if tree.rows[subject].dep == "obl" and name < verb and tree.head(name) == verb and tree.rows[name].pos == "PROPN":
        tree.hang(subject, name, "nmod:desc")
        subject = name
    if tree.rows[subject].dep.startswith("nsubj") and subject < verb and tree.rows[verb].pos == "VERB":
        tree.hang(at, verb, "obl")


def source_as_clause(tree: Tree, at: int, words: MendingWords) -> None:
    """A noun behind a preposition of two words, read as a verb with a subject: "according to the Facts report"."""
    first = tree.head(at)
    verb = tree.head(first)
    row = tree.rows[verb]
    if tree.rows[first].dep != "mark" or row.pos != "VERB" or not at < verb or tree.rows[verb - 1].dep != "nsubj":
        return
    name = verb - 1
    noun = words.lemmas.lemma(row.word, "NOUN")
    if tree.head(name) != verb or noun not in words.lemmas.attested.get("NOUN", frozenset()):
        return
    if any(tree.rows[i].dep in {"aux", "obj", "ccomp", "advmod"} for i in tree.children(verb)):
        return
    for child in tree.children(name):
        tree.hang(child, verb, tree.rows[child].dep)
    tree.hang(name, verb, "compound")
    tree.change(verb, pos="NOUN", lemma=noun, morph="Number=Sing", dep="obl")
    tree.change(first, dep="case")
    for child in tree.children(verb):
        if child > verb and tree.rows[child].dep == "obl":
            tree.change(child, dep="nmod")


def verb_joined_to_noun(tree: Tree, at: int, _: MendingWords) -> None:
    """A past tense joined to a noun of the phrase before it: "bragged about his friends and drew fire"."""
    noun = tree.head(at)
    row, children = tree.rows[at], tree.children(at)
    past = row.pos == "VERB" and tree.is_finite(at) and "Tense=Past" in row.morph
    if not past or not noun < at or tree.rows[noun].pos not in {"NOUN", "PROPN"} or tree.rows[at - 1].dep != "cc":
        return
    if any(tree.rows[i].dep.startswith(("nsubj", "expl", "aux")) for i in children):
        return
    if tree.rows[noun].dep not in {"obl", "obj", "nmod"} or any(tree.rows[i].dep == "cop" for i in tree.children(noun)):
        return
    verb = tree.head(noun)
    while tree.rows[verb].pos in {"NOUN", "PROPN"} and tree.head(verb) != verb:
        verb = tree.head(verb)
    if tree.rows[verb].pos != "VERB" or not tree.is_finite(verb) or verb > noun:
        return
    tree.hang(at, verb, "conj")
    for child in tree.children(noun):
        if child > at:
            cased = any(tree.rows[i].dep == "case" for i in tree.children(child))
            tree.hang(child, at, "obl" if cased else "obj")


def described_by_doer(tree: Tree, at: int, words: MendingWords) -> None:
    """A past tense behind a noun and a comma, with a doer behind it: "the jail, dubbed the Hull by its guests"."""
    row, children = tree.rows[at], tree.children(at)
    past = row.word.endswith(words.participles) or row.word.lower() in words.alike
    if row.pos != "VERB" or not past or tree.rows[at - 1].word != "," or at < 2 or tree.rows[at - 2].pos not in _NAMED:
        return
    if any(tree.rows[i].dep.startswith(("nsubj", "expl", "aux", "cc")) for i in children):
        return
    doers = [i for i in children if i > at and tree.rows[i].dep.startswith("obl")]
    cases = {tree.rows[c].word.lower() for i in doers for c in tree.children(i) if tree.rows[c].dep == "case"}
    if cases & words.by:
        tree.change(at, head=at - 2, dep="acl", morph=words.participle_features + "|Voice=Pass")


def told_noun(tree: Tree, at: int, words: MendingWords) -> None:
    """Those who are told something, read as the object of what they do: "told cheering teachers that they …"."""
    doer = tree.head(at)
    verb = tree.head(doer)
    if doer != verb + 1 or tree.rows[verb].lemma not in words.telling or tree.rows[doer].pos != "VERB":
        return
    if "VerbForm=Ger" not in tree.rows[doer].morph or tree.rows[doer].dep not in {"ccomp", "xcomp", "obj"}:
        return
    if any(i < doer for i in tree.children(doer)) or tree.edges(at)[0] != doer + 1:
        return
    for child in (*tree.children(doer), *tree.children(at)):
        if child > at and child != at:
            clause = tree.is_finite(child) or any(tree.is_finite(i) for i in tree.children(child))
            tree.hang(child, verb, "ccomp" if clause else tree.rows[child].dep)
    tree.hang(at, verb, "iobj")
    tree.hang(doer, at, "amod")


def subject_of_said(tree: Tree, at: int, _: MendingWords) -> None:
    """What a name between commas parts from its verb, read as what is said: "said his aide, Ann Bell, | had left"."""
    verb = tree.head(at)
    if tree.rows[at].pos not in _NAMED or tree.rows[verb].pos != "VERB" or not verb < at:
        return
    if not any(tree.rows[i].dep == "appos" and i > at for i in tree.children(at)):
        return
    clause = next((i for i in tree.children(verb) if tree.rows[i].dep == "ccomp" and i > at), None)
    if clause is None or tree.rows[tree.edges(at)[1] + 1].word != ",":
        return
    inside = tree.children(clause)
    opened = any(tree.rows[i].dep.startswith(("nsubj", "expl", "mark", "csubj")) for i in inside)
    told = tree.is_finite(clause) or any(
        tree.is_finite(i) for i in inside if tree.rows[i].dep.startswith(("aux", "cop"))
    )
    if told and not opened:
        tree.hang(at, clause, "nsubj:pass" if any(tree.rows[i].dep == "aux:pass" for i in inside) else "nsubj")
