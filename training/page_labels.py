"""Development pages with their blocks labelled: of the article or not, as the gold text says."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from depeche.acquire.decode import decode
from depeche.article.markup import Markup
from depeche.article.page_blocks import blocks_of_page
from depeche.article.page_body import features_of_page
from depeche.article.page_features import PageFeatures
from depeche.article.page_headline import headline_of
from depeche.article.page_metadata import metadata_of
from depeche.article.page_scorer import is_candidate
from depeche.article.page_site import Site

#: The sets of pages and how much a page of each counts: news before other articles, whole texts before snippets.
SETS = {"aeb": 1.0, "french": 1.0, "fundus_eval": 1.0, "fundus_tests": 1.0, "wcxb_article": 0.5, "trafilatura": 0.3}
_FOLDS = 5
_SHINGLE = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page's features and the truth about its blocks: by index, whether they are of the article and their words."""

    site: str
    weight: float
    features: PageFeatures
    headline: int
    truth: dict[int, bool]
    words: dict[int, int]

    @property
    def fold(self) -> int:
        """In which part of the cross-validation the page's site is."""
        return int(hashlib.md5(self.site.encode(), usedforsecurity=False).hexdigest(), 16) % _FOLDS


def labelled_pages(corpus: Path) -> Iterator[LabelledPage]:
    """The pages of all sets, in order."""
    for name, weight in SETS.items():
        for path in sorted((corpus / "pages" / name).glob("*.json")):
            page = json.loads(path.read_text(encoding="utf-8"))
            content = gzip.decompress(path.with_suffix(".html.gz").read_bytes())
            found = _labelled(page, decode(content, path.name).text, weight)
            if found is not None:
                yield found


def _labelled(page: dict[str, Any], text: str, weight: float) -> LabelledPage | None:
    markup = Markup(text)
    blocks = blocks_of_page(markup)
    found = metadata_of(markup)
    headline = headline_of(markup, blocks, found, Site(found, ""))
    features = features_of_page(markup, blocks, headline, found)
    gold = _Gold(page["gold"])
    truth = {}
    for index, block in enumerate(blocks):
        said = gold.says(block.words) if is_candidate(features, index, headline) else None
        if said is not None:
            truth[index] = said
    words = {index: len(_WORD.findall(blocks[index].words)) for index in truth}
    return LabelledPage(page["site"], weight, features, headline, truth, words) if truth else None


class _Gold:
    """Gold of either kind: the whole text, or snippets that are in the article and others that are not."""

    def __init__(self, gold: dict[str, Any]) -> None:
        lines = _lines(gold)
        self._whole = bool(lines)
        self._lines = {_letters(line) for line in lines}
        self._letters = _letters(" ".join(lines))
        self._shingles = set(_shingles("\n".join(lines)))
        self._with = [_letters(snippet) for snippet in gold.get("with") or []]
        self._without = [_letters(snippet) for snippet in gold.get("without") or []]

    def says(self, words: str) -> bool | None:
        """Whether a block of these words is of the article; None where the gold does not say."""
        letters = _letters(words)
        if not self._whole:
            if any(snippet in letters for snippet in self._with):
                return True
            return False if any(snippet in letters for snippet in self._without) else None
        own = list(_shingles(words))
        if own:
            return sum(shingle in self._shingles for shingle in own) >= len(own) / 2
        return letters in self._lines or (len(letters) > 9 and letters in self._letters)


def _lines(gold: dict[str, Any]) -> list[str]:
    if gold.get("text"):
        return str(gold["text"]).split("\n")
    if "paragraphs" in gold:
        return [str(p) for p in gold["paragraphs"]]
    sections = gold.get("sections") or []
    return [*(gold.get("standfirst") or []), *(p for s in sections for p in (*s["headings"], *s["paragraphs"]))]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text)
    return (tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))
