"""Entry: one reading of one capture as it goes into the ledger, and the names under which it is found again."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from depeche.acquire.capture import Capture
from depeche.ledger.words import folded

#: A record as ``read --format jsonl`` writes it.
Json = Mapping[str, Any]

#: Parts that are the story itself; frames, headers and footers apart.
BODY = frozenset({"standfirst", "heading", "paragraph", "quote", "list", "table"})
#: Fewer words are no proof that one text is a copy of another.
_LEAST_WORDS = 25
#: Beginnings of the names of fields that only tell where a reader came from.
_TRACKING = (
    "utm_", "at_", "mtm_", "pk_", "piwik_", "ns_", "wt_", "wt.", "_ga", "_gl", "fbclid", "gclid", "dclid", "msclkid",
    "yclid", "twclid", "igshid", "xtor", "mc_cid", "mc_eid", "cmpid", "ocid", "smid", "echobox", "__twitter_",
)  # fmt: skip
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Entry:
    """What came in and what was read in it."""

    capture: Capture
    record: Json

    @property
    def given(self) -> str:
        """What was handed over beside the text, as JSON with its keys in order."""
        return given_json(self.capture)

    @property
    def address(self) -> str | None:
        """The address of the page itself, in its canonical form."""
        url = self.capture.given.url
        if url is None and self.capture.media_type == "text/html":
            url = (self.record["article"]["source_url"] or {}).get("text")
        return canonical(url) if url else None


def given_json(capture: Capture) -> str:
    """What was handed over beside a capture's text, as JSON with its keys in order."""
    return json.dumps({k: v for k, v in asdict(capture.given).items() if v is not None}, ensure_ascii=False)


def fact_keys(capture: str, facts: Sequence[Json]) -> list[str]:
    """Each fact's name for good: twelve hexadecimal digits made of capture, kind and the trigger's place in it.

    ``capture`` is what tells captures apart. Facts that share kind and trigger are told apart by their order.
    """
    keys, seen = [], Counter[str]()
    for fact in facts:
        runs = json.dumps(fact["trigger"]["source"], separators=(",", ":"))
        named = f"{capture} {fact['kind']} {runs}"
        seen[named] += 1
        keys.append(hashlib.sha256(f"{named} {seen[named]}".encode("utf-8", "surrogatepass")).hexdigest()[:12])
    return keys


def body_digest(article: Json) -> str | None:
    """A digest of the story's folded words; None where there are too few to tell copies by."""
    text = article["text"]
    words = " ".join(folded(text[p["start"] : p["end"]]) for p in article["parts"] if p["kind"] in BODY)
    return hashlib.sha256(words.encode()).hexdigest() if words.count(" ") >= _LEAST_WORDS else None


def canonical(url: str) -> str:
    """The address without scheme and its port, fragment, tracking fields, "www." and closing slash, the host in lower case."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port if parts.port != _PORTS.get(parts.scheme.lower()) else None
        host = (parts.hostname or "").removeprefix("www.") + (f":{port}" if port else "")
    except ValueError:
        return url.strip()
    if not host:
        return url.strip()
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(_TRACKING)]
    return host + parts.path.rstrip("/") + (f"?{urlencode(kept)}" if kept else "")
