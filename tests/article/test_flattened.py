"""Copies that ran paragraphs, headings, captions and trailers together are parted as they were."""

from __future__ import annotations

import pytest

from benchmarks.flattened import Flattened, flattened_copies, restored_parts
from tests.article.captures import parts, restored

_COPIES = [case for code in ("fr", "en") for case in flattened_copies(code)]


def _folded(found: tuple[tuple[str, str], ...] | list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(kind, " ".join(text.replace("« ", "«").replace(" »", "»").split())) for kind, text in found]


@pytest.mark.parametrize("case", _COPIES, ids=lambda case: case.name)
def test_a_flattened_copy_has_its_parts_again(case: Flattened) -> None:
    """Each part comes back with its kind and its bounds, and every character is accounted for."""
    restored(case.copy)

    assert _folded(case.parts) == _folded(restored_parts(case.copy))


@pytest.mark.parametrize(
    "text",
    [
        "The talks went on, the French President Franà§Ois Hollande said on Friday as he came in with his ministers.",
        "Nothing was decided on Monday, as PolitiFact announced in a long and much discussed note on its own pages.",
    ],
)
def test_a_name_oddly_written_is_no_heading(text: str) -> None:
    """A capital inside a word of a short paragraph parts nothing."""
    assert ["paragraph"] == [kind for kind, _ in parts(restored(text))]


@pytest.mark.parametrize("question", ["Qui paiera ?", "Who will pay?"])
def test_a_short_question_between_paragraphs_is_a_heading(question: str) -> None:
    """With or without a blank before its mark."""
    before = (
        "The council adopted the reform on Thursday night, by thirty votes to twelve, after a debate of five hours."
    )
    article = restored(
        f"A reform\n\n{before}{question}The others will pay no more than today, the mayor said on Friday."
    )

    assert ("heading", question) in parts(article)
