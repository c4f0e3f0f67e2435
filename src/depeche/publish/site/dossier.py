"""The dossier: a story or a person on one page that needs nothing else, to be sent, printed and kept."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path

from depeche.errors import CannotPublish
from depeche.ledger.finding import ArticleHit, FactHit
from depeche.publish.charts.days import days_chart
from depeche.publish.charts.deeds import deeds_chart
from depeche.publish.charts.figure import figure
from depeche.publish.charts.places import places_chart
from depeche.publish.charts.regions import fitting
from depeche.publish.interface import Interface
from depeche.publish.site.pages import STYLES, Pages, style
from depeche.publish.site.selection import Selection
from depeche.publish.site.write import markup


class _Within:
    """Everything leads to its place in the same page."""

    def __init__(self, keys: set[str]) -> None:
        self._keys = keys

    def fact(self, key: str) -> str | None:
        return f"#fact-{key}" if key in self._keys else None

    def facts(self, query: str) -> str | None:
        del query
        return None

    def entity(self, id_: str) -> str | None:
        del id_
        return None


def write_dossier(selection: Selection, path: Path, pages: Pages) -> None:
    """The file is the dossier of the selection. Raises CannotPublish."""
    sheet = "\n".join(style(name) for name in STYLES)
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    values = {
        "selection": selection,
        "charts": {name: markup(drawn) for name, drawn in _drawn(selection, pages.words).items()},
        "by_article": _by_article(selection),
        "sheet": markup(sheet),
        "policy": f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    }
    try:
        draft = path.with_name(f"{path.name}.part")
        draft.write_text(
            pages.draw("dossier.html", **values), encoding="utf-8", errors="backslashreplace", newline="\n"
        )
        draft.replace(path)
    except OSError as error:
        raise CannotPublish(str(path), error.strerror or str(error)) from error


def _drawn(selection: Selection, words: Interface) -> Mapping[str, str]:
    """The three charts, their marks leading to the facts below."""
    links = _Within({hit.key for hit in selection.facts})
    spots = selection.places.spots
    region = fitting([(spot.lon, spot.lat, spot.facts) for spot in spots])
    charts = {
        "timeline": days_chart(selection.days, words, links),
        "map": places_chart(selection.places, region, words, links),
        "network": deeds_chart(selection.actors, words, links),
    }
    return {name: figure(chart, words) for name, chart in charts.items()}


def _by_article(selection: Selection) -> list[tuple[ArticleHit, list[FactHit]]]:
    """The facts under their articles, the articles in their order."""
    found: dict[int, list[FactHit]] = {}
    for hit in selection.facts:
        found.setdefault(hit.article, []).append(hit)
    return [(article, found[article.id]) for article in selection.articles if article.id in found]
