"""What an answer's status, and the kind of its body, amount to."""

from __future__ import annotations

from depeche.acquire.decode import decode
from depeche.acquire.fetching.exchange import Answer, GaveUp
from depeche.acquire.fetching.headers import Headers, media_type, retry_after
from depeche.errors import BinaryInput, EncodingError

_WHOLE = frozenset({200, 203})
#: Media types whose bodies are not even asked for.
_NEVER = (
    "image/",
    "audio/",
    "video/",
    "font/",
    "application/pdf",
    "application/vnd.",
    "application/msword",
    "application/zip",
)
_GZIP = b"\x1f\x8b"
#: Archives and feeds whose server has no better name for them.
_ANY = ("application/octet-stream", "application/gzip", "application/x-gzip", "application/warc")
_WORDS = {
    204: "there is nothing there",
    206: "the server sent a part, though the whole was asked for",
    400: "the server does not understand the address; check it",
    401: "it wants a login, and depeche has none; save the page by hand",
    402: "it wants payment; save the page by hand",
    403: "the server refuses; it may not want automatic readers: ask the site",
    404: "there is no such page; check the address",
    405: "the server does not give it to readers",
    410: "the page is gone for good",
    451: "it is withheld for legal reasons",
}


def body_wanted(status: int, headers: Headers) -> bool:
    """Whether the body may be a page, a feed or an archive."""
    return status in _WHOLE and not (media_type(headers) or "").startswith(_NEVER)


def failure_of_status(answer: Answer) -> GaveUp | None:
    """The failure that the status is, or None where there is a body to read."""
    status = answer.status
    if status in _WHOLE:
        return None
    wait = retry_after(answer.headers, answer.began)
    if status == 429 or (status == 503 and wait):
        when = f"in {wait:.0f} s" if wait else "later"
        return GaveUp("rate_limited", f"the server has too much to do ({status}); come back {when}", status, wait)
    words = _WORDS.get(status, "the server failed; try later" if status >= 500 else "nothing to read came of it")
    return GaveUp(f"http_{status}", f"{words} ({status})", status, wait)


def check_page(answer: Answer) -> None:
    """Return where the body may be text or an archive of texts; raises GaveUp."""
    declared = media_type(answer.headers) or ""
    if declared.startswith(_NEVER):
        raise GaveUp(
            "not_text", f"it is {declared}; depeche reads text, HTML, feeds and archives of them", answer.status
        )
    if declared.startswith(_ANY) or answer.content.startswith(_GZIP):
        return
    try:
        decode(answer.content[:4096], "")
    except BinaryInput as error:
        raise GaveUp("not_text", f"it says it is {declared or 'text'} and is binary data", answer.status) from error
    except EncodingError:
        return  # the piece may end inside a letter; who reads the whole of it will say more
