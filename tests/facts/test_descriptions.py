"""Descriptions, pronouns and metonyms: whom they stand for in an article, in both languages; nobody where nothing tells."""

from __future__ import annotations

import pytest

import depeche


def _stands(code: str, text: str) -> dict[str, str]:
    """The English name of what each mention stands for, by its words; of those written alike, of the last."""
    record = depeche.read_text(text, language=code)
    return {m.pin.text: e.name for e in record.findings.entities for m in e.mentions}


_KIM_FR = "Kim Jong-un a ordonné un tir lundi. Le leader nord-coréen a menacé Séoul. "
_KIM_EN = "Kim Jong-un ordered a launch on Monday. The North Korean leader threatened Seoul. "
_PUTIN_FR = "Le président russe Vladimir Poutine a parlé à Oslo. "
_PUTIN_EN = "Russian President Vladimir Putin spoke in Oslo. "
_STARMER_FR = "Keir Starmer, le Premier ministre britannique, a rencontré Emmanuel Macron. "
_STARMER_EN = "Keir Starmer, the British prime minister, met Emmanuel Macron. "
_MERKEL_FR = "Angela Merkel a reçu François Hollande à Berlin. La chancelière allemande a promis une aide. "
_MERKEL_EN = "Angela Merkel received Francois Hollande in Berlin. The German chancellor promised help. "
_UNION_FR = "Ursula von der Leyen, présidente de la Commission européenne, a reçu Charles Michel, président du Conseil européen. "
_UNION_EN = "Ursula von der Leyen, president of the European Commission, met Charles Michel, president of the European Council. "
_PAIR_FR = "Anna Strand et Peter Holm ont témoigné. "
_PAIR_EN = "Anna Strand and Peter Holm testified. "


@pytest.mark.parametrize(
    ("code", "text", "words", "name"),
    [
        ("fr", _KIM_FR, "Le leader nord-coréen", "Kim Jong-un"),
        ("en", _KIM_EN, "The North Korean leader", "Kim Jong-un"),
        ("fr", _KIM_FR + "Le dirigeant a visité une usine.", "Le dirigeant", "Kim Jong-un"),
        ("en", _KIM_EN + "The ruler visited a plant.", "The ruler", "Kim Jong-un"),
        ("fr", _KIM_FR + "Il est rentré à Pyongyang.", "Il", "Kim Jong-un"),
        ("en", _KIM_EN + "He returned to Pyongyang.", "He", "Kim Jong-un"),
        ("fr", _PUTIN_FR + "Le chef de l'Etat a rejeté la demande.", "Le chef de l'Etat", "Vladimir Putin"),
        ("en", _PUTIN_EN + "The head of state rejected the demand.", "The head of state", "Vladimir Putin"),
        ("fr", _PUTIN_FR + "Le chef du Kremlin a quitté la salle.", "Le chef du Kremlin", "Vladimir Putin"),
        ("en", _PUTIN_EN + "The Kremlin chief left the room.", "The Kremlin chief", "Vladimir Putin"),
        ("fr", _STARMER_FR + "Le Premier ministre a ajouté un mot.", "Le Premier ministre", "Keir Starmer"),
        ("en", _STARMER_EN + "The prime minister added a word.", "The prime minister", "Keir Starmer"),
        ("fr", _STARMER_FR + "Le président français a souri.", "Le président français", "Emmanuel Macron"),
        ("en", _STARMER_EN + "The French president smiled.", "The French president", "Emmanuel Macron"),
        ("fr", _STARMER_FR + "Le président français a souri. Il a signé.", "Il", "Emmanuel Macron"),
        ("en", _STARMER_EN + "The French president smiled. He signed.", "He", "Emmanuel Macron"),
        ("fr", _MERKEL_FR + "La chancelière a précisé son offre.", "La chancelière", "Angela Merkel"),
        ("en", _MERKEL_EN + "The chancellor explained her offer.", "The chancellor", "Angela Merkel"),
        ("fr", _UNION_FR + "La présidente de la Commission rit.", "La présidente de la Commission", "Ursula von der Leyen"),
        ("fr", _UNION_FR + "Le président du Conseil européen a souri.", "Le président du Conseil européen", "Charles Michel"),
        ("en", _UNION_EN + "The European Council president left.", "The European Council president", "Charles Michel"),
        ("fr", _UNION_FR + "La Commission a protesté.", "Commission", "European Commission"),
        ("fr", _PAIR_FR + "Elle a pleuré.", "Elle", "Anna Strand"),
        ("en", _PAIR_EN + "She cried.", "She", "Anna Strand"),
        ("fr", "Denis Holm a parlé. La réponse vient de Peter Strand. Il est parti.", "Il", "Peter Strand"),
        ("en", "Denis Holm spoke. The answer comes from Peter Strand. He left.", "He", "Peter Strand"),
        ("fr", "Denis Holm a rencontré Peter Strand. Il est parti.", "Il", "Denis Holm"),
        ("en", "Denis Holm met Peter Strand. He left.", "He", "Denis Holm"),
        ("fr", "Denis Holm a parlé. Après sa rencontre avec Peter Strand, il est parti.", "il", "Denis Holm"),
        ("en", "Denis Holm spoke. After his meeting with Peter Strand, he left.", "he", "Denis Holm"),
        ("fr", "Denis Holm a parlé. Quand Peter Strand a souri, il est parti.", "il", "Peter Strand"),
        ("en", "Denis Holm spoke. When Peter Strand smiled, he left.", "he", "Peter Strand"),
        ("en", "Keir Holm met Peter Strand. He left.", "He", "Keir Holm"),
        ("fr", _PAIR_FR + "Ce dernier a pleuré.", "Ce dernier", "Peter Holm"),
        ("en", _PAIR_EN + "The latter cried.", "The latter", "Peter Holm"),
        ("fr", "L'ONU a condamné l'attaque. L'organisation a demandé une enquête.", "L'organisation", "United Nations"),
        ("en", "The UN condemned the attack. The organization demanded an inquiry.", "The organization", "United Nations"),
        ("fr", "Renault a supprimé mille postes. L'entreprise va fermer une usine.", "L'entreprise", "Renault"),
        ("en", "Renault cut a thousand jobs. The company will close a plant.", "The company", "Renault"),
        ("fr", "Carlos Holm, directeur de Renault, est là. Le patron de Renault rit.", "Le patron de Renault", "Carlos Holm"),
        ("en", "Carlos Holm, the chief executive of Renault, left. The Renault boss smiled.", "The Renault boss", "Carlos Holm"),
        ("fr", "Le Mali a fermé sa frontière. Le pays a rappelé son ambassadeur.", "Le pays", "Mali"),
        ("en", "Mali closed its border. The country recalled its ambassador.", "The country", "Mali"),
        ("fr", "Le Mali a fermé sa frontière. Les autorités maliennes ont démenti.", "Les autorités maliennes", "Mali"),
        ("en", "Mali closed its border. The Malian government denied it.", "The Malian government", "Mali"),
    ],
)  # fmt: skip
def test_descriptions_stand_for_somebody_named(code: str, text: str, words: str, name: str) -> None:
    """An office, a kind or a pronoun stands for whoever the article named and gave it."""
    assert name == _stands(code, text).get(words)


