"""Facts that we wrote down by hand, by the guide, in articles of the corpus: offsets and labels only, no words of theirs.

``fr.jsonl`` and ``en.jsonl`` hold one article a line: its id, the file of the corpus it stands in, how many characters of
it were read, a hash of these, and its facts as in ``*.gold.jsonl`` of ``corpus/facts``, every mention as its span.
Whoever wrote them had not seen what depeche finds there; of each writer's articles every second one ("shut") is kept out of
every fit and its mistakes are not looked at, so that its figures are those of articles nobody tuned on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent
#: Where the articles stand whose licence lets weights be trained on them; others are for measuring only.
FOR_TRAINING = "news/wikinews.jsonl"


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its facts in the form that ``score_facts.py`` reads."""

    article: dict[str, Any]
    facts: list[dict[str, Any]]
    source: str
    shut: bool

    def write(self, folder: Path) -> Path:
        """The article and its facts as files in the folder; the article's path."""
        path = folder / f"{self.article['id']}.json"
        path.write_text(json.dumps(self.article, ensure_ascii=False), encoding="utf-8")
        lines = "".join(json.dumps(fact, ensure_ascii=False) + "\n" for fact in self.facts)
        path.with_suffix(".gold.jsonl").write_text(lines, encoding="utf-8")
        return path


def annotated(corpus: Path, code: str) -> Iterator[Annotated]:
    """The articles of a language with their facts; raises ValueError where the corpus holds other words than were read."""
    texts: dict[str, dict[str, dict[str, Any]]] = {}
    for line in (_HERE / f"{code}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["source"] not in texts:
            texts[row["source"]] = _articles(corpus / row["source"])
        found = texts[row["source"]][row["id"]]
        text = found["text"][: row["length"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['id']}: {row['source']} holds another text than the one annotated")
        article = {"id": row["id"], "lang": code, "title": found.get("title", ""), "date": row["date"], "text": text}
        yield Annotated(article, [_fact(fact, text) for fact in row["facts"]], row["source"], row["shut"])


def _articles(path: Path) -> dict[str, dict[str, Any]]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {str(row["id"]): row for row in rows}


def _fact(fact: dict[str, Any], text: str) -> dict[str, Any]:
    """The fact with the words at its spans, where the scorer wants them."""

    def words(span: list[int] | None) -> str:
        return text[span[0] : span[1]] if span else ""

    fact["evidence"] = words(fact["evidence_span"])
    fact["trigger"] = words(fact["trigger_span"])
    for field in ("who", "to_whom", "where", "according_to"):
        fact[field] = [words(span) for span in fact[f"{field}_spans"]]
    for quantity in fact["how_many"]:
        quantity["unit"] = words(quantity["unit_span"]) or None
    return fact
