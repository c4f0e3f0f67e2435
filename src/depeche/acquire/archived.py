"""Archives as inputs: the pages of a WARC file as captures, damaged records as failures, what is no page counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from depeche.acquire.capture import Capture, Given
from depeche.acquire.pages import page_capture
from depeche.acquire.warc import read_warc
from depeche.errors import EmptyInput, InputError, PassedOver

_HTML = frozenset({"text/html", "application/xhtml+xml"})
#: Said by name; the others together.
_NAMED = 4


def archived_pages(stream: BinaryIO, name: str, given: Given, start: int = 0) -> Iterator[Capture | InputError]:
    """The pages whose records begin at ``start`` or later; ``given`` overrides what they say of themselves.

    Pages are answers of the 200s that are HTML. At the end one PassedOver counts what else there was.
    """
    others: Counter[str] = Counter()
    for outcome in read_warc(stream, name, start):
        subject = f"{name}, byte {outcome.offset}"
        page = outcome.response
        if outcome.kind == "damaged":
            passed = f"{outcome.end - outcome.offset} bytes were passed over"
            yield InputError(subject, f"the archive is damaged here ({outcome.damage}); {passed}")
        elif page is None:
            if outcome.damage:
                yield InputError(subject, f"{outcome.damage}; the record was passed over")
        elif not 200 <= page.status < 300:
            others[f"answered {page.status}"] += 1
        elif page.media_type not in _HTML:
            others[page.media_type or "of no media type"] += 1
        else:
            try:
                capture = page_capture(page, subject)
                yield replace(capture, given=replace(given, url=given.url or capture.given.url))
            except EmptyInput:
                others["empty"] += 1
            except InputError as error:
                yield error
    if others:
        yield PassedOver(name, _counted(others))


def _counted(others: Counter[str]) -> str:
    """12 records are no pages and were passed over: 8 image/png, 3 answered 404, 1 other."""
    common = others.most_common(_NAMED)
    rest = others.total() - sum(count for _, count in common)
    said = [f"{count} {what}" for what, count in common] + ([f"{rest} other"] if rest else [])
    total = others.total()
    words = "record is no page and was" if total == 1 else "records are no pages and were"
    return f"{total} {words} passed over: {', '.join(said)}"
