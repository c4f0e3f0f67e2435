"""Addressees: who is spoken to, accused, threatened or counted on, in the cue's slots or in the words said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from depeche.facts.phrases import conjuncts_of, has
from depeche.facts.statements.cues import Found
from depeche.facts.statements.ends import Stretch
from depeche.facts.statements.frames import openers_of
from depeche.facts.statements.lexicon import Cue, StatementLexicon
from depeche.facts.statements.speakers import NOMINAL, SUBJECTS, opens_as_participle

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: Speech acts that are about somebody or something: blamed or praised.
_JUDGING = frozenset({"ACCUSE", "SUPPORT"})
_INNER = frozenset({"compound", "nmod:poss", "nmod:desc", "flat"})
#: The labels that may fill a slot of addressees.
_SLOTS = {"obl": ("obl", "nmod", "iobj"), "obj": ("obj", "iobj", "nsubj:pass"), "nmod": ("nmod", "obl")}


def addressees_of(
    found: Found, cue: Cue, content: Stretch | None, lexicon: StatementLexicon
) -> tuple[str, list[Token]]:
    """The slot of the cue that names those spoken to, or accused, and the heads of the phrases there."""
    for slot in _clitic_first(found, cue):
        kind, _, word = slot.partition(":")
        for child in _addressed(found, kind):
            praised = kind == "obj" and _can_be_spoken_to(child, lexicon)  # spoken to and spoken of
            inside = content is not None and content[0] <= child.i < content[1]
            if inside and not praised and not (cue.type == "ACCUSE" and _ends(content, child, found)):
                continue
            if kind in {"obl", "nmod"} and word.split()[0] not in openers_of(child):
                continue
            if kind in {"obl", "nmod"} and content is None and not _can_be_spoken_to(child, lexicon):
                continue
            if child.lemma_.lower() in lexicon.occasions or has(child, "Reflex=Yes") or has(child, "PronType=Rel"):
                continue
            if child.lower_ in lexicon.nobody:
                continue  # "To that, Bell replied …"
            if cue.type == "SAY" and child.lemma_.lower() in lexicon.forums:
                continue  # "a déclaré au Sénat que …" says where
            if _is_emphatic(child, found) or _is_measure(child, lexicon):
                continue
            if child.pos_ in NOMINAL:
                asking = _asking(child, cue, lexicon)
                return slot, asking if asking is not None else conjuncts_of(_through(child, lexicon))
    return "", []


def _through(noun: Token, lexicon: StatementLexicon) -> Token:
    """Whom words are meant for, behind a noun that only leads to them: "à l'adresse des GRÉVISTES"."""
    leads = noun.lemma_.lower() in lexicon.leading_to
    return next((c for c in noun.children if leads and c.dep_ == "nmod" and c.i > noun.i), noun)


def _ends(content: Stretch | None, other: Token, found: Found) -> bool:
    """Whether a phrase of the cue's own ends what is told of: "blamed the attack | on rebels"."""
    own = other.dep_.startswith("obl") and other.head in found.words and other.i > found.words[-1].i
    return own and content is not None and content[0] < other.left_edge.i and other.right_edge.i + 1 >= content[1]


def _clitic_first(found: Found, cue: Cue) -> Sequence[str]:
    """The slots of the cue; the pronoun before the verb first, where there is one ("lui fait grief de …")."""
    clitic = any(
        c.dep_ == "iobj" and c.pos_ == "PRON" and c.i < w.i and not has(c, "Reflex=Yes")
        for w in found.words
        for c in w.children
    )
    return sorted(cue.addressees, key=lambda slot: slot != "iobj") if clitic else cue.addressees


def _is_measure(token: Token, lexicon: StatementLexicon) -> bool:
    """Whether it is a figure that nobody hears: "atteindre jusqu'à 120 km/h, avertit …"."""
    counted = any(c.dep_ == "nummod" for c in token.children)
    return counted and not _can_be_spoken_to(token, lexicon)


