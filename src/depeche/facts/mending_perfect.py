"""A participle that the tagger does not know, behind the auxiliary of the perfect: "a formellement NIÉ avoir menti"."""

from __future__ import annotations

from depeche.facts.doc import Row
from depeche.facts.mending_words import MendingWords
from depeche.facts.trees import Tree

#: What a participle that the tagger does not know is read as.
MISREAD = frozenset({"X", "NOUN", "ADJ", "PROPN"})
_AUXILIARY = frozenset({"AUX", "VERB", "X"})
_OF_NOUNS = frozenset({"det", "case", "amod", "nummod", "nmod:poss"})
_PARTICIPLE = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
_FARTHEST = 2  #: adverbs between the two


def auxiliary_before(rows: list[Row], at: int, words: MendingWords) -> int | None:
    """Where the auxiliary of the perfect stands before a word that is read as no verb; adverbs are passed over."""
    if rows[at].pos not in MISREAD or not words.perfect or rows[at].word[0].isupper():
        return None
    place = at - 1
    while place > 0 and rows[place].pos == "ADV" and at - place <= _FARTHEST:
        place -= 1
    if place < 0 or rows[place].pos not in _AUXILIARY or "VerbForm=Inf" in rows[place].morph:
        return None
    lemma = rows[place].lemma if rows[place].pos != "X" else words.lemmas.lemma(rows[place].word, "AUX")
    return place if lemma == words.perfect else None


def as_perfect(tree: Tree, at: int, words: MendingWords) -> None:
    """The participle of a known verb is the verb; what the parse hung from its auxiliary, or made of that, goes under it."""
    auxiliary = auxiliary_before(tree.rows, at, words)
    lemma = words.verb(tree.rows[at].word)
    if auxiliary is None or lemma is None or tree.rows[auxiliary].dep == "cop":
        return
    if any(tree.rows[i].dep in _OF_NOUNS and i < at for i in tree.children(at)):
        return
    if tree.head(auxiliary) == at:
        tree.change(at, pos="VERB", lemma=lemma, morph=_PARTICIPLE)
        return
    alone = tree.rows[auxiliary].pos != "AUX" or tree.head(auxiliary) == auxiliary
    governor = auxiliary if alone else tree.head(auxiliary)
    if governor != auxiliary and governor < at:
        return
    _take_place(tree, at, governor, lemma)
    if governor != auxiliary:
        tree.hang(governor, at, "xcomp")
    tree.change(auxiliary, pos="AUX")
    tree.hang(auxiliary, at, "aux")


def _take_place(tree: Tree, at: int, governor: int, lemma: str) -> None:
    """The word stands where its governor stood, with all that stood under an auxiliary, or before a verb."""
    top = tree.head(governor) == governor
    moved = [i for i in tree.children(governor) if i != at and (i < at or governor < at)]
    tree.change(
        at,
        pos="VERB",
        lemma=lemma,
        morph=_PARTICIPLE,
        head=at if top else tree.head(governor),
        dep="ROOT" if top else tree.rows[governor].dep,
    )
    for child in moved:
        set_apart = tree.rows[child].dep == "parataxis" and child > at and in_infinitive(tree, child)
        tree.hang(child, at, "xcomp" if set_apart else tree.rows[child].dep)


def in_infinitive(tree: Tree, at: int) -> bool:
    """Whether the word is an infinitive, or the participle of a perfect one, without a subject: "avoir volé"."""
    before = [tree.rows[i] for i in tree.children(at) if i < at]
    carriers = [tree.rows[at], *(row for row in before if row.dep == "aux")]
    return any("VerbForm=Inf" in row.morph for row in carriers) and not any(r.dep.startswith("nsubj") for r in before)


def set_apart(tree: Tree, at: int, _: MendingWords) -> None:
    """A verb with its subject, read as an aside of the infinitive behind it, is the verb: "il a nié, mardi, avoir volé"."""
    row, infinitive = tree.rows[at], tree.head(at)
    if row.pos != "VERB" or row.dep != "parataxis" or infinitive <= at or not in_infinitive(tree, infinitive):
        return
    children = tree.children(at)
    finite = tree.is_finite(at) or any(tree.rows[i].dep == "aux" and tree.is_finite(i) for i in children)
    if not finite or not any(tree.rows[i].dep == "nsubj" and i < at for i in children):
        return
    top = tree.head(infinitive) == infinitive
    tree.change(at, head=at if top else tree.head(infinitive), dep="ROOT" if top else tree.rows[infinitive].dep)
    tree.hang(infinitive, at, "xcomp")


def perfect_with_be(tree: Tree, at: int, words: MendingWords) -> None:
    """The auxiliary of a verb of motion makes its perfect, and no passive: "ils SONT descendus dans la rue"."""
    verb = tree.head(at)
    if tree.rows[verb].lemma not in words.with_be or "VerbForm=Part" in tree.rows[at].morph:
        return
    children = tree.children(verb)
    if any(tree.rows[i].dep == "obl:agent" for i in children):
        return
    tree.change(at, dep="aux")
    tree.change(verb, morph=tree.rows[verb].morph.replace("|Voice=Pass", ""))
    for child in children:
        if tree.rows[child].dep == "nsubj:pass":
            tree.change(child, dep="nsubj")
