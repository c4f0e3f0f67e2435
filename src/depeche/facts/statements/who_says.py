"""Who says it: the speakers of a cue in its scene, be it a verb or a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.statements.cues import Found
from depeche.facts.statements.drafts import Scene
from depeche.facts.statements.owners import issued_by, speakers_of_noun
from depeche.facts.statements.speakers import SUBJECTS, Speakers, learned_from, speakers_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token


def speakers_in(scene: Scene, found: Found, *, inverted: bool) -> Speakers:
    """Who the cue says is speaking; one who speaks of himself only inside quotation marks."""
    lexicon = scene.lexicon
    if found.verbal:
        owning = next((w for w in found.words if any(c.dep_ in SUBJECTS for c in w.children)), found.head)
        felt = found.words[0].dep_ == "aux:pass" and found.words[0].head.i == found.head.i
        speakers = issued_by(speakers_of(owning, lexicon, inverted=inverted, felt=felt), owning, lexicon)
    else:
        speakers = speakers_of_noun(found.head, lexicon)
    speakers = Speakers(speakers.by, [_past_source(s, found) for s in speakers.heads])
    if not speakers.heads and found.verbal:
        speakers = learned_from(found.head, lexicon)
    if scene.within(found.head.i) is None:
        return Speakers(speakers.by, [s for s in speakers.heads if s.lower_ not in lexicon.speaking_of_self])
    return speakers


def _past_source(head: Token, found: Found) -> Token:
    """The name behind a source that the parse took for the subject: "d'après elle, Marc LEROY a refusé"."""
    governed = head.pos_ == "PRON" and any(c.dep_ == "case" and c.i < head.i for c in head.children)
    named = (c for c in head.children if c.dep_ == "appos" and head.i < c.i < found.head.i)
    return next(named, head) if governed else head
