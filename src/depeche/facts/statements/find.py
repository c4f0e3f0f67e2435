"""Statements of an article: quotations and their cues first, then what the dependency frames tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from depeche.facts.draft import Draft
from depeche.facts.passage import Passage
from depeche.facts.phrases import conjuncts_of, phrase_of
from depeche.facts.reasons import Reason, instead
from depeche.facts.statements.ahead import said_ahead
from depeche.facts.statements.answering import answering
from depeche.facts.statements.around import speaker_between, with_words_before
from depeche.facts.statements.attach import (
    Attached,
    Quoted,
    attach,
    is_said,
    label_of,
    last_before,
    quoted_in,
)
from depeche.facts.statements.before import content_before, is_turned
from depeche.facts.statements.beside import said_behind
from depeche.facts.statements.credited import credited
from depeche.facts.statements.cues import Found, find_cues, find_prepositions
from depeche.facts.statements.deeds import can_speak, expressed_in, is_deed, is_done_to_things
from depeche.facts.statements.drafts import Scene, declined, draft_of, span_of, whole_quotations
from depeche.facts.statements.ends import Stretch, past_second_that
from depeche.facts.statements.figures import FIGURES
from depeche.facts.statements.follow import (
    order_of,
    over_paragraphs,
    with_answers,
    with_channels,
    with_continuations,
    with_sources,
)
from depeche.facts.statements.frames import content_of, withholds
from depeche.facts.statements.incises import incise_of, said_around, speaker_in
from depeche.facts.statements.judgements import act_of, judged_in
from depeche.facts.statements.labels import labelled_in
from depeche.facts.statements.learned import learned_from
from depeche.facts.statements.lexicon import Cue, StatementLexicon
from depeche.facts.statements.nested import without_nested
from depeche.facts.statements.owners import speakers_of_noun
from depeche.facts.statements.parted import parted
from depeche.facts.statements.pointing import pointing_back
from depeche.facts.statements.quotations import find_quotations
from depeche.facts.statements.raised import raised
from depeche.facts.statements.relayed import quoted_speakers, relays, with_relay
from depeche.facts.statements.sources import credits_somebody
from depeche.facts.statements.speakers import (
    SUBJECTS,
    Speakers,
    speaker_before,
)
from depeche.facts.statements.turns import turns_in
from depeche.facts.statements.weak import is_found, is_meant, is_needless, is_own_wish, is_voiced
from depeche.facts.statements.who_says import speakers_in
from depeche.facts.statements.whole import whole_clause
from depeche.facts.status import negation_of


def find_statements(passages: Sequence[Passage], lexicon: StatementLexicon) -> tuple[Draft, ...]:
    """The statements told in the passages, in the order of the text; each with who says it."""
    quotations = find_quotations([p.written or p.doc.text for p in passages])
    turns = turns_in(passages, lexicon)
    drafts: list[Draft] = []
    before: Scene | None = None
    for number, (passage, found) in enumerate(zip(passages, quotations, strict=True)):
        earlier = passages[number - 1] if number else None
        scene = Scene(passage, tuple(quoted_in(passage.doc, found)), lexicon, earlier)
        prepositions = list(find_prepositions(passage.doc, lexicon))
        told = sorted(without_nested(list(_in_scene(scene, prepositions)), scene), key=order_of)
        here = with_sources(told, list(credited(scene, prepositions)))
        if number in turns:
            drafts.extend(_with_turn(scene, *turns[number], here))
            before = None
            continue
        led_in = _led_in(scene, before) if before is not None else None
        if before is not None and led_in is None:
            here = over_paragraphs(scene, before, here, drafts)
        drafts.extend(with_continuations(scene, [led_in, *here] if led_in else here, drafts))
        before = scene
    labelled = labelled_in(passages, drafts, lexicon)
    return tuple(
        with_answers(with_channels(sorted([*drafts, *labelled], key=lambda draft: draft.passage.offset)), lexicon)
    )


def _with_turn(scene: Scene, label: Found, content: Stretch, here: Sequence[Draft]) -> list[Draft]:
    """The statements of a paragraph that a speaker's name opens: all he says, and what is told in it."""
    turn = draft_of(scene, label, label.readings[0], Speakers("label", [label.head]), content, "quote")
    start, end = turn.content or turn.trigger
    turn = replace(turn, who=(turn.trigger,), to_whom=(), evidence=(turn.trigger[0], end))
    return [turn, *(d for d in here if d.content and d.content[0] >= start and d.trigger[0] >= start)]


