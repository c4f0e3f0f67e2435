"""Find: an article to all that is found in it. The one door of this stage; reads like the list of its steps."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from depeche._languages import codes, language
from depeche.article.article import Article, Part
from depeche.facts.actors import Actors, with_actors
from depeche.facts.anchors import Anchors, anchors_of, stamps_of
from depeche.facts.assemble import ECHOES, Circumstances, Grounded, assemble
from depeche.facts.attribution import attribute, with_last_naming, with_own_speakers
from depeche.facts.blamed import with_blamed
from depeche.facts.confidence import points_of, surest, with_confidence
from depeche.facts.counts import find_counts
from depeche.facts.days import next_weekday, with_days
from depeche.facts.draft import Draft
from depeche.facts.entities import EntityIndex, find_entities
from depeche.facts.events import ActorTest, Towns, find_events, load_event_lexicon
from depeche.facts.fact import Entity, Fact, Findings, Place, Quantity, Time, When
from depeche.facts.key_facts import key_facts_of
from depeche.facts.key_lines import line_words
from depeche.facts.lead import lead_of
from depeche.facts.members import with_members
from depeche.facts.named_actors import with_named_actors
from depeche.facts.parsing import load_parser
from depeche.facts.passage import Passage, Span, passage_at
from depeche.facts.places import find_places, load_gazetteer
from depeche.facts.quantities import QuantityWords, find_quantities
from depeche.facts.reach import Reach
from depeche.facts.reasons import Reason
from depeche.facts.rivals import Figures, with_rivals
from depeche.facts.sites import clause_words, find_sites
from depeche.facts.statements import find_statements, load_statement_lexicon
from depeche.facts.times import TimeExpression, as_fact_when, find_times, load_time_words, moved_by
from depeche.facts.title_case import in_sentence_case, is_in_title_case, names_in, small_in
from depeche.facts.trailing_days import without_trailing_days
from depeche.facts.when import find_whens
from depeche.facts.where import find_wheres

#: Names, times and figures are read in these parts; facts in those of TOLD alone.
_READ = frozenset({"headline", "caption", "standfirst", "digest", "heading", "paragraph", "quote", "list", "table"})
_TOLD = frozenset({"standfirst", "digest", "heading", "paragraph", "quote", "list"})
_ECHOING = frozenset({"headline", *_TOLD})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
_NOTHING = Findings((), (), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in an article, with its grounds: the reasons of each fact, and the parse they speak of."""

    findings: Findings
    grounds: tuple[Grounded, ...] = ()
    passages: tuple[Passage, ...] = ()
    index: EntityIndex | None = None


def find(article: Article, least: float = 0.0) -> Findings:
    """All that is found in the article; nothing when depeche does not read its language.

    Facts of less confidence than ``least`` are left out.
    """
    return find_with_grounds(article, least).findings


def find_with_grounds(article: Article, least: float = 0.0) -> Found:
    """All that is found in the article, with what it was found in and by which reasons."""
    if article.language not in codes():
        return Found(_NOTHING)
    code = article.language
    passages = _parse(article, code)
    told = [p for p in passages if p.kind in _ECHOING]
    anchors = anchors_of(article)
    expressions = _times(article, code, anchors)
    entities = find_entities(passages, article, load_gazetteer(code))
    places = find_places(passages, article, load_gazetteer(code), entities)
    quantities = _quantities(article, passages, code, _taken(expressions, entities))
    drafts = _drafts(told, entities, code, article.headline.text if article.headline else "")
    drafts = without_trailing_days(drafts, expressions, anchors.at, clause_words(code).locative)
    circumstances = _circumstances(article, told, drafts, code, anchors, expressions, places, quantities)
    index = EntityIndex(entities, passages)
    whole = with_named_actors(_with_whole_names(drafts, entities), index.entity_at, _pronoun_test(told))
    named = with_last_naming(whole, article.text)
    grounds = assemble(article, with_days(named, circumstances, anchors.at), circumstances, index.entity_at)
    counted = Figures(quantities, _people_test(passages, code))
    rivalled = with_rivals([g.fact for g in grounds], counted)
    grounds = tuple(_with_figure(g, fact) for g, fact in zip(grounds, rivalled, strict=True))
    actors = Actors(article.text, index, load_gazetteer(code))
    grounds = tuple(replace(grounded, fact=with_actors(grounded.fact, actors)) for grounded in grounds)
    grounds = with_confidence(grounds, points_of(code))
    facts = surest([grounded.fact for grounded in grounds], least)
    findings = Findings(
        facts=facts,
        key_facts=key_facts_of(article, facts, passages),
        times=tuple(Time(article.pin(t.start, t.end), t.value, t.mod) for t in expressions),
        quantities=quantities,
        places=places,
        entities=entities,
    )
    return Found(findings, grounds, tuple(passages), index)


