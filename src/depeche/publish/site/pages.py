"""A template of the site filled in. Every value is escaped, and whatever came from outside is text."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from depeche._languages import language
from depeche.errors import MissingExtra
from depeche.ledger.finding import FactHit
from depeche.publish.fragments import at_words
from depeche.publish.harmless import harmless
from depeche.publish.interface import Interface, interface
from depeche.publish.provenance import web_address
from depeche.publish.values import date_in_words

if TYPE_CHECKING:
    from jinja2 import Environment

#: In the order in which browsers read them.
STYLES = ("page.css", "desk.css", "charts.css")


@dataclass(frozen=True, slots=True)
class Pages:
    """The templates with the words of one language."""

    environment: Environment
    words: Interface
    title: str

    def draw(self, template: str, **values: object) -> str:
        """The template filled in."""
        return self.environment.get_template(template).render({**self._known(), **values})

    def _known(self) -> Mapping[str, Any]:
        words = self.words
        return {
            "say": words.say,
            "t": lambda key, **values: words.say(f"desk.{key}", **values),
            "ui": words.code,
            "site_title": self.title,
            "day": lambda value: date_in_words(value, words),
            "day_of": lambda hit: days_in_words(hit, words),
            "original": original,
            "credit": credit,
        }


def pages_of(code: str, title: str) -> Pages:
    """The pages in that language. Raises MissingExtra without Jinja2."""
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
        from markupsafe import Markup
    except ImportError as error:
        raise MissingExtra("Jinja2", "web") from error

    def shown(value: object) -> object:
        return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=PackageLoader("depeche.publish.site"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return Pages(environment, site_words(code), title)


@functools.cache
def site_words(code: str) -> Interface:
    """The words of the site: those of the desk, of its views and of the charts."""
    base = interface(code)
    own = {name: language(base.code).toml(name) for name in ("desk", "charts", "views")}
    return Interface(base.code, {**language(base.code).toml("interface"), **own})


def days_in_words(hit: FactHit, words: Interface) -> str:
    """From the first to the last day of the fact, an open end said to be open; nothing where no day is known."""
    if hit.first_day is None or hit.last_day is None:
        return ""
    first, last = ("" if end.startswith(("0000", "9999")) else end for end in (hit.first_day, hit.last_day))
    return date_in_words(first if first == last else f"{first}/{last}", words)


def original(hit: FactHit) -> str | None:
    """The article where it first stood, open at the fact's words; None when its address is not known."""
    address = web_address(hit.source_url) or web_address(hit.url)
    if address is None:
        return None
    words = hit.text("evidence")
    return at_words(address, words) if words else address


def credit(source_url: str | None, url: str | None) -> str | None:
    """Where the article first stood; None when its address is not known."""
    return web_address(source_url) or web_address(url)


def style(name: str) -> str:
    """A style sheet of the package."""
    folder = {"page.css": "page", "desk.css": "desk/static", "charts.css": "charts"}[name]
    return files("depeche.publish").joinpath(folder).joinpath(name).read_text(encoding="utf-8")


def script() -> str:
    """What makes charts better where scripts run."""
    return files("depeche.publish.charts").joinpath("charts.js").read_text(encoding="utf-8")
