"""A statement as a draft: its spans, status and channel read off the cue, the speakers and the words said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from depeche.facts.draft import Draft
from depeche.facts.fact import Answer, Status
from depeche.facts.passage import Passage, Span
from depeche.facts.phrases import has, phrase_of
from depeche.facts.statements.attach import Quoted
from depeche.facts.statements.channels import channel_in, channel_of_speaker
from depeche.facts.statements.cues import Cue, Found, StatementLexicon, is_reflexive
from depeche.facts.statements.frames import Stretch, accused_in, addressees_of
from depeche.facts.status import Telling, is_negated, status_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEADED = Telling(heading=True)
#: How sure a statement is by the way its content was found.
SURE = {"quote": 0.9, "ccomp": 0.85, "before": 0.85, "source": 0.85, "xcomp": 0.75, "obl": 0.6, "obj": 0.6, "noun": 0.5}


@dataclass(frozen=True, slots=True)
class Scene:
    """One passage with its quotations and the language's lexicon."""

    passage: Passage
    quotes: tuple[Quoted, ...]
    lexicon: StatementLexicon

    def within(self, index: int) -> Quoted | None:
        """The quotation that a token stands in."""
        return next((q for q in self.quotes if q.holds(index)), None)


def draft_of(
    scene: Scene, found: Found, cue: Cue, speakers: Sequence[Token], content: Stretch | None, how: str
) -> Draft:
    """The statement of a cue with its speakers and content; ``how`` the content was found says how sure it is."""
    passage, head = scene.passage, found.head
    trigger = _trigger(scene, found)
    words = span_of(scene, content)
    who = tuple(_phrase_span(passage, s) for s in speakers)
    others = tuple(_phrase_span(passage, t) for t in _to_whom(found, cue, content, scene.lexicon))
    return Draft(
        kind="statement",
        type=cue.type,
        passage=passage,
        head=head.i,
        trigger=trigger,
        evidence=_evidence(passage, [trigger, *who, *([words] if words else [])], head),
        clause=passage.span_of(head.sent),
        status=_status(found, scene.lexicon),
        who=who,
        to_whom=tuple(o for o in others if o not in who),
        channel=_channel(scene, found, speakers, content),
        content=words,
        confidence=SURE[how.partition(":")[0]] - (0.15 if cue.thought or cue.weak else 0),
        answer=cast("Answer | None", scene.lexicon.answers.get(head.lemma_.lower())),
    )


def _trigger(scene: Scene, found: Found) -> Span:
    """The cue as written, a reflexive verb's pronoun and auxiliary included."""
    words = list(found.words)
    if found.head.pos_ == "VERB" and is_reflexive(found.head, scene.lexicon):
        own = [
            c
            for c in found.head.children
            if c.i < found.head.i and (c.dep_ == "aux" or c.lemma_ == scene.lexicon.reflexive)
        ]
        words += [c for c in own if found.head.i - c.i <= 3]
    return scene.passage.span_of(words)


def span_of(scene: Scene, content: Stretch | None) -> Span | None:
    """Where the content stands in the restored text; of a whole quotation the words alone."""
    if content is None:
        return None
    for quoted in scene.quotes:
        if content == (quoted.first, quoted.last):
            start, end = quoted.quotation.words
            text = scene.passage.doc.text
            while end > start and text[end - 1] in ", ":
                end -= 1
            return scene.passage.offset + start, scene.passage.offset + end
    return scene.passage.span_of(scene.passage.doc[content[0] : content[1]])


def _phrase_span(passage: Passage, head: Token) -> Span:
    start, end = passage.span_of(phrase_of(head))
    lead = passage.doc.text[start - passage.offset]
    return start + (lead == "-"), end


def _evidence(passage: Passage, spans: Iterable[Span], head: Token) -> Span:
    """From the first to the last of the parts that stand in the cue's sentence or touch it."""
    parts = sorted(spans)
    sentence = passage.span_of(head.sent)
    near = [s for s in parts if s[1] >= sentence[0] - 4 and s[0] <= sentence[1] + 4]
    return min(s[0] for s in near), max(s[1] for s in near)


def _to_whom(found: Found, cue: Cue, content: Stretch | None, lexicon: StatementLexicon) -> list[Token]:
    others = addressees_of(found, cue, content, lexicon)
    if not others and cue.type == "ACCUSE":
        others = accused_in(content, found.head, lexicon)
    return others


def _status(found: Found, lexicon: StatementLexicon) -> Status:
    head = found.head
    if head.pos_ not in {"VERB", "AUX"}:
        return "happened"
    if is_negated(head, lexicon.status):
        return "did_not_happen"
    if head.dep_ in {"advcl", "acl", "conj", "acl:relcl"} and not has(head, "VerbForm=Fin"):
        carriers = [c for c in head.children if c.dep_ == "aux"]
        if not carriers:
            return "happened"
    status = status_of(head, lexicon.status, _HEADED)
    if status in {"ongoing", "happened"}:
        return "ongoing" if _goes_on(head, lexicon) else "happened"
    return status


def _goes_on(verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether the saying goes on: "depuis des mois", "is encouraging"."""
    said = min((c.i for c in verb.children if c.dep_ in {"obj", "ccomp"} and c.i > verb.i), default=verb.doc[-1].i)
    for child in verb.children:
        if child.i < said and child.dep_.startswith("obl") and any(c.lower_ in lexicon.since for c in child.children):
            return True
    participle = has(verb, "VerbForm=Part") and has(verb, "Tense=Pres")
    return participle and any(c.dep_ == "aux" and has(c, "Tense=Pres") for c in verb.children)


def _channel(scene: Scene, found: Found, speakers: Sequence[Token], content: Stretch | None) -> Span | None:
    head, lexicon = found.head, scene.lexicon
    taken = range(*content) if content else range(0)
    outside = [t for t in head.sent if t.i not in taken and scene.within(t.i) is None]
    words = channel_in(outside, lexicon.channels)
    if not words and speakers:
        words = channel_of_speaker(speakers[0], lexicon.channels)
    return scene.passage.span_of(words) if words else None


def whole_quotations(scene: Scene, content: Stretch) -> Stretch:
    """The stretch drawn out to the end of a quotation that it breaks off; the words alone when it is one quotation."""
    start, end = content
    for quoted in scene.quotes:
        if quoted.start < end < quoted.end and start <= quoted.start:
            end = quoted.end
        if (start, end) in {(quoted.start, quoted.end), (quoted.start, quoted.last), (quoted.first, quoted.end)}:
            return quoted.first, quoted.last
    return start, end
