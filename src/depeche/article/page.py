"""A page to its article: body, headline, standfirst and metadata, each where the page says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from depeche.acquire.capture import Capture
from depeche.article.article import Article, DateValue, Value
from depeche.article.credits import host_of
from depeche.article.dates import read_date
from depeche.article.language import language_of
from depeche.article.markup import Markup, Node
from depeche.article.page_blocks import PageBlock, blocks_of_page
from depeche.article.page_body import PageBody, body_of_page
from depeche.article.page_headline import headline_of
from depeche.article.page_metadata import Found, PageMetadata, metadata_of
from depeche.article.page_pieces import piece_of
from depeche.article.pieces import Piece, restore_pieces
from depeche.article.sourcemap import PinBoard
from depeche.article.words import all_provenance_words, fold

_STANDFIRST = re.compile(
    r"(?<![a-z])(?:stand-?first|chapo|chapeau|lede|lead|intro|summary|dek|deck|sub-?(?:title|head\w*)|excerpt|kicker-text|"
    r"article__?(?:intro|summary|description|lead)|description|abstract)(?![a-z])"
)
_BYLINE = re.compile(r"(?<![a-z])(?:by-?line|author|auteur|signature|writer|contributor)s?(?![a-z])")
_TITLE_TAIL = re.compile(r"\s+[|\-–—•·:»]\s+[^|–—•·»]{2,60}$")
_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_-]|\b)")
_LONGEST_NAME = 60


def restore_page(capture: Capture) -> Article:
    """The article of an HTML capture; its text is empty, with a warning, when no article was found."""
    markup = Markup(capture.text)
    blocks = blocks_of_page(markup)
    found = metadata_of(markup)
    at = headline_of(blocks, found)
    headline = blocks[at] if at >= 0 else None
    body = body_of_page(markup, blocks, at, found)
    standfirst = _standfirst(markup, blocks, body, headline, found)
    pieces = _pieces(capture.text, headline, standfirst, body)
    restored = restore_pieces(capture.text, pieces)
    article = Article(
        text=restored.text,
        captured=capture.text,
        map=restored.map,
        repairs=restored.repairs,
        parts=restored.parts,
        sections=restored.sections,
        warnings=() if body.blocks else ("no article text found on the page",),
    )
    return _with_metadata(article, capture, markup, blocks, found)


def _pieces(captured: str, headline: PageBlock | None, standfirst: PageBlock | None, body: PageBody) -> list[Piece]:
    pieces = []
    if headline is not None:
        pieces.append(piece_of(captured, headline.runs, "headline"))
    if standfirst is not None:
        pieces.append(piece_of(captured, standfirst.runs, "standfirst"))
    taken = {id(headline), id(standfirst)}
    title = fold(headline.words) if headline else ""
    for block in body.blocks:
        if id(block) not in taken and not (block.kind == "heading" and fold(block.words) == title):
            pieces.append(piece_of(captured, block.runs, block.kind))
    return pieces


def _standfirst(
    markup: Markup, blocks: Sequence[PageBlock], body: PageBody, headline: PageBlock | None, found: PageMetadata
) -> PageBlock | None:
    """The block that its author calls a standfirst or the metadata give as description, between headline and body."""
    first = body.blocks[0].node.start if body.blocks else None
    after = headline.node.start if headline else -1
    described = [fold(f.text)[:60] for f in found.description if len(f.text) > 20]
    for block in blocks:
        if block.node.start <= after or block.kind in {"caption", "list"} or len(block.words) < 30:
            continue
        if first is not None and block.node.start > first:
            break
        if block.link_share < 0.5 and (
            _is_called(markup, block.node, _STANDFIRST) or fold(block.words)[:60] in described
        ):
            return block
    return None


def _is_called(markup: Markup, node: Node, name: re.Pattern[str]) -> bool:
    near = [node, *list(node.ancestors())[:2]]
    return any(name.search(markup.label(n)) for n in near)


def _with_metadata(
    article: Article, capture: Capture, markup: Markup, blocks: Sequence[PageBlock], found: PageMetadata
) -> Article:
    board = PinBoard(article.text, article.captured, article.map)
    outlet = _value(board, found.outlet[:1])
    address = _value(board, found.address[:1])
    if capture.given.url:
        address = Value(capture.given.url, None)
    published = _given_date(capture) or _date(board, found.published) or _visible_date(board, markup, blocks, address)
    return replace(
        article,
        language=_language(capture, article, found),
        outlet=outlet or (Value(host_of(address.text), address.pin) if address and host_of(address.text) else None),
        headline=_headline(article, board, found, capture),
        byline=_byline(board, markup, found, outlet.text if outlet else ""),
        published=published,
        modified=_date(board, found.modified),
        source_url=address,
        rights=_value(board, found.rights[:1]),
        tags=tuple(v for f in (found.tags[0] if found.tags else []) if (v := _value(board, [f]))),
    )


def _value(board: PinBoard, candidates: Sequence[Found]) -> Value | None:
    """The first candidate with a pin: in the markup, or in the text when it stands there once."""
    for found in candidates:
        if found.runs and found.text:
            return Value(found.text, board.pin_markup(found.text, found.runs))
    return None


def _language(capture: Capture, article: Article, found: PageMetadata) -> str | None:
    given = capture.given.language
    if given:
        return given.lower().replace("_", "-").split("-")[0]
    said = found.language[0].text.lower().replace("_", "-").split("-")[0] if found.language else None
    return language_of(article.text) or said


def _headline(article: Article, board: PinBoard, found: PageMetadata, capture: Capture) -> Value | None:
    for part in article.parts:
        if part.kind == "headline":
            pin = board.pin(part.start, part.end)
            return Value(pin.text, pin)
    if capture.given.title:
        return Value(capture.given.title, None)
    for candidate in found.headline:
        value = _value(board, [Found(_TITLE_TAIL.sub("", candidate.text), candidate.runs)])
        if value:
            return value
    return None


def _byline(board: PinBoard, markup: Markup, found: PageMetadata, outlet: str) -> tuple[Value, ...]:
    for candidates in [*found.byline, _visible_byline(markup)]:
        names = [name for c in candidates for name in _names_in(c) if _is_name(name.text, outlet)]
        values = [v for name in names if (v := _value(board, [name]))]
        if values:
            return tuple({v.text: v for v in values}.values())
    return ()


def _names_in(found: Found) -> list[Found]:
    """The people that one byline string names, the opening "By" left out."""
    text = found.text
    for cue in sorted(all_provenance_words().byline, key=len, reverse=True):
        if fold(text).startswith(cue + " "):
            text = text[len(cue) + 1 :].strip()
            break
    parts = re.split(r"\s*(?:,|;|\||&|\band\b|\bet\b|/)\s*", text)
    return [Found(part.strip(), found.runs) for part in parts if part.strip()]


def _is_name(text: str, outlet: str) -> bool:
    words = text.split()
    return (
        1 < len(words) <= 5
        and len(text) <= _LONGEST_NAME
        and fold(text) != fold(outlet)
        and not re.search(r"[@/:\d]", text)
        and sum(w[:1].isupper() for w in words) >= 2
    )


def _visible_byline(markup: Markup) -> list[Found]:
    for node in markup.root.walk():
        if node.tag in {"a", "span", "p", "div", "address", "strong"} and node.attrs[0] < node.attrs[1]:
            named = markup.attribute(node, "rel") == "author" or _BYLINE.search(markup.label(node))
            if named:
                runs = tuple(r for r in markup.runs(node) if markup.text[r[0] : r[1]].strip())
                words = markup.read(runs)
                if runs and len(words) < 120 and any(_is_name(n.text, "") for n in _names_in(Found(words, runs))):
                    return [Found(words, runs)]
    return []


def _date(board: PinBoard, candidates: Sequence[Found]) -> DateValue | None:
    for found in candidates:
        value = read_date(found.text)
        if value and found.runs:
            return DateValue(found.text, value, board.pin_markup(found.text, found.runs))
    return None


def _given_date(capture: Capture) -> DateValue | None:
    value = read_date(capture.given.date) if capture.given.date else None
    return DateValue(capture.given.date or "", value, None) if value else None


def _is_date_line(words: str) -> bool:
    """Whether the words are a date and its label, not prose that tells a date."""
    return len(words) < 100 and not words.rstrip().endswith((".", "!", "?", "…")) and len(words.split()) <= 14


def _visible_date(
    board: PinBoard, markup: Markup, blocks: Sequence[PageBlock], address: Value | None
) -> DateValue | None:
    """A date line on the page, else the date in its own address."""
    for block in blocks:
        if _is_date_line(block.words) and (value := read_date(block.words)):
            runs = tuple(r for r in block.runs if markup.text[r[0] : r[1]].strip())
            return DateValue(block.words, value, board.pin_markup(block.words, runs))
    match = _ADDRESS_DATE.search(address.text) if address else None
    value = read_date("-".join(match.groups())) if match else None
    return DateValue(address.text, value, address.pin) if address and value and address.pin else None
