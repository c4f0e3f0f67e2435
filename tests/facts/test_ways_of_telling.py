"""Ways of telling an event that copy is full of: expected somewhere, held, caused, simply there."""

from __future__ import annotations

import pytest

import depeche
from depeche.facts.fact import Fact
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


def events(code: str, text: str) -> list[Fact]:
    """The events told that are of a type of their own."""
    return [
        f
        for f in depeche.read_text(text, language=code).findings.facts
        if (f.kind, f.type != "OTHER") == ("event", True)
    ]


VISITS = [
    ("fr", "La chancelière est attendue lundi à Paris.", ["La chancelière"]),
    ("fr", "Des vents violents sont attendus à Brest.", None),
    ("en", "The chancellor is expected in Paris on Monday.", ["The chancellor"]),
    ("en", "Storms are expected in Texas.", None),
]


@pytest.mark.parametrize(("code", "text", "who"), VISITS)
def test_somebody_expected_somewhere_is_to_visit_it(code: str, text: str, who: list[str] | None) -> None:
    """A person or organised actor expected in a place will visit it; things expected there will not."""
    found = [([m.pin.text for m in f.who], f.type, f.status) for f in events(code, text)]
    assert ([(who, "CONSULT", "planned")] if who else []) == found


TOLD = [
    ("fr", "Le gouvernement annonce la tenue d'un sommet sur l'école.", "sommet", "CONSULT"),
    ("fr", "Une fusillade éclate, provoquant un véritable massacre dans la ville.", "massacre", "ASSAULT"),
    ("fr", "Il y a eu des représailles contre la population.", "représailles", "ASSAULT"),
    ("fr", "Le ministre a rejeté toute faute.", "rejeté", "REJECT"),
    ("fr", "Le maire a rejeté la faute sur l'opposition.", "rejeté", "ACCUSE"),
    ("fr", "L'ambassade a déjà été attaquée par des rebelles.", "attaquée", "ASSAULT"),
    ("en", "The government announced the holding of a summit in May.", "summit", "CONSULT"),
    ("en", "The raid caused a massacre.", "massacre", "ASSAULT"),
    ("en", "There were reprisals against the villagers.", "reprisals", "ASSAULT"),
]


@pytest.mark.parametrize(("code", "text", "trigger", "kind"), TOLD)
def test_an_event_noun_is_told_by_what_carries_it(code: str, text: str, trigger: str, kind: str) -> None:
    """A noun held, caused or simply said to be there tells its event."""
    assert (trigger, kind) in [(f.trigger.text, f.type) for f in events(code, text)]


NOTHING = [
    ("fr", "Le site a fourni les données de 720 communes."),
    ("fr", "Le ministre s'était mis à l'abri à Lyon."),
    ("fr", "Ils avaient servi sous les ordres de l'armée française."),
    ("en", "The site provided data on 720 towns."),
    ("en", "They had served under the orders of the French army."),
]


@pytest.mark.parametrize(("code", "text"), NOTHING)
def test_what_only_looks_like_an_act_is_none(code: str, text: str) -> None:
    """Figures given are no aid, shelter taken is none either, orders that one serves under are no request."""
    assert events(code, text) == []


ASKED = [
    ("Le canton de Berne a demandé à la Confédération d'interdire ce produit.", "la Confédération"),
    ("La région a ordonné à la mairie d'interdire ces feux.", "la mairie"),
]


@pytest.mark.parametrize(("text", "whom"), ASKED)
def test_an_infinitive_read_as_a_noun_is_what_is_asked(text: str, whom: str) -> None:
    """What somebody is asked to do is an infinitive, even where the parser takes it for a noun."""
    (fact,) = depeche.read_text(text, language="fr").findings.facts
    assert ("REQUEST", [whom]) == (fact.type, [m.pin.text for m in fact.to_whom])
    assert fact.content is not None
    assert fact.content.text.startswith("d'interdire")


