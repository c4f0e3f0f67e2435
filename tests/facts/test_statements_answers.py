"""What answers what: denials, rejections, confirmations and differing figures, within a sentence and across sentences."""

from __future__ import annotations

import pytest

import depeche
from depeche.facts.fact import Fact
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


def answers(code: str, text: str) -> set[tuple[str, str, str]]:
    """Each answer as the trigger that answers, how, and the trigger that is answered."""
    facts = depeche.read_text(text, language=code, date="2024-09-14").findings.facts
    triggers = {f.id: f.trigger.text for f in facts}
    return {(f.trigger.text, a.how, triggers[a.fact]) for f in facts for a in f.answers}


def facts_of(code: str, text: str) -> list[Fact]:
    """The facts of a text."""
    return list(depeche.read_text(text, language=code, date="2024-09-14").findings.facts)


DENIED = [
    ("fr", "Bruxelles accuse Varsovie de violer les règles, ce que Varsovie nie.", "nie", "accuse"),
    ("fr", "Kiev a accusé Moscou d'avoir bombardé un hôpital. Moscou a démenti ces accusations.", "démenti", "accusé"),
    ("fr", "Kiev a accusé Moscou d'avoir bombardé un hôpital. Moscou le nie.", "nie", "accusé"),
    ("fr", "L'opposition dit que le vote est truqué. Le gouvernement a démenti.", "démenti", "dit"),
    (
        "fr",
        "Kiev affirme que Moscou a bombardé un hôpital. Le Kremlin nie avoir bombardé un hôpital.",
        "nie",
        "affirme",
    ),
    ("en", "Brussels accused Warsaw of breaking the rules, which Warsaw denies.", "denies", "accused"),
    (
        "en",
        "Kyiv accused Moscow of bombing a hospital. Moscow denied the accusations.",
        "denied the accusations",
        "accused",
    ),
    ("en", "The opposition said the vote had been rigged. The government denied it.", "denied", "said"),
    ("en", "Kyiv said Moscow had bombed a hospital. The Kremlin denied it had bombed any hospital.", "denied", "said"),
]


@pytest.mark.parametrize(("code", "text", "denial", "said"), DENIED)
def test_a_denial_is_linked_to_what_it_denies(code: str, text: str, denial: str, said: str) -> None:
    """In the same sentence or the next, by a relative, a pronoun, a noun for it, no words at all, or the same words."""
    assert (denial, "denies", said) in answers(code, text)


@pytest.mark.parametrize(
    ("code", "text", "deed"),
    [
        ("fr", "Kiev a accusé Moscou d'avoir bombardé un hôpital. Moscou a démenti ces accusations.", "bombardé"),
        ("en", "Kyiv accused Moscow of bombing a hospital. Moscow denied the accusations.", "bombing"),
    ],
)
def test_a_denial_is_linked_to_the_deed_too(code: str, text: str, deed: str) -> None:
    """What the accusation tells is denied with it."""
    assert deed in {answered for _, how, answered in answers(code, text) if how == "denies"}


