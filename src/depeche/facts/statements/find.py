"""Statements of an article: quotations and their cues first, then what the dependency frames tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from depeche.facts.draft import Draft
from depeche.facts.fact import Answer, Status
from depeche.facts.passage import Passage, Span
from depeche.facts.phrases import has, phrase_of
from depeche.facts.statements.attach import Quoted, attach, is_said, label_of, last_before, quoted_in, stands_alone
from depeche.facts.statements.channels import channel_in, channel_of_speaker, class_of
from depeche.facts.statements.cues import Cue, Found, StatementLexicon, find_cues, find_prepositions, is_reflexive
from depeche.facts.statements.frames import (
    Stretch,
    accused_in,
    addressees_of,
    content_before,
    content_of,
)
from depeche.facts.statements.quotations import find_quotations
from depeche.facts.statements.sources import source_of, speakers_and_channel, vouched_for
from depeche.facts.statements.speakers import SUBJECTS, is_passive, is_somebody, speakers_of, speakers_of_noun
from depeche.facts.status import Telling, is_negated, status_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEADED = Telling(heading=True)
#: How sure a statement is by the way its content was found.
_SURE = {
    "quote": 0.9,
    "ccomp": 0.85,
    "before": 0.85,
    "source": 0.85,
    "xcomp": 0.75,
    "obl": 0.6,
    "obj": 0.6,
    "noun": 0.5,
}
_CONTINUED = 0.7


@dataclass(frozen=True, slots=True)
class _Scene:
    """One passage with its quotations and the language's lexicon."""

    passage: Passage
    quotes: tuple[Quoted, ...]
    lexicon: StatementLexicon

    def within(self, index: int) -> Quoted | None:
        """The quotation that a token stands in."""
        return next((q for q in self.quotes if q.holds(index)), None)


def find_statements(passages: Sequence[Passage], lexicon: StatementLexicon) -> tuple[Draft, ...]:
    """The statements told in the passages, in the order of the text; each with who says it."""
    quotations = find_quotations([p.doc.text for p in passages])
    drafts: list[Draft] = []
    before: _Scene | None = None
    for passage, found in zip(passages, quotations, strict=True):
        scene = _Scene(passage, tuple(quoted_in(passage.doc, found)), lexicon)
        here = _without_doubles(sorted(_in_scene(scene), key=_order))
        led_in = _led_in(scene, before) if before is not None else None
        drafts.extend(_with_continuations(scene, [led_in, *here] if led_in else here, drafts))
        before = scene
    return tuple(_with_answers(_with_channels(drafts), lexicon))


def _without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; a source that only vouches for somebody else's statement is credited in it instead."""
    inner = {d.content: d for d in drafts if d.content is not None and d.confidence != _SURE["source"] and d.who}
    kept, credited = [], dict[int, tuple[Span, ...]]()
    for draft in drafts:
        told = next((d for d in inner.values() if _tells_only(draft, d)), None)
        if told is None:
            kept.append(draft)
        else:
            credited[id(told)] = draft.who
    return [replace(d, according_to=credited[id(d)]) if id(d) in credited else d for d in kept]


def _tells_only(source: Draft, told: Draft) -> bool:
    """Whether what a source vouches for is that somebody says something: cue and content fill it."""
    if source.confidence != _SURE["source"] or source.content is None or told.content is None:
        return False
    start, end = source.content
    inside = start <= told.trigger[0] and told.content[1] <= end + 2 and told.content[0] >= start
    return inside and told.trigger[0] < told.content[0] and end - told.content[1] < 20 and told.who[0][0] - start < 25


def _order(draft: Draft) -> tuple[int, int]:
    return (draft.content[0] if draft.content else draft.trigger[0]), draft.trigger[0]


def _in_scene(scene: _Scene) -> Iterator[Draft]:
    doc, lexicon = scene.passage.doc, scene.lexicon
    crediting = {w.i for found in find_prepositions(doc, lexicon) for w in found.words}
    founds = [f for f in find_cues(doc, lexicon) if f.head.i not in crediting]
    attached = attach(scene.quotes, founds, doc, lexicon)
    for found in founds:
        quotes = [scene.quotes[i] for i, f in attached.items() if f is found]
        if quotes:
            yield from _quoting(scene, found, quotes)
        else:
            draft = _telling(scene, found)
            if draft is not None:
                yield draft
    yield from _sources(scene)
    for index, quoted in enumerate(scene.quotes):
        name = label_of(quoted, doc) if index not in attached and is_said(quoted, doc) else None
        if name is not None:
            cue = Found(name, tuple(phrase_of(name)), (Cue((), "label", "SAY", ("quote",), ()),))
            yield _draft(scene, cue, cue.readings[0], [name], (quoted.first, quoted.last), "quote")


