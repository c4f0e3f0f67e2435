"""The tags of a page's article: the list its outlet made, each tag with its own characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from depeche.article.markup import Markup, Node, by_label
from depeche.article.page_metadata import Found, PageMetadata
from depeche.article.page_site import Site
from depeche.article.words import fold

_TAG_LIST = re.compile(r"(?<![a-z])(?:tags?|tag-?list|topics?|keywords?|mots?-?cles?|etiquettes?)(?![a-z])")
_TEST_NAME = re.compile(r"data-test(?:id)?[-=][\"']?([\w-]+)")
_TESTED = re.compile(r"(?<![a-z])tags(?![a-z])")
_NOT_OF_ARTICLE = re.compile(r"(?<![a-z])(?:nav\w*|menu|header|footer|trending|popular|most|sidebar)(?![a-z])")
#: Codes of a content system, not words for readers.
_CODE = re.compile(r"^[\da-f]{8}-[\da-f-]{20,}$|^[A-Z0-9_-]{2,}:\S+$|^https?:|^\d+$|^[\w ]{3,20}: [\w .-]+$")
#: A list of mostly such words is an agency's codes ("MEAST", "INDS08").
_SHORT_CODE = re.compile(r"[A-Z]{2,7}\d{0,2}")
_CODED = 0.8
_LEAST_CODES = 5
_SUBJECT = re.compile(r"^(?:Subject|Category|Topic|Sujet|Thème|Rubrique): (.+)$")
_LISTS = frozenset({"ul", "ol", "div", "section", "p", "nav", "aside", "footer", "dl"})
_LONGEST_TAG = 60
_MOST_TAGS = 40
_MOST_LINKS = 25
#: Elements called lists of tags that are looked into, and elements that are looked at in one.
_MOST_LISTS = 50
_MOST_INSIDE = 2_000


def tags_of(markup: Markup, found: PageMetadata, site: Site, headline: int) -> tuple[Found, ...]:
    """The tags: of the keywords the page declares for news, then of its other lists, then those it shows.

    The site's own name is none. ``headline`` is where the headline stands in the capture; lists of tags before it belong
    to the site.
    """
    for candidates in chain(found.tags, _visible(markup, headline)):
        tags = tuple(tag for tag in _readable(candidates) if not site.is_name(tag.text))
        if tags:
            return tags[:_MOST_TAGS]
    return ()


def _readable(candidates: Sequence[Found]) -> tuple[Found, ...]:
    """The tags that are words for readers, each once; none where the list is one long string."""
    if sum(bool(_SHORT_CODE.fullmatch(found.text)) for found in candidates) >= max(
        _LEAST_CODES, len(candidates) * _CODED
    ):
        return ()
    kept: dict[str, Found] = {}
    subjects = [found for found in candidates if _SUBJECT.match(found.text)]
    for found in subjects or candidates:
        match = _SUBJECT.match(found.text)
        tag = Found(match[1], found.runs, found.by) if match else found
        if 1 < len(tag.text) <= _LONGEST_TAG and (match or not _CODE.match(tag.text)):
            kept.setdefault(fold(tag.text), tag)
    return tuple(kept.values())


def _visible(markup: Markup, headline: int) -> Iterator[list[Found]]:
    """The links of each element called a list of tags, then those that say they lead to a tag."""
    loose: list[Found] = []
    seen = 0
    for node in markup.nodes:
        if node.start < headline or node.attrs[0] == node.attrs[1]:
            continue
        if node.tag == "a":
            if markup.attribute(node, "rel") == "tag":
                loose += _link(markup, node) if len(loose) <= _MOST_TAGS else []
        elif (node.tag in _LISTS or "-" in node.tag) and _is_called_tags(markup, node):
            seen += 1
            links = _links(markup, node)
            if seen > _MOST_LISTS:
                break
            if 0 < len(links) <= _MOST_LINKS:
                yield links
    if loose:
        yield loose


def _is_called_tags(markup: Markup, node: Node) -> bool:
    """Whether its class names, or what its authors' own tests call it, make an element a list of tags."""
    if _is_tag_list(markup.label(node)):
        return True
    attrs = markup.text[slice(*node.attrs)]
    return "data-test" in attrs and any(
        _TESTED.search(name) and not _NOT_OF_ARTICLE.search(name) for name in _TEST_NAME.findall(attrs)
    )


@by_label
def _is_tag_list(label: str) -> bool:
    """Whether an element so called is a list of the article's tags."""
    return bool(label and _TAG_LIST.search(label)) and not _NOT_OF_ARTICLE.search(label)


def _links(markup: Markup, node: Node) -> list[Found]:
    """The links in the element; one more than a list of tags has stands for more."""
    links = (a for a in islice(node.walk(), _MOST_INSIDE) if a.tag == "a")
    return list(islice(chain.from_iterable(_link(markup, a) for a in links), _MOST_LINKS + 1))


def _link(markup: Markup, node: Node) -> list[Found]:
    runs = tuple(run for run in markup.runs(node) if markup.text[run[0] : run[1]].strip())
    words = markup.read(runs).strip(" ,;#") if runs else ""
    return [Found(words, runs, "visible")] if words else []