@pytest.mark.parametrize(
    ("code", "text", "answer", "said"),
    [
        (
            "fr",
            "Washington a exigé que Pyongyang cesse ses essais. La Corée du Nord a rejeté cette demande.",
            "rejeté",
            "exigé",
        ),
        (
            "fr",
            "Le syndicat accuse l'usine de mentir ; l'usine rejette l'accusation.",
            "rejette l'accusation",
            "accuse",
        ),
        (
            "en",
            "Washington demanded that Pyongyang stop its tests. North Korea rejected the demand.",
            "rejected",
            "demanded",
        ),
        ("en", "The union accused the firm of lying; the firm rejected the charge.", "rejected", "accused"),
    ],
)
def test_a_rejection_is_linked_to_what_it_rejects(code: str, text: str, answer: str, said: str) -> None:
    """A noun for the demand or the charge points back to it."""
    assert (answer, "rejects", said) in answers(code, text)


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("en", "Rebels said they had captured the airport. The army confirmed the capture of the airport.", "said"),
        (
            "fr",
            "Les rebelles affirment que le pont de Kherson est détruit. L'armée a confirmé que le pont de Kherson est détruit.",
            "affirment",
        ),
    ],
)
def test_a_confirmation_is_linked_to_what_it_confirms(code: str, text: str, said: str) -> None:
    """Who confirms answers whoever said the same before."""
    assert said in {answered for _, how, answered in answers(code, text) if how == "confirms"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "L'Ukraine affirme avoir abattu 70 drones lundi. La Russie affirme que 50 drones ont été abattus."),
        ("en", "Ukraine said it shot down 70 drones on Monday. Russia said 50 drones were shot down."),
        ("en", "Police said 12 people were killed in the attack. The hospital said 20 people were killed."),
    ],
)
def test_differing_figures_of_two_sources_are_linked(code: str, text: str) -> None:
    """The later telling of the same happening with another figure says that it differs."""
    assert {"differs"} == {how for _, how, _ in answers(code, text)}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "La police n'a pas démenti l'information. Le maire a salué l'accord."),
        ("en", "Police did not confirm the report. The mayor praised the deal."),
        ("fr", "Le maire affirme que la ville est prête. Le ministre affirme que le pays est en deuil."),
        ("en", "The mayor said the city was ready. The minister said the country was in mourning."),
    ],
)
def test_nothing_is_linked_that_answers_nothing(code: str, text: str) -> None:
    """What was not denied or confirmed answers nothing; nor do two statements of different things."""
    assert set() == answers(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Kiev accuse Moscou de mentir. Moscou a démenti ces accusations."),
        ("en", "Kyiv accused Moscow of lying. Moscow denied the accusations."),
    ],
)
def test_a_denial_speaks_to_the_accuser(code: str, text: str) -> None:
    """Its addressee is whoever made the accusation."""
    denial = next(f for f in facts_of(code, text) if f.type == "DENY")
    assert denial.to_whom[0].pin.text in {"Kiev", "Kyiv"}


@pytest.mark.parametrize(
    ("code", "text", "answers"),
    [
        (
            "en",
            "The union accused the port authority of fraud. The port authority denied that it had closed the quay.",
            True,
        ),
        ("en", "The union accused the port authority of fraud. The mayor denied that he would resign.", False),
        (
            "fr",
            "Le syndicat a accusé la direction du port d'avoir triché. La direction du port a nié avoir fermé le quai.",
            True,
        ),
        ("fr", "Le syndicat a accusé la direction du port de fraude. Le maire a nié vouloir démissionner.", False),
    ],
)
def test_the_accused_answers_by_whatever_name(code: str, text: str, answers: bool) -> None:
    """A body that is no known name is known by its words."""
    facts = depeche.read_text(text, language=code, title="x").findings.facts
    accusations = {f.id for f in facts if f.type == "ACCUSE"}
    assert answers == any(a.fact in accusations for f in facts if f.type == "DENY" for a in f.answers)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Elle a nié les faits.", "les faits"),
        ("Le ministre a nié avoir menti.", "avoir menti"),
        ("Le ministre a formellement nié que le port soit fermé.", "le port soit fermé"),
        ("Le maire, Paul Holm, a nié mardi avoir signé un accord.", "avoir signé un accord"),
        ("Il a nié, mardi, avoir volé l'argent.", "avoir volé l'argent"),
        ("Il a démenti, mardi, avoir volé l'argent.", "avoir volé l'argent"),
    ],
)
def test_a_denial_in_the_perfect_is_one(text: str, content: str) -> None:
    """Whatever the tagger makes of the participle; what is denied did not happen by that."""
    facts = depeche.read_text(text, language="fr", title="x").findings.facts
    denial = next(f for f in facts if f.kind == "statement")
    assert ("DENY", content) == (denial.type, denial.content and denial.content.text)
    assert {"denied"} >= {f.status for f in facts if f.kind == "event"}
