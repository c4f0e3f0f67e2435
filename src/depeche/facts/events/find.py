"""Events of an article's passages: each predicate read with its arguments, kept when an actor does it or suffers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.events.aimed import with_its_aim
from depeche.facts.events.arguments import Arguments, arguments_of, frame_of
from depeche.facts.events.by_what import type_by_what
from depeche.facts.events.cast import Cast, Part
from depeche.facts.events.concerned import with_whom_it_concerns
from depeche.facts.events.frames import Frame, governing_verb, is_infinitive
from depeche.facts.events.harmless import is_harmless
from depeche.facts.events.lexicon import EventLexicon, Reading
from depeche.facts.events.otherwise import is_announced_done, meant_otherwise, works
from depeche.facts.events.predicates import Predicate, find_predicates, readings_of, standing, uncued
from depeche.facts.events.settle import Candidate, Told, settled
from depeche.facts.events.slots import holds
from depeche.facts.events.subject import tells_of_game, tells_of_mishap
from depeche.facts.events.towns import NOWHERE, Towns
from depeche.facts.events.weigh import Weighed, weigh
from depeche.facts.events.why import Kind, reasons_of
from depeche.facts.passage import Passage, Span
from depeche.facts.phrases import has, phrase_of
from depeche.facts.status import negation_of, settle_status
from depeche.facts.verb_forms import PLAIN, Settled, Telling

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: Below this an event is not reported.
LEAST = 0.38
_HEADINGS = frozenset({"headline", "heading", "digest", "caption"})
_NOT_OWN = frozenset({"advcl", "conj", "parataxis", "ccomp", "acl:relcl", "punct", "cc", "csubj"})
_LONGEST_TRIGGER = 3
_SUREST_FIRST: tuple[Part, ...] = ("organised", "people", "pronoun", "thing", "time")
#: Speech acts: told by a verb of saying they are statements.
_SAID = frozenset({"AGREE", "REQUEST", "ACCUSE", "THREATEN"})
#: What such an event is about has not happened by it.
_ABOUT = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE"})
#: Mode and code of an event whose type is not that of its words: refused, in words, on computers, to keep the peace.
_CODES: Mapping[str, tuple[str | None, str]] = {
    "refused": (None, "120"),
    "in_words": ("disapprove", "111"),
    "network": (None, "176"),
    "peacekeeping": (None, "074"),
    "funded": (None, "071"),
}
_UNVOUCHED = frozenset({"conjecture", "aside"})
_APART = frozenset({"DET", "PUNCT", "NUM"})
_UNWILLING = frozenset({"negated", "unwilling"})
_UNREAL = frozenset({"possible", "did_not_happen"})


def find_events(
    passages: Sequence[Passage],
    statements: Sequence[Draft],
    lexicon: EventLexicon,
    actors: Callable[[Span], bool],
    towns: Towns = NOWHERE,
) -> tuple[Draft, ...]:
    """The events of the passages in order; none on the trigger of a statement.

    ``actors`` says of a stretch of the restored text whether it names somebody who can act; ``towns`` are those it names.
    """
    found: list[Draft] = []
    told, read = Told(), read_passages(passages)
    game, mishap = tells_of_game(read, lexicon), tells_of_mishap(read, lexicon)
    for passage in read:
        own = [s for s in statements if s.passage is passage]
        cast = Cast(passage, actors, lexicon, _speakers(passage, own), game, mishap, towns)
        found.extend(_events_of(passage, own, cast, told))
    return tuple(found)


def read_passages(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Those of the body; headings and digests repeat it, and are read only where there is none."""
    return [p for p in passages if p.kind not in _HEADINGS] or passages


def _speakers(passage: Passage, statements: Sequence[Draft]) -> Mapping[int, tuple[Token, ...]]:
    """Those who make the statements, by the head of each."""
    return {s.head: _heads(passage, s.who) for s in statements if s.who}


