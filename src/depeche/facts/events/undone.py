"""What is lifted, suspended or called off: verb and event noun together tell another kind of event.

Sanctions lifted are a concession, aid suspended is a sanction, an offensive halted is a retreat.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from depeche.facts.events.frames import is_misread, is_passive
from depeche.facts.events.lexicon import EventLexicon, Reading
from depeche.facts.phrases import conjuncts_of, has

if TYPE_CHECKING:
    from depeche.facts.doc import Doc, Token

_EASED = ("CONCEDE", None, "081")
_YIELDED = ("CONCEDE", None, "080")
_DISARMED = ("RETREAT", "disarm", "087")
#: Type, mode and code of what becomes of a kind of event whose restraint is lifted.
_LIFTED: Mapping[str, tuple[str, str | None, str]] = {
    "SANCTION": _EASED,
    "COERCE": _EASED,
    "ACCUSE": _EASED,
    "THREATEN": _YIELDED,
    "REQUEST": _YIELDED,
    "REJECT": _YIELDED,
    "PROTEST": _YIELDED,
}
#: The same for what is stopped, which is friendly as well as hostile.
_STOPPED: Mapping[str, tuple[str, str | None, str]] = {
    **_LIFTED,
    "ASSAULT": _DISARMED,
    "MOBILIZE": _DISARMED,
    "AID": ("SANCTION", "discontinue", "162"),
    "COOPERATE": ("SANCTION", None, "160"),
    "CONSULT": ("SANCTION", "withdraw", "164"),
    "AGREE": ("SANCTION", "withdraw", "160"),
    "SUPPORT": ("SANCTION", "withdraw", "160"),
    "RETREAT": ("REJECT", None, "124"),
    "CONCEDE": ("REJECT", None, "124"),
}
#: Who stops these must be who does them: others who stop an attack do not give way.
_OWN = frozenset({"ASSAULT", "MOBILIZE", "PROTEST"})

_PARTICLES = frozenset({"compound:prt", "advmod"})

Undone = tuple[tuple["Token", ...], tuple[Reading, ...]]


def undone_in(doc: Doc, lemmas: Sequence[str], lexicon: EventLexicon) -> dict[int, Undone]:
    """Words and readings of each predicate made of a verb or noun of undoing and an event noun, by its words.

    ``lemmas`` are those of the text's words, in lower case.
    """
    found: dict[int, Undone] = {}
    frames = lexicon.frames
    for index, lemma in enumerate(lemmas):
        if lemma not in frames.undoing or doc[index].pos_ not in {"VERB", "NOUN"}:
            continue
        token = doc[index]
        table = _table(_with_particle(token, lemma), lexicon)
        for noun in _undergoing(token, lexicon) if table else ():
            readings = tuple(_turned(r, table, verb=token.pos_ == "VERB") for r in _fit(noun, lexicon, table))
            if readings:
                words = (token, noun) if index < noun.i else (noun, token)
                found.update({word.i: (words, readings) for word in words})
                break
    return found


def _table(lemma: str, lexicon: EventLexicon) -> Mapping[str, tuple[str, str | None, str]]:
    if lemma in lexicon.frames.lifting:
        return _LIFTED
    return _STOPPED if lemma in lexicon.frames.stopping else {}


def _with_particle(token: Token, lemma: str) -> str:
    if token.pos_ == "VERB" and token.i + 1 < len(token.doc):
        particle = token.nbor()
        if particle.dep_ in _PARTICLES and particle.head.i == token.i:
            return f"{lemma} {particle.lower_}"
    return lemma


def _undergoing(word: Token, lexicon: EventLexicon) -> list[Token]:
    """The nouns for what is lifted or stopped."""
    if word.pos_ == "NOUN":
        return [noun for one in _beside(word) for noun in _carried(one, lexicon)]
    if is_misread(word):
        return conjuncts_of(word.head)
    slot = "nsubj:pass" if is_passive(word) else "obj"
    heads = [c for c in word.children if c.dep_ == slot and c.pos_ == "NOUN"]
    if not heads and word.dep_ in {"acl", "acl:relcl"} and is_passive(word) and word.head.pos_ == "NOUN":
        heads = [word.head]
    return [noun for head in heads for one in conjuncts_of(head) for noun in _carried(one, lexicon)]


def _beside(noun: Token) -> list[Token]:
    return [c for c in noun.children if c.dep_ in {"nmod", "compound", "nmod:poss"} and c.pos_ == "NOUN"]


def _carried(noun: Token, lexicon: EventLexicon) -> list[Token]:
    """The event noun beside one that only carries or counts it: "the decision on detention", "une partie des sanctions"."""
    inside = noun.lemma_.lower() in lexicon.frames.carriers | lexicon.frames.counters
    return [*_beside(noun), noun] if inside else [noun]


def _fit(noun: Token, lexicon: EventLexicon, table: Mapping[str, object]) -> list[Reading]:
    own = any(has(c, "Poss=Yes") for c in noun.children)
    readings = lexicon.nouns.get(noun.lemma_.lower(), ())
    return [r for r in readings if r.type in table and (own or r.type not in _OWN)]


def _turned(reading: Reading, table: Mapping[str, tuple[str, str | None, str]], *, verb: bool) -> Reading:
    kind, mode, cameo = table[reading.type]
    slots = tuple(s.replace("nmod:", "obl:") for s in reading.to_whom) if verb else reading.to_whom
    return replace(
        reading,
        type=kind,
        mode=mode,
        cameo=cameo,
        to_whom=slots,
        who=() if verb else reading.who,
        political=False,
        status=None,
        undone=reading.type,
    )