def _in_scene(scene: Scene, prepositions: Sequence[Found]) -> Iterator[Draft]:
    """What the cues of a passage tell, and the quotations that only a name labels."""
    doc, lexicon = scene.passage.doc, scene.lexicon
    crediting = {w.i for found in prepositions if credits_somebody(found, lexicon) for w in found.words}
    founds = _without_occasions([f for f in find_cues(doc, lexicon) if f.head.i not in crediting])
    attached = attach(scene.quotes, founds, doc, lexicon)
    for found in founds:
        quotes = [(scene.quotes[i], a.by) for i, a in attached.items() if a.found is found]
        if quotes:
            yield from _quoting(scene, found, quotes)
        else:
            yield from (parts := parted(scene, found))
            draft = None if parts else _inside(scene, found, attached) or _telling(scene, found)
            if draft is None and found.plain and not parts:
                draft = _telling(scene, Found(found.head, (found.head,), found.plain))
            if draft is not None:
                yield draft
    for index, quoted in enumerate(scene.quotes):
        name = label_of(quoted, doc) if index not in attached and is_said(quoted, doc) else None
        if name is not None:
            cue = Found(name, tuple(phrase_of(name)), (Cue((), "label", "SAY", ("quote",), ()),))
            labelled = Speakers("label", [name])
            yield draft_of(scene, cue, cue.readings[0], labelled, (quoted.first, quoted.last), "quote:labelled")


def _without_occasions(founds: Sequence[Found]) -> list[Found]:
    """The cues without nouns that only say where a verb among them spoke: "said at a press conference: …"."""
    quoting = {f.head.i for f in founds if f.verbal and any("quote" in c.complements for c in f.readings)}
    return [f for f in founds if f.verbal or not any(w.dep_ == "obl" and w.head.i in quoting for w in f.words)]


def _quoting(scene: Scene, found: Found, quotes: Sequence[tuple[Quoted, str]]) -> Iterator[Draft]:
    """One statement for each quotation that the cue brings in, in its way."""
    cue = next(c for c in found.readings if "quote" in c.complements)
    inverted = quotes[0][0].start < found.head.i
    speakers = speakers_in(scene, found, inverted=inverted)
    outside = [s for s in speakers.heads if not any(q.holds(s.i) for q, _ in quotes)]
    if speakers.heads and not outside and found.verbal:
        speakers = Speakers("noun_before", speaker_before(found.head, scene.lexicon))
    else:
        speakers = Speakers(speakers.by, outside)
    if inverted:
        speakers = speaker_between(quotes[0][0], found, speakers)
    speakers = quoted_speakers(found, speakers, scene.lexicon)
    for quoted, by in quotes:
        content = (quoted.first, quoted.last)
        marked = quoted.start > 0 and scene.passage.doc[quoted.start - 1].lower_ in scene.lexicon.complementizers
        if marked and (end := past_second_that(scene.passage.doc, quoted.end, scene.lexicon)) > quoted.end:
            content = quoted.start, end
        if quoted.start < found.head.i:
            content = with_words_before(scene, quoted, found)
        act = act_of(cue, content, found, scene.lexicon) if cue.judging else cue.type
        draft = draft_of(scene, found, replace(cue, type=act), speakers, content, f"quote:{by}")
        yield with_relay(draft, found, scene.lexicon)


