"""A statement as a draft: its spans, status and channel read off the cue, the speakers and the words said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from depeche.facts.draft import Draft
from depeche.facts.fact import Answer
from depeche.facts.passage import Passage, Span
from depeche.facts.phrases import has, phrase_of
from depeche.facts.reasons import Reason, instead, reason
from depeche.facts.statements.addressees import addressees_of, aimed_at, before_asked
from depeche.facts.statements.attach import Quoted
from depeche.facts.statements.channels import channel_in, channel_of_speaker
from depeche.facts.statements.cues import Found, is_reflexive
from depeche.facts.statements.ends import Stretch
from depeche.facts.statements.lexicon import Cue, StatementLexicon
from depeche.facts.statements.speakers import Speakers
from depeche.facts.status import negation_of, settle_status, status_reason
from depeche.facts.verb_forms import Settled, Telling

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: How far the preposition of a cue may stand behind its verb and still be written as one with it.
_FARTHEST = 2
#: Words that name nobody alone: what is left of a phrase whose noun stands in what is said.
_SMALL = frozenset({"DET", "ADP", "PUNCT"})
_FEWEST_SAID = 6
#: Words that deny what stands beside them; "no" in "offered no proof" denies the offer.
_NEGATIONS = frozenset({"ADV", "PART", "INTJ", "CCONJ"})
_HEADED = Telling(heading=True)
#: How sure a statement is by the way its content was found.
SURE = {
    "quote": 0.9,
    "ccomp": 0.85,
    "before": 0.85,
    "source": 0.85,
    "pointed": 0.75,
    "uncued": 0.7,
    "ahead": 0.75,
    "xcomp": 0.75,
    "figure": 0.7,
    "counted": 0.7,
    "obl": 0.6,
    "obj": 0.6,
    "noun": 0.5,
}


@dataclass(frozen=True, slots=True)
class Scene:
    """One passage with its quotations and the language's lexicon."""

    passage: Passage
    quotes: tuple[Quoted, ...]
    lexicon: StatementLexicon
    before: Passage | None = None  #: the one right before, in the order of the text

    def within(self, index: int) -> Quoted | None:
        """The quotation that a token stands in."""
        return next((q for q in self.quotes if q.holds(index)), None)


def draft_of(scene: Scene, found: Found, cue: Cue, speakers: Speakers, content: Stretch | None, how: str) -> Draft:
    """The statement of a cue with its speakers and content; ``how`` the content was found says how sure it is."""
    passage, head = scene.passage, found.head
    trigger = _trigger(scene, found)
    who = tuple(_phrase_span(passage, s, found) for s in speakers.heads)
    spoken_to_by, spoken_to = _to_whom(found, cue, content, scene.lexicon)
    content = past_connector(scene, before_asked(content, spoken_to_by, spoken_to, scene.lexicon))
    words = span_of(scene, content)
    others = tuple(_phrase_span(passage, t, found, content) for t in spoken_to)
    if spoken_to_by == "thing" and cue.judging:
        others = tuple(_unjudged(passage, span, scene.lexicon) for span in others)
    settled = _status(found, content, scene.lexicon)
    asked = bool(cue.question) and _is_question(passage, words, others, scene.lexicon)
    turned = bool(cue.negated) and settled.status == "did_not_happen"
    if turned:
        settled = Settled("happened", "said", head)
    because = (
        _of_type(cue, trigger),
        status_reason(settled, passage),
        reason("who", speakers.by, passage, speakers.heads),
        reason("to_whom", spoken_to_by, passage, spoken_to),
        Reason("content", how.replace(":", "_"), (words,) if words else ()),
    )
    draft = Draft(
        kind="statement",
        type=cue.negated if turned else cue.question if asked else cue.type,
        passage=passage,
        head=head.i,
        trigger=trigger,
        evidence=_evidence(passage, [trigger, *who, *([words] if words else [])], head),
        clause=passage.span_of(head.sent),
        status=settled.status,
        who=who,
        to_whom=tuple(o for o in others if o not in who and _names(passage, o)),
        content=words,
        confidence=SURE[how.partition(":")[0]] - (0.15 if cue.thought or cue.weak else 0),
        answer=_answer(found, scene.lexicon) if settled.status != "did_not_happen" else None,
        why=tuple(r for r in because if r.words or r.field == "status"),
    )
    by, kind, channel = _channel(scene, found, speakers, content)
    return with_channel(draft, channel, by, kind) if channel else draft


def _names(passage: Passage, span: Span) -> bool:
    """Whether more is left of the phrase than an article whose noun stands in what is said."""
    return any(t.pos_ not in _SMALL for t in passage.tokens_in(span))


