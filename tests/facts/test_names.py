"""Names: where they start and end, and what kind of thing each names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche._languages import codes, language
from depeche.facts.names.words import key_of, words_of
from depeche.facts.places import load_gazetteer
from tests.facts.named import mentions


def _named(code: str, text: str) -> list[tuple[str, str, str]]:
    return [(m.pin.text, e.kind, m.use) for e, m in mentions(code, text)]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "hier Aïcha Benali a rejoint Oran", [("Aïcha Benali", "person", "name"), ("Oran", "place", "name")]),
        ("fr", "avec la ministre Odile Ferrand-Roux", [("Odile Ferrand-Roux", "person", "name")]),
        ("fr", "selon l'armée syrienne", [("armée syrienne", "organisation", "name")]),
        ("fr", "à l'université de Bologne", [("université de Bologne", "organisation", "name")]),
        ("fr", "les avions F-22B américains", [("F-22B", "product", "name"), ("américains", "country", "adjective")]),
        ("fr", "l'Association des pêcheurs du Finistère", [("Association des pêcheurs du Finistère", "organisation", "name")]),
        ("fr", "près de la rue de Rivoli", [("rue de Rivoli", "place", "name")]),
        ("fr", "les Norvégiens et la Norvège", [("Norvégiens", "group", "name"), ("Norvège", "country", "name")]),
        ("fr", "la Coupe du monde", [("Coupe du monde", "event", "name")]),
        ("en", "the Chilean navy", [("Chilean navy", "organisation", "name")]),
        ("en", "with Transport Minister Alice Norwood", [("Alice Norwood", "person", "name")]),
        ("en", "the Bank of Jutland", [("Bank of Jutland", "organisation", "name")]),
        ("en", "in the U.S. and the UK", [("U.S.", "country", "name"), ("UK", "country", "name")]),
        ("en", "as Peruvian fishermen told us", [("Peruvian", "country", "adjective")]),
        ("en", "the Danish Supreme Court ruled", [("Danish Supreme Court", "organisation", "name")]),
        ("en", "in Kisumu and Mombo on Friday", [("Kisumu", "place", "name"), ("Mombo", "place", "name")]),
        ("en", "on December 11 in Quezon City", [("Quezon City", "place", "name")]),
    ],
)  # fmt: skip
def test_names_with_their_kinds(code: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    """A name is found whole, without title or article, and its kind is told."""
    assert expected == _named(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Interrogé hier, il a refusé de répondre. Depuis mardi, rien ne bouge."),
        ("en", "However, nobody answered. On Tuesday the talks were over."),
    ],
)
def test_a_sentence_opener_is_no_name(code: str, text: str) -> None:
    """A word that owes its capital to its place in the sentence names nothing."""
    assert [] == _named(code, text)


def test_a_country_is_not_its_namesake() -> None:
    """A person's surname that is also a country stays a person's."""
    found = {
        m.pin.text: e.id for e, m in mentions("fr", "selon François Hollande, la Hollande attend ; Hollande a promis")
    }

    assert "country:NL" not in found["François Hollande"]


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    """Every word lies at its offsets, in order, whatever the text."""
    words = words_of(text)

    assert list(words.words) == [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
    assert sorted(words.starts) == list(words.starts)


@given(st.sampled_from(["fr", "en"]), st.text(alphabet="ABcdé de'’-.,« »“”\n12LUof", max_size=60))
def test_any_text_is_read(code: str, text: str) -> None:
    """Any text goes, and names do not overlap."""
    plain = " ".join(text.split())
    ends = 0
    for _, mention in mentions(code, plain) if plain else ():
        assert ends <= (mention.pin.start or 0)
        ends = mention.pin.end or 0


@pytest.mark.parametrize("code", codes())
def test_every_country_is_in_every_language(code: str) -> None:
    """All languages know the same countries and give each a point."""
    first = {row[0] for row in language("en").rows("countries")}
    rows = list(language(code).rows("countries"))

    assert first == {row[0] for row in rows}
    assert all(-90 <= float(row[2]) <= 90 and -180 <= float(row[3]) <= 180 for row in rows)


@pytest.mark.parametrize("code", codes())
def test_every_listed_name_is_found(code: str) -> None:
    """What the tables list can be looked up."""
    gazetteer = load_gazetteer(code)
    listed = [name.strip() for row in language(code).rows("regions") for name in row[5].split(";") if name.strip()]

    assert [] == [name for name in listed if not gazetteer.named(name)]
    assert "etats unis" == key_of("États-Unis")
