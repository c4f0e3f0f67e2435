"""Plain copy, well kept or flattened, is restored part by part with a map."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depeche.acquire.capture import Given
from depeche.article.restore import restore
from tests.article.captures import capture, check_map, parts, restored

_FLAT_FR = (
    "Le ministre de la Pêche a présenté mardi son plan pour les ports de la côte. « Nous avons entendu les marins », "
    "a-t-il déclaré à l’AFP.Depuis janvier, les patrons pêcheurs réclament une aide, ce que Bruxelles refuse.À retenir"
    "⇒ Un plan pour les ports de la côte⇒ La grève des dockers se poursuitLa grève des dockers se poursuit au HavreLes "
    "dockers ont voté mercredi la poursuite du mouvement. »Nous ne céderons pas », a prévenu leur porte-parole.La "
    "direction n’a pas réagi."
)
_FLAT_EN = (
    "The fisheries minister presented his plan for the coastal ports on Tuesday. “We have listened to the crews,” he told "
    "the Herald.Since January, skippers have asked for help, which the commission refuses.Key points▶ A plan for the "
    "coastal ports▶ Dockers vote to stay outDockers vote to stay out in the northThe dockers voted on Wednesday to go "
    "on. ”We will not give in,” their spokeswoman warned.The company has not replied."
)


@pytest.mark.parametrize(("text", "opening"), [(_FLAT_FR, "«"), (_FLAT_EN, "“")])
def test_a_flattened_round_up_is_cut_where_it_was_glued(text: str, opening: str) -> None:
    """Paragraphs, digest lines and a heading come back; a reversed quotation mark is mended."""
    article = restored(text, title="Un plan pour les ports")

    assert [kind for kind, _ in parts(article)] == [
        "paragraph",
        "paragraph",
        "digest",
        "digest",
        "heading",
        "paragraph",
        "paragraph",
    ]
    assert article.sections[1].digest is not None
    assert [r.why for r in article.repairs if r.end - r.start == 1] == ["reversed quotation mark"]
    assert opening == article.text[next(r.start for r in article.repairs if r.end - r.start == 1)]


def test_the_trade_around_an_article_becomes_its_provenance() -> None:
    """Labels fill fields; an empty label fills none; dots and signs are junk."""
    article = restored(
        "La Gazette\n\nLe pont rouvre au trafic\n\nLe pont de Tancarville, le 3 mai 2021 (photo La Gazette)\n\n"
        "Le pont a rouvert lundi matin après trois mois de travaux, a annoncé la préfecture.\n\n"
        "Source link : https://www.lagazette.example/pont\n\nAuthor :\n\nPublish date : 2021-05-04 08:15:00\n\n"
        "Copyright for syndicated content belongs to the linked Source.\n\nTags : La Gazette, Ponts\n\n. . . * . . + + - -"
    )

    assert article.outlet is not None
    assert article.outlet.text == "La Gazette"
    assert article.headline is not None
    assert article.headline.text == "Le pont rouvre au trafic"
    assert article.published is not None
    assert article.published.value == "2021-05-04T08:15:00"
    assert article.source_url is not None
    assert article.source_url.text == "https://www.lagazette.example/pont"
    assert article.byline == ()
    assert [tag.text for tag in article.tags] == ["La Gazette", "Ponts"]
    assert ["credit", "headline", "caption", "paragraph", *["credit"] * 5, "junk"] == [k for k, _ in parts(article)]


@pytest.mark.parametrize("line", ["Par Anne Martin et Paul Petit", "By Anne Martin and Paul Petit"])
def test_a_byline_names_people(line: str) -> None:
    """Each name has its own pin."""
    article = restored(f"Le pont rouvre\n\n{line}\n\nLe pont a rouvert lundi matin, a annoncé la préfecture.")

    assert [name.text for name in article.byline] == ["Anne Martin", "Paul Petit"]


def test_a_date_line_is_the_publication_date() -> None:
    """A line that holds a date alone dates the article, unless a date was given."""
    text = "Friday, July 21, 2017\n\nThe bridge has opened again, the county said on Friday morning."

    assert [(d.value, d.given) for d in [restored(text).published] if d] == [("2017-07-21", False)]
    assert [(d.value, d.given) for d in [restored(text, date="2017-07-22").published] if d] == [("2017-07-22", True)]


@pytest.mark.parametrize("word", ["YouTube", "McDonald", "iPhone", "U.S.Army", "J.Dupont", "www.LeMonde.fr", "ASP.NET"])
def test_names_written_together_are_not_cut(word: str) -> None:
    """Camel-case names, initials and addresses are no glue."""
    text = f"Le groupe a vendu {word} lundi, selon le quotidien. La vente de {word} était attendue depuis des mois."

    assert [("paragraph", text)] == parts(restored(text))


def test_a_missing_space_in_a_short_text_is_a_space() -> None:
    """Where nothing else was flattened, the glued sentence only lost its blank."""
    article = restored("Il est venu lundi.Elle est partie mardi soir.")

    assert parts(article) == [("paragraph", "Il est venu lundi. Elle est partie mardi soir.")]
    assert [r.why for r in article.repairs] == ["missing space"]


def test_lines_broken_at_a_column_are_one_paragraph() -> None:
    """An old wire's lines are joined; separate lines stay separate."""
    wire = "The council voted on Monday to close the old\nharbour road for good, its leader said, after a\nlong debate."

    assert len(restored(wire).parts) == 1
    assert len(restored("The council voted on Monday.\nThe road closes on Friday.").parts) == 2


