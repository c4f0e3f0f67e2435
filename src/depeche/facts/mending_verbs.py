"""Mending of verbs that the parser took for something else, and of the subjects and objects they lost by it.

The constructions are listed in :mod:`depeche.facts.mending`.
"""

from __future__ import annotations

from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
NAMING = frozenset({"nmod:desc", "compound", "flat", "appos", "nmod:poss"})
SET_APART = frozenset({"parataxis", "dep", "conj", "ccomp", "advcl", "dislocated", "vocative", "obl:unmarked", "appos"})
_OBJECTS = frozenset({"obj", "ccomp"})
_PASSED = frozenset({"ADV", "PART", "AUX"})
#: Labels of a noun before one that is really its verb.
_BEFORE_VERB = NAMING | {"amod"}
_OPENING = frozenset({"DET", "PRON", "PROPN", "NUM", "SCONJ"})
_OF_NOUNS = frozenset({"det", "case", "nummod", "nmod:poss", "amod"})
_CARRIERS = frozenset({"aux", "aux:pass"})
_ARGUMENTS = frozenset({"obj", "ccomp", "xcomp", "iobj", "obl:arg"})
_LONGEST_SUBJECT = 5


def verb_for_adjective(tree: Tree, at: int, words: MendingWords) -> None:
    """A past tense between subject and object that was read as an adjective of the object."""
    row, head = tree.rows[at], tree.head(at)
    if row.dep != "amod" or head <= at or row.pos not in {"ADJ", "VERB"} or not row.word.endswith(words.past or " "):
        return
    lemma, (start, end) = words.verb(row.word), tree.sentence(at)
    root = head
    while tree.head(root) != root and tree.rows[root].dep in NAMING:
        root = tree.head(root)
    subject = _subject_before(tree, at, start)
    if lemma is None or subject is None or tree.head(root) != root or not tree.lacks_verb(start, end, but=at):
        return
    left = [i for i in tree.children(root) if i < at]
    tree.change(at, pos="VERB", lemma=lemma, morph=words.past_features, head=at, dep="ROOT")
    tree.hang(root, at, "obj")
    for child in left:
        tree.hang(child, at, tree.rows[child].dep)
    top = tree.top(subject, at)
    tree.hang(top, at, "nsubj")
    for child in tree.children(root):
        last = tree.rows[child].pos == "PUNCT" and child == end - 1
        if last or tree.rows[child].dep in {"advmod", "obl", "advcl"}:
            tree.hang(child, at, tree.rows[child].dep)


def _subject_before(tree: Tree, at: int, start: int) -> int | None:
    """The noun right before the word, adverbs passed over."""
    place = at - 1
    while place > start and tree.rows[place].pos in _PASSED:
        place -= 1
    return place if place >= start and tree.rows[place].pos in _NOMINAL else None


def past_for_present(tree: Tree, at: int, words: MendingWords) -> None:
    """A present or infinitive that has neither the verb's own form nor its ending is a past tense: "Judges upheld the ban"."""
    row = tree.rows[at]
    if not words.past or not row.word.isalpha():
        return
    if row.word.lower() == row.lemma:
        plural = row.lemma in words.alike and "Number=Plur" in row.morph
        subjects = (tree.rows[i] for i in tree.children(at) if plural and tree.rows[i].dep == "nsubj")
        if any("Number=Sing" in subject.morph for subject in subjects):  # "A missile hit the depot"
            tree.change(at, morph=words.past_features)
        return
    if "Number=Sing" not in row.morph or not row.word.endswith(words.present):
        tree.change(at, morph=words.past_features)


def subject_for_noun(tree: Tree, at: int, words: MendingWords) -> None:
    """A noun read as a verb right before the verb of its sentence: "But environmentalists worry that …"."""
    row, after = tree.rows[at], at + 1
    if row.pos != "VERB" or not words.present or not row.word.endswith(words.present) or after >= len(tree.rows):
        return
    known = words.lemmas.attested.get("VERB", frozenset())
    if row.lemma in known or tree.rows[after].pos != "VERB" or tree.head(after) != at:
        return
    for child in tree.children(at):
        if child != after and (child > after or tree.rows[child].dep not in {"det", "amod", "compound"}):
            tree.hang(child, after, tree.rows[child].dep)
    tree.change(after, head=after if tree.head(at) == at else tree.head(at), dep=row.dep)
    tree.change(at, pos="NOUN", morph="Number=Plur", head=after, dep="nsubj")


