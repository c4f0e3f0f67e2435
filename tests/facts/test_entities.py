"""Entities: one identifier for one person, body or country over spellings and languages; who a phrase stands for."""

from __future__ import annotations

import pytest

from depeche.facts.entities import EntityIndex, find_entities
from depeche.facts.names.persons import latin, person_key
from depeche.facts.places import load_gazetteer
from tests.facts.named import article_of, entities, mentions
from tests.facts.parses import parsed


def _ids(code: str, text: str, verbs: str = "") -> dict[str, str]:
    return {m.pin.text: e.id for e, m in mentions(code, text, verbs)}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sergueï Choïgou", "Sergei Shoigu"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Abdelkrim Zouari", "Abdulkarim Zwari"),
        ("Дмитрий Орлов", "Dmitri Orlov"),
    ],
)
def test_spellings_of_one_person_share_a_key(a: str, b: str) -> None:
    """Transliterations of one name give one key."""
    assert person_key(a, ()) == person_key(b, ())


def test_people_with_the_same_consonants_differ() -> None:
    """A first name that is written alike everywhere keeps its letters."""
    assert person_key("Jean Moran", {"jean"}) != person_key("Joan Moran", {"joan"})
    assert "putin" == latin("Путин").replace("y", "")


def test_a_surname_is_the_full_name_of_the_article() -> None:
    """A surname alone stands for the person whom the article names in full."""
    found = _ids("en", "the lawyer Paula Strand spoke ; then Strand left")

    assert found["Paula Strand"] == found["Strand"]


def test_an_acronym_is_its_expansion() -> None:
    """An acronym in brackets is the body it stands behind."""
    found = _ids("en", "the Harbour Workers Union (HWU) met ; the HWU agreed")

    assert found["Harbour Workers Union"] == found["HWU"]


@pytest.mark.parametrize(
    ("french", "english", "id_"),
    [
        ("chez les Nations unies", "at the United Nations", "organisation:united-nations"),
        ("à l'Otan", "at NATO", "organisation:nato"),
        ("aux Etats-Unis", "in the US", "country:US"),
        ("en Birmanie", "in Burma", "country:MM"),
        ("selon l'armée malienne", "says the Malian army", "organisation:army-of-mali"),
        ("la Cour suprême du Chili", "the Supreme Court of Chile", "organisation:supreme-court-of-chile"),
        ("avec Vladimir Poutine", "with Vladimir Putin", None),
    ],
)
def test_languages_agree(french: str, english: str, id_: str | None) -> None:
    """The same thing has the same identifier in both languages."""
    (a,), (b,) = entities("fr", french), entities("en", english)

    assert a.id == b.id
    assert id_ in {a.id, None}


@pytest.mark.parametrize(
    ("code", "text", "verbs", "use"),
    [
        ("fr", "Moscou dément les frappes", "dément", "metonym"),
        ("fr", "les discussions avec Moscou", "", "metonym"),
        ("fr", "il vit à Moscou", "", "name"),
        ("en", "Moscow denies the strikes", "denies", "metonym"),
        ("en", "the talks with Moscow", "", "metonym"),
        ("en", "he lives in Moscow", "", "name"),
    ],
)
def test_a_capital_speaks_for_its_state(code: str, text: str, verbs: str, use: str) -> None:
    """A capital that acts is its state, marked as a metonym; a capital where something happens is a place."""
    ((entity, mention),) = mentions(code, text, verbs)

    assert use == mention.use
    assert ("country:RU" if use == "metonym" else "place:moscow") == entity.id


@pytest.mark.parametrize(
    ("code", "text", "short"),
    [
        ("en", "North Korea and South Korea spoke ; then the North left", "North"),
        ("fr", "la Corée du Nord et la Corée du Sud négocient ; puis le Nord se retire", "Nord"),
    ],
)
def test_half_of_a_divided_country_is_that_country(code: str, text: str, short: str) -> None:
    """A point of the compass alone stands for the country that it tells from the other."""
    assert "country:KP" == _ids(code, text)[short]


def test_titles_and_adjectives_give_the_country() -> None:
    """The adjective beside a title is the person's country."""
    (person,) = (e for e in entities("fr", "le ministre norvégien Lars Holmqvist") if e.kind == "person")

    assert "NO" == person.country


def test_descriptions_and_pronouns_find_their_person() -> None:
    """A title with its country, and a pronoun, stand for the person named before."""
    passage = parsed(
        "Le/le/DET/1/det président/président/NOUN/5/nsubj norvégien/norvégien/ADJ/1/amod Lars/Lars/PROPN/1/appos "
        "Holmqvist/Holmqvist/PROPN/3/flat dort/dormir/VERB/5/ROOT ././PUNCT/5/punct "
        "Le/le/DET/8/det président/président/NOUN/10/nsubj norvégien/norvégien/ADJ/8/amod "
        "rit/rire/VERB/10/ROOT ././PUNCT/10/punct "
        "Il/il/PRON/13/nsubj part/partir/VERB/13/ROOT ././PUNCT/13/punct"
    )
    found = find_entities([passage], article_of(passage.doc.text), load_gazetteer("fr"))
    (person,) = (e for e in found if e.kind == "person")
    index = EntityIndex(found, [passage])
    text = passage.doc.text

    assert ["name", "description", "pronoun"] == [m.use for m in person.mentions]
    assert person.id == index.entity_at((0, text.index(" dort")))
    assert person.id == index.entity_at((text.index("Il"), text.index("Il") + 2))
    assert index.entity_at((text.index("rit"), text.index("rit") + 3)) is None
