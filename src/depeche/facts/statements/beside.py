"""What stands behind a clause of "as" that says who says it: "As the mayor said on Monday, the road is closed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.cues import Found
from depeche.facts.statements.ends import Stretch, trimmed
from depeche.facts.statements.frames import openers_of
from depeche.facts.statements.lexicon import Cue, StatementLexicon
from depeche.facts.statements.speakers import SUBJECTS

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_FEWEST = 4  #: words of a condition and of the clause behind it
_HUNG = frozenset({"advcl", "obl", "ccomp", "dep"})


def said_behind(found: Found, cue: Cue, lexicon: StatementLexicon) -> Stretch | None:
    """The sentence that a clause of "as" opens, where that clause itself has nothing that is said."""
    verb, above = found.head, found.head.head
    if (condition := _condition_before(found, lexicon)) is not None:
        return condition
    if cue.type != "SAY" or not _may_tell(found, cue) or verb.dep_ not in _HUNG or above.i <= verb.i:
        return None
    opens = any(c.i < verb.i and c.lower_ in lexicon.as_said for c in verb.children)
    if not opens or not any(c.dep_ in SUBJECTS for c in verb.children) or _says_something(found, cue):
        return None
    inner = {t.i for t in verb.subtree}
    outer = [t.i for t in above.subtree if t.i > verb.i and t.i not in inner and not t.is_punct]
    if not outer or verb.doc[outer[0] - 1].text not in {",", '"'}:
        return None
    own = next((c for c in above.children if c.dep_ in SUBJECTS and c.i < verb.left_edge.i), None)
    start = own.left_edge.i if own is not None else outer[0]  # "Oslo, as the mayor said, is calm"
    return trimmed(verb, (start, verb.sent.end))


def _condition_before(found: Found, lexicon: StatementLexicon) -> Stretch | None:
    """The condition that a clause of "as" follows: "Si le maire PART, comme il l'a dit, le conseil votera"."""
    first, start = found.head.sent[0], found.words[0].i
    if first.lower_ not in lexicon.conditions or start - first.i < _FEWEST:
        return None
    doc = first.doc
    opens = next((i for i in range(start - 1, first.i, -1) if doc[i].lower_ in lexicon.as_said), None)
    if opens is None or doc[opens - 1].text != "," or any(t.text == "," for t in doc[opens:start]):
        return None
    closing = next((i for i in range(found.words[-1].i, first.sent.end) if doc[i].text == ","), first.sent.end)
    own = any(c.dep_ in {"obj", "ccomp"} and found.words[-1].i < c.i < closing for c in found.head.children)
    return None if own else trimmed(found.head, (first.i + 1, opens - 1))


def _may_tell(found: Found, cue: Cue) -> bool:
    """Whether the cue takes a clause, or "it" stands for one: "as she put it", "comme l'a résumé le maire"."""
    whole = (c for c in found.head.children if c.dep_ == "obj" and c.pos_ == "PRON" and has(c, "PronType=Prs"))
    instead = "quote" in cue.complements and not cue.quote_only and "obj" not in cue.addressees
    return "ccomp" in cue.complements or (instead and any(not has(c, "Reflex=Yes") for c in whole))


def _says_something(found: Found, cue: Cue) -> bool:
    """Whether the cue has words or a thing of its own: "as he announced the closure", "as she told them about it"."""
    slots = {slot.partition(":")[2] for slot in cue.complements if ":" in slot}
    return any(_is_content(c, slots, told="obj" in cue.addressees) for c in found.head.children)


def _is_content(token: Token, slots: set[str], *, told: bool) -> bool:
    if token.dep_ == "obj":
        return not told and not (token.pos_ == "PRON" and has(token, "PronType=Prs"))
    return token.dep_ in {"ccomp", "xcomp"} or bool(openers_of(token) & slots)
