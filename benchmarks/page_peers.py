"""Other extractors on the same pages: each a function from a page's bytes to the row that the scorer reads."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from typing import Any

Row = dict[str, Any]
Extractor = Callable[[bytes], Row]


def installed_peers() -> Mapping[str, Extractor]:
    """The peers that are installed, by name."""
    peers = {
        "trafilatura": _trafilatura,
        "newspaper4k": _newspaper,
        "readability-lxml": _readability,
        "htmldate": _htmldate,
        "resiliparse": _resiliparse,
    }
    modules = {"newspaper4k": "newspaper", "readability-lxml": "readability"}
    return {name: peer for name, peer in peers.items() if importlib.util.find_spec(modules.get(name, name))}


def extracted(peer: Extractor, content: bytes) -> Row:
    """What the peer makes of the page; nothing where it fails, as its user would have it."""
    try:
        return peer(content)
    except Exception:
        return {}


def _trafilatura(content: bytes) -> Row:
    import trafilatura

    # Any: mypy must be content both where the peers are installed and where they are not
    found: Any = trafilatura.bare_extraction(content, with_metadata=True, include_comments=False)
    row: dict[str, Any] = found.as_dict() if found else {}
    authors = str(row.get("author") or "")
    return {
        "text": row.get("text") or "",
        "title": row.get("title"),
        "authors": [name for name in authors.split("; ") if name],
        "date": row.get("date"),
        "tags": row.get("tags") or [],
    }


def _newspaper(content: bytes) -> Row:
    import newspaper

    article = newspaper.Article("https://unknown.example/", fetch_images=False)
    article.download(input_html=content.decode("utf-8", "replace"))
    article.parse()
    return {
        "text": article.text,
        "title": article.title,
        "authors": list(article.authors),
        "date": article.publish_date.date().isoformat() if article.publish_date else None,
        "tags": list(article.keywords or article.tags or []),
    }


def _readability(content: bytes) -> Row:
    import readability
    from lxml import html

    document = readability.Document(content.decode("utf-8", "replace"))
    tree = html.fromstring(document.summary())
    blocks = [
        " ".join(node.text_content().split()) for node in tree.iter("p", "h2", "h3", "h4", "li", "blockquote", "pre")
    ]
    return {"text": "\n".join(block for block in blocks if block), "title": document.short_title()}


def _htmldate(content: bytes) -> Row:
    import htmldate

    return {"date": htmldate.find_date(content.decode("utf-8", "replace"), original_date=True)}


def _resiliparse(content: bytes) -> Row:
    from resiliparse.extract.html2text import extract_plain_text

    return {"text": extract_plain_text(content.decode("utf-8", "replace"), main_content=True)}
