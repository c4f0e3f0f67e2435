"""The rows of a view as a feed that others follow: Atom or JSON Feed, with as much of the words as each outlet allows."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Request
from starlette.responses import Response

from depeche.ledger import Ledger
from depeche.ledger.asking import Claim, Outlet
from depeche.ledger.finding import ArticleHit, FactHit
from depeche.publish.desk.asking import Asked
from depeche.publish.desk.pages import address, reader_words
from depeche.publish.feeds import atom, json_feed
from depeche.publish.feeds.feed import Feed, Item, without_copies
from depeche.publish.feeds.items import Arrivals, article_item, claim_item, fact_item, outlet_item
from depeche.publish.interface import Interface

FEEDS = ("atom", "feed")
Hit = ArticleHit | FactHit | Claim | Outlet


def fed(request: Request, ledger: Ledger, asked: Asked, title: str, hits: Sequence[Hit], *, more: bool) -> Response:
    """The hits as the feed that was asked for."""
    words, base = reader_words(request), f"{request.url.scheme}://{request.url.netloc}"
    came = ledger.overviews.arrivals(number for hit in hits for number in _articles(hit))
    items = [_item(hit, came, words, base) for hit in hits]
    following = address(request, offset=asked.offset + asked.limit) if more else None
    feed = Feed(
        title=f"depeche: {title}" + (f" · {asked.query}" if asked.query else ""),
        address=base + address(request),
        page=base + address(request, format=None),
        language=words.code,
        items=without_copies(items),
        following=base + following if following else None,
    )
    if asked.form == "atom":
        return Response(atom.write_atom(feed), media_type=f"{atom.MEDIA_TYPE}; charset=utf-8")
    return Response(json_feed.write_json_feed(feed), media_type=json_feed.MEDIA_TYPE)


def _articles(hit: Hit) -> tuple[int, ...]:
    match hit:
        case ArticleHit():
            return (hit.id,)
        case FactHit():
            return (hit.article,)
        case Claim():
            return hit.fact.article, hit.answer.article
        case Outlet():
            return ()


def _item(hit: Hit, came: Arrivals, words: Interface, base: str) -> Item:
    def page(path: str) -> str:
        return base + path

    match hit:
        case ArticleHit():
            return article_item(hit, came, words, page)
        case FactHit():
            return fact_item(hit, came, words, page)
        case Claim():
            return claim_item(hit, came, words, page)
        case Outlet():
            return outlet_item(hit, page)
