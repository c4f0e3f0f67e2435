"""Cost of a whole reading, as ratios and articles a core-second."""

from __future__ import annotations

import functools
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.measure import Bench, Measure, rows_of
from benchmarks.pages import page_speed

if TYPE_CHECKING:
    from spacy.language import Language

    from depeche.facts.tokens import Tokenizer

#: "An article of 500 words" of the yardstick.
_WORDS = 500
#: Characters a second on one core that the times must be read at.
_TIMES_BAR = 200_000
#: Rounds in which each is measured once, so that what else the machine does falls on all alike.
_ROUNDS = 3
#: What one worker may hold.
_MOST_MEGABYTES = 700


def speed(bench: Bench) -> list[Measure]:
    """Articles of 500 words a core-second; what parsing and facts cost beside a bare spaCy pipeline of the same size."""
    articles = rows_of(bench.corpus / "news" / "wikinews.jsonl")
    words = sum(len(article["text"].split()) for article in articles)
    whole, parse, spacy = _least((_whole, _parse, _spacy), articles)
    return [
        Measure("speed/articles of 500 words a core-second", round(words / _WORDS / whole, 1)),
        Measure("speed/bare spaCy pipeline over parse", round(spacy / parse, 2)),
        Measure("speed/bare spaCy pipeline over what facts cost", round(spacy / (whole - parse), 2)),
        Measure("speed/megabytes under 700", round(_MOST_MEGABYTES - _megabytes(bench))),
        Measure("speed/times over 200000 characters a second", round(_times_a_second(articles) / _TIMES_BAR, 2)),
        *page_speed(bench),
    ]


def _megabytes(bench: Bench) -> float:
    """The most memory that a process holds which reads the articles and does nothing else."""
    source = str(bench.corpus / "news" / "wikinews.jsonl")
    command = [sys.executable, "-m", "benchmarks.speed", source]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _read_all(source: Path) -> float:
    _whole(rows_of(source))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _least(costs: Sequence[Callable[[list[dict[str, Any]]], float]], articles: list[dict[str, Any]]) -> list[float]:
    """The least of some rounds for each, in seconds of processor time; what is loaded once is loaded before."""
    for cost in costs:
        cost(articles[:2] + articles[-2:])
    rounds = [[cost(articles) for cost in costs] for _ in range(_ROUNDS)]
    return [min(seconds) for seconds in zip(*rounds, strict=True)]


def _whole(articles: list[dict[str, Any]]) -> float:
    import depeche

    start = time.process_time()
    for article in articles:
        depeche.read_text(article["text"], date=article.get("date"), language=article["lang"])
    return time.process_time() - start


def _parse(articles: list[dict[str, Any]]) -> float:
    from depeche.facts.parsing import load_parser

    start = time.process_time()
    for article in articles:
        list(load_parser(article["lang"]).parse(_paragraphs(article)))
    return time.process_time() - start


def _spacy(articles: list[dict[str, Any]]) -> float:
    """The same words through spaCy's own loop, cutting them and building its Docs included."""
    from spacy.tokens import Doc

    start = time.process_time()
    for article in articles:
        nlp, tokens = _bare(article["lang"])
        texts = [tokens.plain(paragraph) for paragraph in _paragraphs(article)]
        list(nlp.pipe([Doc(nlp.vocab, words=[t[a:b] for a, b in tokens.spans(t)]) for t in texts]))
    return time.process_time() - start


@functools.cache
def _bare(code: str) -> tuple[Language, Tokenizer]:
    import spacy

    from depeche._languages import language
    from depeche.facts.tokens import tokenizer, vocabulary

    nlp = spacy.load(language(code).folder / "pipeline", vocab=vocabulary(), exclude=["tokenizer"])
    return nlp, tokenizer(code)


def _paragraphs(article: dict[str, Any]) -> list[str]:
    return [paragraph for paragraph in article["text"].split("\n\n") if paragraph.strip()]


def _times_a_second(articles: list[dict[str, Any]]) -> float:
    """Characters read for times in a second of one core, the slower language's."""
    from depeche._languages import language
    from depeche.facts.times import find_times, load_time_words

    speeds = []
    for code in ("fr", "en"):
        words, texts = load_time_words(language(code)), [a for a in articles if a["lang"] == code]
        start = time.process_time()
        for article in texts:
            find_times(
                article["text"], words, date.fromisoformat(article["date"][:10]) if article.get("date") else None
            )
        speeds.append(sum(len(a["text"]) for a in texts) / (time.process_time() - start))
    return min(speeds)


if __name__ == "__main__":
    print(_read_all(Path(sys.argv[1])))