def _heads(passage: Passage, spans: Sequence[Span]) -> tuple[Token, ...]:
    found = []
    for span in spans:
        tokens = passage.tokens_in(span)
        inside = {t.i for t in tokens}
        found.extend([t for t in tokens if t.head.i not in inside or t.head.i == t.i][:1])
    return tuple(found)


def _events_of(passage: Passage, statements: Sequence[Draft], cast: Cast, told: Told) -> Iterator[Draft]:
    cues = {t.i for s in statements for t in passage.tokens_in(s.trigger)}
    likely = []
    for predicate in find_predicates(passage.doc, cast.lexicon):
        free = uncued(predicate, cues, cast.lexicon)
        best = best_reading(free, cast) if free is not None else None
        if best is not None and best.weight >= LEAST and not told.again(best, cast):
            likely.append(best)
    kept = settled(likely, cast.lexicon)
    told.add(kept)
    for candidate in kept:
        yield _draft(candidate, passage, statements, cast)


def best_reading(predicate: Predicate, cast: Cast) -> Candidate | None:
    """The reading that the filled slots and the actors speak for; of equals the first in the table.

    ``OTHER`` is what happened when no reading of PLOVER's is likely enough.
    """
    frame = frame_of(predicate, cast.lexicon)
    likeliest = _likeliest(predicate, frame, cast, other=False)
    if likeliest is not None and likeliest.weight >= LEAST:
        return likeliest
    return _likeliest(predicate, frame, cast, other=True) or likeliest


def _likeliest(predicate: Predicate, frame: Frame, cast: Cast, *, other: bool) -> Candidate | None:
    best: Candidate | None = None
    for reading in predicate.readings:
        if (reading.type == "OTHER") == other and holds(reading, frame, predicate.head, cast.lexicon):
            candidate = _candidate(predicate, reading, frame, cast)
            if best is None or candidate.weight > best.weight:
                best = candidate
    return best


def _candidate(predicate: Predicate, reading: Reading, frame: Frame, cast: Cast) -> Candidate:
    arguments = arguments_of(predicate, reading, frame, cast)
    seen = weighed(predicate, reading, arguments, cast)
    candidate = Candidate(predicate, reading, arguments, weigh(seen))
    if candidate.weight < LEAST:
        return candidate
    kind = kind_of(candidate, PLAIN, cast.lexicon)
    weight = weigh(seen, unreal=True) if _is_unreal(kind.settled) else candidate.weight
    return candidate._replace(weight=weight, kind=kind)


def _is_unreal(settled: Settled) -> bool:
    """Whether it is only imagined; what is suspected, or told by nobody in particular, may well have happened."""
    return settled.status in _UNREAL and settled.rule not in _UNVOUCHED


def weighed(predicate: Predicate, reading: Reading, arguments: Arguments, cast: Cast) -> Weighed:
    """What is known of the predicate under this reading."""
    head, frames = predicate.head, cast.lexicon.frames
    single, lemma = len(predicate.words) == 1, head.lemma_.lower()
    cue = lemma if single else " ".join(reading.words)
    return Weighed(
        reading=_firm(head, reading, arguments, cast.lexicon),
        nominal=predicate.nominal,
        agent=_part(arguments.who, cast),
        target=_part(arguments.to_whom or arguments.where, cast),
        target_concerns=cast.any_concerns(arguments.to_whom or arguments.where),
        passive=arguments.passive,
        light=arguments.light is not None,
        back=any(c.lemma_.lower() in frames.back for c in head.children if c.dep_ in {"det", "amod"}),
        definite=any(has(c, "Definite=Def") for c in head.children if c.dep_ == "det"),
        purpose=_serves(head, cast.lexicon) if predicate.nominal else _is_purpose(head, cast.lexicon),
        condition=_is_supposed(head, cast.lexicon),
        speech=reading.type in _SAID and cue in cast.lexicon.speech and not _unspoken(arguments),
        dependency="amod" if _is_bare(head) else standing(head, cast.lexicon).dep_,
        name=single and head.text[0].isupper() and not head.is_sent_start,
        content=_is_content(head, cast.lexicon),
        governs=_governs(head, nominal=predicate.nominal),
        modifier=_is_modifier(head, arguments, cast.lexicon),
        sited=bool(arguments.sites),
        occurs=predicate.nominal and _occurs(head, cast.lexicon),
        lasting=lemma in frames.lasting,
        imperative=has(head, "Mood=Imp"),
        game=cast.game,
        armed=arguments.armed or _strikes(reading, arguments, cast.lexicon),
        law=any(t.lemma_.lower() in frames.inquirers for t in arguments.who),
        nature=arguments.nature,
        otherwise=meant_otherwise(predicate, reading, arguments, cast)
        or is_harmless(predicate, reading, arguments, cast),
    )


