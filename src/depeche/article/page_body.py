"""Which blocks of a page are the article: the container that holds the most running text, less what only sits in it.

Scores follow Readability's idea (text counts for the element around it, less for the ones further up); names that
page authors give to furniture, link-heavy blocks and promotional openings are left out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from depeche._languages import codes, language
from depeche.article.markup import Markup, Node
from depeche.article.page_blocks import PageBlock
from depeche.article.words import fold

#: Names (class, id, role) of what is never the article. Whole words between non-letters.
_FURNITURE = re.compile(
    r"(?<![a-z])(?:comments?|disqus|respond|related|recommend\w*|promo\w*|newsletter\w*|share|sharing|social\w*|sidebar|"
    r"widget\w*|cookies?|consent|gdpr|banner|subscri\w*|paywall|advert\w*|ads?|sponsor\w*|breadcrumbs?|menu|nav\w*|"
    r"tags?|tag-?list|author-?bio|bio|about-?author|teasers?|outbrain|taboola|most-?(?:read|popular)|trending|popup|modal|"
    r"footer|toolbar|signup|sign-?up|login|more-?(?:stories|news|from|on)|read-?(?:more|next|also)|lire-?aussi|"
    r"a-?lire|inread|player|carousel|slideshow|gallery|complementary|screen-?reader\w*|visually-?hidden|sr-only|"
    r"print-only|timestamp|byline|dateline|credits?|copyright|caption-?credit|skip|partner\w*|donat\w*|poll|quiz|"
    r"liveblog-nav|correspondent|topics?|keywords?|see-?also|hatnote|toc|editsection|infobox)(?![a-z])"
)
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "form", "menu"})
_BODY_NAME = re.compile(
    r"(?<![a-z])(?:article-?body|articlebody|story-?body|storybody|entry-?content|post-?(?:content|body)|article-?(?:content|text)|"
    r"body-?(?:content|text|copy)|story-?(?:content|text)|content-?body|main-?content|texte?|article__\w*(?:body|content))(?![a-z])"
)
_SENTENCE_MARK = re.compile(r"[.!?…,;:»”](?:\s|$)|[。、！？]")
#: A block of fewer characters says nothing about where the article is.
_TELLING_LENGTH = 40
_MOST_LINKED = 0.5
#: A paragraph of more characters than this is text, even when it is marked as lying behind a paywall.
_OWN_PARAGRAPH = 120
#: An element that holds this share of the page's running text is no furniture, whatever it is called.
_MUCH_OF_PAGE = 0.4
#: A container with at least this share of the best one's score, beside it, is a further piece of the body.
_SIBLING_SHARE = 0.25


#: So has one elsewhere that bears the very same name: bodies in several grid cells.
_ALIKE_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class PageBody:
    """The article's blocks in order and the elements that hold them (none when nothing was found)."""

    blocks: tuple[PageBlock, ...]
    containers: tuple[Node, ...]


def body_of_page(markup: Markup, blocks: Sequence[PageBlock], headline: Node | None) -> PageBody:
    """The blocks of the body; ``headline`` is the element of the visible headline, before which no body starts."""
    names = _Names(markup, _held(blocks))
    likely = [b for b in blocks if not names.is_furniture(b.node)]
    containers = _containers(names, likely)
    inside = [b for b in likely if any(_is_under(b.node, c) for c in containers)]
    kept = [b for b in inside if _belongs(b)]
    if headline is not None and any(b.node.start > headline.start for b in kept):
        kept = [b for b in kept if b.node.start > headline.start]
    return PageBody(tuple(_trimmed(kept)), containers)


class _Names:
    """What elements are called, each looked up once."""

    def __init__(self, markup: Markup, held: Mapping[int, int]) -> None:
        self._markup = markup
        self._held = held
        self._much = held.get(id(markup.root), 0) * _MUCH_OF_PAGE
        self._furniture: dict[int, bool] = {}
        self._labels: dict[int, str] = {}

    def label(self, node: Node) -> str:
        found = self._labels.get(id(node))
        if found is None:
            found = self._labels[id(node)] = self._markup.label(node)
        return found

    def is_furniture(self, node: Node) -> bool:
        """Whether the node or one above it is called what no article is called."""
        found = self._furniture.get(id(node))
        if found is None:
            own = node.tag in _FURNITURE_TAGS or self._named_furniture(node)
            found = own or (node.parent is not None and self.is_furniture(node.parent))
            self._furniture[id(node)] = found
        return found

    def _named_furniture(self, node: Node) -> bool:
        if node.tag in {"body", "html", "article", "main", "#root"}:
            return False
        label = self.label(node)
        if not label or not _FURNITURE.search(label) or _BODY_NAME.search(label):
            return False
        if node.tag in {"p", "h2", "h3"} and self._held.get(id(node), 0) > _OWN_PARAGRAPH:
            return False
        return self._held.get(id(node), 0) < self._much


