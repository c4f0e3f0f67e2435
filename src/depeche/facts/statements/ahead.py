"""What stands behind a colon without marks: "Le maire l'assure : le pont rouvrira en mai"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.phrases import has
from depeche.facts.statements.cues import Found
from depeche.facts.statements.deeds import can_speak
from depeche.facts.statements.drafts import Scene, draft_of
from depeche.facts.statements.ends import Stretch, trimmed
from depeche.facts.statements.speakers import SUBJECTS, Speakers
from depeche.facts.statements.who_says import speakers_in

if TYPE_CHECKING:
    from depeche.facts.doc import Doc

_ENDS = frozenset(".!?…")
_WITHIN = 8  #: words between the cue and the colon


def said_ahead(scene: Scene, found: Found) -> Draft | None:
    """The statement of a cue without words of its own whose sentence goes on, small, behind a colon."""
    cue = next((c for c in found.readings if "ccomp" in c.complements and not (c.weak or c.thought)), None)
    if cue is None or not found.verbal or scene.within(found.head.i) is not None:
        return None
    if any(
        c.dep_ in {"obj", "ccomp", "xcomp"} and c.pos_ != "PRON" and c.i > found.head.i for c in found.head.children
    ):
        return None
    content = _behind_colon(scene.passage.doc, found.words[-1].i + 1)
    speakers = speakers_in(scene, found, inverted=False)
    heads = [s for s in speakers.heads if s.pos_ == "PRON" or can_speak(s, scene.lexicon)]
    if content is None or not heads or any(content[0] <= s.i for s in heads):
        return None
    return draft_of(scene, found, cue, Speakers(speakers.by, heads), content, "ahead")


def _behind_colon(doc: Doc, start: int) -> Stretch | None:
    """The clause behind a colon a few words on, none of them a verb."""
    limit = min(start + _WITHIN, len(doc) - 2)
    colon = next((i for i in range(start, limit) if doc[i].text == ":"), None)
    if colon is None or any(t.pos_ in {"VERB", "AUX"} or t.is_quote for t in doc[start:colon]):
        return None
    if doc[colon + 1].is_quote or not doc[colon + 1].text[0].islower():
        return None
    end = next((i for i in range(colon + 1, len(doc)) if doc[i].text in _ENDS), len(doc))
    told = any(has(t, "VerbForm=Fin") for t in doc[colon + 1 : end])
    own = any(t.dep_ in SUBJECTS for t in doc[colon + 1 : end])
    return trimmed(doc[colon], (colon + 1, end)) if told and own else None