def _strikes(reading: Reading, arguments: Arguments, lexicon: EventLexicon) -> bool:
    """Whether those who bear arms do what may be a blow to something: "The army hit the depot"."""
    doubtful = reading.type == "ASSAULT" and (reading.weak or reading.political)
    arms = any(t.lower_ in lexicon.armed for t in arguments.who)
    return doubtful and arms and bool(arguments.to_whom) and not arguments.passive


def _firm(head: Token, reading: Reading, arguments: Arguments, lexicon: EventLexicon) -> Reading:
    """The reading; a word that may be a protest is one where those who work do it, or work stops by it: "a strike by nurses"."""
    doubtful = reading.weak and reading.type == "PROTEST"
    above = standing(head, lexicon).head.lemma_.lower() if head.dep_ == "nsubj" else ""
    work = doubtful and (above in lexicon.frames.disrupting or any(works(t, lexicon) for t in arguments.who))
    return replace(reading, weak=False, political=False) if work else reading


def _is_bare(verb: Token) -> bool:
    """Whether it is a participle that only describes a noun: "des hommes armés"."""
    return (
        verb.dep_ == "acl" and has(verb, "VerbForm=Part") and all(c.dep_ in {"advmod", "punct"} for c in verb.children)
    )


def _governs(head: Token, *, nominal: bool) -> bool:
    """Whether an infinitive stands under the predicate, or under a noun that completes it."""
    above = [head, *(c for c in head.children if nominal and c.dep_ == "nmod")]
    return any(c.dep_ in {"xcomp", "acl"} and c.i > head.i and _is_clause(c) for a in above for c in a.children)


def _is_clause(verb: Token) -> bool:
    return is_infinitive(verb) or (verb.pos_ == "VERB" and has(verb, "VerbForm=Part") and has(verb, "Tense=Pres"))


def _is_modifier(noun: Token, arguments: Arguments, lexicon: EventLexicon) -> bool:
    """Whether the noun says of what kind something is: "attack helicopters", "battle ready", "crime de guerre"."""
    if noun.head.lemma_.lower() in lexicon.frames.carriers:
        return False
    if noun.dep_ == "compound" or (noun.head.pos_ == "ADJ" and noun.i == noun.head.i - 1):
        return True
    if noun.dep_ != "nmod" or arguments.who or arguments.to_whom:
        return False
    return not any(c.dep_ in {"det", "nmod:poss", "nummod"} for c in noun.children)


def _unspoken(arguments: Arguments) -> bool:
    """A passive without a speaker: "people were encouraged"."""
    return arguments.passive and not arguments.who


def _serves(noun: Token, lexicon: EventLexicon) -> bool:
    """Whether the noun stands in a clause of purpose that says so ("pour", "in order to")."""
    verb = governing_verb(noun)
    return verb is not None and any(
        c.dep_ in {"mark", "case"} and c.lemma_.lower() in lexicon.frames.purpose for c in verb.children
    )


