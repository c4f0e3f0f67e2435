"""Two captures of one article: what changed, word by word, each side pinned, and whether the paper says so."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.acquire.capture import Given
from depeche.article.article import Article
from depeche.article.restore import restore
from depeche.article.stored import article_of
from depeche.article.versions import Versions, differences
from depeche.article.word_diff import hunks, same_words
from depeche.publish.jsonl import as_object
from depeche.record import Record
from tests.article.captures import capture
from tests.article.live_pages import page

_FIRST = {
    "fr": "Un incendie a tué 12 personnes lundi soir dans le port de Sorvie, ont annoncé les pompiers du département.",
    "en": "A fire killed 12 people on Monday night in the port of Sorvie, the fire brigade said in a statement.",
}
_SECOND = {
    "fr": "La maire, Anne Leroy, a indiqué que l’entrepôt avait été inspecté en mai et qu’aucun défaut n’avait été trouvé.",
    "en": "The mayor, Anne Leroy, said that the warehouse had been inspected in May and that no fault had been found.",
}
_THIRD = {
    "fr": "Trente personnes ont été hospitalisées, selon la préfecture, qui a ouvert une ligne pour les familles.",
    "en": "Thirty people were taken to hospital, according to the prefecture, which opened a line for families.",
}
_FOURTH = {
    "fr": "La police a ouvert mardi une enquête sur le propriétaire de l’entrepôt, qui n’a pas répondu à nos questions.",
    "en": "Police opened an inquiry on Tuesday into the owner of the warehouse, who has not replied to questions.",
}
_TITLES = {"fr": "Incendie meurtrier au port de Sorvie", "en": "Deadly fire at the port of Sorvie"}
_NOTICES = {
    "fr": "Correction : une première version de cet article donnait un bilan de 12 morts.",
    "en": "Correction: an earlier version of this article gave the death toll as 12.",
}
_BOTH = pytest.mark.parametrize("code", ["fr", "en"])


def _article(code: str, *paragraphs: str, title: str | None = None, modified: str = "") -> Article:
    head = f'<meta property="article:modified_time" content="{modified}">' if modified else ""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return restore(capture(page(code, title or _TITLES[code], body, head=head), "text/html"))


def _plain(text: str) -> Article:
    return restore(capture(text, given=Given(title="Sorvie")))


def _told(found: Versions) -> list[tuple[str, str | None, str | None]]:
    return [(c.kind, c.before and c.before.text, c.after and c.after.text) for c in found.changes]


def _paragraphs(code: str) -> list[str]:
    return [_FIRST[code], _SECOND[code], _THIRD[code]]


@_BOTH
def test_the_same_article_has_not_changed(code: str) -> None:
    """Nor has one whose marks are set otherwise: typography is no change."""
    article = _article(code, *_paragraphs(code))
    typed = _article(code, *(p.replace("’", "'") for p in _paragraphs(code)))

    for other in (article, typed):
        found = differences(article, other)
        assert ((), 1.0, False) == (found.changes, found.kept, found.silent)


@_BOTH
def test_a_figure_that_differs_at_the_same_place(code: str) -> None:
    """In figures and in letters, with what it counts."""
    changed = [_FIRST[code].replace("12", "15"), _SECOND[code]]
    changed.append(_THIRD[code].replace("Trente", "Quarante").replace("Thirty", "Forty"))
    found = differences(_article(code, *_paragraphs(code)), _article(code, *changed))

    expected = {
        "fr": [("figure", "12 personnes", "15 personnes"), ("figure", "Trente personnes", "Quarante personnes")],
        "en": [("figure", "12 people", "15 people"), ("figure", "Thirty people", "Forty people")],
    }
    assert expected[code] == _told(found)
    assert found.silent


@_BOTH
def test_names_and_words_that_changed(code: str) -> None:
    """A name for a name; other words are reworded."""
    changed = [_FIRST[code], _SECOND[code].replace("Anne Leroy", "Paul Marchand"), _THIRD[code]]
    reworded = [_FIRST[code].replace("tué", "blessé").replace("killed", "injured"), *_paragraphs(code)[1:]]
    before = _article(code, *_paragraphs(code))

    assert [("name", "Anne Leroy", "Paul Marchand")] == _told(differences(before, _article(code, *changed)))
    words = {"fr": ("reworded", "tué", "blessé"), "en": ("reworded", "killed", "injured")}
    assert [words[code]] == _told(differences(before, _article(code, *reworded)))


@_BOTH
def test_passages_that_came_and_went(code: str) -> None:
    """A paragraph put in, beside one whose first word changed; a paragraph struck out."""
    before = _article(code, *_paragraphs(code))
    third = _THIRD[code].replace("Trente", "Quarante").replace("Thirty", "Forty")
    added = differences(before, _article(code, _FIRST[code], _SECOND[code], _FOURTH[code], third))
    removed = differences(before, _article(code, _FIRST[code], _THIRD[code]))

    assert [("added", None, _FOURTH[code]), "figure"] == [_told(added)[0], _told(added)[1][0]]
    assert [("removed", _SECOND[code], None)] == _told(removed)
    assert "paragraph" == removed.changes[0].part


@_BOTH
def test_a_passage_that_moved(code: str) -> None:
    """It went in one place and stands in another."""
    before = _article(code, *_paragraphs(code), _FOURTH[code])
    after = _article(code, _FOURTH[code], *_paragraphs(code))

    assert [("moved", _FOURTH[code], _FOURTH[code])] == _told(differences(before, after))


@_BOTH
def test_a_headline_that_changed(code: str) -> None:
    """Both headlines, each pinned on its own page."""
    after = _article(code, *_paragraphs(code), title="Sorvie : quinze morts dans un incendie")
    (change,) = differences(_article(code, *_paragraphs(code)), after).changes

    assert ("headline", _TITLES[code]) == (change.kind, change.before and change.before.text)
    assert change.after is not None
    assert after.text[change.after.start : change.after.end] == change.after.text


@_BOTH
def test_a_change_is_owned_to_by_a_notice_or_a_date(code: str) -> None:
    """A notice that was not there before, else a new date of modification; else the edit is silent."""
    before = _article(code, *_paragraphs(code))
    changed = [_FIRST[code].replace("12", "15"), *_paragraphs(code)[1:]]
    noticed = differences(before, _article(code, *changed, _NOTICES[code]))
    again = differences(_article(code, *changed, _NOTICES[code]), _article(code, *changed[:-1], _NOTICES[code]))
    dated = differences(before, _article(code, *changed, modified="2024-03-06T08:00:00+01:00"))

    assert ("notice", [_NOTICES[code]]) == (noticed.declared, [pin.text for pin in noticed.notices])
    assert (None, True) == (again.declared, again.silent)
    assert ("date", False) == (dated.declared, dated.silent)
    assert "modified" == dated.changes[-1].kind


@pytest.mark.parametrize(
    "notice",
    [
        "Cet article a été corrigé le 6 mars : le bilan est de quinze morts.",
        "Mise à jour : le bilan a été porté à quinze morts.",
        "Contrairement à ce que nous avions écrit, quinze personnes sont mortes.",
        "Une version précédente de cet article donnait un autre bilan.",
        "This article was amended on 6 March to correct the death toll.",
        "An earlier version of this article misstated the death toll.",
        "Update: the death toll was raised to fifteen.",
        "This story has been corrected to show that fifteen people died.",
    ],
)
def test_notices_in_both_languages(notice: str) -> None:
    """Wherever on the page they stand; a date line alone is none."""
    inside = _article("en", *_paragraphs("en"), notice)
    around = restore(
        capture(page("en", _TITLES["en"], f"<p>{_FIRST['en']}</p></article><i>{notice}</i><article>"), "text/html")
    )
    before = _article("en", *_paragraphs("en"), "Mis à jour le 6 mars 2024 à 10:00. Last updated 6 March 2024.")

    for after in (inside, around):
        assert [notice] == [pin.text for pin in differences(before, after).notices]
    assert () == differences(inside, before).notices


@_BOTH
def test_a_stored_record_gives_the_same_differences(code: str) -> None:
    """The article that JSON gives back is the article."""
    from depeche.facts.fact import Findings

    articles = [_article(code, *_paragraphs(code)), _article(code, _FIRST[code].replace("12", "15"), _FOURTH[code])]
    stored = []
    for article in articles:
        came = capture(article.captured, "text/html")
        record = as_object(Record(came, article, Findings((), (), (), (), (), ()), "reader"))
        stored.append(article_of(record["article"], article.captured))

    assert differences(*articles) == differences(*stored)


_WORDS = st.lists(st.sampled_from(["le", "la", "port", "ferme", "ouvre", "12", "15", ",", "."]), max_size=60)


@given(_WORDS, _WORDS)
def test_any_two_sequences_are_taken_apart_rightly(before: list[str], after: list[str]) -> None:
    """What is common is in both, and with the hunks it gives both again."""
    rebuilt, at = [], 0
    for hunk in hunks(before, after):
        assert before[at : hunk.a0] == after[len(rebuilt) : hunk.b0]
        rebuilt += before[at : hunk.a0] + after[hunk.b0 : hunk.b1]
        at = hunk.a1
    assert after == rebuilt + before[at:]
    assert all(before[s.a : s.a + s.length] == after[s.b : s.b + s.length] for s in same_words(before, after))


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_are_compared(before: str, after: str) -> None:
    """Every pin holds, whatever the texts."""
    found = differences(_plain(before), _plain(after))

    assert 0 <= found.kept <= 1


def test_long_texts_are_compared_in_time() -> None:
    """Twenty thousand words with a change in each hundred, and as many that have nothing in common, in seconds."""
    before = [f"w{n * n % 9973}" for n in range(20_000)]
    after = [f"x{n}" if n % 100 == 0 else word for n, word in enumerate(before)]
    start = time.process_time()

    assert 200 == len(hunks(before, after))
    assert 1 == len(hunks(before, [f"y{n}" for n in range(20_000)]))
    assert 30 > time.process_time() - start
