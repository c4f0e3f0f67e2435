"""Mending: slips of the parser that news copy brings on, known by the words around them and put right in its rows.

Each mender looks at one construction, changes nothing where it is not sure, and leaves one tree for each sentence:

    "the brief accused Parliament of …"      a past tense read as an adjective of its object is the main verb
    "the poll shows that …"                  a present read as a noun is a verb, what follows its clause
    "which Oslo denies", "ce que Rome dément" the same at the end of a relative clause
    "he's announced that …"                  the short form before a verb with an object is the perfect's auxiliary
    "the minister on Friday said …"          the day dates the verb
    "its lawyer Maarja Kask said"            a description cut off from the name behind it belongs to it
    "the plan to seize land was …"            a second subject is the object of the verb before it
    "l'opposition l'accuse de …"             an article before what is a verb is its object
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from depeche._languages import language
from depeche.facts.doc import Row
from depeche.facts.lemmas import Lemmas, lemmas

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NAMING = frozenset({"nmod:desc", "compound", "flat", "appos", "nmod:poss"})
_SUBORDINATE = frozenset({"advcl", "acl", "acl:relcl", "ccomp"})
_SET_APART = frozenset(
    {"parataxis", "dep", "conj", "ccomp", "advcl", "dislocated", "vocative", "obl:unmarked", "appos"}
)
_OBJECTS = frozenset({"obj", "ccomp"})
_PASSED = frozenset({"ADV", "PART", "AUX"})
_OPENING = frozenset({"DET", "PRON", "PROPN", "NUM", "SCONJ"})
_LONGEST_SUBJECT = 5


@dataclass(frozen=True, slots=True)
class MendingWords:
    """The words of a language's ``mending.toml``, with its dictionary forms."""

    days: frozenset[str]
    short_perfect: frozenset[str]
    perfect: str
    impersonal: frozenset[str]
    that: frozenset[str]
    relatives: frozenset[str]
    behind: frozenset[str]
    articles: frozenset[str]
    present: tuple[str, ...]
    past: tuple[str, ...]
    present_features: str
    past_features: str
    pronoun_features: str
    lemmas: Lemmas

    def verb(self, form: str) -> str | None:
        """The dictionary form when the word is an inflected form of a known verb."""
        lemma = self.lemmas.lemma(form, "VERB")
        known = self.lemmas.attested.get("VERB", frozenset())
        return lemma if lemma != form.lower() and lemma in known else None


@functools.cache
def load_mending_words(code: str) -> MendingWords:
    """The words of that language, read once."""
    table = language(code).toml("mending")
    sets = ("days", "short_perfect", "impersonal", "that", "relatives", "behind", "articles")
    found: dict[str, Any] = {key: frozenset(table.pop(key)) for key in sets}
    found |= {key: tuple(table.pop(key)) for key in ("present", "past")}
    return MendingWords(**found, **table, lemmas=lemmas(code))


class _Tree:
    """The rows of a text, which the menders change; heads are places among them, a root's its own."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.starts = [i for i, row in enumerate(rows) if row.start or i == 0]

    def head(self, at: int) -> int:
        head = self.rows[at].head
        return at if head is None else head

    def children(self, at: int) -> list[int]:
        """What hangs from the word, in order."""
        start, end = self.sentence(at)
        return [i for i in range(start, end) if i != at and self.head(i) == at]

    def sentence(self, at: int) -> tuple[int, int]:
        start = max(s for s in self.starts if s <= at)
        return start, min((s for s in self.starts if s > at), default=len(self.rows))

    def change(self, at: int, **values: object) -> None:
        self.rows[at] = self.rows[at]._replace(**values)  # type: ignore[arg-type]

    def hang(self, at: int, head: int, dep: str) -> None:
        self.change(at, head=head, dep=dep)

    def top(self, at: int, end: int) -> int:
        """The highest word above this one that stands before ``end``."""
        while self.head(at) != at and self.head(at) < end:
            at = self.head(at)
        return at

    def holds(self) -> bool:
        """Whether every word still hangs, in the end, from the root of its own sentence."""
        return all(self._leads_up(i) for i in range(len(self.rows)))

    def _leads_up(self, at: int) -> bool:
        start, end = self.sentence(at)
        for _ in range(end - start + 1):
            head = self.head(at)
            if head == at:
                return True
            at = head
        return False

    def is_under(self, at: int, top: int) -> bool:
        """Whether the word hangs, in the end, from that one."""
        for _ in range(len(self.rows)):
            if at == top:
                return True
            if self.head(at) == at:
                return False
            at = self.head(at)
        return False

    def is_finite(self, at: int) -> bool:
        return "VerbForm=Fin" in self.rows[at].morph

    def lacks_verb(self, start: int, end: int) -> bool:
        """Whether no finite verb stands in the sentence but in subordinate clauses."""
        return not any(self.is_finite(i) and not self._is_subordinate(i) for i in range(start, end))

    def _is_subordinate(self, at: int) -> bool:
        clause = self.head(at) if self.rows[at].dep in {"aux", "aux:pass", "cop"} else at
        while self.rows[clause].dep == "conj" and self.head(clause) != clause:
            clause = self.head(clause)
        return self.rows[clause].dep in _SUBORDINATE


def mended(rows: list[Row], words: MendingWords) -> list[Row]:
    """The rows with the slips put right; heads count from the first row."""
    tree = _Tree(list(rows))
    for mend in _MENDERS:
        for at in range(1, len(rows)):
            mend(tree, at, words)
    return tree.rows if tree.rows == rows or tree.holds() else rows


def _attribute(tree: _Tree, at: int, words: MendingWords) -> None:
    """A past tense between subject and object that was read as an adjective of the object."""
    row, head = tree.rows[at], tree.head(at)
    if row.dep != "amod" or head <= at or row.pos not in {"ADJ", "VERB"} or not row.word.endswith(words.past or " "):
        return
    lemma, (start, end) = words.verb(row.word), tree.sentence(at)
    root = head
    while tree.head(root) != root and tree.rows[root].dep in _NAMING:
        root = tree.head(root)
    subject = _subject_before(tree, at, start)
    if lemma is None or subject is None or tree.head(root) != root or not tree.lacks_verb(start, end):
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


def _subject_before(tree: _Tree, at: int, start: int) -> int | None:
    """The noun right before the word, adverbs passed over."""
    place = at - 1
    while place > start and tree.rows[place].pos in _PASSED:
        place -= 1
    return place if place >= start and tree.rows[place].pos in _NOMINAL else None


def _noun_for_verb(tree: _Tree, at: int, words: MendingWords) -> None:
    """A present read as the noun that its subject belongs to: "The poll shows that …", "Oslo questions the plan"."""
    row = tree.rows[at]
    if row.pos != "NOUN" or not words.present or not row.word.endswith(words.present) or at + 2 >= len(tree.rows):
        return
    before, after = tree.rows[at - 1], tree.rows[at + 1]
    if row.start or before.pos not in {"NOUN", "PROPN"} or tree.head(at - 1) != at or before.dep not in _NAMING:
        return
    lemma, (start, end) = words.verb(row.word), tree.sentence(at)
    if lemma is None or any(tree.rows[i].dep in {"case", "cop", "nummod"} for i in tree.children(at) if i < at):
        return
    if after.word.lower() in words.that and after.pos == "SCONJ":
        _as_cue(tree, at, lemma, words)
    elif after.pos in _OPENING and tree.lacks_verb(start, end) and _is_top(tree, at):
        _as_main_verb(tree, at, lemma, words)


def _as_cue(tree: _Tree, at: int, lemma: str, words: MendingWords) -> None:
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


def _is_top(tree: _Tree, at: int) -> bool:
    """Whether the noun is its sentence's head, or the subject of a noun that is."""
    head = tree.head(at)
    subject = tree.rows[at].dep == "nsubj" and head > at and tree.rows[head].pos in _NOMINAL
    return head == at or (subject and tree.head(head) == head)


