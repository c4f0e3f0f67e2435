"""A plain text, well kept or flattened, to its blocks: the stretches between blank lines, each with what it is.

The headline, standfirst, captions, provenance lines and junk are told by their place, their marks and the words of
``provenance.toml``; nothing depends on an outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from depeche.acquire.capture import Given
from depeche.article.article import PartKind
from depeche.article.credits import host_of
from depeche.article.dates import read_date
from depeche.article.outlet_names import (
    headline_after_name,
    is_known_outlet,
    is_named_below,
    is_press_name,
    label_of_host,
    letters_of,
)
from depeche.article.page_credits import credit_of
from depeche.article.words import ProvenanceWords, fold

Span = tuple[int, int]

_BLOCK_BREAK = re.compile(r"(?:[ \t\u00a0\ufeff]*(?:\r\n|\r|\n|\u2028|\u2029)){2,}[ \t\u00a0]*")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_LIST_ITEM = re.compile(r"\s*(?:[-–—•▪■●◦*·‣⇒→►▶]|\d{1,2}[.)])\s+\S")
_LIST_MARK = re.compile(r"\s*(?:[-–—•▪■●◦*·‣⇒→►▶]|\d{1,2}[.)])\s+")
_LABEL = re.compile(r"\s*([^:\n]{1,40}?)\s*[::]\s*(.*)", re.S)
#: A label right after the end of a sentence, without a blank, and something after it.
_GLUED_LABEL = re.compile(r"(?<=[.!?…»”])([^\W\d_][^:.!?\n]{1,30}?)\s?:\s?(?=\S)")
_BULLETS = re.compile(r"[⇒→►▶•▪■●◆➤‣]")
_END_MARK = re.compile(r"[.!?…:;,][\s'’»”\")\]]*$|[»”\"]\s*$")
_CREDIT_TAIL = re.compile(r"(?:[(\[]?\s*(?:©|\(c\)))|[/|]\s*[A-Z]{2,}")
_YEAR_OR_AGENCY = re.compile(r"\b(?:19|20)\d\d\b|\([A-Z][^)]{2,40}\)\s*$|©|/\s*[A-Z]{2,}")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
#: A line with a smaller share of letters, and no word but by chance, is junk.
_LEAST_LETTERS = 0.25
_LONGEST_TITLE = 250
_LONGEST_OUTLET = 40
#: The last characters of a text, where an outlet is named again.
_NAMED_BELOW = 3_000
_LEAST_HEADLINE = 4
_LONGEST_CAPTION = 400
#: Nobody breaks a paragraph at so few columns: shorter lines are lines of their own, a byline above its date.
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the capture and what it is; ``label`` is the field that a provenance line fills."""

    kind: PartKind
    start: int
    end: int
    label: str | None = None
    value: Span | None = None  #: the words after the label, None when there are none


def blocks_of(text: str, words: ProvenanceWords, given: Given) -> list[Block]:
    """The blocks of a plain text in order; ``given`` holds the headline and the address that came beside the text."""
    spans = [part for span in _split(text) for part in _without_foot(text, span, words)]
    if spans and (at := headline_after_name(text, *spans[0])) >= 0:
        spans[:1] = [(spans[0][0], at), (at, spans[0][1])]
    blocks = [_furniture(text, span, words) for span in spans]
    head, blocks = _head(text, spans, blocks, words, given)
    body = [block or _body(text, span, words) for span, block in zip(spans[len(head) :], blocks, strict=True)]
    return head + list(_with_digests(text, body, words))


def _with_digests(text: str, blocks: list[Block], words: ProvenanceWords) -> Iterator[Block]:
    """The blocks; list items under "Key points" are the digest, without their marks; the label itself is furniture."""
    under_label = False
    for block in blocks:
        labelled = block.kind in {"heading", "paragraph"} and _is_digest_label(text[block.start : block.end], words)
        if labelled:
            under_label = True
        elif under_label and block.kind == "list":
            mark = _LIST_MARK.match(text, block.start, block.end)
            yield Block("digest", mark.end() if mark else block.start, block.end)
        else:
            under_label = False
            yield block


