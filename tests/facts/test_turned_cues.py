"""Turned cues and what stands around quotations: inverted verbs read as nouns, dashes, marks of two strokes, fresh sentences."""

from __future__ import annotations

import pytest

from tests.facts.pipelines import needs_pipelines
from tests.facts.said import said, statements

needs_pipelines()


@pytest.mark.parametrize(
    ("code", "text", "speaker", "content"),
    [
        (
            "en",
            "“We worked on adjusting the design of the ship and its logistics,” comments Robin Becker of the yard.",
            "Robin Becker of the yard",
            "We worked on adjusting the design of the ship and its logistics",
        ),
        (
            "en",
            "Berger was known for telling others he was in charge of the port, said another witness in the inquiry.",
            "another witness in the inquiry",
            "Berger was known for telling others he was in charge of the port",
        ),
        (
            "fr",
            "Les prix vont encore monter cette année, note la maire de Brest.",
            "la maire de Brest",
            "Les prix vont encore monter cette année",
        ),
    ],
)
def test_a_turned_cue_has_the_speaker_right_behind_it(code: str, text: str, speaker: str, content: str) -> None:
    """The tagger may take the cue for a noun, and the parse hang a subject of what is said from it."""
    assert ([speaker], content) in said(code, text)


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        (
            "en",
            "Berger has already amended his testimony once — “I now do recall that call,” he said.",
            "I now do recall that call",
        ),
        (
            "fr",
            "Berger a déjà corrigé son témoignage une fois — « Je me souviens de cet appel », a-t-il dit.",
            "Je me souviens de cet appel",
        ),
    ],
)
def test_words_before_a_dash_are_no_part_of_the_quotation(code: str, text: str, content: str) -> None:
    """What the article tells before the dash is its own."""
    assert content in [words for _, words in said(code, text)]


def test_marks_of_two_strokes_close_a_quotation() -> None:
    """Two typographic apostrophes are one mark."""
    text = "“It was an attempt to mislead voters,’’ Anna Mayer told the Herald."
    assert [(["Anna Mayer"], "It was an attempt to mislead voters")] == said("en", text)


@pytest.mark.parametrize(
    "behind", ["He declined to say when the first would be ready.", "That said, experts still doubt it."]
)
def test_a_sentence_behind_an_ended_quotation_brings_its_own_words(behind: str) -> None:
    """The quotation goes on with what its speaker said before, whatever verb opens the next sentence."""
    text = f"“We start with something small,” Bell said. “Our yard will build bigger ships.” {behind}"
    goes_on = next(f for f in statements("en", text) if f.content and f.content.text.startswith("Our yard"))
    assert (["Bell"], True) == ([w.pin.text for w in goes_on.who], goes_on.trigger.start < text.index(behind))


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        (
            "en",
            "The harbour lost three jetties in the storm, says leading expert Sheila Grant.",
            "leading expert Sheila Grant",
        ),
        (
            "en",
            "Gwen Short, president and chief operating officer of Hullworks, said that the yard will close.",
            "Gwen Short, president and chief operating officer of Hullworks",
        ),
        (
            "en",
            "Last week State Department official David Holm revealed that the yard will close.",
            "State Department official David Holm",
        ),
        (
            "en",
            "At that time the owner, Joe Hume, who also happens to be the mayor's husband, denied any wrongdoing.",
            "the owner, Joe Hume",
        ),
        ("en", "Herald editor-in-chief Karin Holm said that the yard will close.", "Herald editor-in-chief Karin Holm"),
        (
            "en",
            "In October, Rep. David Kinley, R-W.Va., visited the yard in Hull, and argued that the port needs help.",
            "Rep. David Kinley, R-W.Va",
        ),
        ("fr", "Le port est fermé depuis la tempête de lundi, relève Robin Becker.", "Robin Becker"),
        (
            "fr",
            "Anne Bel, maire de Brest et présidente de la région, annonce la fermeture du port.",
            "Anne Bel, maire de Brest et présidente de la région",
        ),
    ],
)
def test_a_speaker_is_named_with_post_and_without_the_time_before(code: str, text: str, speaker: str) -> None:
    """Posts, parties and words with hyphens belong to the name, what opens the sentence does not."""
    assert [speaker] == next(who for who, _ in said(code, text))


def test_what_leads_up_to_a_whole_quotation_is_no_part_of_it() -> None:
    """A clause before a comma and a capital is the article's."""
    text = 'And when asked how much the family was charged, "Oh, we paid a lot," she said.'
    assert ["Oh, we paid a lot"] == [words for _, words in said("en", text)]
