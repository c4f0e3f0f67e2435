"""What a page's markup says of its article: JSON-LD, OpenGraph, meta, microdata, visible credits — with the runs.

Each field has candidates in order of trust; the first that reads is taken. A value is pinned to the very markup that
says it: an attribute's value, or the string inside the JSON-LD script.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from depeche.article.markup import Markup, Node, Run

_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Review$")
#: A JSON-LD script longer than this is a page's whole state, not its description.
_LONGEST_SCRIPT = 2_000_000
_MAX_ENTRIES = 400


@dataclass(frozen=True, slots=True)
class Found:
    """A value as it reads, and the runs of the capture that say it (empty: they could not be told)."""

    text: str
    runs: tuple[Run, ...]


@dataclass(slots=True)
class PageMetadata:
    """The candidates of every field, the most trusted first."""

    headline: list[Found] = field(default_factory=list)
    byline: list[list[Found]] = field(default_factory=list)
    published: list[Found] = field(default_factory=list)
    modified: list[Found] = field(default_factory=list)
    outlet: list[Found] = field(default_factory=list)
    address: list[Found] = field(default_factory=list)
    rights: list[Found] = field(default_factory=list)
    tags: list[list[Found]] = field(default_factory=list)
    language: list[Found] = field(default_factory=list)
    description: list[Found] = field(default_factory=list)
    body: list[str] = field(default_factory=list)  #: the whole text, where the markup repeats it


_META: Mapping[str, tuple[str, ...]] = {
    "headline": ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date.issued", "dc.date",
        "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
        "dcterms.created", "article.published", "og:published_time", "publication_date",
    ),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified"),
    "outlet": ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site"),
    "address": ("og:url", "twitter:url"),
    "rights": ("copyright", "dc.rights", "rights", "dcterms.rightsholder"),
    "description": ("og:description", "description", "twitter:description"),
    "language": ("og:locale", "language", "dc.language"),
}  # fmt: skip
_META_AUTHOR = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "cxenseparse:author",
)
_META_TAGS = ("article:tag", "og:article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags")
_FIELD_OF = {name: field_ for field_, names in _META.items() for name in names}


def metadata_of(markup: Markup) -> PageMetadata:
    """All that the markup says of the article."""
    found = PageMetadata()
    heads: dict[str, list[Found]] = {}
    times: list[Found] = []
    for node in markup.root.walk():
        if node.tag == "script" and "ld+json" in markup.text[node.attrs[0] : node.attrs[1]]:
            _json_ld(markup, node, found)
        elif node.tag == "meta":
            _meta(markup, node, heads)
        elif node.tag == "link" and markup.attribute(node, "rel").lower() == "canonical":
            found.address[:0] = _attribute(markup, node, "href")
        elif node.tag == "html":
            found.language.extend(_attribute(markup, node, "lang"))
        elif node.tag == "time" and len(times) < 8:
            times.extend(_attribute(markup, node, "datetime"))
        elif node.tag == "title" and node.children and node.depth < 5:
            heads.setdefault("title", []).append(Found(markup.words(node), tuple(markup.runs(node))))
    _take_heads(found, heads)
    found.published.extend(times)
    return found


def _meta(markup: Markup, node: Node, heads: dict[str, list[Found]]) -> None:
    name = markup.attribute(node, "property") or markup.attribute(node, "name") or markup.attribute(node, "itemprop")
    values = _attribute(markup, node, "content")
    if name and values:
        heads.setdefault(name.lower(), []).extend(values)


def _attribute(markup: Markup, node: Node, name: str) -> list[Found]:
    run = markup.attribute_run(node, name)
    value = markup.attribute(node, name)
    return [Found(" ".join(value.split()), (run,))] if run and value.strip() else []


def _take_heads(found: PageMetadata, heads: Mapping[str, list[Found]]) -> None:
    for field_, names in _META.items():
        for name in names:
            getattr(found, field_).extend(heads.get(name, [])[:1])
    found.headline.extend(heads.get("title", [])[:1])
    found.byline.extend(heads[name] for name in _META_AUTHOR if name in heads)
    for name in _META_TAGS:
        if name in heads:
            found.tags.append([item for value in heads[name] for item in split_list(value, ",;")])


def split_list(value: Found, marks: str) -> list[Found]:
    """The items of a list written in one attribute, each with its own run where the value stands as it reads."""
    if not value.runs or not any(mark in value.text for mark in marks):
        return [value]
    start, end = value.runs[0]
    if end - start != len(value.text):
        return [Found(item.strip(), value.runs) for item in re.split(f"[{marks}]", value.text) if item.strip()]
    items = []
    for match in re.finditer(f"[^{marks}]+", value.text):
        item = match[0].strip()
        if item:
            at = start + match.start() + match[0].index(item)
            items.append(Found(item, ((at, at + len(item)),)))
    return items


def _json_ld(markup: Markup, node: Node, found: PageMetadata) -> None:
    runs = tuple(child for child in node.children if isinstance(child, tuple))
    if not runs or runs[-1][1] - runs[0][0] > _LONGEST_SCRIPT:
        return
    script = _Script(markup.text, runs[0][0], runs[-1][1])
    for entry in script.entries():
        kind = entry.get("@type")
        kinds = kind if isinstance(kind, list) else [kind]
        if any(isinstance(k, str) and _ARTICLE_TYPES.search(k) for k in kinds):
            _entry(script, entry, found)


def _entry(script: _Script, entry: Mapping[str, Any], found: PageMetadata) -> None:
    found.headline.extend(script.words(entry, "headline"))
    found.published.extend(script.words(entry, "datePublished"))
    found.modified.extend(script.words(entry, "dateModified"))
    found.language.extend(script.words(entry, "inLanguage"))
    found.description.extend(script.words(entry, "description"))
    if isinstance(entry.get("articleBody"), str):
        found.body.append(entry["articleBody"])
    authors = [a for author in _listed(entry.get("author")) for a in script.named(author)]
    if authors:
        found.byline.append(authors)
    for publisher in _listed(entry.get("publisher")):
        found.outlet.extend(script.named(publisher))
    for holder in _listed(entry.get("copyrightHolder")):
        found.rights.extend(script.named(holder))
    keywords = [k for word in _listed(entry.get("keywords")) for k in script.named(word)]
    if keywords:
        found.tags.append([item for word in keywords for item in split_list(word, ",;")])


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - whatever the page's JSON holds
    return value if isinstance(value, list) else [] if value is None else [value]


class _Script:
    """A JSON-LD script: its article entries, and where in the capture a string of it stands."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end

    def entries(self) -> Iterator[Mapping[str, Any]]:
        source = self._text[self._start : self._end].strip().removeprefix("<!--").removesuffix("-->")
        try:
            untrusted = json.loads(source, strict=False)
        except (json.JSONDecodeError, RecursionError):
            return
        queue, seen = [untrusted], 0
        while queue and seen < _MAX_ENTRIES:
            item = queue.pop(0)
            seen += 1
            if isinstance(item, list):
                queue.extend(item)
            elif isinstance(item, dict):
                yield item
                queue.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)

    def words(self, entry: Mapping[str, Any], key: str) -> list[Found]:
        value = entry.get(key)
        return [self.found(value)] if isinstance(value, str) and value.strip() else []

    def named(self, value: Any) -> list[Found]:  # noqa: ANN401 - whatever the page's JSON holds
        """A string, or the name of an object."""
        name = value.get("name") if isinstance(value, dict) else value
        names = name if isinstance(name, list) else [name]
        return [self.found(n) for n in names if isinstance(n, str) and n.strip()]

    def found(self, value: str) -> Found:
        for written in (
            json.dumps(value, ensure_ascii=False),
            json.dumps(value),
            json.dumps(value).replace("/", "\\/"),
        ):
            at = self._text.find(written, self._start, self._end)
            if at >= 0:
                return Found(" ".join(value.split()), ((at + 1, at + len(written) - 1),))
        return Found(" ".join(value.split()), ())