def _is_digest_label(line: str, words: ProvenanceWords) -> bool:
    return fold(line).strip(" :.-–") in words.digest


def _split(text: str) -> Iterator[Span]:
    """The stretches between blank lines; lines that are paragraphs of their own are parted too."""
    at = 0
    for gap in (*_BLOCK_BREAK.finditer(text), None):
        end = gap.start() if gap else len(text)
        yield from _lines(text, at, end)
        at = gap.end() if gap else end


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    lines = [m.span() for m in _LINE.finditer(text, start, end) if m[0].strip(" \t\u00a0\u202f\ufeff\u200b")]
    if len(lines) > 1 and _is_wrapped(text, lines):
        lines = [(lines[0][0], lines[-1][1])]
    for a, b in lines:
        yield _trim(text, a, b)


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether the lines are one paragraph broken at a column, as in mails and old wires."""
    if any(_LIST_ITEM.match(text, a, b) for a, b in lines):
        return False
    broken = sum(not _END_MARK.search(text[max(a, b - 8) : b]) for a, b in lines[:-1])
    widest = max(b - a for a, b in lines)
    even = sum(b - a > widest * 0.7 for a, b in lines[:-1])
    return _NARROWEST <= widest <= 120 and broken >= (len(lines) - 1) * 0.6 and even >= (len(lines) - 1) * 0.8


def _without_foot(text: str, span: Span, words: ProvenanceWords) -> list[Span]:
    """The block, and the provenance lines that were glued to its end ("… on Monday.Source: https://…")."""
    cuts = [span[0]]
    for match in _GLUED_LABEL.finditer(text, *span):
        if fold(match[1]) in words.labels:
            cuts.append(match.start(1))
    return [_trim(text, a, b) for a, b in pairwise([*cuts, span[1]])]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in "\ufeff\u200b"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\ufeff\u200b"):
        end -= 1
    return start, end


def _furniture(text: str, span: Span, words: ProvenanceWords) -> Block | None:
    """The block as provenance, caption or junk, or None when it is none of these."""
    line = text[span[0] : span[1]]
    if _is_junk(line):
        return Block("junk", *span)
    if len(line) > _LONGEST_CAPTION:
        return None
    return _label(text, span, words) or _notice(text, span, words)


def _is_junk(line: str) -> bool:
    letters = sum(map(str.isalpha, line))
    dense = len(line) - line.count(" ") or 1
    return letters / dense < _LEAST_LETTERS and not any(map(str.isdigit, line))


def _label(text: str, span: Span, words: ProvenanceWords) -> Block | None:
    match = _LABEL.match(text, span[0], span[1])
    if match is None:
        return None
    kind = words.labels.get(fold(match[1]))
    value = _trim(text, match.start(2), match.end(2)) if match[2].strip() else None
    if kind is None or (kind in {"published", "modified"} and value and not read_date(text[value[0] : value[1]])):
        return None
    return Block("credit", *span, label=kind, value=span if kind == "rights" else value)


def _notice(text: str, span: Span, words: ProvenanceWords) -> Block | None:
    """A rights notice, a bare date line or a byline without a label."""
    line = text[span[0] : span[1]]
    folded = fold(line)
    if credit_of(line) == "rights":
        return Block("credit", *span, label="rights", value=span)
    if len(line) < 60 and _DIGIT.search(line) and read_date(line) and not _rest_of_date(line):
        return Block("credit", *span, label="published", value=span)
    for cue in words.byline:
        name = line[len(cue) :].strip()
        if folded.startswith(cue + " ") and len(line) < 80 and _is_name_list(name):
            return Block("credit", *span, label="author", value=_trim(text, span[1] - len(name), span[1]))
    return None


def _rest_of_date(line: str) -> list[str]:
    """The words of a date line that name no day, month or hour: more than three, and it is a sentence."""
    found = _WORD.findall(line)
    return found if len(found) > 5 else []


def _is_name_list(text: str) -> bool:
    tokens = [t.strip(",") for t in text.split()]
    capitals = sum(t[:1].isupper() for t in tokens)
    return 1 < len(tokens) <= 12 and capitals >= len(tokens) * 0.6 and not text.rstrip().endswith((".", "!", "?"))


def _head(
    text: str, spans: list[Span], blocks: list[Block | None], words: ProvenanceWords, given: Given
) -> tuple[list[Block], list[Block | None]]:
    """The blocks before the body: outlet, headline, caption, dateline; and what is left."""
    head: list[Block] = []
    seen_title, host = False, host_of(given.url or "")
    for index, span in enumerate(spans):
        line = text[span[0] : span[1]]
        block = blocks[index]
        if block is not None:
            if block.kind == "junk" or len(head) > 8:
                break
            head.append(block)
        elif not seen_title and _is_outlet(text, spans, index, words, host):
            head.append(Block("credit", *span, label="outlet", value=span))
        elif not seen_title and _is_title(text, spans, index, given.title):
            head.append(Block("headline", *span))
            seen_title = True
        elif seen_title and is_caption(line, words):
            head.append(Block("caption", *span))
        else:
            break
    return head, blocks[len(head) :]


def _is_outlet(text: str, spans: list[Span], index: int, words: ProvenanceWords, host: str) -> bool:
    """A short first line that names the outlet.

    It is known as one, is the label of the article's host, looks like a name of the press above a line that may be a
    headline, or the rest of the page names it again, in a tag, an address or a credit.
    """
    line = text[spans[index][0] : spans[index][1]]
    if index > 1 or len(line) > _LONGEST_OUTLET or len(line.split()) > 5 or len(spans) < 2:
        return False
    if is_known_outlet(line) or (host and letters_of(line) in {letters_of(host), letters_of(label_of_host(host))}):
        return True
    if len(spans) < 3:
        return False
    if is_press_name(line) and _may_be_headline(text[spans[index + 1][0] : spans[index + 1][1]]):
        return True
    return not _END_MARK.search(line) and is_named_below(
        line, text[max(spans[index][1], len(text) - _NAMED_BELOW) :], words
    )


def _may_be_headline(line: str) -> bool:
    return len(line.split()) >= _LEAST_HEADLINE and len(line) <= _LONGEST_TITLE and not line.endswith((".", ":", ","))


def _is_title(text: str, spans: list[Span], index: int, title: str | None) -> bool:
    line = text[spans[index][0] : spans[index][1]]
    if title is not None:
        return fold(line).strip(" .") == fold(title).strip(" .")
    if index + 1 >= len(spans) or len(line) > _LONGEST_TITLE or not _WORD.search(line):
        return False
    return not re.search(r"[.…;:,][\s»”\")\]]*$", line)


def is_caption(line: str, words: ProvenanceWords) -> bool:
    """A line between headline and body without an end mark, or one that credits a picture."""
    if len(line) > _LONGEST_CAPTION:
        return False
    folded = fold(line)
    credited = bool(words.pictured.search(folded))
    return (
        credited
        or bool(_CREDIT_TAIL.search(line))
        or (not _END_MARK.search(line) and bool(_YEAR_OR_AGENCY.search(line)))
    )


def _body(text: str, span: Span, words: ProvenanceWords) -> Block:
    """A block of the body: heading, list item, caption, credit or paragraph."""
    line = text[span[0] : span[1]]
    if _LIST_ITEM.match(line):
        return Block("list", *span)
    if len(line) <= _LONGEST_CAPTION and _is_credited(line, words):
        return Block("caption", *span)
    if credit_of(line) in {"republished", "rights"}:
        return Block("credit", *span)
    if len(_BULLETS.findall(line)) > 1:
        return Block("paragraph", *span)
    if len(line) <= 150 and not _END_MARK.search(line) and _WORD.search(line):
        return Block("heading", *span)
    return Block("paragraph", *span)


def _is_credited(line: str, words: ProvenanceWords) -> bool:
    return ":" in line and bool(words.credited.search(fold(line)))
