"""An article out of a stored record (FORMATS), every pin checked again against the text it points into."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from depeche.article.article import Article, Candidate, DateValue, Part, Section, Value
from depeche.article.sourcemap import Repair, Row, SourceMap
from depeche.pin import Pin

Json = Mapping[str, Any]


def article_of(stored: Json, captured: str) -> Article:
    """The article of a record's ``article`` field; ``captured`` is its capture's decoded text.

    Raises PinError where the record and the capture do not belong together.
    """
    pins = _Pins(stored["text"], captured)
    return Article(
        text=stored["text"],
        captured=captured,
        map=SourceMap(tuple(Row(*row) for row in stored["map"])),
        repairs=tuple(Repair(r["start"], r["end"], _run(r["source"]), r["was"], r["why"]) for r in stored["repairs"]),
        parts=tuple(Part(p["kind"], p["start"], p["end"], p["section"]) for p in stored["parts"]),
        sections=tuple(
            Section(s["id"], pins.pin(s["heading"]), pins.pin(s["digest"]), pins.date(s["published"]))
            for s in stored["sections"]
        ),
        language=stored["language"],
        outlet=pins.value(stored["outlet"]),
        headline=pins.value(stored["headline"]),
        byline=tuple(v for b in stored["byline"] if b["kind"] == "person" and (v := pins.value(b))),
        signed_by=tuple(v for b in stored["byline"] if b["kind"] != "person" and (v := pins.value(b))),
        published=pins.date(stored["published"]),
        modified=pins.date(stored["modified"]),
        source_url=pins.value(stored["source_url"]),
        rights=pins.value(stored["rights"]),
        rubric=pins.value(stored.get("rubric")),
        free=pins.value(stored.get("free")),
        tags=tuple(v for tag in stored["tags"] if (v := pins.value(tag))),
        candidates=tuple(
            Candidate(c["field"], v, c["said_by"], c["why"])
            for c in stored.get("candidates", ())
            if (v := pins.value(c["value"]))
        ),
    )


class _Pins:
    """Makes the pins of one article again."""

    def __init__(self, restored: str, captured: str) -> None:
        self._restored, self._captured = restored, captured

    def pin(self, stored: Json | None) -> Pin | None:
        """The pin; None for no value, and for one that was given beside the text."""
        if stored is None or stored.get("given"):
            return None
        runs = tuple(_run(run) for run in stored["source"])
        return Pin(stored["text"], stored["start"], stored["end"], runs, self._restored, self._captured)

    def value(self, stored: Json | None) -> Value | None:
        return None if stored is None else Value(stored["text"], self.pin(stored))

    def date(self, stored: Json | None) -> DateValue | None:
        return None if stored is None else DateValue(stored["text"], stored["value"], self.pin(stored))


def _run(stored: list[int]) -> tuple[int, int]:
    return stored[0], stored[1]
