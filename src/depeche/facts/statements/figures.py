"""Figures as words said: "put the toll at 40", "en a compté plus de 4 000" — a count of one's own, often against another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.cues import Found
from depeche.facts.statements.ends import Stretch
from depeche.facts.statements.lexicon import StatementLexicon

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: How the slots for figures begin.
FIGURES = ("figure", "counted")
#: Words between a verb that counts and its figure: "a compté plus de", "counted more than".
_WITHIN = 4
_OBJECTS = frozenset({"obj", "nsubj", "iobj"})


def figure_said(found: Found, slot: str, lexicon: StatementLexicon) -> Stretch | None:
    """The figure that the cue gives, with what it measures.

    Slots: ``figure:at`` behind that preposition, ``figure`` right behind the verb, ``counted`` there too, but only of a
    count that was made, and of people: "la ville compte 3 000 habitants" says what there is.
    """
    kind, _, preposition = slot.partition(":")
    if preposition:
        return _measured(found.head, preposition)
    return _behind(found.head) if kind == "figure" else _counted(found.head, lexicon)


def _measured(verb: Token, preposition: str) -> Stretch | None:
    """From what is measured to the figure behind the preposition: "the catch at 180 tonnes"."""
    for child in verb.children:
        governed = child.i > verb.i and any(
            c.dep_ == "case" and c.lemma_.lower() == preposition for c in child.children
        )
        if governed and _is_figure(child):
            things = [c for c in verb.children if c.dep_ in _OBJECTS and verb.i < c.i < child.i and c.pos_ != "PRON"]
            start = things[0].left_edge.i if things else child.left_edge.i
            return start, child.right_edge.i + 1
    return None


def _counted(verb: Token, lexicon: StatementLexicon) -> Stretch | None:
    """The people counted, or the bare figure where a pronoun says of whom: "en a compté plus de 4 000"."""
    stretch = _behind(verb)
    if stretch is None or not (has(verb, "Tense=Past") or any(c.dep_ == "aux" for c in verb.children)):
        return None
    noun = verb.doc[stretch[1] - 1]
    of_them = any(c.lower_ in lexicon.of_them for c in verb.children if c.i < verb.i)
    words = {t.lemma_.lower() for t in verb.doc[stretch[0] : stretch[1]]} | {noun.lower_}
    return stretch if words & lexicon.people or (of_them and noun.pos_ == "NUM") else None


def _behind(verb: Token) -> Stretch | None:
    """The phrase with a numeral right behind the verb."""
    doc = verb.doc
    numeral = next((t for t in doc[verb.i + 1 : min(verb.i + 2 + _WITHIN, verb.sent.end)] if t.pos_ == "NUM"), None)
    if numeral is None or any(t.is_punct or t.pos_ in {"VERB", "PROPN"} for t in doc[verb.i + 1 : numeral.i]):
        return None
    noun = numeral.head if numeral.dep_ == "nummod" and numeral.head.i > numeral.i else numeral
    return verb.i + 1, noun.right_edge.i + 1


def _is_figure(token: Token) -> bool:
    """Whether the phrase is a numeral, or counts something by one."""
    return token.pos_ == "NUM" or any(c.dep_ == "nummod" or (c.pos_ == "NUM" and c.i < token.i) for c in token.children)