def _occurs(noun: Token, lexicon: EventLexicon) -> bool:
    place, frames = standing(noun, lexicon), lexicon.frames
    bound = (c.lemma_.lower() for c in place.head.children if c.dep_ == "xcomp" and is_infinitive(c))
    verbs = {place.head.lemma_.lower(), *bound}  # "talks are due to OPEN"
    if place.head.lemma_.lower() in frames.existing and any(c.dep_ == "expl" for c in place.head.children):
        return place.dep_ in {"nsubj", "obj"}
    happens = place.dep_ in {"nsubj", "nsubj:pass"} and not verbs.isdisjoint(frames.occurring)
    return happens or (place.dep_ == "obj" and place.head.lemma_.lower() in frames.causing)


def _part(heads: Sequence[Token], cast: Cast) -> Part | None:
    """The surest actor among the heads of one slot."""
    parts = {cast.part(head) for head in heads}
    return next((part for part in _SUREST_FIRST if part in parts), None)


def _is_purpose(head: Token, lexicon: EventLexicon) -> bool:
    if head.pos_ in {"NOUN", "PROPN"} or head.dep_ not in {"advcl", "acl", "obl", "xcomp"} or not is_infinitive(head):
        return False
    if any(c.dep_ == "aux" and has(c, "VerbForm=Fin") for c in head.children):
        return False
    marks = [c.lemma_.lower() for c in head.children if c.dep_ in {"mark", "case"} and c.i < head.i]
    return head.dep_ == "advcl" or any(mark in lexicon.frames.purpose for mark in marks)


def _is_supposed(head: Token, lexicon: EventLexicon) -> bool:
    marks = {c.lemma_.lower() for c in head.children if c.dep_ in {"mark", "advmod"} and c.i < head.i}
    return bool(marks & lexicon.frames.condition)


def _is_content(head: Token, lexicon: EventLexicon) -> bool:
    """Whether the predicate is what a demand, refusal, threat or promise is about, and not a fact of its own."""
    above = head.head
    if above.i == head.i:
        return False
    if head.dep_ == "advcl":
        return is_infinitive(head) and _is_content(above, lexicon)
    if head.dep_ not in {"xcomp", "ccomp", "acl", "obl", "nmod"} or (head.pos_ == "VERB" and not is_infinitive(head)):
        return False
    if above.lemma_.lower() in lexicon.status.brought_about:
        return False
    return any(r.type in _ABOUT for r in readings_of(above, lexicon)[:1])


def _draft(best: Candidate, passage: Passage, statements: Sequence[Draft], cast: Cast) -> Draft:
    aimed = with_its_aim(best.reading, best.arguments, best.predicate.words, cast)
    best = best._replace(arguments=with_whom_it_concerns(best.reading, aimed, cast))
    predicate, reading, arguments = best.predicate, best.reading, best.arguments
    head = predicate.head
    trigger = passage.span_of(_trigger(predicate, cast.lexicon))
    told = any(s.content and s.content[0] <= trigger[0] and trigger[1] <= s.content[1] for s in statements)
    telling = Telling(told, passage.kind in _HEADINGS)
    kind = best.kind if best.kind is not None and telling == PLAIN else kind_of(best, telling, cast.lexicon)
    mode, cameo = (reading.mode, reading.cameo) if kind.type == reading.type else _CODES[kind.rule]
    carrier = arguments.light[0] if arguments.light and arguments.light[0].pos_ == "VERB" else _borne_by(head)
    return Draft(
        kind="event",
        type=kind.type,
        passage=passage,
        head=carrier.i,
        trigger=trigger,
        evidence=_evidence(carrier, predicate, arguments, passage),
        clause=passage.span_of(_own_clause(carrier)),
        status=kind.settled.status,
        who=_spans(arguments.who, passage),
        to_whom=_spans(arguments.to_whom, passage),
        sites=_spans(arguments.sites, passage),
        grounds=_spans(arguments.where, passage),
        mode=mode,
        cameo=cameo,
        confidence=best.weight,
        why=reasons_of(best, kind, trigger, passage),
    )


