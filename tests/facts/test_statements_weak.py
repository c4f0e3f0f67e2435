"""Words that often report nothing, and what shows that they do: what is attacked, who finds it, whose wish it is."""

from __future__ import annotations

import pytest

from tests.facts.pipelines import needs_pipelines
from tests.facts.test_statements import read

needs_pipelines()

TOLD = [
    ("en", "The mayor wants to close the bridge.", "SAY", "The mayor", "to close the bridge"),
    ("fr", "Le maire veut fermer le pont.", "SAY", "Le maire", "fermer le pont"),
    ("en", "Officials expect 400 guests to attend.", "SAY", "Officials", "400 guests to attend"),
    ("en", "Polls show a close race in the north.", "SAY", "Polls", "a close race in the north"),
    (
        "fr",
        "Les sondages montrent un écart réduit dans le nord.",
        "SAY",
        "Les sondages",
        "un écart réduit dans le nord",
    ),
    ("fr", "Un sondage donne dix points d'avance à la maire.", "SAY", "Un sondage", "dix points d'avance à la maire"),
    ("en", "The union attacked the plan.", "ACCUSE", "The union", "the plan"),
    ("fr", "Le syndicat a attaqué le projet.", "ACCUSE", "Le syndicat", "le projet"),
    ("en", "The minister defended her tweets.", "SUPPORT", "The minister", "her tweets"),
    ("fr", "Le ministre a défendu son projet de loi.", "SUPPORT", "Le ministre", "son projet de loi"),
    ("en", "The bishop questioned the need for an inquiry.", "ACCUSE", "The bishop", "the need for an inquiry"),
    ("en", "The chancellor compared the tariff to a tax.", "SAY", "The chancellor", "the tariff to a tax"),
    ("fr", "Le chancelier a comparé la taxe à un impôt.", "SAY", "Le chancelier", "la taxe à un impôt"),
    ("en", "The jury complimented the crew.", "SUPPORT", "The jury", "the crew"),
    ("fr", "Le jury a félicité l'équipage.", "SUPPORT", "Le jury", "l'équipage"),
    ("en", "A chorus of senators demanded a vote.", "REQUEST", "A chorus of senators", "a vote"),
    ("fr", "Une dizaine de sénateurs réclament un vote.", "REQUEST", "Une dizaine de sénateurs", "un vote"),
    ("en", "The court freed him, citing a lack of proof.", "SAY", "The court", "a lack of proof"),
    (
        "en",
        "The minister called her vote for the treaty a mistake.",
        "ACCUSE",
        "The minister",
        "her vote for the treaty a mistake",
    ),
    (
        "en",
        "The minister is warning farmers that the wells will run dry.",
        "THREATEN",
        "The minister",
        "the wells will run dry",
    ),
    ("en", "The board voiced concerns about the merger.", "ACCUSE", "The board", "the merger"),
    ("en", "In a new poll, the mayor leads by five points.", "SAY", "a new poll", "the mayor leads by five points"),
    ("en", "The union endorsed Anna Lopez for mayor.", "SUPPORT", "The union", "Anna Lopez for mayor"),
    ("en", "Senators opposed the deal.", "REJECT", "Senators", "the deal"),
    ("fr", "Le syndicat soutient le projet.", "SUPPORT", "Le syndicat", "le projet"),
    ("en", "The ministry felt the talks were over.", "SAY", "The ministry", "the talks were over"),
]


@pytest.mark.parametrize(("code", "text", "act", "who", "content"), TOLD)
def test_a_weak_cue_reports_where_its_sentence_shows_it(code: str, text: str, act: str, who: str, content: str) -> None:
    """A wish, a finding, an attack on a plan, a comparison is a statement with its speaker and its words."""
    assert [(act, [who], content)] == [(f["type"], f["who"], f["content"]) for f in read(code, text)]


DEEDS = [
    ("en", "Rebels attacked the town."),
    ("fr", "Les rebelles ont attaqué la ville."),
    ("en", "Police questioned two men."),
    ("en", "The mayor showed visitors the harbour."),
    ("fr", "Le maire a montré le port aux visiteurs."),
    ("en", "Why does the mayor want to close the bridge?"),
    ("fr", "Pourquoi le maire veut-il fermer le pont ?"),
]


@pytest.mark.parametrize(("code", "text"), DEEDS)
def test_a_weak_cue_tells_a_deed_where_nothing_shows_more(code: str, text: str) -> None:
    """An attack on a town, questions put to people, things shown to visitors, a question are no statements."""
    assert [] == read(code, text)


LABELLED = [
    ("en", "Lopez: the bridge stays shut until May.\nMaria Lopez said the pillars were weak.", "Lopez"),
    ("fr", "Lopez : le pont reste fermé jusqu'en mai.\nMaria Lopez a dit que les piles étaient fragiles.", "Lopez"),
    ("en", "Poll: most voters back the new bridge.\nThe mayor was away.", "Poll"),
]


@pytest.mark.parametrize(("code", "text", "label"), LABELLED)
def test_a_line_that_a_speakers_name_opens_is_what_that_speaker_says(code: str, text: str, label: str) -> None:
    """The rest of a line behind a name that speaks elsewhere, or behind a poll, is a statement of the name's."""
    assert [label] == read(code, text)[0]["who"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Norway: talks resume in the north.\nMaria Lopez said the pillars were weak."),
        ("fr", "Norvège : les pourparlers reprennent dans le nord.\nMaria Lopez a dit que les piles étaient fragiles."),
    ],
)
def test_a_topic_before_a_colon_says_nothing(code: str, text: str) -> None:
    """What stands before a colon and speaks nowhere in the article is what the line is about."""
    assert ["Norway", "Norvège"] not in [f["who"] for f in read(code, text)]
    assert 1 == len(read(code, text))


def test_the_paragraph_behind_a_cue_and_a_colon_is_what_is_said() -> None:
    """Words set apart under "the governor added:" are the governor's, without any marks."""
    found = read("en", "The governor added:\nIt is a long road. We have only begun.")
    assert [(["The governor"], "It is a long road. We have only begun.")] == [(f["who"], f["content"]) for f in found]


ENDS = [
    ("The envoy cited remarks the general had made about the border.", "remarks the general had made about the border"),
    ("The envoy likened the ship to a town, which it is not.", "the ship to a town"),
    ("The study found that the drugs either failed or did harm.", "the drugs either failed or did harm"),
    (
        "Neither side gave way: the union says neither the owner nor his sons came.",
        "neither the owner nor his sons came",
    ),
    ("The minister cited the figure at last week's rally.", "the figure"),
]


@pytest.mark.parametrize(("text", "content"), ENDS)
def test_the_words_end_where_they_end(text: str, content: str) -> None:
    """Relative clauses without a pronoun belong to the words, remarks of the article and the occasion do not."""
    assert content in [f["content"] for f in read("en", text)]


@pytest.mark.parametrize(
    ("code", "text", "who", "content"),
    [
        ("en", "Voters are convinced that the plan is dead.", "Voters", "the plan is dead"),
        ("en", "Protesters were frustrated that the plan was dead.", "Protesters", "the plan was dead"),
        ("fr", "Les électeurs sont convaincus que le plan est mort.", "Les électeurs", "le plan est mort"),
        ("fr", "Les manifestants sont déçus que le plan soit mort.", "Les manifestants", "le plan soit mort"),
    ],
)
def test_a_state_of_mind_is_its_subjects(code: str, text: str, who: str, content: str) -> None:
    """Though it looks like a passive, and agrees."""
    (found,) = read(code, text)
    assert ([who], content) == (found["who"], found["content"])
