"""Whether a capital or a house of government stands for the government: "Moscou accuse", but "à Moscou"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.names.words import fold

if TYPE_CHECKING:
    from depeche.facts.names.gazetteer import Gazetteer
    from depeche.facts.names.reading import Reading


def stands_for_government(reading: Reading, first: int, last: int, gazetteer: Gazetteer, house: bool) -> bool:
    """Whether the name at words ``first`` to ``last`` acts or is dealt with as a government.

    A place preposition speaks against it; being the subject of a verb, a partner ("avec Moscou", "talks between Kyiv
    and Moscow") or the complement of a political noun ("alliés de Kiev") speaks for it.
    """
    words, lex = reading.words, gazetteer.words
    before = words.keys[first - 1] if first > 0 else ""
    at = first - 1
    if before in lex.definite and at > 0:
        before = words.keys[at - 1]
        at -= 1
    gap = words.gaps[first]
    if before in lex.metonym_prepositions and gap.strip(" '’") == "":
        return True
    if before in lex.locative and not any(c in gap for c in ",.;:"):
        return False
    if _clause_subject(reading, first, last, before, gazetteer):
        return True
    token = reading.token(first)
    if token is None:
        return False
    while token.dep_ in {"flat", "compound", "conj", "appos"} and token.head.i != token.i:
        token = token.head
    if token.dep_ == "nsubj":
        return token.head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}
    if token.dep_ == "obl:agent":
        return True
    if any(child.dep_ == "case" and child.lower_ in lex.locative for child in token.children):
        return False
    if token.dep_ in {"nmod", "nmod:poss"}:
        governor = fold(token.head.lemma_)
        return governor in lex.metonym_governors or (house and governor not in lex.locative_nouns)
    if token.dep_ in {"obj", "iobj"}:
        return fold(token.head.lemma_) not in lex.place_verbs
    return house and token.dep_ not in {"obl", "nmod"}


def _clause_subject(reading: Reading, first: int, last: int, before: str, gazetteer: Gazetteer) -> bool:
    """Whether the name opens a clause and a verb follows it: "Kiev a dénoncé", "ce que Pyongyang nie"."""
    words = reading.words
    opens = (
        first == 0
        or words.opens_sentence(first)
        or before in gazetteer.words.clause_openers
        or "," in words.gaps[first]
    )
    if not opens or last >= len(words) or words.gaps[last] not in {" ", "\u00a0"}:
        return False
    return reading.tag(last) in {"VERB", "AUX"}