def subject_name(tree: Tree, at: int, _: MendingWords) -> None:
    """A name or noun read as part of the verb behind it is its subject: "Bell tweeted that …", "A court upheld it"."""
    row, verb = tree.rows[at], tree.head(at)
    if row.pos not in {"PROPN", "NOUN"} or verb != at + 1 or tree.rows[verb].pos != "VERB":
        return
    children = tree.children(verb)
    if row.pos == "NOUN" and not any(tree.rows[i].dep == "obj" and i > verb for i in children):
        return
    if not any(tree.rows[i].dep in {"nsubj", "nsubj:pass", "expl", "aux"} for i in children):
        tree.change(at, dep="nsubj")
        for child in children:
            if child < at and tree.rows[child].dep in {"det", "amod", "compound"}:
                tree.hang(child, at, tree.rows[child].dep)


def verb_for_noun(tree: Tree, at: int, words: MendingWords) -> None:
    """A verb read as the noun that its subject belongs to: "The poll shows that …", "Oslo questions …", "a sniper shot …"."""
    row = tree.rows[at]
    past = row.word.lower() in words.alike
    if row.pos != "NOUN" or not (past or row.word.endswith(words.present or " ")) or at + 2 >= len(tree.rows):
        return
    before, after = tree.rows[at - 1], tree.rows[at + 1]
    if row.start or before.pos not in {"NOUN", "PROPN"} or tree.head(at - 1) != at or before.dep not in _BEFORE_VERB:
        return
    lemma, (start, end) = words.verb(row.word), tree.sentence(at)
    if lemma is None or any(tree.rows[i].dep in {"case", "cop", "nummod"} for i in tree.children(at) if i < at):
        return
    if past:
        _past_for_noun(tree, at, lemma, words)
    elif after.word.lower() in words.that and after.pos == "SCONJ":
        _as_cue(tree, at, lemma, words)
    elif after.pos in _OPENING and tree.lacks_verb(start, end) and _is_top(tree, at):
        _as_main_verb(tree, at, lemma, words)


def _past_for_noun(tree: Tree, at: int, lemma: str, words: MendingWords) -> None:
    """The same of a past tense: it has an object, or what follows has the place of one ("a gunman shot dead a nurse")."""
    row, (start, end) = tree.rows[at], tree.sentence(at)
    place = at + 1 + (tree.rows[at + 1].dep == "amod" and tree.head(at + 1) == at)
    if place >= end or tree.rows[place].pos not in _OPENING | {"NOUN"}:
        return
    if tree.lacks_verb(start, end) and _is_top(tree, at):
        _as_main_verb(tree, at, lemma, words)
    elif any(tree.rows[i].dep == "obj" and i > at for i in tree.children(at)):
        _subject_of(tree, at)
        tree.change(at, pos="VERB", lemma=lemma, dep="ccomp" if row.dep in {"obj", "iobj", "obl"} else row.dep)
    else:
        return
    tree.change(at, morph=words.past_features)
    if place > at + 1:
        tree.hang(at + 1, at, "xcomp")


def _as_cue(tree: Tree, at: int, lemma: str, words: MendingWords) -> None:
    """The noun as the verb above the clause behind it, which takes its place where the parse hung it from the clause."""
    above, dep = tree.head(at), tree.rows[at].dep
    clause = tree.head(at + 1)
    _subject_of(tree, at)
    tree.change(at, pos="VERB", lemma=lemma, morph=words.present_features)
    if clause == at or clause <= at:
        return
    if above == clause and dep.startswith("nsubj"):
        tree.change(at, head=at if tree.head(clause) == clause else tree.head(clause), dep=tree.rows[clause].dep)
        for child in tree.children(clause):
            if child < at:
                tree.hang(child, at, tree.rows[child].dep)
    tree.hang(clause, at, "ccomp")


def _is_top(tree: Tree, at: int) -> bool:
    """Whether the noun is its sentence's head, or the subject of a noun that is."""
    head = tree.head(at)
    subject = tree.rows[at].dep == "nsubj" and head > at and tree.rows[head].pos in _NOMINAL
    return head == at or (subject and tree.head(head) == head)


def _as_main_verb(tree: Tree, at: int, lemma: str, words: MendingWords) -> None:
    thing = tree.head(at)
    tree.change(at, pos="VERB", lemma=lemma, morph=words.present_features, head=at, dep="ROOT")
    _subject_of(tree, at)
    if thing != at:
        tree.hang(thing, at, "obj")
        return
    inside = [i for i in tree.children(at) if i > at and tree.rows[i].pos in _NOMINAL]
    bare = [i for i in inside if not any(tree.rows[c].dep == "case" for c in tree.children(i))]
    if bare:
        tree.hang(bare[0], at, "obj")


def _subject_of(tree: Tree, at: int) -> None:
    """What stood as parts of the noun becomes the verb's subject: the last of them, the others under it."""
    parts = [i for i in tree.children(at) if i < at and tree.rows[i].pos != "PUNCT"]
    names = [i for i in parts if tree.rows[i].pos in _NOMINAL]
    subject = names[-1]
    for part in parts:
        if part != subject:
            tree.hang(part, subject, tree.rows[part].dep)
    tree.hang(subject, at, "nsubj")


