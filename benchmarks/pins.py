"""Every value of every output, checked against its capture: news, pages and the seed."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.measure import Bench, Measure, rows_of

_MARKS_AND_BLANKS = re.compile(r"[\s«»“”\"'’‘\u00ad\u200b-\u200d\ufeff]+")


def pins(bench: Bench) -> list[Measure]:
    """The share of values that hold, and how many there were. A value without a pin must say that it was given."""
    held = total = 0
    for captured, record in _records(bench):
        for value in values_of(record):
            total += 1
            held += holds(value, record["article"]["text"], captured)
    return [Measure("pins/share that hold", held / total), Measure("pins/values checked", float(total))]


def values_of(item: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """Every pinned value in a record."""
    if isinstance(item, dict):
        if isinstance(item.get("text"), str) and ("source" in item or "given" in item):
            yield item
        for inner in item.values():
            yield from values_of(inner)
    elif isinstance(item, list):
        for inner in item:
            yield from values_of(inner)


def holds(value: dict[str, Any], text: str, captured: str) -> bool:
    """Whether the words are in the restored text where the value says, and in the capture where its runs say."""
    if value.get("given"):
        return value.get("start") is None and not value.get("source")
    runs = value["source"]
    if any(not 0 <= a < b <= len(captured) for a, b in runs) or runs != sorted(runs):
        return False
    if value["start"] is None:
        return bool(runs)
    if text[value["start"] : value["end"]] != value["text"]:
        return False
    joined = "".join(captured[a:b] for a, b in runs)
    return joined == value["text"] or _plain(joined) == _plain(value["text"]) or "&" in joined


def _plain(words: str) -> str:
    return _MARKS_AND_BLANKS.sub("", words)


def _records(bench: Bench) -> Iterator[tuple[str, dict[str, Any]]]:
    news = bench.corpus / "news" / "wikinews.jsonl"
    texts = {row["id"]: row["text"] for row in rows_of(news)}
    for record in rows_of(bench.read("pins-news", [news])):
        yield texts[record["id"]], record
    seed = bench.corpus / "seed" / "page.txt"
    yield seed.read_text(encoding="utf-8"), rows_of(bench.read("pins-seed", [seed]))[0]
    yield from _pages(bench)


def _pages(bench: Bench) -> Iterator[tuple[str, dict[str, Any]]]:
    from depeche.acquire.decode import decode

    pages = sorted((bench.corpus / "pages").glob("[af]*/*.html.gz"))
    by_digest: dict[str, Path] = {}
    import hashlib

    for page in pages:
        by_digest[hashlib.sha256(gzip.decompress(page.read_bytes())).hexdigest()] = page
    with bench.read("pins-pages", pages).open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            page = by_digest[record["capture"]["sha256"]]
            yield decode(gzip.decompress(page.read_bytes()), page.name).text, record