def test_a_verb_that_looks_like_a_noun_closes_a_quotation() -> None:
    """Behind a quotation, "juge" with a name behind it is a verb."""
    (fact,) = depeche.read_text("« La défiance est profonde », juge Mme Binet.", language="fr").findings.facts
    assert ("juge", ["Mme Binet"]) == (fact.trigger.text, [m.pin.text for m in fact.who])


SPOKEN = [
    ("fr", "L'opposition crie au scandale.", "ACCUSE"),
    ("fr", "Le ministre a tancé les députés.", "ACCUSE"),
    ("fr", "Le général a lancé un ultimatum aux rebelles.", "THREATEN"),
    ("en", "The crowd heckled the president.", "ACCUSE"),
]


@pytest.mark.parametrize(("code", "text", "kind"), SPOKEN)
def test_words_without_their_wording_are_an_event(code: str, text: str, kind: str) -> None:
    """What brings in a quotation tells, without one, an event."""
    assert [kind] == [f.type for f in events(code, text)]


def test_a_verb_read_as_part_of_its_subject_is_the_verb() -> None:
    """A sentence without any other verb has the one that the parser took for part of the subject."""
    (fact,) = depeche.read_text("Les élus plaident pour un report du projet.", language="fr").findings.facts
    assert ("plaident pour", ["Les élus"]) == (fact.trigger.text, [m.pin.text for m in fact.who])


WHO = [
    ("fr", "La police a saisi 200 kilos de cocaïne.", "COERCE", ["La police"]),
    ("fr", "Un accord a été trouvé entre les deux parties.", "AGREE", ["les deux parties"]),
    ("fr", "Une manifestation contre la réforme a réuni 3 000 personnes à Nantes.", "PROTEST", ["3 000 personnes"]),
    ("fr", "Des milliers d'élèves sont descendus dans la rue.", "PROTEST", ["Des milliers d'élèves"]),
    ("fr", "L'État a versé une aide de 100 euros aux ménages.", "AID", ["L'État"]),
    ("fr", "Les négociations ont repris mercredi.", "CONSULT", []),
    ("fr", "Un appel à la grève a été lancé par les syndicats.", "REQUEST", ["les syndicats"]),
    ("fr", "Les éleveurs ont déversé du fumier devant la préfecture.", "PROTEST", ["Les éleveurs"]),
    ("en", "Police seized 200 kilos of cocaine.", "COERCE", ["Police"]),
    ("en", "An agreement was reached between the two sides.", "AGREE", ["the two sides"]),
    ("en", "A protest against the reform drew 3,000 people in Nantes.", "PROTEST", ["3,000 people in Nantes"]),
    ("en", "The talks resumed on Wednesday.", "CONSULT", []),
]


@pytest.mark.parametrize(("code", "text", "kind", "who"), WHO)
def test_an_event_is_told_once_with_who_does_it(code: str, text: str, kind: str, who: list[str]) -> None:
    """Whoever gathers, seizes, gives or agrees is found, and the event is told once."""
    assert [(kind, who)] == [(f.type, [m.pin.text for m in f.who]) for f in events(code, text)]


AROUND = [
    (
        "fr",
        "Lors d'une rencontre à Genève, les deux ministres ont signé un accord.",
        "rencontre",
        ["les deux ministres"],
    ),
    ("fr", "Le cessez-le-feu est entré en vigueur dimanche.", "cessez-le-feu", []),
    ("fr", "L'envoi de chars à l'Ukraine par Berlin a été salué.", "envoi de chars", ["Berlin"]),
    ("en", "During a meeting in Geneva, the two ministers signed a deal.", "meeting", ["the two ministers"]),
    ("en", "The ceasefire came into force on Sunday.", "ceasefire", []),
]


@pytest.mark.parametrize(("code", "text", "trigger", "who"), AROUND)
def test_a_noun_beside_the_main_verb_tells_its_own_event(code: str, text: str, trigger: str, who: list[str]) -> None:
    """A meeting at which something was done, a truce that began, a delivery that was praised are events themselves."""
    assert (trigger, who) in [(f.trigger.text, [m.pin.text for m in f.who]) for f in events(code, text)]
