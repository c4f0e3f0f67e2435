"""Facts of a live page belong to their post, and what is told relative to now counts from the post's time."""

from __future__ import annotations

import pytest

from depeche.article.restore import restore
from depeche.facts.find import find
from tests.article.captures import capture
from tests.article.live_pages import ENGLISH, FRENCH, Post, led, page, wrapped

_LIVE = {"fr": "Inondations à Sorvie : en direct", "en": "Sorvie floods live: the river rises"}


def _next_day(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """The third post a day later than the page says it was begun."""
    return tuple(
        Post(p.hour, p.moment.replace("03-05", "03-07") if n > 1 else p.moment, p.heading, p.text)
        for n, p in enumerate(posts)
    )


@pytest.mark.parametrize(("code", "posts", "tomorrow"), [("fr", FRENCH, "demain"), ("en", ENGLISH, "tomorrow")])
def test_relative_times_count_from_the_post(code: str, posts: tuple[Post, ...], tomorrow: str) -> None:
    """The minister travels on the day after the post, not after the page was begun; the fact is the post's."""
    article = restore(capture(page(code, _LIVE[code], wrapped(_next_day(posts))), "text/html"))
    findings = find(article)

    assert ["2024-03-08"] == [t.value for t in findings.times if t.pin.text == tomorrow]
    dated = [f for f in findings.facts if f.when and f.when.pin.text == tomorrow]
    assert {("2024-03-08", 3)} == {(f.when.value, f.section) for f in dated if f.when}


@pytest.mark.parametrize(("code", "posts"), [("fr", FRENCH), ("en", ENGLISH)])
def test_the_stamp_of_a_post_dates_no_fact(code: str, posts: tuple[Post, ...]) -> None:
    """What leads its line is the time of writing; only what the text tells is a time."""
    article = restore(capture(page(code, _LIVE[code], led(posts)), "text/html"))
    findings = find(article)

    assert not {p.hour for p in posts} & {t.pin.text for t in findings.times}
    assert {1, 2, 3, 4} == {f.section for f in findings.facts}
