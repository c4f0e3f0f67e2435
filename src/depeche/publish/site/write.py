"""The site: pages, feeds and tables in a folder, the same bytes for the same ledger and selection."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from depeche.errors import CannotPublish
from depeche.ledger import Ledger
from depeche.ledger.finding import Page
from depeche.publish.charts.chart import Chart
from depeche.publish.charts.days import days_chart
from depeche.publish.charts.deeds import deeds_chart
from depeche.publish.charts.figure import figure
from depeche.publish.charts.places import places_chart
from depeche.publish.charts.regions import REGIONS, fitting
from depeche.publish.exports.columns import COLUMNS, row_of
from depeche.publish.feeds.atom import write_atom
from depeche.publish.feeds.feed import Feed, Item, without_copies
from depeche.publish.feeds.items import article_item, claim_item, fact_item
from depeche.publish.feeds.json_feed import write_json_feed
from depeche.publish.rows import as_csv
from depeche.publish.site.addresses import Addresses, SiteLinks, addresses_of
from depeche.publish.site.pages import STYLES, Pages, script, style
from depeche.publish.site.selection import Selection, publics

if TYPE_CHECKING:
    from markupsafe import Markup

#: What tells a folder that depeche wrote, with all files that it wrote there.
MANIFEST = "depeche-site.json"
#: Rows of a page before the next begins; items of a feed; facts of each part on a person's page.
_ROWS, _ITEMS, _FACTS = 100, 100, 20
_ARTICLE_COLUMNS = ("record", "headline", "outlet", "published", "language", "original", "url", "facts", "republish")


def write_site(ledger: Ledger, selection: Selection, folder: Path, pages: Pages, base: str | None = None) -> int:
    """How many files the folder holds now. ``base`` is where it will be served, for the feeds.

    Files of an earlier site there are replaced or gone; raises CannotPublish for a folder that holds anything else.
    """
    before = _written_before(folder)
    files = dict(_files(ledger, selection, pages, base.rstrip("/") + "/" if base else None))
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", errors="backslashreplace", newline="\n")
        for name in sorted(before - files.keys()):
            (folder / name).unlink(missing_ok=True)
        (folder / MANIFEST).write_text(json.dumps({"files": sorted(files)}, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise CannotPublish(str(folder), error.strerror or str(error)) from error
    return len(files)


def _written_before(folder: Path) -> set[str]:
    """The files of an earlier site; names that lead out of the folder are not among them."""
    if folder.exists() and not folder.is_dir():
        raise CannotPublish(str(folder), "is a file; name a folder")
    if not folder.exists() or not any(folder.iterdir()):
        return set()
    try:
        known = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {str(name) for name in known if (folder / str(name)).resolve().is_relative_to(folder.resolve())}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CannotPublish(
            str(folder), "holds other files; name an empty folder, or one that depeche wrote"
        ) from error


def _files(ledger: Ledger, selection: Selection, pages: Pages, base: str | None) -> Iterator[tuple[str, str]]:
    """Each file's name and content."""
    told = {hit.id: publics(ledger.overviews.facts_in(hit.id)) for hit in selection.articles}
    to = addresses_of(selection, {number: tuple(hit.key for hit in hits) for number, hits in told.items()})
    top = SiteLinks(to)
    yield from _lists(selection, pages, top)
    yield from _charts(selection, pages, top)
    for hit in selection.articles:
        arrival = selection.arrivals[hit.id]
        values = {"hit": hit, "arrival": arrival, "facts": told[hit.id], "links": SiteLinks(to, 1)}
        yield to.articles[hit.id], pages.draw("article.html", **values)
    for id_ in to.people:
        yield to.people[id_], _person(ledger, id_, pages, SiteLinks(to, 1))
    yield from _feeds(selection, pages, to, base)
    yield from _tables(selection)
    yield from ((f"static/{name}", style(name)) for name in STYLES)
    yield "static/charts.js", f"{{\n{script()}}}\n"  # a plain script: pages from disk may load no module