def kind_of(candidate: Candidate, telling: Telling, lexicon: EventLexicon) -> Kind:
    """Type and status; what negates an agreement or a concession is a refusal that happened."""
    predicate, reading, arguments = candidate.predicate, candidate.reading, candidate.arguments
    head, words = predicate.head, lexicon.status
    if not predicate.nominal and reading.type in lexicon.frames.refusable and (arguments.who or not arguments.passive):
        negation = negation_of(head, words)
        if negation is not None:
            told = Settled("ongoing", "refused_told", negation)
            return Kind("REJECT", "refused", told if telling.told else Settled("happened", "refused", negation))
    if not _UNWILLING.isdisjoint(reading.needs):  # negated, it is what happened
        return Kind(reading.type, "entry", Settled("happened", "refused", negation_of(head, words)))
    carrier = arguments.light
    settled = settle_status(_borne_by(head), words, telling)
    if carrier and carrier[0].pos_ == "VERB":
        outer = settle_status(carrier[0], words, telling)
        lent = carrier[1].status
        if outer.status in {"planned", "possible", "did_not_happen"}:
            settled = outer
        elif lent and settled.status == "happened" and not is_announced_done(reading, carrier[0], lexicon):
            settled = Settled(lent, "light_verb", carrier[0])
    if reading.status and settled.status in {"happened", "ongoing"}:
        settled = Settled(reading.status, "entry", head)
    return Kind(*type_by_what(candidate, lexicon), settled)


def _borne_by(head: Token) -> Token:
    """The verb "be" that bears a noun's phrase where the parser took it for the head: "sont en grève"."""
    under_be = head.dep_.startswith("obl") and head.head.pos_ == "AUX" and head.pos_ == "NOUN"
    return head.head if under_be and head.head.dep_ not in {"aux", "aux:pass", "cop"} else head


def _trigger(predicate: Predicate, lexicon: EventLexicon) -> tuple[Token, ...]:
    """The words of a short phrase; of a longer one the verb, or its event noun where the verb is light."""
    words, head = predicate.words, predicate.head
    if words[-1].i - words[0].i < _LONGEST_TRIGGER and not any(t.pos_ in _APART for t in _between(words)):
        return words
    noun = next((w for w in words if w.pos_ == "NOUN" and w.lemma_.lower() in lexicon.nouns), None)
    return (noun if noun is not None and head.lemma_.lower() in lexicon.light else head,)


def _between(words: Sequence[Token]) -> Iterator[Token]:
    return iter(words[0].doc[words[0].i : words[-1].i])


def _spans(heads: Sequence[Token], passage: Passage) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(passage.span_of(phrase_of(head)) for head in heads))


def _own_clause(head: Token) -> list[Token]:
    """The tokens of the predicate's own clause: what hangs from it, further clauses left out."""
    found = [head]
    for child in head.children:
        if child.dep_ not in _NOT_OWN:
            found.extend(child.subtree)
    return found


def _evidence(carrier: Token, predicate: Predicate, arguments: Arguments, passage: Passage) -> Span:
    """From the first to the last word of the clause, its agent and its recipient, within the sentence."""
    sentence = carrier.sent
    tokens = [*_own_clause(carrier), *_own_clause(predicate.head), *predicate.words]
    for head in (*arguments.who, *arguments.to_whom):
        tokens.extend(phrase_of(head))
    inside = sorted((t for t in tokens if sentence.start <= t.i < sentence.end), key=lambda t: t.i)
    while len(inside) > 1 and inside[-1].is_punct:
        inside.pop()
    while len(inside) > 1 and inside[0].is_punct and not inside[0].is_quote:
        inside.pop(0)
    return passage.span_of(inside)
