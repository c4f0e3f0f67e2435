"""Key facts: what an editor would keep of an article, one clean line each."""

from __future__ import annotations

import pytest

import depeche
from depeche._languages import codes
from depeche.facts.key_lines import line_words, shortened, stems_of
from depeche.record import Record

_EN = """KYIV, Ukraine (AP) — Rebels shelled the harbour of Mariport on Monday, killing four dockers.

However, the government denied that its ships had left the port. It said so again.

The defence minister, Olena Hrab, will visit the wounded on Tuesday.

"We are scared," she said. Police arrested three men near the harbour in the evening, according to the mayor.

The harbour was built in 1890. Rebels shelled the harbour of Mariport on Monday, killing four dockers, once more.
"""
_FR = """12 mai 2031. - Les rebelles ont bombardé le port de Mariville lundi, tuant quatre dockers.

Cependant, le gouvernement a démenti que ses navires aient quitté le port. Il l'a répété.

La ministre de la Défense, Olga Hrab, visitera les blessés mardi.

« Nous avons peur », a-t-elle dit. La police a arrêté trois hommes près du port dans la soirée, selon le maire.

Le port a été construit en 1890. Les rebelles ont bombardé le port de Mariville lundi, tuant quatre dockers, encore.
"""
_TEXTS = {"en": (_EN, "Rebels shell harbour of Mariport"), "fr": (_FR, "Les rebelles bombardent le port de Mariville")}


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    """The same story in each language."""
    return {
        code: depeche.read_text(text, title=title, language=code, date="2031-05-13")
        for code, (text, title) in _TEXTS.items()
    }


@pytest.mark.parametrize("code", codes())
def test_the_news_of_the_headline_comes_first_without_its_dateline(records: dict[str, Record], code: str) -> None:
    """The reader learns first what the headline promised."""
    first = records[code].findings.key_facts[0].line

    assert first.startswith({"en": "Rebels shelled the harbour", "fr": "Les rebelles ont bombardé le port"}[code])


@pytest.mark.parametrize("code", codes())
def test_no_happening_and_no_line_comes_twice(records: dict[str, Record], code: str) -> None:
    """Three to seven lines, each with a happening of its own."""
    findings = records[code].findings
    happenings = {f.id: f.happening for f in findings.facts}
    told = [happenings[key.fact] for key in findings.key_facts]

    assert 3 <= len(told) <= 7
    assert len(told) == len(set(told))
    assert 1 == sum(
        "1890" not in key.line and "encore" not in key.line and "Mari" in key.line for key in findings.key_facts
    )


@pytest.mark.parametrize("code", codes())
def test_lines_are_whole_sentences_with_their_pins(records: dict[str, Record], code: str) -> None:
    """They open with a capital, end with a mark, and stand in the text."""
    record = records[code]
    for key in record.findings.key_facts:
        assert key.line[0].isupper()
        assert key.line[-1] in ".…"
        assert record.article.text[key.pin.start : key.pin.end] == key.pin.text
        assert key.line.removesuffix(" …")[1:40] in " ".join(key.pin.text.split())


@pytest.mark.parametrize("code", codes())
def test_a_connective_is_struck_from_the_head_of_a_line(records: dict[str, Record], code: str) -> None:
    """Out of its paragraph a line follows from nothing."""
    lines = [key.line for key in records[code].findings.key_facts]

    assert any(
        line.startswith({"en": "The government denied", "fr": "Le gouvernement a démenti"}[code]) for line in lines
    )


@pytest.mark.parametrize("code", codes())
def test_nobody_needs_a_line_that_opens_with_a_pronoun(records: dict[str, Record], code: str) -> None:
    """While others are left, those that point back are not chosen."""
    openers = {key.line.split(" ")[0].lower() for key in records[code].findings.key_facts}

    assert set() == openers & line_words(code).pointing


@pytest.mark.parametrize(
    ("code", "title", "text", "told"),
    [
        (
            "en",
            "Airliner crashes near Lagos",
            "An airliner crashed near the airport of Lagos on Sunday. "
            "It hit two houses and a small garden. The weather over the city was fine.",
            "crashed",
        ),
        (
            "fr",
            "Un avion de ligne s'écrase près de Lagos",
            "Un avion de ligne s'est écrasé dimanche près de l'aéroport de Lagos. "
            "Il a touché deux maisons et un petit jardin. Le temps était beau sur la ville.",
            "écrasé",
        ),
    ],
)
def test_the_sentence_that_tells_the_headline_always_tells_a_fact(code: str, title: str, text: str, told: str) -> None:
    """News without an organised actor is an event of type OTHER."""
    record = depeche.read_text(text, title=title, language=code)
    first = next(f for f in record.findings.facts if f.id == record.findings.key_facts[0].fact)

    assert ("OTHER", told) == (first.type, first.trigger.text.split()[-1])


def test_a_long_line_is_cut_where_a_clause_ends_behind_what_it_tells() -> None:
    """Nobody reads half a clause, or a line without its verb."""
    opening = "After long months of patient and difficult talks between the many parties, and in the teeth of a storm"
    news = "the council of elders at last signed the treaty that had been lying on its table"
    line = f"{opening}, {news}, {'and so on, ' * 20}at last."

    cut = shortened(line, line.index("signed") + 6)

    assert cut.endswith(" …")
    assert "signed" in cut
    assert len(cut) < 250
    assert shortened("Short.") == "Short."


def test_two_lines_are_compared_by_the_beginnings_of_their_words() -> None:
    """Inflection and small words do not count."""
    assert {"rebels", "attack", "12", "ports"} == stems_of("The rebels attacked 12 ports")
    assert stems_of("attacks") == stems_of("attacked")