def relative_end(tree: Tree, at: int, words: MendingWords) -> None:
    """The verb that closes a relative clause read as part of its subject: "which Oslo denies", "ce que Rome dément"."""
    row = tree.rows[at]
    if row.word.lower() not in words.relatives or tree.rows[at - 1].word.lower() not in words.behind:
        return
    end = tree.sentence(at)[1]
    place = at + 1
    while place < end and place - at <= _LONGEST_SUBJECT + 1 and tree.rows[place].pos in {*_NOMINAL, "DET", "ADJ", "X"}:
        place += 1
    verb = place - 1
    closed = place == end or tree.rows[place].pos == "PUNCT"
    if not closed or verb - at < 2 or tree.rows[verb - 1].pos == "DET" or not tree.rows[verb].word[0].islower():
        return
    lemma = words.verb(tree.rows[verb].word)
    if lemma is not None:
        _close_relative(tree, at, verb, lemma, words)


def _close_relative(tree: Tree, at: int, verb: int, lemma: str, words: MendingWords) -> None:
    names = [i for i in range(at + 1, verb) if tree.rows[i].pos in _NOMINAL]
    if not names:
        return
    inside = range(at + 1, verb)
    tops = [i for i in names if tree.head(i) not in inside] or names[:1]
    above = at - 1 if tree.rows[at - 1].pos in _NOMINAL else tree.top(at - 1, at)
    outside = [i for i in range(at, verb + 1) if not at <= tree.head(i) <= verb and i != at]
    tree.change(verb, pos="VERB", lemma=lemma, morph=words.present_features, head=above, dep="acl:relcl")
    tree.hang(at, verb, "obj")
    tree.hang(tops[0], verb, "nsubj")
    for child in (*tops[1:], *outside):
        if child not in {verb, tops[0]}:
            tree.hang(child, tops[0], tree.rows[child].dep if tree.head(child) != child else "dep")
    start, end = tree.sentence(at)
    for child in range(start, end):
        if tree.head(child) == at and child != verb:
            tree.hang(child, verb, tree.rows[child].dep)


def short_perfect(tree: Tree, at: int, words: MendingWords) -> None:
    """The short form before a participle with an object is that of the perfect: "he's announced that …"."""
    row, verb = tree.rows[at], tree.head(at)
    if row.dep != "aux:pass" or row.word.lower() not in words.short_perfect or verb <= at:
        return
    children = tree.children(verb)
    subjects = [i for i in children if tree.rows[i].dep == "nsubj:pass"]
    if any(tree.rows[i].word.lower() in words.impersonal for i in subjects):
        return
    if not any(tree.rows[i].dep in _OBJECTS and i > verb for i in children):
        return
    tree.change(at, dep="aux", lemma=words.perfect)
    for subject in subjects:
        tree.change(subject, dep="nsubj")


def day_of_verb(tree: Tree, at: int, words: MendingWords) -> None:
    """A day between subject and verb dates the verb: "The minister on Friday said …"."""
    row, subject = tree.rows[at], tree.head(at)
    if not row.dep.startswith(("nmod", "appos", "flat")) or not _is_time(tree, at, words):
        return
    dep, verb = tree.rows[subject].dep, tree.head(subject)
    if subject >= at or not dep.startswith("nsubj") or verb <= at or tree.rows[verb].pos != "VERB":
        return
    if all(tree.rows[i].pos in _PASSED for i in range(at + 1, verb)):
        tree.hang(at, verb, "obl")


def _is_time(tree: Tree, at: int, words: MendingWords) -> bool:
    """Whether the word is a day, or a stretch of time with nothing but "this" or "last" before it."""
    if tree.rows[at].word.lower() in words.days:
        return True
    inside = tree.children(at)
    return (
        tree.rows[at].lemma in words.hours
        and bool(inside)
        and all(tree.rows[i].dep in {"det", "amod", "advmod"} for i in inside)
    )


def description(tree: Tree, at: int, _: MendingWords) -> None:
    """A description that was cut off from the name right behind it: "…, its lawyer Maarja Kask said"."""
    row = tree.rows[at]
    if row.pos != "NOUN" or row.dep not in SET_APART or at + 1 >= len(tree.rows):
        return
    name = tree.rows[at + 1]
    if name.pos != "PROPN" or not name.dep.startswith("nsubj") or name.start or tree.head(tree.head(at + 1)) == at:
        return
    children = tree.children(at)
    bare = row.dep == "appos" and "," in {tree.rows[i].word for i in (tree.edges(at)[0], tree.edges(at)[0] - 1)}
    bare = bare and "Number=Sing" in row.morph  # "In his statement, state advocate Jan Tal said"
    if not bare and not any(tree.rows[i].dep in {"det", "nmod:poss"} and i < at for i in children):
        return
    if any(i > at for i in children) or any(tree.rows[i].dep in {"nsubj", "cop", "case"} for i in children):
        return
    tree.hang(at, at + 1, "nmod:desc")


