"""What a page's markup says of its article: JSON-LD, OpenGraph, meta, microdata, visible credits — with the runs.

Each field has candidates in order of trust; the first that reads is taken. A value is pinned to the very markup that
says it: an attribute's value, or the string inside the JSON-LD script.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from depeche.article.markup import Markup, Node, Run
from depeche.article.page_elements import is_in_replies
from depeche.article.words import all_provenance_words, fold

_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Review$")
#: A JSON-LD script longer than this is a page's whole state, not its description.
_LONGEST_SCRIPT = 2_000_000
_MAX_ENTRIES = 400
_MOST_TIMES = 8
#: Elements that hold no date of the article.
_NEVER_DATED = frozenset(
    {"a", "body", "button", "figure", "form", "iframe", "img", "input", "script", "style", "ul", "use"}
)
#: No fewer characters of attributes name a date.
_LEAST_DATED = 10
#: Values of one meta name, items of one list, and entries of articles in one script that are read.
_MOST_SAID = 100
_MOST_ARTICLES = 20
#: A value of more characters is no list of names or words.
_LONGEST_LIST = 10_000
_LONGEST_DATE = 60
#: What microdata and class names call the date of publication.
_DATED = re.compile(
    r"itemprop=[\"']?datePublished|class=[\"'][^\"']{0,60}(?<![a-zA-Z-])(?:dt-)?(?:published(?:-?date)?|date-published"
    r"|pub(?:lish(?:ed|ing)?)?[-_]?date|(?:entry|post|article)-date)(?![\w-])"
)
#: Feeds' class names call a date so that stands for that of publication where there is none (hAtom).
_UPDATED = re.compile(r"class=[\"'][^\"']{0,40}(?<![\w-])(?:dt-)?updated(?![\w-])")
#: A script that is no good JSON may still say this.
_DATED_SCRIPT = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


@dataclass(frozen=True, slots=True)
class Found:
    """A value as it reads, and the runs of the capture that say it (empty: they could not be told)."""

    text: str
    runs: tuple[Run, ...]
    by: str = ""  #: what says it: "json-ld", the name of a meta element, "visible"


@dataclass(frozen=True, slots=True)
class Update:
    """A post of a live page as JSON-LD lists it."""

    headline: str
    body: str
    published: Found


@dataclass(slots=True)
class PageMetadata:
    """The candidates of every field, the most trusted first."""

    headline: list[Found] = field(default_factory=list)
    byline: list[list[Found]] = field(default_factory=list)
    organisations: list[Found] = field(default_factory=list)  #: those that sign
    published: list[Found] = field(default_factory=list)
    published_page: list[Found] = field(default_factory=list)  #: said of the web page, not of an article
    updated: list[Found] = field(default_factory=list)  #: said by the class names of feeds
    modified: list[Found] = field(default_factory=list)
    outlet: list[Found] = field(default_factory=list)
    address: list[Found] = field(default_factory=list)
    rights: list[Found] = field(default_factory=list)
    tags: list[list[Found]] = field(default_factory=list)
    keywords: list[list[Found]] = field(default_factory=list)  #: tags of the JSON-LD entries
    section: list[Found] = field(default_factory=list)
    free: list[Found] = field(default_factory=list)  #: "true" or "false": whether all may read it
    language: list[Found] = field(default_factory=list)
    description: list[Found] = field(default_factory=list)
    body: list[str] = field(default_factory=list)  #: the whole text, where the markup repeats it
    updates: list[Update] = field(default_factory=list)  #: the posts of a live page


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
    "section": ("article:section", "og:article:section", "section", "dc.subject"),
    "free": ("article:content_tier", "og:article:content_tier"),
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
#: What outlets write for news readers first; "article:tag" often holds codes.
_META_TAGS = ("news_keywords", "keywords", "parsely-tags", "sailthru.tags")
_META_TAGS_AFTER = ("article:tag", "og:article:tag")
_FIELD_OF = {name: field_ for field_, names in _META.items() for name in names}


def metadata_of(markup: Markup) -> PageMetadata:
    """All that the markup says of the article."""
    found = PageMetadata()
    heads: dict[str, list[Found]] = {}
    times: list[Found] = []
    for node in markup.nodes:
        if node.tag == "script" and "ld+json" in markup.text[node.attrs[0] : node.attrs[1]]:
            _json_ld(markup, node, found)
        elif node.tag == "meta":
            _meta(markup, node, heads)
        elif node.tag == "link" and markup.attribute(node, "rel").lower() == "canonical":
            found.address[:0] = _attribute(markup, node, "href")
        elif node.tag == "html":
            found.language.extend(_attribute(markup, node, "lang"))
        elif node.tag == "time":
            attrs = markup.text[node.attrs[0] : node.attrs[1]]
            if (
                ("updated" in attrs or "odified" in attrs)
                and "ublished" not in attrs
                and len(found.updated) < _MOST_TIMES
            ):
                found.updated.extend(_attribute(markup, node, "datetime"))
            elif len(times) < _MOST_TIMES and not is_in_replies(markup, node):
                times.extend(_attribute(markup, node, "datetime") or _dated(markup, node))
        elif node.tag == "title" and node.children and node.depth < 5:
            heads.setdefault("title", []).append(Found(markup.words(node), tuple(markup.runs(node)), "title"))
        elif node.attrs[1] - node.attrs[0] > _LEAST_DATED and node.tag not in _NEVER_DATED:
            _take_dated(markup, node, times, found.updated)
    _take_heads(found, heads)
    found.published += [*times, *found.published_page]
    return found


def _take_dated(markup: Markup, node: Node, times: list[Found], updated: list[Found]) -> None:
    """Take the date of an element that its attributes call one."""
    attrs = markup.text[node.attrs[0] : node.attrs[1]]
    if (
        len(times) < _MOST_TIMES
        and ("ublish" in attrs or "pubdate" in attrs or "-date" in attrs)
        and _DATED.search(attrs)
    ):
        times.extend(_dated(markup, node))
    elif len(updated) < _MOST_TIMES and "updated" in attrs and _UPDATED.search(attrs):
        updated.extend(_dated(markup, node))


def _dated(markup: Markup, node: Node) -> list[Found]:
    """The date of an element that microdata or a feed's class name call one: an attribute, else its words."""
    for name in ("content", "datetime", "title"):
        if said := _attribute(markup, node, name):
            return said
    runs = tuple(run for run in markup.runs(node) if markup.text[run[0] : run[1]].strip())
    words = markup.read(runs) if runs else ""
    return [Found(words, runs, "visible")] if words and len(words) < _LONGEST_DATE else []