def past_connector(scene: Scene, content: Stretch | None) -> Stretch | None:
    """The content without the word that opens the article's own sentence: "TOUTEFOIS, les prix montent, dit le maire"."""
    if content is None or content[1] - content[0] < _FEWEST_SAID:
        return content
    doc, start = scene.passage.doc, content[0]
    opens = start == doc[start].sent.start and scene.within(start) is None
    for words in scene.lexicon.connectors if opens else ():
        behind = start + len(words)
        if tuple(t.lower_ for t in doc[start:behind]) == words and doc[behind].text == ",":
            return behind + 1, content[1]
    return content


def _is_question(passage: Passage, words: Span | None, spoken_to: Sequence[Span], lexicon: StatementLexicon) -> bool:
    """Whether what is said is a question, quoted or put to nobody: "Who will pay?", "whether he would pay".

    Whoever asks those who are named how it came about demands an answer.
    """
    said = passage.tokens_in(words) if words else []
    inside = [t for t in said if not t.is_punct]
    return bool(inside) and (said[-1].text == "?" or (not spoken_to and inside[0].lower_ in lexicon.asking))


def _answer(found: Found, lexicon: StatementLexicon) -> Answer | None:
    return cast("Answer | None", lexicon.answers.get(found.head.lemma_.lower()))


def _of_type(cue: Cue, trigger: Span) -> Reason:
    if not cue.words:
        return Reason("type", "label", (trigger,))
    return Reason("type", "entry", (trigger,), "", "speech_verbs", f"{' '.join(cue.words)}\t{cue.pos}\t{cue.type}")


def with_channel(draft: Draft, tokens: Sequence[Token], by: str, kind: str) -> Draft:
    """The draft with these words for its channel, how they were found, and the class of channel they name."""
    span = draft.passage.span_of(tokens)
    why = Reason("channel", by, (span,), kind, "channels", kind)
    return replace(draft, channel=span, why=instead(draft.why, why))


def _trigger(scene: Scene, found: Found) -> Span:
    """The cue as written, a reflexive verb's pronoun and auxiliary included."""
    words = list(found.words)
    if len(words) == 2 and words[1].i - words[0].i > _FARTHEST and words[1].dep_ == "case":
        words = words[:1]  # "called | in a speech for"
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


def _phrase_span(passage: Passage, head: Token, found: Found, content: Stretch | None = None) -> Span:
    """The phrase under a noun, without the cue or what is said where the parse hung these from it."""
    tokens = phrase_of(head)
    cue = max((w.i for w in found.words if w.i < head.i), default=found.head.i)
    if head.i > cue:
        tokens = [t for t in tokens if t.i > cue]
    if head.i < found.head.i and found.head in tokens:
        tokens = [t for t in tokens if t.i < found.words[0].i] or tokens  # "Le syndicat | déplore", read as one phrase
    if content is not None and head.i < content[0]:
        tokens = [t for t in tokens if t.i < content[0]]
        while tokens[-1].i > head.i and tokens[-1].dep_ in {"case", "mark"}:
            tokens.pop()
    start = next((n for n, t in enumerate(tokens) if t.i < head.i and t.text == ","), 0)
    if (
        start and tokens[0].pos_ == "ADP" and all(t.dep_ != "conj" for t in tokens[:start])
    ):  # "d'après elle, | Marc Leroy"
        tokens = tokens[start + 1 :]
    if has(head, "PronType=Prs"):  # "selon lui, inapplicable"
        comma = next((n for n, t in enumerate(tokens) if t.i > head.i and t.text == ","), len(tokens))
        tokens = tokens[:comma]
    marks = [n for n, t in enumerate(tokens) if t.is_quote]
    return passage.span_of(tokens[: marks[-1]] if len(marks) % 2 and marks[-1] else tokens)


def _unjudged(passage: Passage, span: Span, lexicon: StatementLexicon) -> Span:
    """The thing without what it is said to be: "the plan | as a disgrace"."""
    tokens = passage.tokens_in(span)
    cut = next((n for n, t in enumerate(tokens) if n and t.lower_ in lexicon.judged_as), len(tokens))
    return passage.span_of(tokens[:cut]) if tokens else span


def _evidence(passage: Passage, spans: Iterable[Span], head: Token) -> Span:
    """From the first to the last of the parts that stand in the cue's sentence or touch it."""
    parts = sorted(spans)
    sentence = passage.span_of(head.sent)
    near = [s for s in parts if s[1] >= sentence[0] - 4 and s[0] <= sentence[1] + 4]
    return min(s[0] for s in near), max(s[1] for s in near)