def _quoting(scene: _Scene, found: Found, quotes: Sequence[Quoted]) -> Iterator[Draft]:
    """One statement for each quotation that the cue brings in."""
    cue = next(c for c in found.readings if "quote" in c.complements)
    inverted = quotes[0].start < found.head.i
    speakers = _speakers(scene, found, inverted=inverted)
    for quoted in quotes:
        yield _draft(scene, found, cue, speakers, (quoted.first, quoted.last), "quote")


def _led_in(scene: _Scene, before: _Scene) -> Draft | None:
    """The quotation that opens a paragraph when the one before ends in a cue and a colon."""
    first = scene.quotes[0] if scene.quotes and scene.quotes[0].start == 0 else None
    lead = before.passage.doc
    if first is None or not is_said(first, scene.passage.doc) or not len(lead) or lead[-1].text != ":":
        return None
    found = last_before(len(lead) - 1, list(find_cues(lead, scene.lexicon)), before.quotes, lead, nouns=True)
    cue = next((c for c in found.readings if "quote" in c.complements), None) if found else None
    speakers = _speakers(before, found, inverted=False) if found and cue else []
    if found is None or cue is None or not speakers:
        return None
    draft = _draft(before, found, cue, speakers, None, "quote")
    words = _span(scene, (first.first, first.last))
    return replace(draft, content=words, evidence=words or draft.evidence)


def _telling(scene: _Scene, found: Found) -> Draft | None:
    """The statement of a cue without a quotation of its own."""
    lexicon, quoted = scene.lexicon, scene.within(found.head.i)
    for cue in found.readings:
        how, content = _content(scene, found, cue)
        if content is None or not _is_cue(scene, found, cue, how, content):
            continue
        speakers = _speakers(scene, found, inverted=how == "before")
        if not speakers or any(content[0] <= s.i < content[1] for s in speakers):
            continue
        if how in {"obj", "obl", "xcomp"} and not any(_can_speak(s, lexicon) for s in speakers):
            continue
        if quoted is not None and all(s.pos_ == "PRON" for s in speakers):
            continue
        return _draft(scene, found, cue, speakers, content, how)
    return _answering(scene, found) if lexicon.answers.get(found.head.lemma_.lower()) else None


def _can_speak(token: Token, lexicon: StatementLexicon) -> bool:
    return is_somebody(token, lexicon) or class_of(token, lexicon.channels) is not None


def _content(scene: _Scene, found: Found, cue: Cue) -> tuple[str, Stretch | None]:
    """How and where the content was found."""
    verbal = found.verbal
    content = content_of(found, cue, scene.lexicon)
    how = _slot_kind(found, cue, scene.lexicon) if content is not None else ""
    if verbal and how not in {"ccomp"} and "ccomp" in cue.complements and cue.type in {"SAY", "ACCUSE"}:
        before = content_before(found)
        if before is not None:
            return "before", before
    if content is None:
        return "", None
    return (how if verbal else "noun:" + how), _whole_quotations(scene, content)


def _slot_kind(found: Found, cue: Cue, lexicon: StatementLexicon) -> str:
    for slot in cue.complements:
        if content_of(found, replace(cue, complements=(slot,)), lexicon) is not None:
            return slot.partition(":")[0]
    return ""


def _whole_quotations(scene: _Scene, content: Stretch) -> Stretch:
    """The stretch drawn out to the end of a quotation that it breaks off; the words alone when it is one quotation."""
    start, end = content
    for quoted in scene.quotes:
        if quoted.start < end < quoted.end and start <= quoted.start:
            end = quoted.end
        if (start, end) in {(quoted.start, quoted.end), (quoted.start, quoted.last), (quoted.first, quoted.end)}:
            return quoted.first, quoted.last
    return start, end


