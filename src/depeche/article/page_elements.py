"""What is said of an element of a page once, however many blocks stand in it or below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from depeche.article.markup import Markup, Node, by_label
from depeche.article.page_blocks import PageBlock

_NAME_WORD = re.compile(r"[a-z]{2,}")
#: What readers' comments and consent dialogues are called.
_REPLIES = re.compile(
    r"(?<![a-z-])(?:comments?(?:-?(?:list|section|area|thread|container|wrapper|body|box))?|disqus\S*|respond)(?![a-z-])"
    r"|(?<![a-z])(?:onetrust|didomi|usercentrics|sourcepoint|cookie-?(?:banner|consent|notice|bar|dialog|law|modal|popup)"
    r"|consent-?(?:banner|manager|modal|dialog|popup|overlay)|gdpr-?\w*|ccpa-?\w*|ot-(?:pc|sdk)\S*)(?![a-z])"
)
#: The same of dates: they are of readers' comments in whatever part of one.
_COMMENTING = re.compile(
    r"(?<![a-z])(?<!no-)(?<!has-)(?<!with-)(?:comments?|commentaires?|kommentare?|repl(?:y|ies)|disqus)"
    r"(?!-(?:open|closed|link|count|number|off|on|enabled|disabled|allowed|status))(?![a-z])"
)
_NO_REPLIES = frozenset({"body", "html", "p", "article", "main"})
_WHOLE = frozenset({"body", "html", "main"})
_MOST_WORDS = 6


class Element:
    """An element that holds blocks: what it is called, whether it holds readers' comments, the text under it."""

    __slots__ = ("label", "names", "node", "parent", "place", "reply", "text")

    def __init__(self, node: Node, parent: Element | None, place: int, label: str) -> None:
        self.node = node
        self.parent = parent
        self.place = place  #: among the elements of the page; a parent's is less than its children's
        self.label = label
        self.names = name_words(label)
        self.reply: bool = (parent is not None and parent.reply) or (
            node.tag not in _NO_REPLIES and is_reply_label(label)
        )
        self.text = 0  #: characters of running text under it


class Elements:
    """The elements that hold blocks, each made when it is first asked for."""

    def __init__(self, markup: Markup) -> None:
        self._markup = markup
        self._known: dict[Node, Element] = {}
        self.all: list[Element] = []

    def of(self, node: Node) -> Element:
        """The element of the node."""
        found = self._known.get(node)
        if found is None:
            parent = None if node.parent is None else self.of(node.parent)
            found = self._known[node] = Element(node, parent, len(self.all), self._markup.label(node))
            self.all.append(found)
        return found

    def weigh(self, blocks: Sequence[PageBlock], lengths: Sequence[int]) -> None:
        """Give each element the characters of running text that it holds."""
        for block, length in zip(blocks, lengths, strict=True):
            if length:
                self.of(block.node).text += length
        for element in reversed(self.all):
            if element.text and element.parent is not None:
                element.parent.text += element.text


@by_label
def name_words(label: str) -> tuple[str, ...]:
    """The words of a class or an id, and each two neighbours of one name joined: "story-body" → story, body, story_body."""
    found: dict[str, None] = {}
    for name in label.split():
        words = _NAME_WORD.findall(name)
        if len(words) > _MOST_WORDS:
            continue
        for word in words:
            found[word] = None
        for one, two in pairwise(words):
            found[f"{one}_{two}"] = None
    return tuple(found)


@by_label
def is_reply_label(label: str) -> bool:
    """Whether an element so called holds readers' comments or a consent dialogue."""
    return _REPLIES.search(label) is not None


def is_in_replies(markup: Markup, node: Node, headline: int = -1) -> bool:
    """Whether the node is in a reader's comment: an element so called that begins after the headline."""
    return any(
        above.start > headline and above.tag not in _WHOLE and is_commenting_label(markup.label(above))
        for above in (node, *node.ancestors())
    )


@by_label
def is_commenting_label(label: str) -> bool:
    """Whether an element so called, or a part of it, is a reader's comment."""
    return _COMMENTING.search(label) is not None
