"""Channels: through what a statement reached the public."""

from __future__ import annotations

import pytest

from depeche._languages import language
from depeche.facts.parsing import load_parser
from depeche.facts.passage import Passage
from depeche.facts.statements import find_statements, load_statement_lexicon
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


def channels(code: str, text: str) -> list[str | None]:
    """The channel of each statement as written."""
    passage = Passage(next(load_parser(code).parse([text])), 0, "paragraph", 0)
    drafts = find_statements([passage], load_statement_lexicon(language(code)))
    return [text[d.channel[0] : d.channel[1]] if d.channel else None for d in drafts]


@pytest.mark.parametrize(
    ("code", "text", "channel"),
    [
        ("fr", "Sur Telegram, le gouverneur affirme que la ville est prête.", "Telegram"),
        ("fr", "Dans un communiqué, le ministère affirme que la ville est prête.", "un communiqué"),
        ("fr", "La ville est prête, selon un communiqué du ministère.", "un communiqué"),
        ("en", "The governor said on Telegram that the city was ready.", "Telegram"),
        ("en", "In a statement, the ministry said that the city was ready.", "a statement"),
    ],
)
def test_a_channel_is_read_beside_the_cue(code: str, text: str, channel: str) -> None:
    """A network, communiqué or interview that a preposition brings in is the statement's channel."""
    assert [channel] == channels(code, text)


def test_a_communique_that_speaks_is_its_own_channel() -> None:
    """Where the communiqué itself is the speaker, it is the channel too."""
    assert ["le communiqué"] == channels("fr", "« La ville est prête depuis hier », indique le communiqué.")


def test_an_announced_channel_holds_for_what_follows() -> None:
    """What the same speaker says next in the paragraph came through the same channel."""
    text = "Dans un message posté sur Telegram, le maire affirme que tout va bien. « Nous tenons bon », a-t-il assuré."
    found = channels("fr", text)
    assert 2 == len(found)
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le maire affirme que la ville est prête."),
        ("en", "According to Reuters, the city was ready."),
    ],
)
def test_no_channel_where_none_is_named(code: str, text: str) -> None:
    """A statement without a channel has none; a source that is credited is no channel."""
    assert [None] == channels(code, text)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "A section of the website explains that the site was hacked.", ["A section of the website"]),
        ("en", "Other sites have stated that they will go on.", [None]),
        ("en", "According to Yonhap news agency, the city was ready.", [None]),
        ("fr", "Selon l'agence Yonhap, la ville est prête.", [None]),
        (
            "en",
            "Writing on Telegram, the mayor said all was well. He described the plan as binding.",
            ["Telegram", "Telegram"],
        ),
    ],
)
def test_who_speaks_or_is_credited_is_seldom_a_channel(code: str, text: str, expected: list[str | None]) -> None:
    """A part of a site speaks for it; several sites and a credited agency are speakers; a pronoun keeps the channel."""
    assert expected == channels(code, text)