def _parse(article: Article, code: str) -> list[Passage]:
    parts: list[Part] = [p for p in article.parts if p.kind in _READ]
    texts = [article.text[p.start : p.end] for p in parts]
    small = small_in(texts)
    titles = {n for n, p in enumerate(parts) if p.kind in _TOLD and is_in_title_case(texts[n], small)}
    names = names_in(t for n, t in enumerate(texts) if n not in titles) if titles else frozenset()
    docs = load_parser(code).parse(in_sentence_case(t, names) if n in titles else t for n, t in enumerate(texts))
    return [
        Passage(doc, p.start, p.kind, p.section, article.text[p.start : p.end])
        for p, doc in zip(parts, docs, strict=True)
    ]


def _times(article: Article, code: str, anchors: Anchors) -> tuple[TimeExpression, ...]:
    """The time expressions of the whole text, a narrative's running dates included; none in credits and junk.

    A text that is nothing else is read all the same. What was published apart is read apart; its stamp dates no fact.
    """
    words = load_time_words(language(code))
    found = [
        moved_by(time, stretch.start)
        for stretch in anchors.stretches
        for time in find_times(article.text[stretch.start : stretch.end], words, stretch.anchor)
    ]
    read = [p for p in article.parts if p.kind in _READ] or article.parts
    stamps = stamps_of(article)
    return tuple(
        t
        for t in found
        if any(p.start <= t.start and t.end <= p.end for p in read)
        and not any(a < t.end and t.start < b for a, b in stamps)
    )


def _taken(expressions: Sequence[TimeExpression], entities: Sequence[Entity]) -> list[Span]:
    """The stretches that are times or names: no figure is read in them."""
    names = [
        (m.pin.start, m.pin.end)
        for e in entities
        for m in e.mentions
        if m.use in {"name", "metonym"} and m.pin.start is not None and m.pin.end is not None
    ]
    return sorted([*((t.start, t.end) for t in expressions), *names])


@functools.cache
def _quantity_words(code: str) -> QuantityWords:
    return QuantityWords.from_table(language(code).toml("quantities"))


def _quantities(
    article: Article, passages: Sequence[Passage], code: str, taken: Sequence[Span]
) -> tuple[Quantity, ...]:
    words, found = _quantity_words(code), []
    for passage in passages:
        text = article.text[passage.offset : passage.end]
        first, after = bisect_left(taken, (passage.offset, 0)), bisect_left(taken, (passage.end, 0))
        local = [(a - passage.offset, b - passage.offset) for a, b in taken[first:after]]
        for q in find_quantities(text, words, local, passage.doc):
            pin = article.pin(passage.offset + q.start, passage.offset + q.end)
            found.append(Quantity(pin, q.value, q.value2, q.comparator, q.unit, q.currency, q.percent))
    return tuple(found)


def _drafts(passages: Sequence[Passage], entities: Sequence[Entity], code: str, headline: str) -> list[Draft]:
    speaking = [p for p in passages if p.kind in _TOLD]
    is_pronoun = _pronoun_test(passages)
    statements = with_own_speakers(find_statements(speaking, load_statement_lexicon(language(code))), is_pronoun)
    lexicon = load_event_lexicon(language(code))
    actors, towns = ActorTest(entities, lexicon), Towns.of(entities, load_gazetteer(code).governments)
    body, echoes = [p for p in passages if p.kind not in ECHOES], [p for p in passages if p.kind in ECHOES]
    events = find_events(body, statements, lexicon, actors, towns)
    if events:
        events += find_events(echoes, statements, lexicon, actors, towns)
    events += lead_of(body, [*statements, *events], headline, lexicon.status, line_words(code).states)
    told = attribute([*statements, *events], statements, is_pronoun, clause_words(code))
    return with_blamed(with_members(told, actors, clause_words(code)), lexicon, is_pronoun)


