"""Words of force, protest and meetings where what stands beside them shows that nothing of the kind happened."""

from __future__ import annotations

import pytest

import depeche
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


def events(code: str, text: str) -> list[tuple[str, list[str], list[str]]]:
    """The events between actors: type, who, to whom."""
    facts = depeche.read_text(text, language=code, date="2031-05-14", title="x").findings.facts
    told = (f for f in facts if f.kind == "event" and f.type != "OTHER")
    return [(f.type, [m.pin.text for m in f.who], [m.pin.text for m in f.to_whom]) for f in told]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Les chercheurs ont capturé douze renards près de la digue."),
        ("en", "The researchers captured twelve foxes near the dyke."),
        ("fr", "Nous devons nous battre contre ces lenteurs, a dit la maire."),
        ("en", "We must fight these delays, the mayor said."),
        ("fr", "Les voiles du navire sont déployées."),
        ("en", "The sails of the ship were deployed."),
        ("fr", "Les deux pays sont en alerte cyclonique."),
        ("en", "Both countries are on cyclone alert."),
        ("fr", "La ville annonce douze manifestations (concerts, ateliers, visites)."),
        ("fr", "Les skippeurs ont été contraints de rentrer."),
        ("en", "The sailors were forced to turn back."),
        ("fr", "Ces journées sont l'occasion de rencontrer des artisans."),
        ("en", "The minister arrived late for the press conference."),
        ("fr", "La ministre est arrivée en retard à la conférence de presse."),
        ("en", "The fair is a chance to meet authors."),
        ("fr", "Le salon permet au public de rencontrer des auteurs."),
        ("en", "The show lets visitors meet the artists."),
    ],
)
def test_what_is_harmless_is_no_event_between_actors(code: str, text: str) -> None:
    """Animals caught, failings fought, sails spread, storms announced, circumstances and mere chances make none."""
    assert [] == events(code, text)


@pytest.mark.parametrize(
    ("code", "text", "event"),
    [
        ("fr", "L'armée se bat contre les rebelles.", ("ASSAULT", ["L'armée"], ["les rebelles"])),
        ("en", "The army fights the rebels.", ("ASSAULT", ["The army"], ["the rebels"])),
        ("fr", "L'armée est en alerte maximale.", ("MOBILIZE", ["L'armée"], [])),
        ("fr", "La France a déployé des navires en mer Rouge.", ("MOBILIZE", ["La France"], [])),
        ("en", "France deployed ships to the Red Sea.", ("MOBILIZE", ["France"], [])),
    ],
)
def test_what_is_meant_in_earnest_is_one(code: str, text: str, event: tuple[str, list[str], list[str]]) -> None:
    """The same words between actors tell what they say."""
    assert [event] == events(code, text)


@pytest.mark.parametrize(
    ("code", "text", "who", "to_whom"),
    [
        ("fr", "Le président a reçu la visite du ministre allemand.", "ministre allemand", "Le président"),
        ("en", "The president received a visit from the German minister.", "the German minister", "The president"),
    ],
)
def test_who_receives_a_visit_is_visited(code: str, text: str, who: str, to_whom: str) -> None:
    """The visitor acts, and not the one who receives the visit."""
    assert [("CONSULT", [who], [to_whom])] == events(code, text)


@pytest.mark.parametrize(
    ("code", "text", "place"),
    [
        ("fr", "Il parle de la Norvège, où le ministre se rendra lundi.", "la Norvège"),
        ("en", "He is in Norway, where the minister will travel on Monday.", "Norway"),
    ],
)
def test_where_somebody_will_go_is_whom_he_visits(code: str, text: str, place: str) -> None:
    """A relative adverb stands for the country visited, and nobody surrenders there."""
    ((kind, _, to_whom),) = events(code, text)
    assert ("CONSULT", [place]) == (kind, to_whom)


@pytest.mark.parametrize(
    ("code", "text", "channel"),
    [
        ("fr", "La maire a annoncé en conférence de presse que la taxe sera levée.", "conférence de presse"),
        ("en", "The mayor announced at a press conference that the tax will go.", "a press conference"),
    ],
)
def test_the_occasion_that_carries_words_is_no_place(code: str, text: str, channel: str) -> None:
    """A press conference is the channel of what is said there, and not where it is said."""
    (said,) = depeche.read_text(text, language=code, date="2031-05-14", title="x").findings.facts
    assert (channel, ()) == (said.channel.text if said.channel else None, said.where)