def _asking(thing: Token, cue: Cue, lexicon: StatementLexicon) -> list[Token] | None:
    """Of an answer to a question, who asked it ("a question FROM THE HERALD"); None where no question stands there."""
    if cue.type != "SAY" or "REQUEST" not in lexicon.anaphors.get(thing.lemma_.lower(), ()):
        return None
    owners = (c for c in thing.children if c.dep_.startswith("nmod") and c.pos_ in {"NOUN", "PROPN"})
    asking = next((c for c in owners if c.dep_ == "nmod:poss" or openers_of(c) & lexicon.askers), None)
    return conjuncts_of(asking) if asking is not None else []


def _is_emphatic(pronoun: Token, found: Found) -> bool:
    """Whether a pronoun behind the auxiliary only stresses the subject: "Ana a lui écrit"."""
    if pronoun.pos_ != "PRON" or pronoun.i > found.head.i:
        return False
    return any(c.dep_ == "aux" and c.i < pronoun.i for c in found.head.children)


def _can_be_spoken_to(token: Token, lexicon: StatementLexicon) -> bool:
    if token.pos_ in {"PROPN", "PRON"}:
        return True
    return token.lower_ in lexicon.people or token.lemma_.lower() in lexicon.people


def _addressed(found: Found, kind: str) -> Iterator[Token]:
    for word in found.words:
        for child in word.children:
            if child.dep_ == kind or child.dep_.startswith(_SLOTS.get(kind, ("nothing",))):
                yield child
        if kind == "obj" and opens_as_participle(word):  # "Asked by the Herald, BELL said"
            yield from (c for c in word.head.children if c.dep_ == "nsubj")


def aimed_at(found: Found, cue: Cue, content: Stretch | None, lexicon: StatementLexicon) -> tuple[str, list[Token]]:
    """Whom the words are aimed at, where the cue's slots name nobody: the accused, the threatened, who is to act, the partner."""
    if content is None:
        return "", []
    if cue.type in _JUDGING:
        judged = accused_in(content, found.head, lexicon)
        return ("accused", judged) if judged else ("thing", _thing_in(content, found))
    if cue.type == "THREATEN":
        return "threatened", _threatened_in(content, found, lexicon)
    if cue.type == "REQUEST":
        asked = _asked_in(content, found, lexicon)
        if asked:
            return "asked", asked
    if cue.type in {"REQUEST", "AGREE"}:
        cases = lexicon.agents if cue.type == "REQUEST" else lexicon.partners
        return "counterpart", _counterpart_in(content, found, cases, lexicon)
    return "", []


def _thing_in(content: Stretch, found: Found) -> list[Token]:
    """What is blamed or praised, where the words name nobody: the object that the content begins with."""
    for token in found.head.doc[content[0] : content[1]]:
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in _INNER:
            own = any(has(c, "Poss=Yes") for c in token.children)  # "leur indignation": what they feel themselves
            inside = not own and token.head in found.words and token.dep_.startswith(("obj", "obl", "nsubj:pass"))
            return conjuncts_of(token) if inside else []
        if token.pos_ in {"VERB", "AUX", "PRON", "SCONJ"}:
            return []
    return []