def _meta(markup: Markup, node: Node, heads: dict[str, list[Found]]) -> None:
    name = markup.attribute(node, "property") or markup.attribute(node, "name") or markup.attribute(node, "itemprop")
    values = _attribute(markup, node, "content")
    if name and values:
        said = heads.setdefault(name.lower(), [])
        if len(said) < _MOST_SAID:
            said.extend(Found(v.text, v.runs, name.lower()) for v in values)


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
    found.tags.extend(_tag_lists(heads, _META_TAGS))
    found.tags.extend(found.keywords)
    found.tags.extend(_tag_lists(heads, _META_TAGS_AFTER))
    for number in "12":
        labels, data = heads.get(f"twitter:label{number}"), heads.get(f"twitter:data{number}")
        if labels and data and _is_author_label(labels[0].text):
            found.byline.append(data[:1])


def _is_author_label(text: str) -> bool:
    """Whether the label of a shared card ("Written by") is that of an author."""
    words = all_provenance_words()
    return fold(text) in words.byline or words.labels.get(fold(text)) == "author"


def _tag_lists(heads: Mapping[str, list[Found]], names: Sequence[str]) -> Iterator[list[Found]]:
    for name in names:
        values = list({value.text: value for value in reversed(heads.get(name, []))}.values())[::-1]
        if len(values) > 1:  # one element a tag: a comma is part of it
            yield values
        elif values:
            yield split_list(values[0], ",;")


def split_list(value: Found, marks: str) -> list[Found]:
    """The items of a list written in one attribute, each with its own run where the value stands as it reads."""
    if not value.runs or len(value.text) > _LONGEST_LIST or not any(mark in value.text for mark in marks):
        return [value]
    start, end = value.runs[0]
    if end - start != len(value.text):
        return [
            Found(item.strip(), value.runs, value.by) for item in re.split(f"[{marks}]", value.text) if item.strip()
        ]
    items = []
    for match in re.finditer(f"[^{marks}]+", value.text):
        item = match[0].strip()
        if item:
            at = start + match.start() + match[0].index(item)
            items.append(Found(item, ((at, at + len(item)),), value.by))
    return items


def _json_ld(markup: Markup, node: Node, found: PageMetadata) -> None:
    runs = tuple(child for child in node.children if isinstance(child, tuple))
    if not runs or runs[-1][1] - runs[0][0] > _LONGEST_SCRIPT:
        return
    script = _Script(markup.text, runs[0][0], runs[-1][1])
    articles = 0
    entries = list(script.entries())
    if not entries and (match := _DATED_SCRIPT.search(markup.text, runs[0][0], runs[-1][1])):
        found.published.append(Found(match[1], (match.span(1),), "json-ld"))
    for entry in entries:
        kinds = _listed(entry.get("@type"))
        if any(isinstance(k, str) and _ARTICLE_TYPES.search(k) for k in kinds):
            articles += 1
            if articles <= _MOST_ARTICLES:
                _entry(script, entry, found)
        elif any(isinstance(k, str) and k.endswith("Page") for k in kinds):
            found.published_page.extend(script.words(entry, "datePublished"))


