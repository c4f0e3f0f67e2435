"""Around quotations: what their sentence says before the marks, and who is named between the marks and the cue."""

from __future__ import annotations

from depeche.facts.phrases import has
from depeche.facts.statements.attach import Quoted, sentence_start
from depeche.facts.statements.cues import Found
from depeche.facts.statements.drafts import Scene
from depeche.facts.statements.ends import Stretch
from depeche.facts.statements.speakers import NOMINAL, SUBJECTS, Speakers

#: What a noun phrase may open with.
_OPENING = frozenset({"PROPN", "NOUN", "DET", "ADJ", "NUM"})


def with_words_before(scene: Scene, quoted: Quoted, found: Found) -> Stretch:
    """The quotation with what its sentence says before the marks: 'The tax "is a mistake", said X.'."""
    doc = scene.passage.doc
    start = sentence_start(quoted, scene.quotes, doc)
    lead = [t for t in doc[start : quoted.start] if not t.is_punct]
    first = doc[quoted.first]
    cut = first.text[0].islower() and first.pos_ in {"VERB", "AUX"} and has(first, "VerbForm=Fin")
    whole = len(lead) < 2 or not any(t.dep_ in SUBJECTS for t in lead)
    if found.head.i in range(start, quoted.start) or (
        whole and not (cut and lead)
    ):  # 'Rowing "is our dream," Bell said'
        return quoted.first, quoted.last
    own = first.text[:1].isupper() and first.pos_ != "PROPN" and first.lower_ not in scene.lexicon.speaking_of_self
    if doc[quoted.start - 1].text == "," and own:  # 'When asked about the price, "Oh, we paid a lot," she said'
        return quoted.first, quoted.last
    return start, quoted.end


def speaker_between(quoted: Quoted, found: Found, speakers: Speakers) -> Speakers:
    """Whoever stands right behind the marks where only an aside parts him from the cue: '"…," Ann Bell, the head, said'.

    Those whom the parse gives are kept but where they stand behind the cue: '"…," an official, who was there, told | the Herald'.
    """
    doc, verb = found.head.doc, found.head
    if (speakers.heads and speakers.by != "noun_behind") or quoted.end >= verb.i or not has(verb, "VerbForm=Fin"):
        return speakers
    start = quoted.end + (doc[quoted.end].text == ",")
    mark = next((t for t in doc[start : verb.i] if t.text in {",", "–", "—"}), None)
    if doc[start].pos_ not in _OPENING or mark is None or doc[verb.i - 1].text != mark.text or mark.i == verb.i - 1:
        return speakers
    named = doc[start : mark.i]
    if any(t.pos_ in {"VERB", "AUX"} and t.dep_ != "amod" for t in named):
        return speakers
    tops = [t for t in named if t.pos_ in NOMINAL and (t.head.i not in range(start, mark.i) or t.head.i == t.i)]
    return Speakers("noun_before", tops[:1]) if tops else speakers
