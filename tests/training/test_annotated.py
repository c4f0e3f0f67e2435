"""The facts that we wrote down ourselves fit the articles of the corpus."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from depeche._languages import codes
from training.annotated import FOR_TRAINING, annotated


@pytest.mark.parametrize("code", codes())
def test_every_fact_stands_in_its_article(corpus: Path, code: str) -> None:
    """Triggers and mentions are words of the text, and whoever acts has a name for whom it stands for."""
    articles = list(annotated(corpus, code))

    assert 10 < len(articles)
    assert any(a.source == FOR_TRAINING for a in articles)
    for article in articles:
        for fact in article.facts:
            assert fact["trigger"].strip()
            assert all(words.strip() for field in ("who", "to_whom") for words in fact[field])
            assert len(fact["who"]) == len(fact["who_id"])


def test_another_text_is_refused(tmp_path: Path, corpus: Path) -> None:
    """An article that was changed since is not scored at wrong offsets."""
    (tmp_path / "news").mkdir()
    lines = (corpus / FOR_TRAINING).read_text(encoding="utf-8").splitlines()
    changed = [json.dumps(row | {"text": f"x{row['text']}"}) for row in map(json.loads, lines)]
    (tmp_path / FOR_TRAINING).write_text("\n".join(changed), encoding="utf-8")

    with pytest.raises(ValueError, match="another text"):
        list(annotated(tmp_path, "fr"))


def test_an_article_is_written_as_the_scorer_reads_it(tmp_path: Path, corpus: Path) -> None:
    """Its text and its facts side by side."""
    article = next(iter(annotated(corpus, "fr")))
    path = article.write(tmp_path)

    assert path.is_file()
    assert len(article.facts) == len(path.with_suffix(".gold.jsonl").read_text(encoding="utf-8").splitlines())