def _with_whole_names(drafts: Sequence[Draft], entities: Sequence[Entity]) -> list[Draft]:
    """The drafts whose phrases hold the names they touch whole ("Kim Jong Un" where the parse cut "Un" off)."""
    names = [(m.pin.start or 0, m.pin.end or 0) for e in entities for m in e.mentions if m.use == "name"]
    names.sort()

    def widened(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        whole = tuple(dict.fromkeys(_widened(span, names) for span in spans))
        return tuple(s for s in whole if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in whole))

    return [
        replace(d, who=widened(d.who), to_whom=widened(d.to_whom), according_to=widened(d.according_to)) for d in drafts
    ]


def _widened(span: Span, names: Sequence[Span]) -> Span:
    """The span drawn out to the end of a name that begins in it."""
    at = bisect_left(names, span)
    for start, end in names[max(0, at - 1) :]:
        if start >= span[1]:
            break
        if span[0] <= start and end > span[1]:
            return span[0], end
    return span


def _pronoun_test(passages: Sequence[Passage]) -> Callable[[Span], bool]:
    """Whether a stretch of the restored text is a bare pronoun."""

    def test(span: Span) -> bool:
        passage = passage_at(passages, span[0])
        tokens = passage.tokens_at(span) if passage else []
        return any(t.pos_ == "PRON" for t in tokens) and not any(t.pos_ in _NAMING for t in tokens)

    return test


def _with_figure(grounded: Grounded, rivalled: Fact) -> Grounded:
    """The grounds of a fact, and why it has a figure where it got one for being another's rival."""
    if rivalled.how_many == grounded.fact.how_many:
        return replace(grounded, fact=rivalled)
    why = Reason("how_many", "rival", tuple(map(_span, rivalled.how_many)))
    return replace(grounded, fact=rivalled, why=(*grounded.why, why))


def _people_test(passages: Sequence[Passage], code: str) -> Callable[[Quantity], bool]:
    """Whether a quantity counts people."""
    people = load_event_lexicon(language(code)).people

    def test(quantity: Quantity) -> bool:
        span = _span(quantity)
        passage = passage_at(passages, span[0])
        tokens = passage.tokens_in(span) if passage else []
        return any(t.lemma_.lower() in people or t.lower_ in people for t in tokens)

    return test


def _circumstances(
    article: Article,
    passages: Sequence[Passage],
    drafts: Sequence[Draft],
    code: str,
    anchors: Anchors,
    expressions: Sequence[TimeExpression],
    places: Sequence[Place],
    quantities: Sequence[Quantity],
) -> Circumstances:
    when_at = {}
    for time in expressions:
        value = as_fact_when(time, anchors.at(time.start))
        if value:
            when_at[time.start, time.end] = When(article.pin(time.start, time.end), value)
    ahead = {
        (t.start, t.end): When(article.pin(t.start, t.end), coming)
        for t in expressions
        if " " not in article.text[t.start : t.end] and (coming := next_weekday(t, anchors.at(t.start)))
    }
    words = clause_words(code)
    named = {_span(p): p for p in places if p.role == "place"}
    reach = Reach.over(drafts, words.counters)
    wheres, place_at = find_wheres(named | find_sites(article, passages, places, words), passages, drafts, reach, words)
    quantity_at = {_span(q): q for q in quantities}
    return Circumstances(
        times=find_whens(when_at, passages, drafts, reach, words.occasions),
        places=wheres,
        quantities=find_counts(quantity_at, passages, reach, words),
        when_at=when_at,
        place_at=place_at,
        quantity_at=quantity_at,
        ahead=ahead,
        time_kinds={(time.start, time.end): time.kind for time in expressions},
    )


def _span(found: Place | Quantity) -> Span:
    assert found.pin.start is not None
    assert found.pin.end is not None
    return found.pin.start, found.pin.end
