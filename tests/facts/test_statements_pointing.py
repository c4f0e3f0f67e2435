"""Statements whose words stand before them, or whose source is a pronoun: "C'est ce qu'a dit X", "in her view"."""

from __future__ import annotations

import pytest

import depeche
from depeche.facts.fact import Fact
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


def statements(code: str, text: str) -> list[tuple[str, list[str], str]]:
    """The statements of a text: type, speakers and what is said."""
    facts: tuple[Fact, ...] = depeche.read_text(text, language=code).findings.facts
    said = [f for f in facts if f.kind == "statement"]
    return [(f.type, [m.pin.text for m in f.who], f.content.text if f.content else "") for f in said]


@pytest.mark.parametrize(
    ("code", "text", "who"),
    [
        ("fr", "Le pont restera fermé. C'est ce qu'a annoncé lundi le maire de Kelna.", "le maire de Kelna"),
        ("fr", "Le pont restera fermé. C'est du moins ce qu'affirme le parquet.", "le parquet"),
        ("fr", "Le pont restera fermé.\n\nC'est ce que révèle un rapport de la ville.", "un rapport de la ville"),
        ("fr", "Le pont restera fermé. Voilà ce qu'a dit le procureur.", "le procureur"),
        ("en", "Le pont restera fermé. That is what the mayor of Kelna announced on Monday.", "the mayor of Kelna"),
        ("en", "Le pont restera fermé. That's according to a report.", "a report"),
    ],
)
def test_a_sentence_that_points_back_says_the_one_before(code: str, text: str, who: str) -> None:
    """Behind "c'est ce que" and "that is what" it is the sentence before that is said, in the same paragraph or not."""
    text = text.replace("Le pont restera fermé", "The bridge will stay shut") if code == "en" else text
    assert [("SAY", [who], text.partition(".")[0])] == statements(code, text)


@pytest.mark.parametrize("text", ["C'est ce qui inquiète le maire.", "C'est ce qu'a annoncé le maire."])
def test_nothing_is_said_where_nothing_stands_before(text: str) -> None:
    """What worries somebody is not said, and the first sentence of a text points at nothing."""
    assert [] == statements("fr", text)


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        ("fr", "Accusé de corruption, le maire nie.", "corruption"),
        ("fr", "Soupçonné de fraude, le maire nie en bloc.", "fraude"),
        ("en", "Accused of corruption, the mayor denies it.", "corruption"),
    ],
)
def test_a_bare_denial_denies_what_its_speaker_is_accused_of(code: str, text: str, content: str) -> None:
    """The participle beside a denial without words says what is denied."""
    assert [("DENY", ["the mayor" if code == "en" else "le maire"], content)] == statements(code, text)


@pytest.mark.parametrize(
    ("code", "text", "who", "content"),
    [
        ("fr", "À ses yeux, le texte est une erreur.", "ses", "le texte est une erreur"),
        ("fr", "A ses yeux, « on peut parler d'un recul ».", "ses", "on peut parler d'un recul"),
        ("fr", "À l'en croire, la route était vide.", "l'", "la route était vide"),
        ("fr", "Le texte est à ses yeux une erreur.", "ses", "Le texte est à ses yeux une erreur"),
        ("fr", "Le texte serait, d'après eux, inapplicable.", "eux", "Le texte serait, d'après eux, inapplicable"),
        ("fr", "L'essor illustrerait selon lui un malaise.", "lui", "L'essor illustrerait selon lui un malaise"),
        ("en", "In their eyes, the deal was unfair.", "their", "the deal was unfair"),
        ("en", "The bill would, according to him, cost more.", "him", "The bill would, according to him, cost more"),
    ],
)
def test_a_pronoun_is_a_source(code: str, text: str, who: str, content: str) -> None:
    """Who sees it so is named by the pronoun alone; where the phrase stands inside the clause, all of that is said."""
    assert [("SAY", [who], content)] == statements(code, text)


def test_a_source_before_the_subject_is_not_the_speaker() -> None:
    """Whoever tells that another refused something is no part of that other's name."""
    text = "Mais, d'après elle, Marc Leroy a, sans surprise, balayé l'idée d'une consultation."
    assert [("REJECT", ["Marc Leroy"], "l'idée d'une consultation")] == statements("fr", text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Prenant la parole devant le juge, Marc Leroy a reconnu tous les faits.", "Marc Leroy"),
        ("Photos à l'appui, le journal de Kelna révèle que le ministre est parti.", "le journal de Kelna"),
        ("Document à la main, la députée Anne Morel affirme que le texte est prêt.", "la députée Anne Morel"),
    ],
)
def test_what_opens_the_sentence_is_no_part_of_the_speaker(text: str, who: str) -> None:
    """A participle or a bare noun with its phrase, set before the comma, says in what state the speaker speaks."""
    assert [who] == statements("fr", text)[0][1]


@pytest.mark.parametrize(
    ("code", "text", "kind", "who"),
    [
        ("fr", "Le suspect a fui. Ce que dément formellement son avocat.", "DENY", "son avocat"),
        ("fr", "Le suspect a fui. Une information démentie par le ministère.", "DENY", "le ministère"),
        ("fr", "Le suspect a fui. Une version que conteste la défense.", "REJECT", "la défense"),
        ("en", "The suspect fled to Oslo. Which his lawyer denies.", "DENY", "his lawyer"),
    ],
)
def test_a_fragment_answers_the_sentence_before(code: str, text: str, kind: str, who: str) -> None:
    """A sentence that is no more than an answer has the one before it for its words."""
    assert [(kind, [who], text.partition(".")[0])] == statements(code, text)


@pytest.mark.parametrize("text", ["Ce que dit le maire est faux.", "Il pleut. Ce que dément son avocat est vrai."])
def test_a_subject_is_no_fragment(text: str) -> None:
    """What somebody says is no statement where the sentence goes on to say something of it."""
    assert [] == statements("fr", text)
