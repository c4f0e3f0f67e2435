"""Datelines: what stands before the first word of a report is read apart from it."""

from __future__ import annotations

import pytest

import depeche
from depeche.facts.datelines import dateline_end


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("OSLO, Norway (AP) — ", "U.S. officials left."),
        ("QUITO (Reuters) - ", "Ecuador's president resigned."),
        ("LYON, 4 juin (AFP) – ", "La préfecture a fermé le pont."),
        ("Dakar, le 4 juin 2024 (APS) – ", "Le gouvernement a démissionné."),
        ("OSLO/BERGEN, June 4 (Reuters) -- ", "“We are late,” she said."),
        ("SPRINGFIELD, Ill. (AP) — ", "A bridge fell."),
        ("June 4 (Reuters) - ", "Airlines cut flights."),
        ("(AFP) – ", "Le pont est fermé."),
        ("Lomé – ", "Le ministre a démissionné."),
        ("GENÈVE — ", "Les négociateurs sont partis."),
    ],
)
def test_a_dateline_ends_where_the_report_begins(dateline: str, rest: str) -> None:
    """Towns, regions, days and agencies before a dash are the dateline, in both languages."""
    assert len(dateline) == dateline_end(dateline + rest)


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. — and its allies — said no.",
        "Anna Holm – la présidente – a dit non.",
        "U.S.-Norway talks: The start",
        "HOLM: We are late.",
        "Anna Holm, 81, said no.",
        "",
    ],
)
def test_what_is_no_dateline_takes_nothing(text: str) -> None:
    """Asides between dashes, speakers before a colon and ages are no datelines."""
    assert dateline_end(text) == 0


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "OSLO, Norway (AP) — U.S. envoy Ann Lee on Wednesday accused Sweden of spying.", "U.S. envoy Ann Lee"),
        ("en", "OSLO — Norway's prime minister apologised to the miners.", "Norway's prime minister"),
        (
            "fr",
            "OSLO, Norvège (AP) — La ministre Ann Lee a accusé mercredi la Suède d'espionnage.",
            "La ministre Ann Lee",
        ),
        (
            "fr",
            "OSLO — Le Premier ministre norvégien a présenté ses excuses aux mineurs.",
            "Le Premier ministre norvégien",
        ),
    ],
)
def test_the_town_of_a_dateline_does_nothing(language: str, text: str, who: str) -> None:
    """The subject of the sentence behind a dateline is its own, and no fact takes the town or the dash."""
    found = depeche.read_text(text, language=language).findings.facts
    assert [who] == [m.pin.text for fact in found for m in fact.who]