def test_lists_and_headings_keep_their_kind() -> None:
    """A dash makes an item; a short line without a stop makes a heading, which alone opens no section."""
    article = restored(
        "A title here\n\nFirst paragraph ends.\n\nWhat changes\n\n- one thing\n- another\n\nIt ends here."
    )

    assert [k for k, _ in parts(article)] == ["headline", "paragraph", "heading", "list", "list", "paragraph"]
    assert {0} == {p.section for p in article.parts}


def test_a_language_that_is_not_read_is_said() -> None:
    """The article is restored all the same."""
    text = "Der Minister hat am Montag mit den Fischern gesprochen und ihnen schnelle Hilfe für die Häfen zugesagt."
    article = restored(text, date="2024-01-01")

    assert ([("paragraph", text)], None) == (parts(article), article.language)
    assert "language not recognised" in article.warnings[0]


def test_a_language_that_is_asked_for_and_not_read_is_said() -> None:
    """An unknown code is named with those that are known."""
    article = restored("Il est venu lundi matin.", language="xx", date="2024-01-01")

    assert "no pipeline for language 'xx'" in article.warnings[0]


def test_no_publication_date_is_said() -> None:
    """Nothing is filled in."""
    article = restored("Le préfet est venu lundi matin dans la ville avec les élus.")

    assert article.published is None
    assert any("no publication date" in w for w in article.warnings)


def test_a_date_that_cannot_be_read_is_said() -> None:
    """The option's own words are named."""
    article = restore(capture("Le préfet est venu lundi.", given=Given(date="mardi")))

    assert any("cannot read the given date 'mardi'" in w for w in article.warnings)


_SCRAPS = st.lists(
    st.sampled_from(
        ["Le préfet", " est venu", ".", "Il", "\n\n", "\r\n", "\u00a0", "\u200b", "\ufeff", "»", "«", "”", "⇒ ", "é",
         "e\u0301", "🚢", "مرحبا", ": ", "Tags : a, b", "2024", "&amp;", "<p>", "\ud83d", "- ", "AFP.Depuis", "\u2028"]
    ),
    max_size=30,
)  # fmt: skip


@settings(max_examples=200)
@given(_SCRAPS)
def test_any_text_is_restored_with_a_map_that_holds(scraps: list[str]) -> None:
    """Whatever comes in: emoji, combining marks, right to left, zero-width and no-break spaces, half characters."""
    text = "".join(scraps)
    check_map(restore(capture(text)))


def test_the_seed_page_is_restored(corpus: Path) -> None:
    """The page the project started from: its origin, its four sections, its digest, its mended marks."""
    text = (corpus / "seed" / "page.txt").read_text(encoding="utf-8")
    article = restored(text)
    kinds = [kind for kind, _ in parts(article)]
    words = dict.fromkeys(kinds)

    assert article.outlet is not None
    assert article.outlet.text == "L’Express"
    assert article.published is not None
    assert article.published.value == "2024-09-14T10:39:19"
    assert article.byline == ()
    assert article.rights is not None
    assert article.rights.text.startswith("Copyright for syndicated content")
    assert [t.text for t in article.tags] == ["L’Express"]
    assert article.language == "fr"
    assert {"headline", "caption", "paragraph", "digest", "heading", "credit", "junk"} == set(words)
    assert 3 == kinds.count("digest") == kinds.count("heading")
    assert [s.digest is not None for s in article.sections] == [True, True, True, False]
    assert article.sections[0].heading is None
    assert sum(r.why == "reversed quotation mark" for r in article.repairs) == 2
    assert kinds[-1] == "junk"
    ends = [w for k, w in parts(article) if k == "paragraph"]
    assert ends[0].endswith("KCNA.")
    assert ends[1].endswith("nie.")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La ministre a annoncé mardi à Lyon l’envoi de 120 médecins dans les hôpitaux.", "fr"),
        ("The minister announced on Tuesday that 120 doctors would be sent to Guyana.", "en"),
        (
            "La ministra anunció el martes en Lyon el envío de 120 médicos a la Guayana y se reunió con los alcaldes.",
            None,
        ),
        ("Il ministro ha annunciato martedì a Lione l’invio di 120 medici in Guyana e ha incontrato i sindaci.", None),
        (
            "Der Minister hat am Dienstag in Lyon die Entsendung von 120 Ärzten angekündigt und will sie bald sehen.",
            None,
        ),
        (
            "De minister kondigde dinsdag in Lyon aan dat 120 artsen naar Guyana worden gestuurd, maar niet wanneer.",
            None,
        ),
        (
            "A ministra anunciou na terça-feira em Lyon o envio de 120 médicos para a Guiana e falou com os prefeitos.",
            None,
        ),
        ("1 2 3 …", None),
    ],
)
def test_a_language_is_told_by_its_own_words(text: str, language: str | None) -> None:
    """French and English are; their neighbours are not taken for them."""
    assert language == restored(text).language


