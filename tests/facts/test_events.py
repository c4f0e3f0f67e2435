"""Who did what to whom: predicates, their arguments, and what is no event."""

from __future__ import annotations

import pytest

from depeche._languages import language
from depeche.facts.draft import Draft
from depeche.facts.events import ActorTest, find_events, load_event_lexicon, type_between
from depeche.facts.fact import Entity, EntityMention
from depeche.facts.passage import Passage, Span
from depeche.pin import Pin
from tests.facts import parses
from tests.facts.parses import parsed

_NAMES = ("Russie", "Kharkiv", "Kyiv", "Alger", "Berlin", "Russian")


def _events(code: str, passage: Passage, statements: tuple[Draft, ...] = ()) -> tuple[Draft, ...]:
    text = passage.doc.text

    def names(span: Span) -> bool:
        return any(name in text[span[0] : span[1]] for name in _NAMES)

    found = find_events([passage], statements, load_event_lexicon(language(code)), names)
    return tuple(event for event in found if event.type != "OTHER")


def _told(code: str, rows: str) -> list[tuple[str, str, list[str], list[str], str]]:
    passage = parsed(rows)
    text = passage.doc.text

    def words(span: Span) -> str:
        return text[span[0] : span[1]]

    return [
        (e.type, words(e.trigger), [words(s) for s in e.who], [words(s) for s in e.to_whom], e.status)
        for e in _events(code, passage)
    ]


@pytest.mark.parametrize(
    ("code", "rows", "event"),
    [
        ("fr", parses.BOMBARDE, ("ASSAULT", "bombardé", ["La Russie"], ["Kharkiv"], "happened")),
        ("fr", parses.ARRETES, ("COERCE", "arrêtés", ["la police"], ["Deux journalistes"], "happened")),
        ("fr", parses.VA_RENCONTRER, ("CONSULT", "rencontrer", ["Le ministre"], ["les rebelles"], "planned")),
        ("fr", parses.ATTAQUE, ("ASSAULT", "attaque", ["l'armée"], ["les rebelles"], "happened")),
        ("fr", parses.EN_VISITE, ("CONSULT", "visite", ["Le général"], ["Alger"], "happened")),
        ("en", parses.ATTACKED, ("ASSAULT", "attacked", ["Rebels"], ["the village"], "happened")),
        ("en", parses.ARRESTED, ("COERCE", "arrested", ["the police"], ["The minister"], "happened")),
        ("en", parses.STRIKES, ("ASSAULT", "strikes", ["Russian"], ["Kyiv"], "happened")),
        ("en", parses.GUARDED, ("ASSAULT", "attacked", ["Soldiers"], ["the village"], "happened")),
    ],
)
def test_an_event_has_its_agent_and_its_recipient(
    code: str, rows: str, event: tuple[str, str, list[str], list[str], str]
) -> None:
    """Verbs, passives, event nouns and clauses with a relative inside give the actors in the right roles."""
    assert event in _told(code, rows)


def test_a_negated_agreement_is_a_refusal() -> None:
    """Who has not accepted has refused."""
    assert [("REJECT", "accepté", ["Le gouvernement"], ["le plan"], "happened")] == _told("fr", parses.REFUSE)


def test_a_light_verb_lends_its_subject_to_the_noun() -> None:
    """One event, told by the noun, done by the subject of "launched"."""
    assert [("ASSAULT", "attack", ["The army"], ["the rebels"], "happened")] == _told("en", parses.LAUNCHED)


def test_what_is_brought_about_is_told_rather_than_the_bringing_about() -> None:
    """Of "was forced to resign" the resignation is the event, and it happened."""
    assert [("RETREAT", "resign", ["The general"], [], "happened")] == _told("en", parses.FORCED)


def test_a_coordinated_verb_inherits_its_subject() -> None:
    """Both verbs have the minister for their agent."""
    agents = [(trigger, who) for _, trigger, who, _, _ in _told("en", parses.MET_AND_VISITED)]
    assert [("met", ["The minister"]), ("visited", ["The minister"])] == agents


def test_weather_attacks_nobody() -> None:
    """A verb of violence without an actor is no event between actors."""
    assert [] == _told("en", parses.STORM)


def test_the_trigger_of_a_statement_is_no_event() -> None:
    """A predicate that a statement already stands on is left to it."""
    passage = parsed(parses.ATTACKED)
    start = passage.doc.text.index("attacked")
    trigger = (start, start + len("attacked"))
    whole = (0, len(passage.doc.text))
    statement = Draft("statement", "SAY", passage, 1, trigger, whole, whole, "happened")
    assert () == _events("en", passage, (statement,))


def test_headings_are_read_only_where_there_is_no_body() -> None:
    """What a heading tells again is told once."""
    body = parsed(parses.ATTACKED)
    heading = Passage(body.doc, 100, "heading", 0)
    lexicon = load_event_lexicon(language("en"))
    both = find_events([heading, body], (), lexicon, lambda _span: False)
    alone = find_events([heading], (), lexicon, lambda _span: False)
    assert ([0], [100]) == ([e.passage.offset for e in both], [e.passage.offset for e in alone])


def test_spans_lie_in_the_passage_and_hold_the_trigger() -> None:
    """Evidence holds trigger and arguments; every span lies in the text."""
    for code, rows in (("fr", parses.BOMBARDE), ("en", parses.STRIKES)):
        passage = parsed(rows)
        for event in _events(code, passage):
            for span in (event.trigger, *event.who, *event.to_whom):
                assert event.evidence[0] <= span[0] < span[1] <= event.evidence[1] <= len(passage.doc.text)


def test_actors_are_the_entities_that_can_act() -> None:
    """A mention of a person, organisation or country is an actor; one of a product is not."""
    text = "Kyiv received F-16s."

    def entity(kind: str, words: str) -> Entity:
        start = text.index(words)
        pin = Pin(words, start, start + len(words), ((start, start + len(words)),), text, text)
        return Entity(words, kind, words, None, (EntityMention(pin, "name"),))  # type: ignore[arg-type]

    test = ActorTest([entity("country", "Kyiv"), entity("product", "F-16s")], load_event_lexicon(language("en")))
    assert (True, True, False) == (test((0, 4)), test((0, 13)), test((14, 19)))


@pytest.mark.parametrize(
    ("rows", "agent", "recipient", "kind"),
    [
        (parses.ATTACKED, "Rebels", "village", "ASSAULT"),
        (parses.MAY_SUE, "company", "government", "ACCUSE"),
        (parses.ARRESTED, "police", "minister", "COERCE"),
    ],
)
def test_the_kind_of_event_between_two_actors(rows: str, agent: str, recipient: str, kind: str) -> None:
    """The predicate that has both in its slots names the kind."""
    passage = parsed(rows)

    def span(words: str) -> Span:
        start = passage.doc.text.index(words)
        return start, start + len(words)

    assert kind == type_between(passage, span(agent), span(recipient), load_event_lexicon(language("en")))


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_slot_of_the_tables_can_be_filled(code: str) -> None:
    """Slots are subject, objects, or a preposition's phrase; types are PLOVER's or OTHER."""
    lexicon = load_event_lexicon(language(code))
    readings = [r for table in (lexicon.verbs, lexicon.nouns, lexicon.phrases) for rs in table.values() for r in rs]
    slots = {slot.partition(":")[0] for r in readings for slot in (*r.to_whom, *r.who)}
    assert slots <= {"obj", "iobj", "subj", "obl", "nmod", "poss"}
