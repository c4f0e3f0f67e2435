"""Statements as quotations: as the record has them, and beside it cut the way each collection cuts its quotations."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measure import Bench, Measure, rows_of
from depeche._languages import language

#: Collections that give what one cue brings in as one quotation of several fragments; in the facts GUIDE each is a statement.
_IN_FRAGMENTS = frozenset({"polnear_dev"})
_Row = dict[str, Any]


def quotes(bench: Bench) -> list[Measure]:
    """Content and speaker as the record has them, which is what must reach the bars.

    "Recut" counts the opening "that" to the content as both collections do, and joins fragments where that is the custom:
    how much of what is missed is a matter of custom.
    """
    measures: list[Measure] = []
    for gold in sorted(bench.corpus.glob("quotes/*.jsonl")):
        articles = [{"id": d["id"], "text": d["text"], "lang": d.get("lang", "en")} for d in rows_of(gold)]
        records = rows_of(bench.read(f"quotes-{gold.stem}", [bench.write(f"quotes-{gold.stem}-in", articles)]))
        name = f"quotes/{gold.stem.removesuffix('_dev')}"
        measures += _measures(_scored(bench, gold, "own", [_as_written(record) for record in records]), name)
        cut = [_as_annotated(record, in_fragments=gold.stem in _IN_FRAGMENTS) for record in records]
        recut = _scored(bench, gold, "recut", cut)
        measures.append(Measure(f"{name}/recut iou80 F1", round(recut["iou80"]["F1"], 1)))
        measures.append(Measure(f"{name}/recut exact F1", round(recut["exact_trim"]["F1"], 1)))
    return measures


def _scored(bench: Bench, gold: Path, name: str, rows: Sequence[_Row]) -> _Row:
    predictions = bench.write(f"quotes-{gold.stem}-{name}", rows)
    scored: _Row = json.loads(bench.score("score_quotes.py", gold, predictions, "--json"))
    return scored


def _measures(scored: _Row, name: str) -> Iterator[Measure]:
    yield Measure(f"{name}/iou80 F1", round(scored["iou80"]["F1"], 1))
    yield Measure(f"{name}/exact F1", round(scored["exact_trim"]["F1"], 1))
    yield Measure(f"{name}/joint F1", round(scored["iou30"]["joint_F1"], 1))
    indirect = scored["recall_iou30_by_type"].get("indirect")
    if indirect:
        yield Measure(f"{name}/indirect recall", indirect[0])


def _as_written(record: _Row) -> _Row:
    """Each statement with its content as one quotation."""
    statements = [f for f in record["facts"] if f["kind"] == "statement" and f["content"]]
    return {"id": record["id"], "quotes": [_quotation(f["who"], [_source(f["content"])]) for f in statements]}


def _as_annotated(record: _Row, *, in_fragments: bool) -> _Row:
    """The statements with the word that opens each reported clause; those of one trigger together where that is the custom."""
    opening = _opening(record["article"]["language"])
    groups: dict[tuple[int, int], list[_Row]] = {}
    for number, fact in enumerate(f for f in record["facts"] if f["kind"] == "statement" and f["content"]):
        key = (fact["trigger"]["start"], 0) if in_fragments else (fact["trigger"]["start"], number)
        groups.setdefault(key, []).append(fact)
    quotations = []
    for group in groups.values():
        fragments = [
            (_source(f["content"], _led_in(record["article"]["text"], f["content"], opening)), f) for f in group
        ]
        for spans, fact in _apart(sorted(fragments, key=lambda row: row[0])):
            quotations.append(_quotation(fact["who"], spans))
    return {"id": record["id"], "quotes": quotations}


def _apart(fragments: Sequence[tuple[tuple[int, int], _Row]]) -> Iterator[tuple[list[tuple[int, int]], _Row]]:
    """The fragments that follow each other as one list, those that overlap an earlier one each by itself."""
    first: list[tuple[int, int]] = []
    for span, fact in fragments:
        if first and span[0] < first[-1][1]:
            yield [span], fact
        else:
            first.append(span)
    yield first, fragments[0][1]


def _opening(code: str) -> re.Pattern[str]:
    words = language(code).toml("statements")["complementizers"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})[\s,\"“'‘«]*\Z", re.I)


def _led_in(text: str, content: Mapping[str, Any], opening: re.Pattern[str]) -> int:
    """How many characters before the content the word stands that opens its clause; 0 when none does."""
    before = text[max(0, content["start"] - 12) : content["start"]]
    found = opening.search(before)
    return len(before) - found.start() if found else 0


def _source(content: Mapping[str, Any], earlier: int = 0) -> tuple[int, int]:
    return content["source"][0][0] - earlier, content["source"][-1][1]


def _quotation(who: Sequence[_Row], spans: Sequence[tuple[int, int]]) -> _Row:
    quotation: _Row = {
        "content_start": spans[0][0],
        "content_end": spans[-1][1],
        "content_fragments": [list(span) for span in spans],
        "speaker_text": "",
    }
    if who:
        start, end = who[0]["source"][0][0], who[0]["source"][-1][1]
        quotation |= {"speaker_text": who[0]["text"], "speaker_start": start, "speaker_end": end}
    return quotation