def verb_behind_pronoun(tree: Tree, at: int, words: MendingWords) -> None:
    """A verb with its object before it, read as a noun with an article: "l'opposition l'accuse de …"."""
    row = tree.rows[at]
    if row.pos != "NOUN" or row.dep != "ROOT" or tree.rows[at - 1].word.lower() not in words.articles:
        return
    children = tree.children(at)
    subject = next((i for i in children if tree.rows[i].dep == "nsubj" and i < at - 1), None)
    lemma, (start, end) = words.verb(row.word), tree.sentence(at)
    if subject is None or lemma is None or tree.head(at - 1) != at or not tree.lacks_verb(start, end):
        return
    if any(tree.rows[i].dep == "cop" for i in children):
        return
    tree.change(at, pos="VERB", lemma=lemma, morph=words.present_features)
    tree.change(at - 1, pos="PRON", morph=words.pronoun_features, dep="obj")


def verb_by_company(tree: Tree, at: int, words: MendingWords) -> None:
    """What has a verb's auxiliary, or a subject and no copula, and the form of a verb, is one: "a été extradé"."""
    row = tree.rows[at]
    lemma = words.verb(row.word) if row.word[0].islower() else None
    if lemma is None or row.pos == "VERB":
        return
    if _takes_object(tree, at, words):
        _as_main_verb(tree, at, lemma, words)
        tree.change(at, morph=words.past_features)
        return
    labels = [tree.rows[i].dep for i in tree.children(at)]
    if not _OF_NOUNS.isdisjoint(labels) or "cop" in labels:
        return
    if not _CARRIERS.isdisjoint(labels):
        voice = "|Voice=Pass" if "aux:pass" in labels else ""
        tree.change(at, pos="VERB", lemma=lemma, morph=words.participle_features + voice)
    elif "nsubj" in labels:
        infinitives = [i for i in tree.children(at) if i > at and _is_infinitive_of_noun(tree, i)]
        if row.pos == "ADJ" or infinitives or not _ARGUMENTS.isdisjoint(labels):
            tree.change(at, pos="VERB", lemma=lemma, morph=words.present_features)
        for clause in infinitives:
            tree.change(clause, dep="xcomp")  # "la Turquie menace d'envoyer des troupes"


def _takes_object(tree: Tree, at: int, words: MendingWords) -> bool:
    """Whether what was read as a noun is no word but a past tense, with nouns before and behind it: "The mayor vetoed it"."""
    row, before = tree.rows[at], tree.rows[at - 1]
    if row.pos != "NOUN" or tree.head(at) != at or not row.word.endswith(words.past or " ") or row.lemma != row.word:
        return False
    objects = [i for i in tree.children(at) if i > at and tree.rows[i].dep == "obj"]
    return bool(objects) and before.dep == "compound" and tree.head(at - 1) == at


def _is_infinitive_of_noun(tree: Tree, at: int) -> bool:
    return tree.rows[at].dep == "acl" and "VerbForm=Inf" in tree.rows[at].morph


def base_by_company(tree: Tree, at: int, words: MendingWords) -> None:
    """A verb as its dictionary has it, read as a noun though it has a subject and a clause: "documents show he lost"."""
    row, children = tree.rows[at], tree.children(at)
    labels = {tree.rows[i].dep for i in children}
    if not {"nsubj", "ccomp"} <= labels or not _OF_NOUNS.isdisjoint(labels) or "cop" in labels or not words.present:
        return
    if row.word not in words.lemmas.attested.get("VERB", frozenset()):
        return
    subject = next(i for i in children if tree.rows[i].dep == "nsubj")
    for child in children:
        if subject < child < at and tree.rows[child].dep == "compound":
            tree.hang(child, subject, "nmod")
    tree.change(at, pos="VERB", lemma=row.word, morph=words.present_features)


def reflexive(tree: Tree, at: int, _: MendingWords) -> None:
    """A reflexive pronoun is part of its verb, and no object: "s'est insurgé le maire"."""
    if "Reflex=Yes" not in tree.rows[at].morph:
        return
    if tree.rows[at].dep in {"obj", "iobj"}:
        tree.change(at, dep="expl")
    for carrier in tree.children(tree.head(at)):
        if tree.rows[carrier].dep == "aux:pass":
            tree.change(carrier, dep="aux")