def _as_main_verb(tree: _Tree, at: int, lemma: str, words: MendingWords) -> None:
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


def _subject_of(tree: _Tree, at: int) -> None:
    """What stood as parts of the noun becomes the verb's subject: the last of them, the others under it."""
    parts = [i for i in tree.children(at) if i < at and tree.rows[i].pos != "PUNCT"]
    names = [i for i in parts if tree.rows[i].pos in _NOMINAL]
    subject = names[-1]
    for part in parts:
        if part != subject:
            tree.hang(part, subject, tree.rows[part].dep)
    tree.hang(subject, at, "nsubj")


def _relative_end(tree: _Tree, at: int, words: MendingWords) -> None:
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


def _close_relative(tree: _Tree, at: int, verb: int, lemma: str, words: MendingWords) -> None:
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


def _short_perfect(tree: _Tree, at: int, words: MendingWords) -> None:
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


def _day_of_verb(tree: _Tree, at: int, words: MendingWords) -> None:
    """A day between subject and verb dates the verb: "The minister on Friday said …"."""
    row, subject = tree.rows[at], tree.head(at)
    if row.word.lower() not in words.days or not row.dep.startswith(("nmod", "appos", "flat")):
        return
    dep, verb = tree.rows[subject].dep, tree.head(subject)
    if subject >= at or not dep.startswith("nsubj") or verb <= at or tree.rows[verb].pos != "VERB":
        return
    if all(tree.rows[i].pos in _PASSED for i in range(at + 1, verb)):
        tree.hang(at, verb, "obl")


def _description(tree: _Tree, at: int, _: MendingWords) -> None:
    """A description that was cut off from the name right behind it: "…, its lawyer Maarja Kask said"."""
    row = tree.rows[at]
    if row.pos != "NOUN" or row.dep not in _SET_APART or at + 1 >= len(tree.rows):
        return
    name = tree.rows[at + 1]
    if name.pos != "PROPN" or not name.dep.startswith("nsubj") or name.start or tree.head(tree.head(at + 1)) == at:
        return
    children = tree.children(at)
    if not any(tree.rows[i].dep in {"det", "nmod:poss"} and i < at for i in children):
        return
    if any(i > at for i in children) or any(tree.rows[i].dep in {"nsubj", "cop", "case"} for i in children):
        return
    tree.hang(at, at + 1, "nmod:desc")


def _second_subject(tree: _Tree, at: int, _: MendingWords) -> None:
    """The object of a verb inside the subject, read as a second subject: "le projet visant à renforcer les droits a été …"."""
    row, verb = tree.rows[at], tree.head(at)
    if not row.dep.startswith("nsubj") or verb <= at or row.pos not in _NOMINAL:
        return
    first = next((i for i in tree.children(verb) if i < at and tree.rows[i].dep.startswith("nsubj")), None)
    left = min([at, *(i for i in tree.children(at) if i < at)])
    if first is None or left == 0:
        return
    inner = tree.rows[left - 1]
    if inner.pos == "VERB" and "VerbForm=Inf" in inner.morph and tree.is_under(left - 1, first):
        tree.hang(at, left - 1, "obj")


def _pronoun_before_verb(tree: _Tree, at: int, words: MendingWords) -> None:
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


_Mender = Callable[[_Tree, int, MendingWords], None]
_MENDERS: tuple[_Mender, ...] = (
    _attribute,
    _noun_for_verb,
    _relative_end,
    _short_perfect,
    _day_of_verb,
    _description,
    _second_subject,
    _pronoun_before_verb,
)
