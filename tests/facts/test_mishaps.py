"""Ordinary news read whole: what accidents do, figures with a bound, strikes, speakers behind their verb."""

from __future__ import annotations

import pytest

import depeche
from depeche.facts.fact import Fact

_HARM = [
    ("fr", "L'accident avait fait 14 morts le 1er juin 2021.", "L'accident", 14),
    ("fr", "Une avalanche a causé la mort de neuf personnes.", "Une avalanche", 9),
    ("fr", "L'incendie a tué douze personnes.", "L'incendie", 12),
    ("en", "The accident killed 14 people on June 1, 2021.", "The accident", 14),
    ("en", "An avalanche caused the death of nine people.", "An avalanche", 9),
    ("en", "The quake left 12 dead on Tuesday.", "The quake", 12),
]
_IN = [
    ("fr", "Neuf personnes ont été blessées dans un accident à Lyon.", "Neuf personnes"),
    ("en", "Twelve people were killed in an earthquake in Iran.", "Twelve people"),
]
_BOUNDS = [
    ("fr", "Plus de trente personnes ont été arrêtées.", "Plus de trente personnes", (30, ">")),
    ("fr", "Pas moins de neuf hommes ont été arrêtés.", "Pas moins de neuf hommes", (9, ">=")),
    ("en", "More than thirty people were arrested.", "More than thirty people", (30, ">")),
]
_STRIKES = [
    ("fr", "Les enseignants étaient en grève lundi.", "Les enseignants"),
    ("fr", "La radio est en grève.", "La radio"),
    ("en", "Teachers were on strike on Monday.", "Teachers"),
]
_DEATHS = [("fr", "Ils sont morts hier à Lyon."), ("en", "They are dead, police said.")]


def _events(code: str, text: str, kind: str) -> list[Fact]:
    record = depeche.read_text(text, language=code, date="2031-05-14", title="x")
    return [f for f in record.findings.facts if f.kind == "event" and f.type == kind]


@pytest.mark.parametrize(("code", "text", "cause", "figure"), _HARM)
def test_what_an_accident_does_to_people_is_told(code: str, text: str, cause: str, figure: int) -> None:
    """It is no act of anybody's, and still the fact that the news is about; the cause and the toll are pinned."""
    (event,) = _events(code, text, "OTHER")

    assert [cause] == [m.pin.text for m in event.who]
    assert [figure] == [q.value for q in event.how_many]


@pytest.mark.parametrize(("code", "text", "victims"), _IN)
def test_who_is_hurt_in_an_accident_is_attacked_by_nobody(code: str, text: str, victims: str) -> None:
    """A passive without an agent is no ASSAULT where an accident stands by."""
    (event,) = _events(code, text, "OTHER")

    assert [victims] == [m.pin.text for m in event.to_whom]
    assert not _events(code, text, "ASSAULT")


@pytest.mark.parametrize(("code", "text", "whom", "figure"), _BOUNDS)
def test_people_counted_with_a_bound_are_people(code: str, text: str, whom: str, figure: tuple[int, str]) -> None:
    """An event that befalls "more than thirty people" is found, with its figure."""
    (event,) = _events(code, text, "COERCE")

    assert [whom] == [m.pin.text for m in event.to_whom]
    assert [figure] == [(q.value, q.comparator) for q in event.how_many]


@pytest.mark.parametrize(("code", "text", "strikers"), _STRIKES)
def test_being_on_strike_is_a_protest(code: str, text: str, strikers: str) -> None:
    """With those who strike, whichever word the parse makes the head."""
    (event,) = _events(code, text, "PROTEST")

    assert [strikers] == [m.pin.text for m in event.who]


@pytest.mark.parametrize(("code", "text"), _DEATHS)
def test_the_dead_have_died(code: str, text: str) -> None:
    """To be dead says that something happened, not that it goes on."""
    assert ["happened"] == [f.status for f in _events(code, text, "OTHER")]


def test_a_pronoun_behind_its_verb_stands_for_the_last_person() -> None:
    """In "a-t-il dit" only "il" is pinned; what it stands for, and whom it credits, is told."""
    text = "Le ministre Paul Durand était à Lyon. « Le maire a annoncé un débat », a-t-il précisé."
    record = depeche.read_text(text, language="fr", date="2031-05-14", title="x")
    inner, *_, outer = record.findings.facts

    assert [("il", "person:paul-durand")] == [(m.pin.text, m.entity) for m in outer.who]
    assert ["person:paul-durand"] == [m.entity for m in inner.according_to]


