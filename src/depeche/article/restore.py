"""Restore: a capture to its article. The one door of this stage."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from depeche._languages import codes
from depeche.acquire.capture import Capture
from depeche.article.article import Article, DateValue, PartKind
from depeche.article.credits import Credit, with_credits
from depeche.article.dates import read_date
from depeche.article.flattened import KnownWords, Segment, known_words, segments_of
from depeche.article.language import language_of
from depeche.article.page import restore_page
from depeche.article.pieces import Edit, Piece, Restored, restore_pieces
from depeche.article.plain import Block, blocks_of, is_caption
from depeche.article.plain_stories import with_plain_stories
from depeche.article.quotation_marks import Mend, reversed_marks
from depeche.article.words import ProvenanceWords, all_provenance_words

#: A block longer than this that holds a glued break was flattened; in a shorter one of short sentences a blank was
#: forgotten.
_FLATTENED_LENGTH = 400
_LEAST_PARAGRAPH = 90
#: What stands over the first paragraph is no heading when it is as long as this.
_LONGEST_FIRST_HEADING = 70


def restore(capture: Capture) -> Article:
    """The article in the capture, with its language and what is known of its origin."""
    page = capture.media_type == "text/html"
    article = restore_page(capture) if page else _with_language(_plain(capture), capture)
    return _checked(_with_announced(article, capture), capture)


def _with_announced(article: Article, capture: Capture) -> Article:
    """The article with the date that its source announced, where it tells none itself."""
    announced = capture.given.announced
    if article.published is not None or announced is None:
        return article
    value = read_date(announced)
    return replace(article, published=DateValue(announced, value, None)) if value else article


def _plain(capture: Capture) -> Article:
    text, words = capture.text, all_provenance_words()
    blocks = blocks_of(text, words, capture.given)
    known = functools.cache(functools.partial(known_words, text))
    pieces = _headed(text, [piece for block in blocks for piece in _pieces(text, block, words, known)], capture, words)
    restored = restore_pieces(text, pieces)
    article = _article(capture, restored)
    return with_plain_stories(with_credits(article, _credits(restored, blocks), capture.given))


def _headed(text: str, pieces: list[Piece], capture: Capture, words: ProvenanceWords) -> list[Piece]:
    """The pieces; what was glued to the first paragraph is the headline and a caption, or the start of the paragraph."""
    place = next((at for at, piece in enumerate(pieces) if piece.kind not in {"credit", "headline", "caption"}), 0)
    titled = bool(capture.given.title) or any(piece.kind == "headline" for piece in pieces[:place])
    if not pieces or pieces[place].kind != "heading" or _is_apart(pieces, place):
        return pieces
    first = pieces[place]
    if titled:
        long = first.runs[-1][1] - first.runs[0][0] > _LONGEST_FIRST_HEADING
        return [*pieces[:place], replace(first, kind="paragraph"), *pieces[place + 1 :]] if long else pieces
    pieces[place] = replace(first, kind="headline")
    if place + 2 < len(pieces) and pieces[place + 1].kind == "heading":
        start, end = pieces[place + 1].runs[0][0], pieces[place + 1].runs[-1][1]
        if is_caption(text[start:end], words):
            pieces[place + 1] = replace(pieces[place + 1], kind="caption")
    return pieces


def _is_apart(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a piece was no part of the same line as the next."""
    return place + 1 >= len(pieces) or pieces[place].runs[-1][1] != pieces[place + 1].runs[0][0]


def _pieces(text: str, block: Block, words: ProvenanceWords, known: KnownWords) -> list[Piece]:
    if block.kind not in {"paragraph", "list"}:
        return [Piece(block.kind, ((block.start, block.end),), (), _why(block.kind))]
    mends = reversed_marks(text, block.start, block.end)
    edits = [Edit(m.at, m.at + 1, m.text, "reversed quotation mark") for m in mends]
    if block.kind == "list":
        return [Piece("list", ((block.start, block.end),), tuple(edits))]
    segments = segments_of(_mended(text, mends), block.start, block.end, words, known)
    if len(segments) > 1 and _is_typed_so(block, segments):
        return [_spaced(block, segments, edits)]
    return [_piece(segment, edits) for segment in segments if segment.kind != "label"]


def _is_typed_so(block: Block, segments: Sequence[Segment]) -> bool:
    """Whether blanks were forgotten in a short paragraph, rather than breaks lost.

    A digest, and a heading after a paragraph, show that breaks were lost; a heading before one may be a name oddly written.
    """
    length = block.end - block.start
    if length >= _FLATTENED_LENGTH:
        return False
    kinds = [segment.kind for segment in segments]
    if "digest" in kinds or ("paragraph", "heading") in pairwise(kinds):
        return False
    return ("heading" in kinds and len(kinds) == 2) or length < _LEAST_PARAGRAPH * len(kinds)


def _mended(text: str, mends: Sequence[Mend]) -> str:
    """The text with its reversed marks turned; offsets stay."""
    if not mends:
        return text
    letters = list(text)
    for mend in mends:
        letters[mend.at] = mend.text
    return "".join(letters)


def _spaced(block: Block, segments: Sequence[Segment], edits: list[Edit]) -> Piece:
    """One paragraph whose sentences were typed without a blank between them."""
    missing = [Edit(s.start, s.start, " ", "missing space") for s in segments[1:]]
    return Piece("paragraph", ((block.start, block.end),), tuple(sorted([*edits, *missing], key=lambda e: e.start)))


def _piece(segment: Segment, edits: list[Edit]) -> Piece:
    kind = segment.kind if segment.kind != "label" else "digest"
    inside = tuple(e for e in edits if segment.start <= e.start < segment.end)
    return Piece(kind, ((segment.start, segment.end),), inside, _why(kind))


def _why(kind: PartKind) -> str:
    """Why a break had to be put before a part of that kind."""
    return {"digest": "digest line break", "heading": "break before a heading"}.get(kind, "paragraph break")


def _article(capture: Capture, restored: Restored) -> Article:
    return Article(
        text=restored.text,
        captured=capture.text,
        map=restored.map,
        repairs=restored.repairs,
        parts=restored.parts,
        sections=restored.sections,
    )


def _credits(restored: Restored, blocks: Sequence[Block]) -> list[Credit]:
    """The credits' places in the restored text. Credit blocks are copied whole, so offsets shift with their part."""
    places = {row.source_start: row.start for row in restored.map.rows}
    found = []
    for block in blocks:
        if block.label and block.value and block.start in places:
            shift = places[block.start] - block.start
            found.append(Credit(block.label, block.value[0] + shift, block.value[1] + shift))
    return found


def _with_language(article: Article, capture: Capture) -> Article:
    given = (capture.given.language or "").lower().replace("_", "-").split("-")[0]
    return replace(article, language=given or language_of(article.text))


def _checked(article: Article, capture: Capture) -> Article:
    """The article with what the reader should know: no language, no date."""
    warnings = []
    if article.language is None:
        warnings.append(f"language not recognised; restored, but no facts read (depeche reads {', '.join(codes())})")
    elif article.language not in codes():
        warnings.append(
            f"no pipeline for language {article.language!r}; restored, but no facts read"
            f" (depeche reads {', '.join(codes())})"
        )
    if capture.given.date and not (article.published and article.published.given):
        warnings.append(f"cannot read the given date {capture.given.date!r}; give it as 2024-09-14")
    if article.published is None:
        warnings.append("no publication date found; relative times stay unresolved (give one with --date)")
    return replace(article, warnings=(*article.warnings, *warnings))