@pytest.mark.parametrize(
    ("code", "text", "words", "name"),
    [
        ("fr", "La Maison-Blanche a annoncé des sanctions.", "Maison-Blanche", "United States"),
        ("en", "The White House announced sanctions.", "White House", "United States"),
        ("fr", "Le département d'Etat a confirmé.", "département d'Etat", "United States Department of State"),
        ("en", "The State Department confirmed it.", "State Department", "United States Department of State"),
        ("fr", "Pyongyang a tiré un missile.", "Pyongyang", "North Korea"),
        ("en", "Pyongyang fired a missile.", "Pyongyang", "North Korea"),
        ("fr", "Le Quai d'Orsay a convoqué l'ambassadeur.", "Quai d'Orsay", "Ministry of Foreign Affairs of France"),
        ("en", "Brussels warned Rome.", "Brussels", "European Union"),
        ("fr", "Bamako a accusé Paris.", "Paris", "France"),
        ("en", "Bamako accused Paris.", "Paris", "France"),
    ],
)
def test_houses_and_capitals_speak_for_governments(code: str, text: str, words: str, name: str) -> None:
    """Where a place acts or is dealt with, its government is meant."""
    assert name == _stands(code, text)[words]


@pytest.mark.parametrize(
    ("code", "text", "words", "name"),
    [
        ("fr", "La Russie a bombardé Kiev.", "Kiev", "Kyiv"),
        ("en", "Russia bombed Kyiv.", "Kyiv", "Kyiv"),
        ("fr", "Les troupes ont quitté Moscou.", "Moscou", "Moscow"),
        ("en", "Troops left Moscow.", "Moscow", "Moscow"),
    ],
)
def test_places_struck_or_left_are_places(code: str, text: str, words: str, name: str) -> None:
    """A capital that is bombed or left is a town."""
    assert name == _stands(code, text)[words]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Un ministre a parlé. Le président a signé la loi. Le porte-parole a démenti. Paula Strand a crié."),
        ("en", "A minister spoke. The president signed the law. The spokesman denied it. Paula Strand shouted."),
        ("fr", "Le ministre russe Sergueï Lavrov est arrivé. Le président russe n'a rien dit."),
        ("en", "Russian Minister Sergei Lavrov arrived. The Russian president said nothing."),
        ("fr", "Le Premier ministre hongrois Viktor Orban est arrivé. Le Premier ministre polonais l'attendait."),
        ("en", "Hungarian Prime Minister Viktor Orban arrived. The Polish prime minister was waiting."),
    ],
)
def test_nobody_is_made_up(code: str, text: str) -> None:
    """An office that nobody in the article was given stands for nobody."""
    record = depeche.read_text(text, language=code)

    assert [] == [m.pin.text for e in record.findings.entities for m in e.mentions if m.use == "description"]