def _lists(selection: Selection, pages: Pages, links: SiteLinks) -> Iterator[tuple[str, str]]:
    """The lists, a hundred rows a page."""
    lists: tuple[tuple[str, str, Sequence[object], bool], ...] = (
        ("index", "index.html", selection.articles, selection.more_articles),
        ("facts", "facts.html", selection.facts, selection.more_facts),
        ("claims", "claims.html", selection.claims, False),
        ("people", "people.html", selection.people, False),
    )
    for name, template, rows, more in lists:
        count = max(1, -(-len(rows) // _ROWS))
        names = [f"{name}.html" if n == 0 else f"{name}-{n + 1}.html" for n in range(count)]
        for n, file in enumerate(names):
            around = (names[n - 1] if n else None, names[n + 1] if n + 1 < count else None)
            shown = rows[n * _ROWS : (n + 1) * _ROWS]
            yield (
                file,
                pages.draw(
                    template,
                    rows=shown,
                    selection=selection,
                    around=around,
                    links=links,
                    more=more,
                    here=f"{name}.html",
                ),
            )


def _charts(selection: Selection, pages: Pages, links: SiteLinks) -> Iterator[tuple[str, str]]:
    words = pages.words
    drawn = {
        "timeline": days_chart(selection.days, words, links),
        "network": deeds_chart(selection.actors, words, links),
    }
    for name, chart in drawn.items():
        yield f"{name}.html", _chart(pages, links, name, chart)
    chosen = fitting([(spot.lon, spot.lat, spot.facts) for spot in selection.places.spots])
    files = {region.name: "map.html" if region == chosen else f"map-{region.name}.html" for region in REGIONS}
    for region in REGIONS:
        chart = places_chart(selection.places, region, words, links)
        yield (
            files[region.name],
            _chart(pages, links, "map", chart, {r: (f, r == region.name) for r, f in files.items()}),
        )


def _chart(
    pages: Pages, links: SiteLinks, name: str, chart: Chart, regions: Mapping[str, tuple[str, bool]] | None = None
) -> str:
    drawn = markup(figure(chart, pages.words))
    return pages.draw("chart.html", chart=chart, figure=drawn, links=links, here=f"{name}.html", regions=regions or {})


def _person(ledger: Ledger, id_: str, pages: Pages, links: SiteLinks) -> str:
    """The page of a person, body or country."""
    known, words = ledger.overviews.portrait(id_), pages.words
    roles = {role: publics(ledger.overviews.parts(known, role, Page(_FACTS)).rows) for role in known.roles}
    days = days_chart(ledger.overviews.days(somebody=known.somebody.id, public=True), words, links)
    deeds = deeds_chart(ledger.overviews.actors(somebody=known.somebody.id), words, links)
    return pages.draw(
        "person.html",
        known=known,
        roles=roles,
        over_time=markup(figure(days, words)),
        with_whom=markup(figure(deeds, words)),
        links=links,
        here="people.html",
    )


def _feeds(selection: Selection, pages: Pages, to: Addresses, base: str | None) -> Iterator[tuple[str, str]]:
    """Three feeds in both formats."""
    places = {f"/articles/{number}": name for number, name in to.articles.items()}
    places |= {f"/facts/{key}": name for key, name in to.facts.items()}

    def page(path: str) -> str | None:
        return f"{base}{places[path]}" if base and path in places else None

    came, words = selection.arrivals, pages.words
    items: dict[str, list[Item]] = {
        "articles": [article_item(hit, came, words, page) for hit in selection.articles[:_ITEMS]],
        "facts": [fact_item(hit, came, words, page) for hit in selection.facts[:_ITEMS]],
        "claims": [claim_item(claim, came, words, page) for claim in selection.claims[:_ITEMS]],
    }
    for name, found in items.items():
        shown = base + ("index.html" if name == "articles" else f"{name}.html") if base else None
        kinds: tuple[tuple[str, Callable[[Feed], str]], ...] = (("atom", write_atom), ("json", write_json_feed))
        for kind, write in kinds:
            address = f"{base}feeds/{name}.{kind}" if base else None
            title = f"{pages.title}: {words.say(f'views.site.{name}')}"
            yield f"feeds/{name}.{kind}", write(Feed(title, address, shown, words.code, without_copies(found)))


def _tables(selection: Selection) -> Iterator[tuple[str, str]]:
    """Articles and facts as CSV and JSON, as the exports have them."""
    facts = [row_of(hit) for hit in selection.facts]
    articles = [
        {name: getattr(hit, name, None) for name in _ARTICLE_COLUMNS} | {"original": hit.source_url or hit.url}
        for hit in selection.articles
    ]
    for name, rows, columns in (
        ("facts", facts, [column.name for column in COLUMNS]),
        ("articles", articles, list(_ARTICLE_COLUMNS)),
    ):
        yield f"data/{name}.csv", "".join(as_csv(rows, columns))
        yield f"data/{name}.json", json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def markup(drawn: str) -> Markup:
    """What is markup already, made by us."""
    from markupsafe import Markup

    return Markup(drawn)