def _threatened_in(content: Stretch, found: Found, lexicon: StatementLexicon) -> list[Token]:
    """The object of the deed that is threatened, or where it is aimed: "threatened to invade | the embassy"."""
    deed = next(
        (t for t in found.head.doc[content[0] : content[1]] if has(t, "VerbForm=Inf") and t.pos_ == "VERB"), None
    )
    if deed is None:
        return []
    objects = [c for c in deed.children if c.pos_ in {"NOUN", "PROPN", "PRON"} and not has(c, "Reflex=Yes")]
    aimed = (c for c in objects if c.dep_.startswith("obl") and openers_of(c) & lexicon.aimed)
    moved = deed.lemma_.lower() in lexicon.moving  # "threatens to send troops": not whom it sends
    target = next((c for c in objects if c.dep_ == "obj" and not moved), None) or next(aimed, None)
    own = not any(c.dep_ in SUBJECTS for c in deed.children) or (
        target is not None and _can_be_spoken_to(target, lexicon)
    )
    known = own and target is not None and content[0] <= target.i < content[1] and not _is_measure(target, lexicon)
    if target is None or not known:
        return []
    near = (c for c in (*target.children, *deed.children) if c.dep_ in {"nmod", "obl"} and c.pos_ == "PROPN")
    named = (c for c in near if c.i > target.i and openers_of(c) & lexicon.partners)
    beside = next(named, None) if target.pos_ == "NOUN" else None  # "the border WITH OSLO"
    return conjuncts_of(beside or target)


def _asked_in(content: Stretch, found: Found, lexicon: StatementLexicon) -> list[Token]:
    """Of whom it is asked, where that ends what is asked: "demanded an apology FROM THE MINISTER"."""
    for token in found.head.doc[content[0] : content[1]]:
        own = found.head.i in {token.head.i, token.head.head.i} and _asked_at(token, lexicon) < token.i
        if own and token.right_edge.i + 1 >= content[1] and _can_be_spoken_to(token, lexicon):
            return conjuncts_of(token)
    return []


def _asked_at(token: Token, lexicon: StatementLexicon) -> int:
    """Where the preposition before those asked stands; the place of the noun where none does."""
    near = (*token.children, token.head)
    return next((c.i for c in near if c.i < token.i and c.lower_ in lexicon.asked_of), token.i)


def before_asked(content: Stretch | None, by: str, others: list[Token], lexicon: StatementLexicon) -> Stretch | None:
    """What is asked or blamed, without those of whom it is asked or who are blamed, where they stand at its end."""
    if content is None or not others:
        return content
    if by.startswith("slot obl") and content[0] < others[0].left_edge.i < content[1]:
        return content[0], others[0].left_edge.i
    return (content[0], _asked_at(others[0], lexicon)) if by == "asked" else content


def _counterpart_in(content: Stretch, found: Found, cases: frozenset[str], lexicon: StatementLexicon) -> list[Token]:
    """Whoever is to do what is demanded ("par la commission"), or with whom it is promised ("avec Moscou")."""
    for token in found.head.doc[content[0] : content[1]]:
        governed = any(c.dep_ == "case" and c.lower_ in cases for c in token.children)
        if governed and token.dep_.startswith(("obl", "nmod")) and _can_be_spoken_to(token, lexicon):
            return conjuncts_of(token)
    return []


def accused_in(content: Stretch | None, near: Token, lexicon: StatementLexicon) -> list[Token]:
    """Who is to blame for what is condemned: the object itself when it names somebody, or the first owner named in it."""
    if content is None:
        return []
    for token in near.doc[content[0] : content[1]]:
        named = token.pos_ == "PROPN" or (token.pos_ == "NOUN" and token.lower_ in lexicon.people)
        governed = token.dep_ in {"obj", "nmod", "nmod:poss", "obl:agent", "appos"}
        governed = governed or (token.dep_.startswith("obl") and token.head is near)
        acted_on = (
            token.dep_ == "obj" and token.head is not near and any(c.dep_ in SUBJECTS for c in token.head.children)
        )
        if named and governed and not acted_on and not _elsewhere(token, lexicon):
            return conjuncts_of(token)
    return []


def _elsewhere(token: Token, lexicon: StatementLexicon) -> bool:
    """Whether a preposition other than of an owner or a doer stands before the name: "the raid IN Gaza"."""
    openers = openers_of(token) if token.dep_.startswith(("nmod", "obl")) else set()
    return bool(openers) and not openers & (lexicon.agents | lexicon.belonging)