def _is_cue(scene: _Scene, found: Found, cue: Cue, how: str, content: Stretch) -> bool:
    """Whether a word that may be a cue is one here."""
    if cue.quote_only:
        return False
    if how.startswith("noun:"):
        clause = how == "noun:ccomp" and any(t.dep_ in SUBJECTS for t in scene.passage.doc[content[0] : content[1]])
        return not cue.weak and (clause or how == "noun:xcomp")
    if how == "before":
        return not cue.weak or found.head.dep_ == "parataxis"
    if cue.weak:
        own = any(c.dep_ in SUBJECTS for c in found.head.children)
        if how == "obj":
            return cue.complements[0] == "obj" and any(content[0] < q.start < content[1] for q in scene.quotes)
        return own and (how == "ccomp" or (how == "xcomp" and not cue.thought))
    return True


def _speakers(scene: _Scene, found: Found, *, inverted: bool) -> list[Token]:
    lexicon = scene.lexicon
    if found.verbal:
        owning = next((w for w in found.words if any(c.dep_ in SUBJECTS for c in w.children)), found.head)
        speakers = speakers_of(owning, lexicon, inverted=inverted)
    else:
        speakers = speakers_of_noun(found.head, lexicon)
    if scene.within(found.head.i) is None:
        speakers = [s for s in speakers if s.lower_ not in lexicon.speaking_of_self]
    return speakers


def _answering(scene: _Scene, found: Found) -> Draft | None:
    """A denial whose content is what stands before it: "ce que Pyongyang nie", "charges that Moscow denies"."""
    verb = found.head
    if not found.verbal or is_passive(verb, scene.lexicon):
        return None
    pointing = any(has(c, "PronType=Rel") or c.dep_ == "obj" for c in verb.children) or verb.dep_ == "acl:relcl"
    pointing = pointing or verb.pos_ != "VERB"
    speakers = _speakers(scene, found, inverted=False)
    if not pointing or not speakers:
        return None
    antecedent = verb.head if verb.dep_ == "acl:relcl" and verb.head.pos_ in {"NOUN", "PROPN"} else None
    content = None
    if antecedent is not None:
        words = phrase_of(antecedent)
        content = (words[0].i, words[-1].i + 1)
    return _draft(scene, found, found.readings[0], speakers, content, "obj")


def _sources(scene: _Scene) -> Iterator[Draft]:
    """The statements credited by a preposition."""
    lexicon, doc = scene.lexicon, scene.passage.doc
    for found in find_prepositions(doc, lexicon):
        source = source_of(found, lexicon)
        if found.readings[0].weak and source is not None and source.pos_ != "PROPN":
            continue
        if source is None or scene.within(found.head.i) is not None:
            continue
        quoted = _quotation_behind(scene, source)
        content: Stretch | None = (quoted.first, quoted.last) if quoted else None
        if found.readings[0].quote_only:
            if quoted is None or (found.head.i and doc[found.head.i - 1].text not in ".!?…;"):
                continue
        elif content is None:
            content = vouched_for(found, source)
            if content and doc[content[0]].lower_ in lexicon.prepositions:
                continue
            content = _whole_quotations(scene, content) if content else None
        if content is None:
            continue
        speakers, channel = speakers_and_channel(source, lexicon)
        draft = _draft(scene, found, found.readings[0], speakers, content, "source")
        yield replace(draft, channel=scene.passage.span_of(channel)) if channel else draft


def _quotation_behind(scene: _Scene, source: Token) -> Quoted | None:
    """The quotation that the source's phrase leads up to: "Selon X, « … »"."""
    end = source.right_edge.i + 1
    doc = scene.passage.doc
    for quoted in scene.quotes:
        if source.i < quoted.start and is_said(quoted, doc):
            between = [t for t in doc[min(end, quoted.start) : quoted.start] if t.text not in {",", ":"}]
            return quoted if not between and doc[quoted.start - 1].text in {",", ":"} else None
    return None


def _draft(
    scene: _Scene, found: Found, cue: Cue, speakers: Sequence[Token], content: Stretch | None, how: str
) -> Draft:
    passage, head = scene.passage, found.head
    trigger = _trigger(scene, found)
    words = _span(scene, content)
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
        confidence=_SURE[how.partition(":")[0]] - (0.15 if cue.thought or cue.weak else 0),
        answer=cast("Answer | None", scene.lexicon.answers.get(head.lemma_.lower())),
    )


def _trigger(scene: _Scene, found: Found) -> Span:
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


