"""Whether a capital or a house of government stands for the government: "Moscou accuse", but "à Moscou"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.names.words import fold

if TYPE_CHECKING:
    from depeche.facts.names.gazetteer import Gazetteer
    from depeche.facts.names.reading import Reading
    from depeche.facts.names.words import Words


def stands_for_government(reading: Reading, first: int, last: int, gazetteer: Gazetteer, house: bool) -> bool:
    """Whether the name at words ``first`` to ``last`` acts or is dealt with as a government.

    A place preposition speaks against it; being the subject of a verb, a partner ("avec Moscou", "talks between Kyiv
    and Moscow") or the complement of a political noun ("alliés de Kiev") speaks for it.
    """
    told = _by_words(reading, first, last, gazetteer)
    return _by_parse(reading, first, last, gazetteer, house) if told is None else told


def _by_words(reading: Reading, first: int, last: int, gazetteer: Gazetteer) -> bool | None:
    """What the preposition before the name says, or the verb behind it; None when neither tells."""
    words, lex = reading.words, gazetteer.words
    at = first - 1
    if at > 0 and words.keys[at] in lex.definite:
        at -= 1
    before = words.keys[at] if at >= 0 else ""
    gap = words.gaps[first]
    if gap == "-" and before in lex.stances:
        return True
    if before in lex.metonym_prepositions and gap.strip(" '’") == "":
        return before not in lex.between or _other_end_acts(words, last, gazetteer)
    if before in lex.locative and not any(c in gap for c in ",.;:"):
        return False
    if last < len(words) and words.gaps[last] == ", " and _is_place(words, last, gazetteer):
        return False
    return True if _clause_subject(reading, first, last, before, gazetteer) else None


def _by_parse(reading: Reading, first: int, last: int, gazetteer: Gazetteer, house: bool) -> bool:
    """What the name's place in its clause says."""
    lex = gazetteer.words
    token = reading.token(first)
    if token is None:
        return False
    own = reading.words.ends[last - 1]
    while token.dep_ in {"flat", "compound", "conj", "appos"} and token.head.i != token.i:
        if token.dep_ == "compound" and token.head.idx >= own and not house:
            return False
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
    if words.keys[last] in gazetteer.words.conjunctions and last + 2 < len(words) and words.capital(last + 1):
        last += 2
    return reading.tag(last) in {"VERB", "AUX"}


def _is_place(words: Words, at: int, gazetteer: Gazetteer) -> bool:
    """Whether a country or region stands there, as behind its town: "Taipei, Taiwan"."""
    found = gazetteer.at(words, at)
    return found is not None and any(k.kind in {"country", "place"} and k.use == "name" for k in found[1])


def _other_end_acts(words: Words, last: int, gazetteer: Gazetteer) -> bool:
    """Whether what "between Moscow and …" goes on with can act as well: anything but a mere place's name."""
    if last + 1 >= len(words) or words.keys[last] not in gazetteer.words.conjunctions:
        return True
    at = last + 1
    while at + 1 < len(words) and words.keys[at] in gazetteer.words.articles:
        at += 1
    if not words.capital(at):
        return True
    found = gazetteer.at(words, at)
    acts = found is not None and any(k.kind == "country" or k.stands_for for k in found[1])
    return acts or words.keys[at] in gazetteer.governments
