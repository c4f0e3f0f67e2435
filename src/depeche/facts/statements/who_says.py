"""Who says it: the speakers of a cue in its scene, be it a verb or a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.cues import Found
from depeche.facts.statements.drafts import Scene
from depeche.facts.statements.learned import learned_from
from depeche.facts.statements.lexicon import StatementLexicon
from depeche.facts.statements.owners import issued_by, speakers_of_noun
from depeche.facts.statements.speakers import (
    NOMINAL,
    SUBJECTS,
    Speakers,
    all_of,
    speaker_before,
    speakers_of,
)

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
    if not speakers.heads and (told := _narrating(found, lexicon)) is not None:
        speakers = Speakers("noun_before", all_of(told))
    heads = [_past_source(s, found) for s in speakers.heads]
    if found.verbal and heads and _opens_apart(heads[0]):
        speakers = Speakers("noun_before", speaker_before(heads[0].head, lexicon) or heads)
    else:
        speakers = Speakers(speakers.by, heads)
    if not speakers.heads and found.verbal:
        speakers = learned_from(found.head, lexicon)
    if scene.within(found.head.i) is None:
        return Speakers(speakers.by, [s for s in speakers.heads if s.lower_ not in lexicon.speaking_of_self])
    return speakers


def _narrating(found: Found, lexicon: StatementLexicon) -> Token | None:
    """Who goes on in an infinitive that tells: "Et la MINISTRE d'ajouter : « … »"."""
    verb = found.head
    mark = next((c for c in verb.children if c.dep_ in {"mark", "case"} and c.lower_ in lexicon.narrating), None)
    if mark is None or not has(verb, "VerbForm=Inf") or mark.i + 1 != verb.i or mark.i == verb.sent.start:
        return None
    start = verb.sent.start + (verb.sent[0].pos_ == "CCONJ")
    words = verb.doc[start : mark.i]
    heads = [t for t in words if t.pos_ in NOMINAL and (t.head.i == t.i or t.head.i not in range(start, mark.i))]
    alone = all(t.pos_ in {"DET", "ADJ", "ADP", *NOMINAL} for t in words)
    return heads[0] if alone and len(heads) == 1 else None


def _opens_apart(head: Token) -> bool:
    """Whether what opens the sentence was read as the subject, which stands behind its comma.

    "Prenant la parole devant les élus, Marc Leroy a reconnu", "Photos à l'appui, le journal révèle", "Malgré les progrès, le
    rapport indique".
    """
    verb = head.head
    if head.i >= verb.i or head.left_edge.i != head.sent.start or head.pos_ not in {"VERB", "NOUN"}:
        return False
    bare = not any(c.dep_ in {"det", "nmod:poss", "amod", "nummod", "compound"} and c.i < head.i for c in head.children)
    doing = has(head, "VerbForm=Part") and has(head, "Tense=Pres")
    governed = head.dep_ == "nsubj" and any(c.dep_ == "case" and c.i == head.left_edge.i for c in head.children)
    aside = next((t for t in head.doc[head.i + 1 : verb.i] if t.text == ","), None)
    parts = aside is not None and not any(t.text == "," for t in head.doc[aside.i + 1 : verb.i])
    after = head.doc[aside.i + 1] if aside is not None else head
    opens = after.pos_ in {"DET", "PROPN"}
    return parts and opens and (doing or governed or (head.pos_ == "NOUN" and bare and head.nbor(1).pos_ == "ADP"))


def _past_source(head: Token, found: Found) -> Token:
    """The name behind a source that the parse took for the subject: "d'après elle, Marc LEROY a refusé"."""
    governed = head.pos_ == "PRON" and any(c.dep_ == "case" and c.i < head.i for c in head.children)
    named = (c for c in head.children if c.dep_ == "appos" and head.i < c.i < found.head.i)
    return next(named, head) if governed else head
