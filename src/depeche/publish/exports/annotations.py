"""Facts as W3C Web Annotations: each points at its words in the page, for browsers and for whoever has the capture."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from depeche.acquire.encodings import codec_of
from depeche.ledger.entry import fact_keys, given_json

if TYPE_CHECKING:
    from depeche.ledger import Ledger

Json = Mapping[str, Any]
#: Characters before and after that tell one place from another.
_AROUND = 32
#: Characters between two known places of a capture's bytes.
_STRIDE = 1024
_BODIES = ("who", "to_whom", "according_to")


def annotations_of(record: Json, captured: str, keys: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
    """An annotation for each fact of a record (as ``read --format jsonl`` writes it).

    Its selectors: the quoted words with what stands around them, as a browser finds them; and their bytes in the capture,
    whose decoded text is ``captured``. ``keys`` are the facts' names for good, where a ledger gave them.
    """
    source = _source(record)
    places = Bytes(captured, record["capture"]["encoding"])
    for number, fact in enumerate(record["facts"]):
        name = keys[number] if keys else f"{record['id']}/{fact['id']}"
        yield {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"urn:depeche:{quote(name, safe='/')}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": _bodies(fact),
            "target": {
                "source": source,
                "selector": [_quoted(record["article"]["text"], fact["evidence"]), *places.selectors(fact["evidence"])],
            },
            "via": text_fragment(source, record["article"]["text"], fact["evidence"]),
        }


def _source(record: Json) -> str:
    url = record["capture"]["url"] or (record["article"]["source_url"] or {}).get("text")
    return url or f"urn:sha256:{record['capture']['sha256']}"


def _bodies(fact: Json) -> list[dict[str, Any]]:
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "classifying", "value": fact["type"]},
        {"type": "TextualBody", "purpose": "classifying", "value": fact["status"]},
    ]
    for field in _BODIES:
        bodies += [
            {"type": "TextualBody", "purpose": "tagging", "role": field, "value": v["text"], "entity": v["entity"]}
            for v in fact[field]
        ]
    if fact["when"]:
        bodies.append({"type": "TextualBody", "purpose": "tagging", "role": "when", "value": fact["when"]["value"]})
    return bodies


def _quoted(text: str, pin: Json) -> dict[str, Any]:
    return {
        "type": "TextQuoteSelector",
        "exact": pin["text"],
        "prefix": text[max(0, pin["start"] - _AROUND) : pin["start"]],
        "suffix": text[pin["end"] : pin["end"] + _AROUND],
    }


def text_fragment(source: str, text: str, pin: Json) -> str:
    """The address that opens the page at the words (WICG, text fragments); long words by their beginning and end."""
    if not source.startswith(("http://", "https://")):
        return source
    words = pin["text"].split()
    if len(words) > 12:
        sought = f"{_part(words[:5])},{_part(words[-5:])}"
    else:
        before = text[: pin["start"]].rsplit("\n", 1)[-1].split()[-3:]
        sought = (f"{_part(before)}-," if before else "") + _part(words)
    return f"{source.split('#')[0]}#:~:text={sought}"


def _part(words: Sequence[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")


class Bytes:
    """The places of a capture's characters in its bytes. One pass, whatever the number of pins."""

    def __init__(self, captured: str, encoding: str) -> None:
        self._text = captured
        try:
            self._encoding = codec_of(encoding)
        except LookupError:
            self._encoding = "utf-8"
        self._sums: list[int] = []
        total = 0
        for start in range(0, len(captured) + 1, _STRIDE):
            self._sums.append(total)
            total += self._length(captured[start : start + _STRIDE])

    def at(self, offset: int) -> int:
        """The byte at which the character at that offset begins, a byte order mark not counted."""
        block = offset // _STRIDE
        return self._sums[block] + self._length(self._text[block * _STRIDE : offset])

    def selectors(self, pin: Json) -> list[dict[str, Any]]:
        """One selector a run."""
        return [{"type": "DataPositionSelector", "start": self.at(a), "end": self.at(b)} for a, b in pin["source"]]

    def _length(self, text: str) -> int:
        return len(text.encode(self._encoding, "surrogatepass" if self._encoding.startswith("utf") else "replace"))


def as_line(annotation: Json) -> str:
    """The annotation as one line of JSON."""
    return json.dumps(annotation, ensure_ascii=False, separators=(",", ":")) + "\n"


def write_annotations(ledger: Ledger, query: str, path: Path) -> None:
    """The facts of the articles that satisfy the query, an annotation a line; where a link alone is allowed, no words."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
        for hit, record in ledger.all_articles(query):
            capture = ledger.capture(hit.id)
            if capture is not None and hit.republish != "link":
                keys = fact_keys(f"{capture.sha256} {given_json(capture)}", record["facts"])
                out.writelines(as_line(a) for a in annotations_of(record, capture.text, keys))