@pytest.mark.parametrize(
    ("code", "text", "who"),
    [
        ("fr", "Marc Petit (Safran) a démissionné lundi.", "Marc Petit (Safran)"),
        (
            "fr",
            "Le président de l'Union des industries (UDI), Jean Petit, a démissionné lundi.",
            "Le président de l'Union des industries (UDI), Jean Petit",
        ),
        ("en", "Mark Miller (Safran) resigned on Monday.", "Mark Miller (Safran)"),
    ],
)
def test_a_mention_holds_its_brackets_whole(code: str, text: str, who: str) -> None:
    """It neither ends behind an opening bracket nor loses the name that stands behind a closed one."""
    (event,) = _events(code, text, "RETREAT")

    assert [who] == [m.pin.text for m in (*event.who, *event.to_whom)]


@pytest.mark.parametrize(
    ("code", "text", "triggers"),
    [
        ("fr", "Il a précisé en conférence de presse : « Nous irons au bout ».", ["précisé"]),
        ("en", 'He said at a press conference: "We will go on."', ["said"]),
        ("fr", "Le maire, Marc Petit, appelle cet après-midi à voter pour Paul Durand.", ["appelle"]),
    ],
)
def test_the_occasion_of_a_statement_is_no_part_in_it(code: str, text: str, triggers: list[str]) -> None:
    """Where or when something is said is neither another statement nor somebody spoken to."""
    record = depeche.read_text(text, language=code, date="2031-05-14", title="x")
    told = [f for f in record.findings.facts if f.kind == "statement"]

    assert (triggers, [()]) == ([f.trigger.text for f in told], [f.to_whom for f in told])


@pytest.mark.parametrize(
    ("code", "text"),
    [("fr", "Le ministre reste populaire à Lyon."), ("en", "The minister remains popular in Lyon.")],
)
def test_what_only_goes_on_being_so_is_no_event(code: str, text: str) -> None:
    """To stay as one was is nothing that happened."""
    assert [] == _events(code, text, "OTHER")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The north was hit by floods. The flood was the worst in years, with rain. 1,400 people have been killed."),
        ("fr", "Les inondations ont touché le nord. La pluie et le vent continuent. 1 400 personnes ont été tuées."),
    ],
)  # fmt: skip
def test_who_dies_in_a_disaster_is_attacked_by_nobody(code: str, text: str) -> None:
    """Where an article tells of a disaster, the dead without a killer are its toll."""
    assert [] == _events(code, text, "ASSAULT")
    assert [1400] == [q.value for e in _events(code, text, "OTHER") for q in e.how_many]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le pilote a tiré sur le manche."),
        ("en", "The pilot hit the brakes."),
        ("en", "A firm called Kelna answered no."),
        ("en", "The company has been taking body parts from clinics."),
        ("en", "The dollar closed at its highest level."),
    ],
)
def test_what_is_handled_or_only_named_is_no_event_between_actors(code: str, text: str) -> None:
    """Handles, names and idioms make no attack, meeting or closure."""
    record = depeche.read_text(text, language=code, date="2031-05-14", title="x")
    assert [] == [f.type for f in record.findings.facts if f.type != "OTHER"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("US strikes killed 12 rebels.", "country:US"),
        ("US troops withdrew from the base.", "country:US"),
    ],
)
def test_initials_that_open_a_sentence_are_a_name(text: str, who: str) -> None:
    """The country is found where its initials could be the word "us"."""
    record = depeche.read_text(text, language="en", title="x")
    assert who in [e.id for e in record.findings.entities]


def test_who_is_accused_does_what_he_is_accused_of() -> None:
    """The gerund behind "of" is the accused's deed."""
    record = depeche.read_text("The minister accused the rebels of bombing a hospital.", language="en", title="x")
    assert ["the rebels"] == [m.pin.text for f in record.findings.facts if f.kind == "event" for m in f.who]


@pytest.mark.parametrize(
    ("code", "text"), [("en", "The Hyundai Kona was sold out."), ("fr", "La Renault Clio est chère.")]
)
def test_a_word_behind_its_maker_is_a_product(code: str, text: str) -> None:
    """What a maker's name stands right before is no person."""
    record = depeche.read_text(text, language=code, title="x")
    assert "person" not in {e.kind for e in record.findings.entities}