def _led_in(scene: Scene, before: Scene) -> Draft | None:
    """The quotation that opens a paragraph when the one before ends in a cue and a colon; the paragraph right behind one."""
    first = scene.quotes[0] if scene.quotes and scene.quotes[0].start == 0 else None
    lead = before.passage.doc
    if not len(lead) or lead[-1].text != ":" or (first is not None and not is_said(first, scene.passage.doc)):
        return None
    found = last_before(len(lead) - 1, list(find_cues(lead, scene.lexicon)), before.quotes, lead, nouns=True)
    cue = next((c for c in found.readings if "quote" in c.complements), None) if found else None
    speakers = speakers_in(before, found, inverted=False) if found and cue else None
    if found is None or cue is None or speakers is None or not speakers.heads:
        return None
    if first is None and (scene.quotes or cue.weak or found.words[-1].i < len(lead) - 2):
        return None
    draft = draft_of(before, found, cue, speakers, None, "quote:led_in")
    words = span_of(scene, (first.first, first.last) if first else (0, len(scene.passage.doc)))
    if words is None:
        return draft
    why = instead(draft.why, Reason("content", "led_in", (words,)))
    return replace(draft, content=words, evidence=words, why=why)


def _inside(scene: Scene, found: Found, attached: Mapping[int, Attached]) -> Draft | None:
    """The statement of a cue set between commas inside what is said, quoted or not."""
    lexicon = scene.lexicon
    incise = incise_of(found, lexicon)
    speaker = speaker_in(incise, found) if incise else None
    if incise is None or speaker is None or speaker.lower_ in lexicon.nobody | lexicon.speaking_of_self:
        return None
    free = [q for i, q in enumerate(scene.quotes) if i not in attached and q.holds(found.head.i)]
    broken = free and free[0].first < incise[0] - 1 and incise[1] + 1 < free[0].last
    content = (free[0].first, free[0].last) if broken else said_around(incise, found, lexicon)
    if content is None:
        return None
    cue = next(c for c in found.readings if "ccomp" in c.complements)
    return draft_of(scene, found, cue, Speakers("incise", conjuncts_of(speaker)), content, "before")


def _telling(scene: Scene, found: Found) -> Draft | None:
    """The statement of a cue without a quotation of its own."""
    lexicon, quoted = scene.lexicon, scene.within(found.head.i)
    pointing = pointing_back(scene, found) if quoted is None else None
    if pointing is not None:
        return pointing
    for reading in () if relays(found, lexicon) else found.readings:
        cue, how, content = _reading(scene, found, reading)
        content = whole_clause(found, _within(quoted, content), lexicon)
        if content is None:
            continue
        speakers = raised(found, speakers_in(scene, found, inverted=how == "before"), lexicon)
        speakers = quoted_speakers(found, speakers, lexicon)
        aside = content[0] <= found.head.i < content[1]
        if not speakers.heads or (not aside and any(content[0] <= s.i < content[1] for s in speakers.heads)):
            continue
        if how in {"obj", "obl", "xcomp"} and not any(can_speak(s, lexicon) for s in speakers.heads):
            continue
        if all(s.pos_ == "PRON" for s in speakers.heads) and (
            quoted is not None or _is_said_to_be(found, cue, lexicon)
        ):
            continue
        draft = draft_of(scene, found, cue, speakers, content, how)
        weak = cue.weak and draft.status == "planned"  # "the girls will be proving that …"
        if not weak and not (draft.status == "did_not_happen" and is_needless(found.head, lexicon)):
            return with_relay(draft, found, lexicon)
    ahead = said_ahead(scene, found)
    if ahead is not None:
        return ahead
    denies = found.readings[0].type == "DENY" and len(found.words) > 1  # "clame son innocence"
    return answering(scene, found) if denies or lexicon.answers.get(found.head.lemma_.lower()) else None


def _within(quoted: Quoted | None, content: Stretch | None) -> Stretch | None:
    """The content cut to the quotation that its cue stands in."""
    if quoted is None or content is None:
        return content
    start, end = max(content[0], quoted.first), min(content[1], quoted.last)
    return (start, end) if start < end else None


