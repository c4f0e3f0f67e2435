"""Facts as W3C Web Annotations: each points at its words in the page, for browsers and for whoever has the capture."""

from __future__ import annotations

import codecs
import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from depeche.acquire.encodings import codec_of
from depeche.ledger.entry import fact_keys, given_json
from depeche.publish.fragments import ShownText

if TYPE_CHECKING:
    from depeche.ledger import Ledger

Json = Mapping[str, Any]
#: Characters between two known places of a capture's bytes.
_STRIDE = 1024
#: What stands for bytes that are none of the encoding.
_SIGN = "\ufffd"
_BODIES = ("who", "to_whom", "according_to")


def annotations_of(
    record: Json, captured: str, keys: Sequence[str] | None = None, original: bytes = b""
) -> Iterator[dict[str, Any]]:
    """An annotation for each fact of a record (as ``read --format jsonl`` writes it).

    Its selectors: the quoted words with what stands around them, as a browser finds them; and their bytes in the capture,
    whose decoded text is ``captured`` and whose bytes are ``original``. ``keys`` are the facts' names for good, where a
    ledger gave them.
    """
    source = _source(record)
    places = Bytes(captured, record["capture"]["encoding"], original)
    shown = ShownText(captured)
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
                "selector": [_quoted(shown, fact["evidence"]), *places.selectors(fact["evidence"])],
            },
            "via": text_fragment(source, shown, fact["evidence"]),
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


def _quoted(shown: ShownText, pin: Json) -> dict[str, Any]:
    quoted = shown.quoted(pin["text"], pin["source"])
    return {"type": "TextQuoteSelector", "exact": quoted.exact, "prefix": quoted.prefix, "suffix": quoted.suffix}


def text_fragment(source: str, shown: ShownText, pin: Json) -> str:
    """The address that opens the page at the words; the address itself where it is none of the web."""
    if not source.startswith(("http://", "https://")):
        return source
    return f"{source.split('#')[0]}#:~:{shown.fragment(pin['text'], pin['source'])}"


class Bytes:
    """The places of a capture's characters in its bytes. One pass, whatever the number of pins.

    Bytes that are none of the encoding, each few of which read as one sign, count as many as they are; without
    ``original`` nobody knows how many.
    """

    def __init__(self, captured: str, encoding: str, original: bytes = b"") -> None:
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
        self._strays, self._corrected = self._stray_bytes(original)

    def at(self, offset: int) -> int:
        """The byte at which the character at that offset begins, a byte order mark not counted."""
        block = offset // _STRIDE
        even = self._sums[block] + self._length(self._text[block * _STRIDE : offset])
        return even + self._corrected[bisect_left(self._strays, offset)]

    def selectors(self, pin: Json) -> list[dict[str, Any]]:
        """One selector a run."""
        return [{"type": "DataPositionSelector", "start": self.at(a), "end": self.at(b)} for a, b in pin["source"]]

    def _stray_bytes(self, original: bytes) -> tuple[list[int], list[int]]:
        """Where the signs for stray bytes stand, and by how much the bytes before the first, the second … and after are off."""
        places: list[int] = []
        off = [0]
        if _SIGN in self._text and self._encoding.startswith("utf"):
            left, at, sign = memoryview(original.removeprefix(codecs.BOM_UTF8)), 0, self._length(_SIGN)
            for stray in _strays_in(left, self._encoding):
                at += len(codecs.decode(left[: stray.start], self._encoding))
                places.append(at)
                off.append(off[-1] + stray.end - stray.start - sign)
                left, at = left[stray.end :], at + 1
        return (places, off) if all(self._text[place : place + 1] == _SIGN for place in places) else ([], [0])

    def _length(self, text: str) -> int:
        return len(text.encode(self._encoding, "surrogatepass" if self._encoding.startswith("utf") else "replace"))


def _strays_in(content: memoryview, encoding: str) -> Iterator[UnicodeDecodeError]:
    """The faults of the bytes, each counted from the end of the one before."""
    while content:
        try:
            codecs.decode(content, encoding)
        except UnicodeDecodeError as stray:
            yield stray
            content = content[stray.end :]
        else:
            return


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
                out.writelines(as_line(a) for a in annotations_of(record, capture.text, keys, capture.original))
