"""Which block of a page is its headline."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice

from depeche.article.credits import host_of
from depeche.article.markup import Markup
from depeche.article.outlet_names import is_known_outlet, is_press_name, letters_of
from depeche.article.page_blocks import PageBlock
from depeche.article.page_metadata import PageMetadata
from depeche.article.page_site import Site, halves_of
from depeche.article.words import fold

#: Titles that the metadata give, and headings of the first level, that are compared.
_MOST_TITLES = 10
_MOST_HEADINGS = 200
#: So long a heading of a lower level is the headline where the title holds it.
_LEAST_NAMED = 20
#: A heading that is a link to the site's front page has at least this share of its letters in it.
_LINKED = 0.9
_MOST_INSIDE = 20
#: Elements that may hold the path through a site or a step of it.
_STEPS = frozenset({"div", "h1", "li", "nav", "ol", "p", "span", "ul"})
#: So long a paragraph is the body, or the standfirst.
_RUNNING = 120
#: So many blocks after the site's name the headline stands at most.
_MOST_BETWEEN = 40


def headline_of(markup: Markup, blocks: Sequence[PageBlock], found: PageMetadata, site: Site) -> int:
    """The index of the first-level heading that the metadata name, else the only one, else any heading they name.

    A heading that names the site is passed over. -1 when there is none.
    """
    titles = list(dict.fromkeys(fold(f.text) for f in found.headline[:_MOST_TITLES]))
    names = _SiteHeadings(markup, blocks, found, site)
    all_headings = list(islice((i for i, b in enumerate(blocks) if _is_first_level(b)), _MOST_HEADINGS))
    headings = [i for i in all_headings if not names.include(blocks[i])]
    passed_over = set(all_headings).difference(headings)
    folded = [fold(blocks[index].words) for index in headings]
    for title in titles:
        for index, words in zip(headings, folded, strict=False):
            if _same_title(words, title):
                return index
    sure = len(headings) == len(all_headings) or not names.are_needless
    if len(headings) == 1 and sure and len(blocks[headings[0]].words) > 10:
        return headings[0]
    headed = {
        fold(b.words): i for i, b in reversed(list(enumerate(blocks))) if b.kind == "heading" and i not in passed_over
    }
    for title in (*titles, *(fold(half) for half in chain(*halves_of(_window(found))) if len(half) > _LEAST_NAMED)):
        if title in headed:
            return headed[title]
    for title in titles:
        for words, index in list(headed.items())[:_MOST_HEADINGS]:
            if len(words) > _LEAST_NAMED and _same_title(words, title):
                return index
    if not headings and all_headings:
        told = [f for f in found.headline if not names.include_title(f.text)]
        return -1 if told else _next_heading(blocks, all_headings[0])
    if not sure:
        return -1
    return max(headings, key=lambda i: len(blocks[i].words), default=-1)


def _next_heading(blocks: Sequence[PageBlock], place: int) -> int:
    """The first heading of some length after the site's name, before any running text; -1 when there is none."""
    for index in range(place + 1, min(len(blocks), place + _MOST_BETWEEN)):
        if blocks[index].kind == "heading" and len(blocks[index].words) >= _LEAST_NAMED:
            return index
        if blocks[index].kind == "paragraph" and len(blocks[index].words) > _RUNNING:
            break
    return -1


class _SiteHeadings:
    """Tells the headings that name the site."""

    def __init__(self, markup: Markup, blocks: Sequence[PageBlock], found: PageMetadata, site: Site) -> None:
        self._markup = markup
        self._blocks = blocks
        self._places = {id(block): place for place, block in enumerate(blocks)}
        self._site = site
        self._written = {letters_of(f.text) for f in found.headline if f.by in {"json-ld", "og:title"}}
        self._described = {letters_of(f.text) for f in found.headline if f.by == "json-ld"}
        self._halves = [(letters_of(a), letters_of(b)) for a, b in halves_of(_window(found))]
        self._headings = {letters_of(b.words) for b in blocks if b.kind == "heading"}

    @property
    def are_needless(self) -> bool:
        """Whether the metadata tell the headline without any heading."""
        return bool(self._written)

    def include(self, block: PageBlock) -> bool:
        """Whether the heading names the site: its words do, it leads to the front page, or the title sets it apart.

        The window's title does where one half of it is this heading and the other is another; which of the two is the
        site's name is told by their order, or by the host.
        """
        letters = letters_of(block.words)
        if letters not in self._described and self._described & self._headings and self._is_in_path(block):
            return True
        if letters in self._written:
            return False
        if self._site.is_name(block.words) or self._leads_home(block):
            return True
        if not self._written and (is_known_outlet(block.words) or self._is_set_over(block)):
            return True
        of_host = self._site.is_of_host(block.words)
        return any(
            (letters == behind and before in self._headings)
            or (of_host and letters == before and behind in self._headings)
            for before, behind in self._halves
        )

    def _is_in_path(self, block: PageBlock) -> bool:
        """Whether the heading ends the path through the site ("Home › Politics › …"), where titles for search stand."""
        near = (block.node, *islice(block.node.ancestors(), 3))
        return any(n.tag in _STEPS and "breadcrumb" in self._markup.text[slice(*n.attrs)] for n in near)

    def _is_set_over(self, block: PageBlock) -> bool:
        """Whether the heading looks like a name of the press, and another one follows before any running text."""
        if not is_press_name(block.words):
            return False
        return _next_heading(self._blocks, self._places[id(block)]) >= 0

    def include_title(self, title: str) -> bool:
        """Whether a title only names the site, as a heading does or in other words."""
        return self._site.is_name(title) or letters_of(title) in self._headings or is_known_outlet(title)

    def _leads_home(self, block: PageBlock) -> bool:
        """Whether all of the heading is a link to a front page."""
        if block.link_share < _LINKED:
            return False
        near = chain(islice(block.node.walk(), _MOST_INSIDE), islice(block.node.ancestors(), 2))
        address = next((self._markup.attribute(node, "href") for node in near if node.tag == "a"), "")
        host = host_of(address)
        path = address.partition(host)[2] if host else address
        return bool(address) and path in {"", "/"} and (not host or not self._site.hosts or host in self._site.hosts)


def _window(found: PageMetadata) -> str:
    """The title of the window."""
    return next((f.text for f in found.headline if f.by == "title"), "")


def _is_first_level(block: PageBlock) -> bool:
    if block.kind != "heading":
        return False
    return block.node.tag == "h1" or any(above.tag == "h1" for above in block.node.ancestors())


def _same_title(heading: str, title: str) -> bool:
    return len(heading) > 8 and (heading == title or (heading in title and len(heading) > len(title) * 0.4))
