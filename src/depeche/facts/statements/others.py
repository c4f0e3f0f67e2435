"""Where somebody else begins to speak: "said the bridge was closed | and police said two men were held"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.lexicon import StatementLexicon
from depeche.facts.statements.speakers import is_somebody
from depeche.facts.status import negation_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: Words of the speaker's phrase, and how many.
_OF_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PRON", "ADV"})
_LONGEST = 8


def other_speaks(conjunction: Token, lexicon: StatementLexicon) -> bool:
    """Whether a noun phrase that stands for somebody and a finite verb of speech with its own clause stand behind."""
    doc, named = conjunction.doc, False
    if conjunction.pos_ != "CCONJ":
        return False
    if _speaker_adds(conjunction, lexicon):
        return True
    for token in doc[conjunction.i + 1 : min(conjunction.i + 2 + _LONGEST, conjunction.sent.end)]:
        if named and token.pos_ in {"VERB", "AUX"}:
            return _speaks(token, lexicon)
        if token.pos_ not in _OF_PHRASE or token.lower_ in lexicon.complementizers or has(token, "PronType=Rel"):
            return False
        named = named or (token.pos_ in {"NOUN", "PROPN"} and is_somebody(token, lexicon))
    return False


def _speaker_adds(conjunction: Token, lexicon: StatementLexicon) -> bool:
    """Whether he is said not to speak behind a comma: "said the yard could grow, | but he did not disclose how"."""
    doc, place = conjunction.doc, conjunction.i
    if place + 1 >= len(doc) or not place or doc[place - 1].text != ",":
        return False
    pronoun = doc[place + 1]
    personal = pronoun.dep_ == "nsubj" and has(pronoun, "Person=3") and not has(pronoun, "Gender=Neut")
    if not personal or pronoun.lower_ in lexicon.nobody or pronoun.head.pos_ != "VERB":
        return False
    cues = lexicon.verbs.get(pronoun.head.lemma_.lower(), ())
    unsaid = negation_of(pronoun.head, lexicon.status) is not None or any(c.type == "REJECT" for c in cues)
    return unsaid and any("ccomp" in c.complements or "xcomp" in c.complements for c in cues)


def _speaks(verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether the verb, or the one behind its auxiliary of the perfect, reports a clause."""
    if verb.pos_ == "AUX" and verb.lemma_ in lexicon.perfect and verb.head.i > verb.i:
        verb = verb.head
    elif not has(verb, "VerbForm=Fin"):
        return False
    reports = any("ccomp" in c.complements and not c.weak for c in lexicon.verbs.get(verb.lemma_.lower(), ()))
    clause = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    marked = verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in lexicon.complementizers
    return reports and (clause or marked)
