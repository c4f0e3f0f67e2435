"""Facts, names and statements against the development gold."""

from __future__ import annotations

import json
from typing import Any

from benchmarks.measure import Bench, Measure, rows_of

#: The scorer's figures that are kept, each with the key that holds it.
_FACT_FIGURES = {
    "found:all": "f1", "found:event": "f1", "found:statement": "f1", "other": "r", "joint": "f1", "proof": "f1",
    "who": "f1", "to_whom": "f1", "where": "f1", "how_many": "f1", "according_to": "f1", "channel": "f1",
    "type": "accuracy", "when_value": "accuracy", "content": "accuracy", "status": "macro_f1", "who_entity": "b_cubed",
}  # fmt: skip


def facts(bench: Bench) -> list[Measure]:
    """Facts found, their fields, joint and proof, for each language's development set."""
    measures = []
    for folder in sorted(bench.corpus.glob("facts/dev_*")):
        language = folder.name.removeprefix("dev_")
        predictions = bench.read(f"facts-{language}", sorted(folder.glob("*.json")))
        scored = json.loads(bench.score("score_facts.py", folder, predictions, "--json", "--boot", "200"))
        for figure, key in _FACT_FIGURES.items():
            value = (scored.get(figure) or {}).get(key)
            if value is not None:
                interval = scored[figure].get("interval90")
                name = f"facts/{language}/{figure} {key}"
                measures.append(Measure(name, value, tuple(interval) if interval else None))
        invented = (scored.get("when_invented") or {}).get("accuracy")
        if invented is not None:
            measures.append(Measure(f"facts/{language}/when not invented", round(1 - invented, 3)))
    return measures


def names(bench: Bench) -> list[Measure]:
    """Names and whom they stand for, both languages in one call."""
    folder = bench.corpus / "names_news" / "dev"
    scored = json.loads(bench.score("score_names.py", folder, bench.read("names", sorted(folder.glob("*.json")))))
    return [Measure(f"names/news/{k}", scored[k]) for k in ("exact", "overlap", "kind", "country", "use", "identity")]


def quotes(bench: Bench) -> list[Measure]:
    """Statements as quotations: content and speaker."""
    measures = []
    for gold in sorted(bench.corpus.glob("quotes/*.jsonl")):
        articles = [{"id": d["id"], "text": d["text"], "lang": d.get("lang", "en")} for d in rows_of(gold)]
        read = bench.read(f"quotes-{gold.stem}", [bench.write(f"quotes-{gold.stem}-in", articles)])
        predictions = bench.write(f"quotes-{gold.stem}-pred", [_quotes_of(record) for record in rows_of(read)])
        scored = json.loads(bench.score("score_quotes.py", gold, predictions, "--json"))
        name = f"quotes/{gold.stem.removesuffix('_dev')}"
        measures += [
            Measure(f"{name}/iou80 F1", round(scored["iou80"]["F1"], 1)),
            Measure(f"{name}/exact F1", round(scored["exact_trim"]["F1"], 1)),
            Measure(f"{name}/joint F1", round(scored["iou30"]["joint_F1"], 1)),
        ]
        indirect = scored["recall_iou30_by_type"].get("indirect")
        if indirect:
            measures.append(Measure(f"{name}/indirect recall", indirect[0]))
    return measures


def _quotes_of(record: dict[str, Any]) -> dict[str, Any]:
    """The record's statements in the shape that the quotation scorer takes."""
    quotes_ = []
    for fact in record["facts"]:
        if fact["kind"] != "statement" or not fact["content"]:
            continue
        start, end = fact["content"]["source"][0][0], fact["content"]["source"][-1][1]
        quote = {
            "content_start": start,
            "content_end": end,
            "content_text": fact["content"]["text"],
            "speaker_text": "",
        }
        if fact["who"]:
            runs = fact["who"][0]["source"]
            quote |= {
                "speaker_text": fact["who"][0]["text"],
                "speaker_start": runs[0][0],
                "speaker_end": runs[-1][1],
            }
        quotes_.append(quote)
    return {"id": record["id"], "quotes": quotes_}
