"""A page to its article: body, headline, standfirst and metadata, each where the page says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depeche.acquire.capture import Capture
from depeche.article.article import Article
from depeche.article.markup import Markup, Node
from depeche.article.page_blocks import MAX_BLOCKS, PageBlock, blocks_of_page
from depeche.article.page_body import PageBody, body_of_page
from depeche.article.page_headline import headline_of
from depeche.article.page_metadata import PageMetadata, metadata_of
from depeche.article.page_site import Site
from depeche.article.page_stories import PageParts, restore_stories
from depeche.article.page_values import PageSays, with_metadata
from depeche.article.words import all_provenance_words, fold

_STANDFIRST = re.compile(
    r"(?<![a-z])(?:stand-?first|chapo|chapeau|lede|lead|intro|summary|dek|deck|sub-?(?:title|head\w*)|excerpt|kicker-text|"
    r"article__?(?:intro|summary|description|lead)|description|abstract)(?![a-z])"
)
#: What holds the words of pictures, whatever else it is called.
_PICTURED = re.compile(
    r"(?<![a-z])(?:captions?|carousel|slides?|slide-?show|gallery|galerie|diaporama|lightbox)(?![a-z])"
)
#: What stands right under a headline and ends so is its standfirst.
_SENTENCES = re.compile(r"^.{60,500}[.!?…][»”\")]?$", re.S)
_PICTURE = re.compile(r"<(?:figure|img|picture|video)[\s>]", re.I)
#: A page with fewer blocks in its body has no standfirst that nothing calls one.
_FEWEST_BODY = 3
#: A place before the standfirst has no more letters.
_LONGEST_PLACE = 30


def restore_page(capture: Capture) -> Article:
    """The article of an HTML capture; its text is empty, with a warning, when no article was found."""
    markup = Markup(capture.text)
    blocks = blocks_of_page(markup)
    found = metadata_of(markup)
    site = Site(found, capture.given.url or "")
    at = headline_of(markup, blocks, found, site)
    headline = blocks[at] if at >= 0 else None
    body = body_of_page(markup, blocks, at, found)
    standfirst = _standfirst(markup, blocks, body, headline, found)
    restored = restore_stories(markup, PageParts(blocks, headline, standfirst, body), found)
    article = Article(
        text=restored.text,
        captured=capture.text,
        map=restored.map,
        repairs=restored.repairs,
        parts=restored.parts,
        sections=restored.sections,
        warnings=_warnings(blocks, body),
    )
    return with_metadata(article, capture, PageSays(markup, blocks, found, site))


def _warnings(blocks: Sequence[PageBlock], body: PageBody) -> tuple[str, ...]:
    found = [] if body.blocks else ["no article text found on the page"]
    if len(blocks) >= MAX_BLOCKS:
        found.append(f"the page has more than {MAX_BLOCKS} blocks; the rest was not read")
    return tuple(found)


def _standfirst(
    markup: Markup, blocks: Sequence[PageBlock], body: PageBody, headline: PageBlock | None, found: PageMetadata
) -> PageBlock | None:
    """The block that its author calls a standfirst or the metadata give as description, between headline and body.

    Else sentences right under the headline, with nothing between them.
    """
    first = body.blocks[0].node.start if body.blocks else None
    after = headline.node.start if headline else -1
    described = [fold(f.text)[:60] for f in found.description if len(f.text) > 20]
    under = _under(markup, blocks, headline, body) if headline else None
    for block in blocks:
        if block.node.start <= after or block.kind in {"caption", "list"} or len(block.words) < 30:
            continue
        if first is not None and block.node.start > first:
            break
        if _is_called(markup, block.node, _PICTURED):
            continue
        if block.link_share < 0.5 and (
            _is_called(markup, block.node, _STANDFIRST) or _tells(block, described) or block is under
        ):
            return block
    return None


def _under(markup: Markup, blocks: Sequence[PageBlock], headline: PageBlock, body: PageBody) -> PageBlock | None:
    """The sentences right under the headline, None where a picture or something else stands between.

    A byline is none, nor is a paragraph beside others of the body.
    """
    block = next((block for block in blocks if block.node.start > headline.node.start), None)
    if block is None or not _SENTENCES.search(block.words):
        return None
    words = fold(block.words)
    signed = any(words.startswith(f"{cue} ") for cue in all_provenance_words().byline)
    beside = [other for other in body.blocks if other is not block and other.node.parent is block.node.parent]
    if signed or beside or len(body.blocks) < _FEWEST_BODY:
        return None
    pictured = _PICTURE.search(markup.text, headline.runs[-1][1], block.runs[0][0])
    return None if pictured else block


def _tells(block: PageBlock, described: Sequence[str]) -> bool:
    """Whether the block opens as a description does, a place before it or not ("LYON. The mayor…")."""
    words = fold(block.words)
    return any(opening in words[: len(opening) + _LONGEST_PLACE] for opening in described)


def _is_called(markup: Markup, node: Node, name: re.Pattern[str]) -> bool:
    near = [node, *list(node.ancestors())[:2]]
    return any(name.search(markup.label(n)) for n in near)