def _to_whom(found: Found, cue: Cue, content: Stretch | None, lexicon: StatementLexicon) -> tuple[str, list[Token]]:
    slot, others = addressees_of(found, cue, content, lexicon)
    return (f"slot {slot}", others) if others else aimed_at(found, cue, content, lexicon)


def _status(found: Found, content: Stretch | None, lexicon: StatementLexicon) -> Settled:
    head = found.head
    if head.pos_ not in {"VERB", "AUX"} or found.readings[0].pos in {"prep", "label"}:
        return Settled("happened", "plain")
    negation = negation_of(head, lexicon.status) or declined(found, lexicon)
    inside = content is not None and negation is not None and content[0] <= negation.i < content[1]
    if inside and negation is not None and negation.pos_ in _NEGATIONS:
        return Settled("happened", "said", head)  # "answered: “Absolutely not.”"
    if negation is not None:
        return Settled("did_not_happen", "negated", negation)
    if head.dep_ in {"advcl", "acl", "conj", "acl:relcl"} and not has(head, "VerbForm=Fin"):
        carriers = [c for c in head.children if c.dep_ == "aux"]
        if not carriers:
            return Settled("happened", "plain")
    if content is not None and head.head.i != head.i and content[0] <= head.head.i < content[1]:
        return Settled("happened", "said", head)  # what is said governs nothing of its saying
    settled = settle_status(head, lexicon.status, _HEADED)
    word = settled.word
    doubted = content is not None and word is not None and word.pos_ == "SCONJ" and content[0] <= word.i < content[1]
    if settled.status in {"ongoing", "happened"} or doubted:  # "“… whether it rains or not,” she said"
        return Settled("ongoing", "goes_on", head) if _goes_on(head, lexicon) else Settled("happened", "said", head)
    return settled


def declined(found: Found, lexicon: StatementLexicon) -> Token | None:
    """The verb of refusal that governs the cue: "refused to rule out"."""
    above = found.head.head
    if found.head.dep_ != "xcomp" or not any(c.negated for c in found.readings):
        return None
    return above if any(c.type == "REJECT" for c in lexicon.verbs.get(above.lemma_.lower(), ())) else None


def _goes_on(verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether the saying goes on: "depuis des mois", "is encouraging"."""
    said = min((c.i for c in verb.children if c.dep_ in {"obj", "ccomp"} and c.i > verb.i), default=verb.doc[-1].i)
    for child in verb.children:
        if child.i < said and child.dep_.startswith("obl") and any(c.lower_ in lexicon.since for c in child.children):
            return True
    participle = has(verb, "VerbForm=Part") and has(verb, "Tense=Pres")
    return participle and any(c.dep_ == "aux" and has(c, "Tense=Pres") for c in verb.children)


def _channel(scene: Scene, found: Found, speakers: Speakers, content: Stretch | None) -> tuple[str, str, list[Token]]:
    head, lexicon = found.head, scene.lexicon
    taken = range(*content) if content else range(0)
    outside = [t for t in head.sent if t.i not in taken and scene.within(t.i) is None]
    if speakers.by == "issued":
        return "speaker", *channel_of_speaker(head.head, lexicon.channels)
    kind, words = channel_in(outside, lexicon.channels)
    if words or not speakers.heads or speakers.by == "source":  # who is credited is no channel
        return "named", kind, words
    return "speaker", *channel_of_speaker(speakers.heads[0], lexicon.channels)


def _is_joined(scene: Scene, end: int, quoted: Quoted) -> bool:
    """Whether a conjunction joins a quotation to what is said before it: 'said it was late and "we go home"'."""
    doc = scene.passage.doc
    between = [t for t in doc[end : quoted.start] if t.text != ","]
    if len(between) == 2 and between[1].lower_ in scene.lexicon.complementizers:
        between.pop()  # 'said it was late and that "we go home"'
    return len(between) == 1 and between[0].pos_ == "CCONJ" and quoted.start < doc[end - 1].sent.end


def whole_quotations(scene: Scene, content: Stretch) -> Stretch:
    """The stretch drawn out to the end of a quotation that it breaks off; the words alone when it is one quotation."""
    start, end = content
    for quoted in scene.quotes:
        if quoted.start < end < quoted.end and start <= quoted.start:
            end = quoted.end
        if start < quoted.start and _is_joined(scene, end, quoted):
            end = quoted.end
        if start == quoted.first and quoted.end < end:
            start = quoted.start
        if (start, end) in {(quoted.start, quoted.end), (quoted.start, quoted.last), (quoted.first, quoted.end)}:
            return quoted.first, quoted.last
    return start, end
