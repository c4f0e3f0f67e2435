"""Articles for other systems: ninjs 3 (IPTC), and BibTeX for whoever cites. Credit always goes to the original."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from depeche.ledger.finding import ArticleHit
from depeche.ledger.words import folded

Json = Mapping[str, Any]
#: Its properties are in camel case since version 3, and no other property is allowed.
_NINJS = "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#"
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)")
#: Characters of an excerpt.
_EXCERPT = 280
_BODY = frozenset({"standfirst", "heading", "paragraph", "quote", "list", "table"})
_TEX = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}  # fmt: skip


def write_ninjs(articles: Iterable[tuple[ArticleHit, Json]], path: Path) -> None:
    """One ninjs 3 item a line."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
        out.writelines(json.dumps(ninjs_of(hit, record), ensure_ascii=False) + "\n" for hit, record in articles)


def ninjs_of(hit: ArticleHit, record: Json) -> dict[str, Any]:
    """The article as a ninjs 3 item, with as much text as its outlet allows."""
    article = record["article"]
    body = _body(article, hit.republish)
    digest = f"urn:sha256:{record['capture']['sha256']}"
    address = hit.source_url or hit.url or ""
    item = {
        "standard": {"name": "ninjs", "version": "3.0", "schema": _NINJS},
        "uri": address if _ADDRESS.fullmatch(address) else digest,
        "altIds": [{"role": "capture", "value": digest}],
        "type": "text",
        "representationType": "full" if hit.republish == "full" else "partial",
        "language": article["language"],
        "headlines": [{"role": "main", "value": hit.headline}] if hit.headline else None,
        "by": ", ".join(v["text"] for v in article["byline"]) or None,
        "bodies": [{"role": "main", "contentType": "text/plain", "charCount": len(body), "value": body}]
        if body
        else None,
        "contentCreated": _moment(article["published"]),
        "versionCreated": _moment(article["modified"]) or _moment(article["published"]),
        "copyrightNotice": (article["rights"] or {}).get("text"),
        "infoSources": [{"name": hit.outlet, "role": "publisher"}] if hit.outlet else None,
        "people": _named(record, "person"),
        "organisations": _named(record, "organisation"),
        "places": _named(record, "place", "country"),
        "subjects": [{"name": v["text"]} for v in article["tags"]] or None,
    }
    return {k: v for k, v in item.items() if v is not None}


def _body(article: Json, republish: str) -> str:
    if republish == "link":
        return ""
    text = article["text"]
    parts = [text[p["start"] : p["end"]] for p in article["parts"] if p["kind"] in _BODY]
    if republish == "full":
        return "\n\n".join(parts)
    first = next(iter(parts), "")
    return first if len(first) <= _EXCERPT else first[:_EXCERPT].rsplit(" ", 1)[0] + " …"


def _moment(date: Json | None) -> str | None:
    """A moment with its zone, as RFC 3339 writes it; a day alone, or a time without zone, says less and is left out."""
    match = _MOMENT.fullmatch(str(date["value"])) if date else None
    return f"{match[1]}{match[2] or ':00'}{match[3]}" if match else None


def _named(record: Json, *kinds: str) -> list[dict[str, str]] | None:
    found = [e for e in record["entities"] if e["kind"] in kinds]
    return [{"name": e["name"], "uri": f"urn:depeche:{e['id']}"} for e in found] or None


def write_bibtex(articles: Iterable[tuple[ArticleHit, Json]], path: Path) -> None:
    """One @article entry an article; keys are told apart by a letter."""
    used: dict[str, int] = {}
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
        for hit, record in articles:
            key = _cite_key(hit)
            used[key] = used.get(key, 0) + 1
            out.write(bibtex_of(hit, record, key if used[key] == 1 else f"{key}-{used[key]}"))


def bibtex_of(hit: ArticleHit, record: Json, key: str) -> str:
    """The article as a BibTeX entry; what is unknown is left out."""
    day = (hit.published or "")[:10]
    fields = {
        "title": _tex(hit.headline),
        "author": " and ".join(_tex(v["text"]) or "" for v in record["article"]["byline"]),
        "journal": _tex(hit.outlet),
        "year": day[:4],
        "month": day[5:7].lstrip("0"),
        "day": day[8:10].lstrip("0"),
        "url": hit.source_url or hit.url,
        "note": f"SHA-256 {record['capture']['sha256']}",
        "language": hit.language,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@article{{{key},", *lines, "}\n\n"])


def _cite_key(hit: ArticleHit) -> str:
    words = [w for w in folded(hit.headline or hit.record).split() if len(w) > 3]
    return "-".join([folded(hit.outlet or "anonymous").replace(" ", ""), (hit.published or "nd")[:4], *words[:2]])


def _tex(text: str | None) -> str | None:
    return "".join(_TEX.get(c, c) for c in " ".join(text.split())) if text else None
