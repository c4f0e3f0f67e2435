"""Cost of a whole reading, as ratios and articles a core-second."""

from __future__ import annotations

import resource
import time
from datetime import date
from typing import Any

from benchmarks.measure import Bench, Measure, rows_of

#: "An article of 500 words" of the yardstick.
_WORDS = 500
#: Characters a second on one core that the times must be read at.
_TIMES_BAR = 200_000


def speed(bench: Bench) -> list[Measure]:
    """Articles of 500 words a core-second, and the cost of a bare parse as a share of the whole reading."""
    import depeche
    from depeche.facts.parsing import load_parser

    articles = rows_of(bench.corpus / "news" / "wikinews.jsonl")
    for article in articles[:2] + articles[-2:]:
        depeche.read_text(article["text"], language=article["lang"])
    words = sum(len(article["text"].split()) for article in articles)
    start = time.process_time()
    for article in articles:
        depeche.read_text(article["text"], date=article.get("date"), language=article["lang"])
    whole = time.process_time() - start
    start = time.process_time()
    for article in articles:
        list(load_parser(article["lang"]).parse([p for p in article["text"].split("\n\n") if p.strip()]))
    bare = time.process_time() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        Measure("speed/articles of 500 words a core-second", round(words / _WORDS / whole, 1)),
        Measure("speed/bare parse over whole reading", round(bare / whole, 2)),
        Measure("speed/megabytes under 700", round(700 - megabytes)),
        Measure("speed/times over 200000 characters a second", round(_times_a_second(articles) / _TIMES_BAR, 2)),
    ]


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
