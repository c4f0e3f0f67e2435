"""A heading that gives its words capitals is read as the sentence it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from depeche.facts.title_case import in_sentence_case, is_in_title_case, names_in, small_in

BODY = (
    "The mayor says that Anna Lopez and the guild will keep the bridge shut until somebody comes from Kelna to mend it."
)
TITLE = "Mayor Says Lopez Will Keep the Bridge Shut Until Kelna Comes"


def test_a_title_is_known_by_words_that_the_article_writes_small() -> None:
    """Capitals are the title's where the article gives some of the words none; a row of names is no title."""
    small = small_in([BODY])
    assert is_in_title_case(TITLE, small)
    assert not is_in_title_case("Anna Lopez met Paul Klein and Maria Perez in Kelna", small)
    assert not is_in_title_case(BODY, small)


def test_names_keep_their_capitals() -> None:
    """What the article writes with a capital in mid-sentence keeps it, all else but the first word is small."""
    assert "Mayor says Lopez will keep the bridge shut until Kelna comes" == in_sentence_case(TITLE, names_in([BODY]))


@given(st.text())
def test_no_character_comes_or_goes(text: str) -> None:
    """Offsets hold: the sentence is as long as the title, and differs from it in capitals alone."""
    read = in_sentence_case(text, frozenset())
    assert len(text) == len(read)
    assert text.casefold() == read.casefold() or text.lower() == read.lower()
