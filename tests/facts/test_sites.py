"""Sites are where something happens, told by a noun."""

from __future__ import annotations

import pytest

from depeche._languages import codes
from depeche.facts.fact import Place
from depeche.facts.sites import clause_words, find_sites
from tests.article.captures import restored
from tests.facts.docs import passage, span

_ROWS = """
Troops troops NOUN 1 nsubj
entered enter VERB 1 ROOT
in in ADP 4 case
the the DET 4 det
town town NOUN 1 obl
of of ADP 6 case
Yeoncheon Yeoncheon PROPN 4 nmod
. . PUNCT 1 punct
"""


def test_a_site_that_holds_a_name_is_where_the_name_is() -> None:
    """The phrase is quoted whole; its point is the place's."""
    found = passage(_ROWS)
    article = restored("Troops entered in the town of Yeoncheon.", title="x")
    pin = article.pin(*span(found, "Yeoncheon"))
    named = Place(pin, "Yeoncheon", "KR", 38.1, 127.1, "city", "place")
    sites = find_sites(article, [found], [named], clause_words("en"))

    assert [("the town of Yeoncheon", "KR", 38.1)] == [(s.pin.text, s.country, s.lat) for s in sites.values()]


def test_a_site_without_a_name_is_nowhere_on_the_map() -> None:
    """Unknown stays unknown."""
    found = passage(_ROWS)
    article = restored("Troops entered in the town of Yeoncheon.", title="x")
    (site,) = find_sites(article, [found], [], clause_words("en")).values()

    assert (None, None, "described") == (site.country, site.lat, site.precision)


@pytest.mark.parametrize("code", codes())
def test_every_language_has_prepositions_and_sites(code: str) -> None:
    """Enough of both."""
    words = clause_words(code)

    assert len(words.locative) > 8
    assert len(words.sites) > 80
