"""Around quotations: what their sentence says before the marks, and who is named between the marks and the cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.attach import Quoted, sentence_start
from depeche.facts.statements.cues import Found
from depeche.facts.statements.drafts import Scene
from depeche.facts.statements.ends import Stretch
from depeche.facts.statements.speakers import SUBJECTS, Speakers

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_WITHIN_NAME = frozenset({"compound", "flat", "nmod:desc", "amod"})


def with_words_before(scene: Scene, quoted: Quoted, found: Found) -> Stretch:
    """The quotation with what its sentence says before the marks: 'The tax "is a mistake", said X.'."""
    doc = scene.passage.doc
    start = sentence_start(quoted, scene.quotes, doc)
    lead = [t for t in doc[start : quoted.start] if not t.is_punct]
    if len(lead) < 2 or found.head.i in range(start, quoted.start) or not any(t.dep_ in SUBJECTS for t in lead):
        return quoted.first, quoted.last
    first = doc[quoted.first]
    own = first.text[:1].isupper() and first.pos_ != "PROPN" and first.lower_ not in scene.lexicon.speaking_of_self
    if doc[quoted.start - 1].text == "," and own:  # 'When asked about the price, "Oh, we paid a lot," she said'
        return quoted.first, quoted.last
    return start, quoted.end


def speaker_between(quoted: Quoted, found: Found) -> Speakers:
    """The name right behind the marks where only an aside between commas parts it from the cue: '"…," Bell, the head, said'."""
    doc, verb = found.head.doc, found.head
    if quoted.end >= verb.i or doc[quoted.end].pos_ != "PROPN" or not has(verb, "VerbForm=Fin"):
        return Speakers("", [])
    comma = next((t.i for t in doc[quoted.end : verb.i] if t.text == ","), None)
    closed = doc[verb.i - 1].text == "," and comma != verb.i - 1
    if comma is None or not closed or any(t.pos_ in {"VERB", "AUX", "ADP"} for t in doc[quoted.end : comma]):
        return Speakers("", [])
    return Speakers("noun_before", [_head_of(doc[quoted.end], comma)])


def _head_of(first: Token, end: int) -> Token:
    """The head of the name that begins there, within its own words."""
    head = first
    while head.dep_ in _WITHIN_NAME and head.i < head.head.i < end:
        head = head.head
    return head