def _held(blocks: Sequence[PageBlock]) -> dict[int, int]:
    """How many characters of running text stand under each element."""
    held: dict[int, int] = {}
    for block in blocks:
        length = len(block.words) if _weight(block) else 0
        for node in (block.node, *block.node.ancestors()) if length else ():
            held[id(node)] = held.get(id(node), 0) + length
    return held


def _containers(names: _Names, blocks: Sequence[PageBlock]) -> tuple[Node, ...]:
    """The element with the most running text, widened to its siblings, and those of the same name elsewhere."""
    scores: dict[int, float] = {}
    nodes: dict[int, Node] = {}
    for block in blocks:
        weight = _weight(block)
        if not weight:
            continue
        node = block.node if block.node.tag not in {"p", "li", "h2", "h3", "h4", "blockquote"} else block.node.parent
        for level in range(4):
            if node is None or node.tag in {"html", "#root"}:
                break
            nodes[id(node)] = node
            scores[id(node)] = scores.get(id(node), 0.0) + weight / (1, 1.6, 3.2, 6)[level]
            node = node.parent
    if not scores:
        return ()
    for key, node in nodes.items():
        scores[key] *= _name_bonus(names, node)
    best = max(scores, key=lambda key: (scores[key], -nodes[key].start))
    label = names.label(nodes[best])
    alike = [
        node
        for key, node in nodes.items()
        if label and key != best and scores[key] >= scores[best] * _ALIKE_SHARE and names.label(node) == label
    ]
    return (_widened(nodes[best], scores), *(n for n in alike if not _is_under(n, nodes[best])))


def _weight(block: PageBlock) -> float:
    if len(block.words) < _TELLING_LENGTH or block.link_share > _MOST_LINKED or block.kind == "caption":
        return 0.0
    marks = len(_SENTENCE_MARK.findall(block.words))
    if not marks:
        return 0.0
    return (1 + marks + min(len(block.words) / 100, 4)) * (1 - block.link_share)


def _name_bonus(names: _Names, node: Node) -> float:
    label = names.label(node)
    if _BODY_NAME.search(label):
        return 1.5
    return 1.25 if node.tag in {"article", "main"} else 1.0


def _widened(best: Node, scores: dict[int, float]) -> Node:
    """The container's parent instead, where siblings hold further pieces of the body."""
    node = best
    for _ in range(3):
        parent = node.parent
        if parent is None or parent.tag in {"body", "html", "#root"}:
            break
        others = sum(
            scores.get(id(child), 0.0)
            for child in parent.children
            if isinstance(child, Node) and child is not node and child.tag not in _FURNITURE_TAGS
        )
        if others < scores[id(best)] * _SIBLING_SHARE:
            break
        node = parent
    return node


def _is_under(node: Node, container: Node) -> bool:
    return node is container or any(above is container for above in node.ancestors())


def _belongs(block: PageBlock) -> bool:
    """Whether a block inside the container is of the article."""
    folded = fold(block.words[:80])
    if any(folded.startswith(opening) for opening in _openings()):
        return False
    if block.kind == "table":
        return len(block.words) > _TELLING_LENGTH
    if block.link_share > 0.8 and len(block.words) < 200:
        return False
    if block.kind in {"heading", "caption", "quote"}:
        return True
    return len(block.words) > 12 and (block.link_share < _MOST_LINKED or len(block.words) > 120)


def _trimmed(blocks: list[PageBlock]) -> list[PageBlock]:
    """The blocks without headings that nothing follows and repeated blocks."""
    while blocks and blocks[-1].kind == "heading":
        blocks = blocks[:-1]
    seen: set[str] = set()
    kept = []
    for block in blocks:
        if block.words in seen and len(block.words) > _TELLING_LENGTH:
            continue
        seen.add(block.words)
        kept.append(block)
    return kept


@functools.cache
def _openings() -> tuple[str, ...]:
    """How teasers and promotion open, in all languages."""
    tables = [language(code).toml("boilerplate") for code in codes()]
    return tuple(opening for table in tables for opening in (*table["teaser"], *table["promotion"]))
