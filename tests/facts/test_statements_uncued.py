"""Quotations that no word of speech brings in, and those whose speaker is never named."""

from __future__ import annotations

import pytest

import depeche
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


def quotations(code: str, text: str) -> list[tuple[list[str], str]]:
    """Who says what, of the statements whose content stands in the last quotation of the text."""
    said = [f for f in depeche.read_text(text, language=code).findings.facts if f.kind == "statement" and f.content]
    return [([m.pin.text for m in f.who], f.content.text) for f in said if f.content]


@pytest.mark.parametrize(
    ("code", "text", "who", "content"),
    [
        ("fr", "Anne Morel hausse les épaules : « Nous n'avons rien vu. »", "Anne Morel", "Nous n'avons rien vu."),
        ("fr", "La syndicaliste ne décolère pas : « On nous a menti. »", "La syndicaliste", "On nous a menti."),
        ("fr", "Anne Morel hausse les épaules. « Nous n'avons rien vu. »", "Anne Morel", "Nous n'avons rien vu."),
        ("en", 'Anne Morel shrugs her shoulders: "We saw nothing coming."', "Anne Morel", "We saw nothing coming."),
    ],
)
def test_whom_the_sentence_before_is_about_says_it(code: str, text: str, who: str, content: str) -> None:
    """Behind a colon, or speaking of oneself right behind the sentence, the quotation is its subject's."""
    assert [([who], content)] == quotations(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "La police a trouvé une lettre : « Nous reviendrons demain. »"),
        ("fr", "La question est simple : « Qui va payer la facture ? »"),
        ("fr", "Le maire a rencontré les parents. « Nous sommes en colère depuis lundi. »"),
        ("en", 'Police found a letter: "We will all come back tomorrow."'),
        ("en", 'The mayor met the parents. "We have been angry since Monday."'),
    ],
)
def test_a_quotation_of_somebody_else_is_nobodys(code: str, text: str) -> None:
    """Whoever reads or finds words does not say them, and of two who may speak neither does."""
    assert [] == quotations(code, text)


def test_a_new_sentence_changes_the_speaker() -> None:
    """Whoever spoke before does not say what the next one says of herself."""
    text = "Le maire a dit qu'il partirait. Anne Morel hausse les épaules. « Nous n'avons rien vu. »"
    assert (["Anne Morel"], "Nous n'avons rien vu.") == quotations("fr", text)[-1]


def test_nobody_speaks_on_for_whom_a_quotation_tells_of() -> None:
    """Over paragraphs that each open a mark, whoever is told of in one does not say the next."""
    text = (
        "Marc vit à Kelna.\n\n« On a reçu des messages. C'était avant que la Norvie demande à tous de partir.\n\n"
        "« Toute la famille est donc partie. Nous étions vingt.\n\n« Puis il a plu. Je n'ai plus rien. »"
    )
    assert [(["la Norvie"], "de partir")] == quotations("fr", text)


@pytest.mark.parametrize(
    ("code", "text", "who"),
    [
        (
            "fr",
            "Pourquoi partir ?\n\nAnne Morel : Parce que tout est fini ici.\n\nEt ensuite ?\n\nAnne Morel : Je vais écrire.",
            "Anne Morel",
        ),
        (
            "en",
            "Why leave?\n\nAnn Bell: Because the work is over.\n\nAnd then?\n\nAnn Bell: I will write a book.",
            "Ann Bell",
        ),
    ],
)
def test_one_who_answers_questions_has_turns(code: str, text: str, who: str) -> None:
    """Whoever answers a question a paragraph says what stands behind his name, though the one who asks is not named."""
    assert [[who], [who]] == [speakers for speakers, _ in quotations(code, text)]