@pytest.mark.parametrize(("label", "mark"), [("À retenir", "⇒"), ("Key points:", "-")])
def test_items_under_a_digest_label_are_the_digest(label: str, mark: str) -> None:
    """Each line is linked to what tells it; marks and label are recorded as taken out."""
    article = restored(
        f"The harbour road closes\n\n{label}\n{mark} The council voted to close the road\n{mark} Drivers face a detour\n\n"
        "The council voted on Monday to close the harbour road.\n\nThe long detour\n\nDrivers face a detour of nine miles."
    )

    assert ["headline", "digest", "digest", "paragraph", "heading", "paragraph"] == [k for k, _ in parts(article)]
    assert ["The council voted to close the road", "Drivers face a detour"] == [
        s.digest.text for s in article.sections if s.digest
    ]
    assert 2 == sum(r.why == "digest line break" for r in article.repairs)


@pytest.mark.parametrize(
    "text",
    [
        "Le maire de Brévent refuse de céder\n\nPar Nadia Sorel\nPublié le 4 juin 2025\n\nLe maire a parlé mardi.",
        "Mayor of Brevent refuses to yield\n\nBy Nadia Sorel\nPublished 4 June 2025\n\nThe mayor spoke on Tuesday.",
    ],
)
def test_a_byline_above_its_date_is_no_broken_paragraph(text: str) -> None:
    """Two short lines are two lines, however even they are."""
    article = restore(capture(text))
    assert ["Nadia Sorel"] == [name.text for name in article.byline]
    assert "2025-06-04" == (article.published.value if article.published else None)


@pytest.mark.parametrize(
    "line",
    [
        "Rights groups have condemned the attacks in the city.",
        "License fees rose by a third, the ministry said.",
        "Copyright law is to change, the government said.",
        "Licence d'exploitation retirée : la mine ferme.",
    ],
)
def test_prose_that_opens_with_a_word_of_rights_is_prose(line: str) -> None:
    """A notice of rights says more than one such word, or names a year or a holder."""
    assert ["paragraph"] == [kind for kind, _ in parts(restored(line))]


@pytest.mark.parametrize("line", ["Copyright The Gull", "Copyright 2024 The Gull", "Tous droits réservés.", "© AFP"])
def test_a_notice_of_rights_is_a_credit(line: str) -> None:
    """It is kept, but no sentence of the story."""
    article = restored(f"The bridge was closed on Saturday, the town said.\n\n{line}")
    assert "credit" == parts(article)[-1][0]


_UNDER_NAME = (
    "\n\nUn pont ouvre enfin sur la Seine, les riverains soulagés\n\nLa maire a inauguré samedi le nouveau pont devant trois"
    " cents personnes.\n\nLes travaux ont duré quatre ans et coûté neuf millions d'euros."
)


@pytest.mark.parametrize(
    "name", ["L’Express", "The Guardian", "Le Courrier de la Baie", "The Ooze Valley Gazette", "gull-news.example"]
)
def test_a_name_of_the_press_above_the_headline_is_the_outlet(name: str) -> None:
    """Though nothing else in the text names it."""
    article = restored(name + _UNDER_NAME)

    assert name == (article.outlet.text if article.outlet else None)
    assert "Un pont ouvre enfin sur la Seine, les riverains soulagés" == (article.headline and article.headline.text)


def test_the_name_in_the_address_is_the_outlet() -> None:
    """A first line that is the label of the article's host."""
    article = restored("Gull" + _UNDER_NAME, url="https://www.gull.co.uk/1")

    assert "Gull" == (article.outlet.text if article.outlet else None)


@pytest.mark.parametrize("line", ["Séisme au Japon", "A bridge at last", "Le Monde arabe en deuil"])
def test_another_first_line_is_the_headline(line: str) -> None:
    """Short as it may be."""
    article = restored(line + _UNDER_NAME)

    assert line == (article.headline and article.headline.text)
    assert article.outlet is None


@pytest.mark.parametrize(
    ("name", "headline"), [("Le Monde", "Un pont ouvre enfin"), ("BBC News", "A bridge opens at last")]
)
def test_a_name_run_together_with_the_headline_is_cut_off(name: str, headline: str) -> None:
    """In a text that lost its breaks."""
    article = restored(
        f"{name}{headline}\n\nThree hundred people walked over the new bridge on Saturday. It took four years."
    )

    assert [name, headline] == [v.text for v in (article.outlet, article.headline) if v]
