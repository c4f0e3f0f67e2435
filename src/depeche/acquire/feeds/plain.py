"""HTML in titles and summaries to the plain text that it says."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
#: Tags of HTML, and any with a prefix; what else stands between "<" and ">" is text, as in "List<Order>".
_TAG = re.compile(
    r"</?(?:[A-Za-z][\w-]*:[A-Za-z][\w-]*|"
    r"a|abbr|acronym|address|area|article|aside|audio|b|base|bdi|bdo|big|blink|blockquote|"
    r"body|br|button|canvas|caption|center|cite|code|col|colgroup|dd|del|details|dfn|dialog|"
    r"dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|h1|h2|h3|"
    r"h4|h5|h6|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|"
    r"map|mark|menu|meta|nav|noscript|object|ol|option|p|param|picture|pre|q|rp|rt|ruby|"
    r"s|samp|section|select|small|source|span|strike|strong|sub|summary|sup|table|tbody|td|"
    r"template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr"
    r")(?=[\s/>])[^<>]*>",
    re.I,
)
#: A reference without its semicolon, as HTML allows for some names.
_UNENDED = re.compile(r"&([A-Za-z]{2,8})(?![\w;=])")
_BLOCK = re.compile(r"<(?:/?(?:p|div|li|tr|h[1-6]|blockquote|figcaption|ul|ol|table)|br)\b[^<>]*>", re.I)
_UNSEEN = re.compile(r"<(script|style|svg|math)\b(?:(?!<\1\b).)*?</\1\s*>|<!--(?:(?!<!--).)*?-->", re.I | re.S)
#: Tags that are written as entities once too often.
_ESCAPED_TAG = re.compile(
    r"&lt;/?(?:p|br|a|b|i|em|strong|div|span|img|ul|li|h[1-6]|figure|blockquote)\b.{0,500}?&gt;", re.I | re.S
)


def unescaped(text: str, own: dict[str, str] | None = None) -> str:
    """Each reference replaced by its character, once; unknown names stay. ``own`` are the document's entities."""
    return _REFERENCE.sub(lambda found: _character(found[0], own or {}), text) if "&" in text else text


def _character(reference: str, own: dict[str, str]) -> str:
    name = reference[1:]
    if name.startswith("#") or name in html5:
        return unescape(reference)
    return own.get(name[:-1], reference)


def plain(html: str | None) -> str | None:
    """The words of a piece of HTML, or of text that only looks like it; None when there are none."""
    if not html:
        return None
    text = once_less(html)
    if "<" in text:
        text = _TAG.sub("", _BLOCK.sub(" ", _UNSEEN.sub("", text)))
    for _ in range(2):
        text = _UNENDED.sub(lambda found: html5.get(found[1], found[0]), unescaped(text)) if "&" in text else text
    return " ".join(text.split()) or None


def once_less(html: str) -> str:
    """HTML that was escaped once too often, as it was meant."""
    return unescaped(html) if not _TAG.search(html) and _ESCAPED_TAG.search(html) else html
