"""The namespaces of feeds and sitemaps, each by the prefix that readers know it by."""

from __future__ import annotations

NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "georss": "http://www.georss.org/georss",
    "itunes": "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "thr": "http://purl.org/rss/1.0/modules/threading/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
_BY_ADDRESS = {uri.lower().rstrip("/#"): prefix for prefix, uri in NAMESPACES.items()}
#: Formats of their own: their elements carry no prefix.
_BARE = (
    "http://www.w3.org/2005/atom",
    "http://purl.org/atom/",
    "http://purl.org/rss/1.0",
    "http://purl.org/net/rss1.1",
    "http://my.netscape.com/rdf/simple/0.9",
    "http://channel.netscape.com/rdf/simple/0.9",
    "http://backend.userland.com/rss",
    "http://blogs.law.harvard.edu/tech/rss",
    "http://cyber.law.harvard.edu/rss",
    "http://www.sitemaps.org/schemas/sitemap",
    "http://www.google.com/schemas/sitemap/",
)
#: What these prefixes mean where nothing declares them.
_USUAL = {
    **{prefix: prefix for prefix in NAMESPACES},
    "": "",
    "atom": "",
    "a10": "",
    "rss": "",
    "atom10": "",
    "sm": "",
    "n": "news",
}


def prefix_of(prefix: str, uri: str | None) -> str | None:
    """The known prefix for a prefix as it is written and bound; "" for none, None when nobody knows it."""
    if uri is None:
        return _USUAL.get(prefix)
    address = uri.strip().lower().replace("https://", "http://").rstrip("/#")
    if address in _BY_ADDRESS:
        return _BY_ADDRESS[address]
    if address.startswith(_BARE):
        return ""
    return _USUAL.get(prefix, None if prefix else "")