def _reading(scene: Scene, found: Found, cue: Cue) -> tuple[Cue, str, Stretch | None]:
    """The cue as it is used here, how its content was found, and the content; none when it is no cue here."""
    judged = judged_in(found, cue, scene.lexicon) if cue.judging and found.verbal else None
    act = act_of(cue, judged, found, scene.lexicon) if judged is not None else cue.type
    if judged is not None and not (cue.thought and act == cue.type):
        return replace(cue, type=act), "obj", whole_quotations(scene, judged)
    how, content = _content(scene, found, cue)
    if content is not None and cue.type == "SAY" and how in {"obj", "obl"}:
        cue = replace(cue, type=expressed_in(content, found.head, scene.lexicon) or cue.type)
    return (cue, how, content) if content and _is_cue(scene, found, cue, how, content) else (cue, how, None)


def _is_said_to_be(found: Found, cue: Cue, lexicon: StatementLexicon) -> bool:
    """Whether the belief is itself what a cue says: "said he believes that …", "said it was concerned" is one statement."""
    verb = next((w for w in found.words if w.dep_ == "ccomp"), found.head)
    return (
        (cue.thought or found.words[0].pos_ == "AUX")
        and verb.dep_ == "ccomp"
        and verb.head.lemma_.lower() in lexicon.verbs
    )


def _content(scene: Scene, found: Found, cue: Cue) -> tuple[str, Stretch | None]:
    """How and where the content was found."""
    verbal = found.verbal
    behind = said_behind(found, cue, scene.lexicon) if verbal else None
    if behind is not None:
        return "before", whole_quotations(scene, behind)
    content = content_of(found, cue, scene.lexicon)
    how = _slot_kind(found, cue, scene.lexicon) if content is not None else ""
    if verbal and how not in {"ccomp"} and "ccomp" in cue.complements and cue.type in {"SAY", "ACCUSE"}:
        before = content_before(found)
        if before is not None:
            return "before", whole_quotations(scene, before)
    if content is None:
        return "", None
    return (how if verbal else "noun:" + how), whole_quotations(scene, content)


def _slot_kind(found: Found, cue: Cue, lexicon: StatementLexicon) -> str:
    for slot in cue.complements:
        if content_of(found, replace(cue, complements=(slot,)), lexicon) is not None:
            return slot.partition(":")[0]
    return ""


def _is_cue(scene: Scene, found: Found, cue: Cue, how: str, content: Stretch) -> bool:
    """Whether a word that may be a cue is one here."""
    if cue.quote_only or (cue.type == "DENY" and how == "obj" and withholds(found, content, scene.lexicon)):
        return False
    if cue.negated and (negation_of(found.head, scene.lexicon.status) or declined(found, scene.lexicon)):
        return True
    if how in FIGURES:
        return any(c.dep_ in SUBJECTS and c.i < found.head.i for c in found.head.children)
    if is_done_to_things(found, cue, how, scene.lexicon) or is_deed(found, scene.lexicon):
        return False
    wished = cue.thought and how in {"xcomp", "obj"} and cue.complements[0] == "xcomp"
    if wished and not (is_own_wish(found.head) and scene.within(found.head.i) is None):
        return False
    if how.startswith("noun:"):
        clause = how == "noun:ccomp" and any(t.dep_ in SUBJECTS for t in scene.passage.doc[content[0] : content[1]])
        owned = clause and speakers_of_noun(found.head, scene.lexicon).by == "owner"
        voiced = is_voiced(found.head, scene.lexicon)
        return owned or (clause and voiced) or (not cue.weak and (clause or how == "noun:xcomp" or voiced))
    if how == "before":
        set_off = found.head.dep_ == "parataxis" or is_turned(found.head) or is_found(found, cue, scene.lexicon)
        return not cue.weak or set_off or bool(learned_from(found.head, scene.lexicon).heads)
    if cue.weak:
        marked = any(content[0] < q.start < content[1] for q in scene.quotes)
        return is_meant(found, cue, how, content, marked, scene.lexicon)
    return True