def _span(scene: _Scene, content: Stretch | None) -> Span | None:
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
    for child in verb.children:
        if child.dep_.startswith("obl") and any(c.lower_ in lexicon.since for c in child.children):
            return True
    participle = has(verb, "VerbForm=Part") and has(verb, "Tense=Pres")
    return participle and any(c.dep_ == "aux" and has(c, "Tense=Pres") for c in verb.children)


def _channel(scene: _Scene, found: Found, speakers: Sequence[Token], content: Stretch | None) -> Span | None:
    head, lexicon = found.head, scene.lexicon
    taken = range(*content) if content else range(0)
    outside = [t for t in head.sent if t.i not in taken and scene.within(t.i) is None]
    words = channel_in(outside, lexicon.channels)
    if not words and speakers:
        words = channel_of_speaker(speakers[0], lexicon.channels)
    return scene.passage.span_of(words) if words else None


def _with_continuations(scene: _Scene, here: Sequence[Draft], earlier: Sequence[Draft]) -> list[Draft]:
    """The drafts with those of quotations that go on, without a cue, what was quoted right before them."""
    told = _with_elided_speakers(here)
    doc, offset = scene.passage.doc, scene.passage.offset
    for quoted in scene.quotes:
        words = (offset + quoted.quotation.words[0], offset + quoted.quotation.words[1])
        if any(d.content and d.content[0] < words[1] and words[0] < d.content[1] for d in told):
            continue
        if not is_said(quoted, doc) or not (stands_alone(quoted, doc) or quoted.quotation.continued):
            continue
        before = [d for d in told if d.trigger[0] < words[0] and d.content]
        last = before[-1] if before else (earlier[-1] if earlier else None)
        if last is not None and _goes_on_from(last, scene, words):
            told.append(_continuing(scene, quoted, last, words))
    return sorted(told, key=_order)


def _with_elided_speakers(here: Sequence[Draft]) -> list[Draft]:
    """The drafts; a quotation whose cue has no subject at all ("Et d'ajouter : …") is the last speaker's."""
    told: list[Draft] = []
    for draft in here:
        if not draft.who:
            last = told[-1] if told else None
            if last is None or not last.who:
                continue
            draft = replace(draft, who=last.who)
        told.append(draft)
    return told


def _goes_on_from(last: Draft, scene: _Scene, words: Span) -> bool:
    """Whether only the paragraph's edge or the cue's own sentence stands between a statement and a quotation."""
    end = max(last.evidence[1], last.content[1] if last.content else 0)
    return last.passage is scene.passage or words[0] - end < 400


def _continuing(scene: _Scene, quoted: Quoted, last: Draft, words: Span) -> Draft:
    same = last.passage is scene.passage
    root = scene.passage.doc[quoted.first : quoted.last].root
    span = scene.passage.span_of([root])
    return replace(
        last,
        type="SAY",
        passage=scene.passage,
        head=last.head if same else root.i,
        trigger=last.trigger if same else span,
        evidence=words,
        clause=words,
        status="happened",
        to_whom=(),
        content=words,
        confidence=_CONTINUED,
        answer=None,
    )


def _with_channels(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; a channel announced for a speaker holds for what the same speaker says next in the paragraph."""
    held: Draft | None = None
    found = []
    for draft in drafts:
        if draft.channel is not None:
            held = draft
        elif held is not None and draft.passage is held.passage and draft.type != "DENY" and _speaks_on(draft, held):
            draft = replace(draft, channel=held.channel)
        found.append(draft)
    return found


def _speaks_on(draft: Draft, held: Draft) -> bool:
    """Whether the speaker is the one of the earlier draft, named again or by a pronoun."""
    doc = draft.passage.doc
    if not draft.who or not held.who:
        return False
    mine, theirs = draft.who[0], held.who[0]
    offset = draft.passage.offset
    word = doc.text[mine[0] - offset : mine[1] - offset].split(" ")[-1]
    tokens = draft.passage.tokens_in(mine)
    is_pronoun = len(tokens) <= 1 and len(word) <= 5 and word.lower() == word
    return is_pronoun or word in doc.text[theirs[0] - offset : theirs[1] - offset]


def _with_answers(drafts: Sequence[Draft], lexicon: StatementLexicon) -> list[Draft]:
    """The drafts; a denial without content of its own takes that of the statement that it answers."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.answer and draft.content is None:
            said = next((d for d in reversed(found) if d.content and d.passage is draft.passage), None)
            if said is None:
                continue
            draft = replace(draft, content=said.content, to_whom=said.who)
        found.append(draft)
    return found