def _entry(script: _Script, entry: Mapping[str, Any], found: PageMetadata) -> None:
    found.headline.extend(script.words(entry, "headline"))
    found.published.extend(script.words(entry, "datePublished"))
    found.modified.extend(script.words(entry, "dateModified"))
    found.language.extend(script.words(entry, "inLanguage"))
    found.description.extend(script.words(entry, "description"))
    found.section.extend(f for word in _listed(entry.get("articleSection")) for f in script.named(word))
    found.free.extend(script.truth(entry, "isAccessibleForFree"))
    if isinstance(entry.get("articleBody"), str):
        found.body.append(entry["articleBody"])
    found.updates.extend(update for one in _listed(entry.get("liveBlogUpdate")) for update in _updates(script, one))
    authors = _listed(entry.get("author"))
    people = [a for author in authors if not _is_organisation(author) for a in script.person(author)]
    if people:
        found.byline.append(people)
    found.organisations.extend(a for author in authors if _is_organisation(author) for a in script.named(author))
    for publisher in _listed(entry.get("publisher")):
        found.outlet.extend(script.named(publisher))
    for holder in _listed(entry.get("copyrightHolder")):
        found.rights.extend(script.named(holder))
    keywords = [k for word in _listed(entry.get("keywords")) for k in script.named(word)]
    if keywords:
        found.keywords.append([item for word in keywords for item in split_list(word, ",;")])


def _updates(script: _Script, entry: Any) -> Iterator[Update]:  # noqa: ANN401 - whatever the page's JSON holds
    if isinstance(entry, dict):
        words = [str(entry.get(key) or "") for key in ("headline", "articleBody")]
        yield from (Update(words[0], words[1], said) for said in script.words(entry, "datePublished") if said.runs)


def _is_organisation(author: Any) -> bool:  # noqa: ANN401 - whatever the page's JSON holds
    return isinstance(author, dict) and "Organization" in str(author.get("@type"))


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - whatever the page's JSON holds
    return value[:_MOST_SAID] if isinstance(value, list) else [] if value is None else [value]


class _Script:
    """A JSON-LD script: its article entries, and where in the capture a string of it stands."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._known: dict[str, Mapping[str, Any]] = {}  #: by their @id

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
                if isinstance(item.get("@id"), str) and "name" in item:
                    self._known[item["@id"]] = item
                yield item
                queue.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)

    def person(self, author: Any) -> list[Found]:  # noqa: ANN401 - whatever the page's JSON holds
        """The name of a person: given by its parts, or by a reference to an entry of the same script."""
        if isinstance(author, dict) and not author.get("name"):
            author = self._known.get(str(author.get("@id")), author)
            parts = [f for key in ("givenName", "familyName") for f in self.words(author, key)]
            if len(parts) == 2:
                runs = tuple(sorted((*parts[0].runs, *parts[1].runs)))
                return [Found(f"{parts[0].text} {parts[1].text}", runs, "json-ld")]
        return self.named(author)

    def words(self, entry: Mapping[str, Any], key: str) -> list[Found]:
        value = entry.get(key)
        return [self.found(value)] if isinstance(value, str) and value.strip() else []

    def truth(self, entry: Mapping[str, Any], key: str) -> list[Found]:
        """A yes or no, written as such or as a string."""
        value = str(entry.get(key)).lower() if key in entry else ""
        match = re.compile(rf'"{key}"\s*:\s*"?(true|false)', re.I).search(self._text, self._start, self._end)
        return [Found(value, (match.span(1),), "json-ld")] if match and value in {"true", "false"} else []

    def named(self, value: Any) -> list[Found]:  # noqa: ANN401 - whatever the page's JSON holds
        """A string, or the name of an object."""
        name = value.get("name") if isinstance(value, dict) else value
        names = _listed(name)
        return [self.found(n) for n in names if isinstance(n, str) and n.strip()]

    def found(self, value: str) -> Found:
        for written in (
            json.dumps(value, ensure_ascii=False),
            json.dumps(value),
            json.dumps(value).replace("/", "\\/"),
        ):
            at = self._text.find(written, self._start, self._end)
            if at >= 0:
                return Found(" ".join(html.unescape(value).split()), ((at + 1, at + len(written) - 1),), "json-ld")
        return Found(" ".join(html.unescape(value).split()), (), "json-ld")
